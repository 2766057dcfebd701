from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import ABSENT, UNSET, Model, Unset, complete, later, new
from .. import models

as_custom_field_mapping = later(
    globals(), "as_custom_field_mapping", lambda: models.CustomFieldMapping.from_dict
)
as_id_type_mapping = later(globals(), "as_id_type_mapping", lambda: models.IDTypeMapping.from_dict)
as_owner = later(globals(), "as_owner", lambda: models.Owner.from_dict)


@_define(kw_only=True, repr=False)
class MetricSource(Model):
    """A table or query of a warehouse that metrics are computed from."""

    name: str
    """Name; it takes the place of an id."""
    description: str | None = ABSENT
    """What it holds."""
    sql: str = ABSENT
    """Query that gives the rows; `{statsig_start_date}` and `{statsig_end_date}` may stand in it."""
    timestamp_column: str = ABSENT
    """Column with the time of a row."""
    timestamp_as_day: bool | Unset = UNSET
    """Whether times are taken as whole days."""
    id_type_mapping: list[models.IDTypeMapping] = ABSENT
    """Which column holds which unit id type."""
    source_type: models.MetricSourceType | str | Unset = UNSET
    """Whether rows come from a table or a query."""
    table_name: str | None | Unset = UNSET
    """Name of the table; may be empty for a query."""
    date_partition_column: str | None | Unset = UNSET
    """Column by which the table is divided into days."""
    custom_field_mapping: list[models.CustomFieldMapping] | Unset = UNSET
    """Further columns that are computed."""
    tags: list[str] = ABSENT
    """Names of its tags."""
    is_read_only: bool | Unset = UNSET
    """Whether it can be changed by the API alone."""
    is_verified: bool | Unset = UNSET
    """Whether the team vouches for it."""
    owner: models.Owner | None | Unset = UNSET
    """Who answers for it; missing when it was made through the API."""
    team: str | None | Unset = UNSET
    """Name of its team."""
    team_id: str | None | Unset = UNSET
    """Id of its team."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "name": "name",
        "description": "description",
        "sql": "sql",
        "timestamp_column": "timestampColumn",
        "timestamp_as_day": "timestampAsDay",
        "id_type_mapping": "idTypeMapping",
        "source_type": "sourceType",
        "table_name": "tableName",
        "date_partition_column": "datePartitionColumn",
        "custom_field_mapping": "customFieldMapping",
        "tags": "tags",
        "is_read_only": "isReadOnly",
        "is_verified": "isVerified",
        "owner": "owner",
        "team": "team",
        "team_id": "teamID",
    }
    always_present: ClassVar[tuple[str, ...]] = (
        "description",
        "sql",
        "timestampColumn",
        "idTypeMapping",
        "tags",
    )

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        try:
            self.description = pop("description")
            self.sql = pop("sql")
            self.timestamp_column = pop("timestampColumn")
            raw_id_type_mapping = pop("idTypeMapping")
            self.tags = pop("tags")
        except KeyError:
            return cls.from_dict(complete(cls, source))
        self.name = pop("name", UNSET)
        self.timestamp_as_day = pop("timestampAsDay", UNSET)
        self.id_type_mapping = (
            [as_id_type_mapping(item) for item in value]
            if type(value := raw_id_type_mapping) is list and value
            else value
        )
        self.source_type = pop("sourceType", UNSET)
        self.table_name = pop("tableName", UNSET)
        self.date_partition_column = pop("datePartitionColumn", UNSET)
        self.custom_field_mapping = (
            [as_custom_field_mapping(item) for item in value]
            if type(value := pop("customFieldMapping", UNSET)) is list and value
            else value
        )
        self.is_read_only = pop("isReadOnly", UNSET)
        self.is_verified = pop("isVerified", UNSET)
        self.owner = as_owner(value) if type(value := pop("owner", UNSET)) is dict else value
        self.team = pop("team", UNSET)
        self.team_id = pop("teamID", UNSET)
        self.additional_properties = rest or {}
        return self
