from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, later, new
from .. import models

as_custom_field_mapping = later(
    globals(), "as_custom_field_mapping", lambda: models.CustomFieldMapping.from_dict
)
as_id_type_mapping = later(globals(), "as_id_type_mapping", lambda: models.IDTypeMapping.from_dict)
as_owner = later(globals(), "as_owner", lambda: models.Owner.from_dict)


@_define(kw_only=True, repr=False)
class MetricSourceUpdate(Model):
    """A metric source without its name."""

    description: str | Unset = UNSET
    """What it holds."""
    sql: str
    """Query that gives the rows; `{statsig_start_date}` and `{statsig_end_date}` may stand in it."""
    timestamp_column: str
    """Column with the time of a row."""
    timestamp_as_day: bool | Unset = UNSET
    """Whether times are taken as whole days."""
    id_type_mapping: list[models.IDTypeMapping]
    """Which column holds which unit id type; the whole list."""
    source_type: models.MetricSourceType | Unset = UNSET
    """Whether rows come from a table or a query."""
    table_name: str | Unset = UNSET
    """Name of the table for the type `table`."""
    date_partition_column: str | Unset = UNSET
    """Column by which the table is divided into days, for the type `table`."""
    custom_field_mapping: list[models.CustomFieldMapping] | Unset = UNSET
    """Further columns to compute; the whole list."""
    tags: list[str] | Unset = UNSET
    """Names of its tags; the whole list."""
    is_read_only: bool | Unset = UNSET
    """Whether it can be changed by the API alone."""
    is_verified: bool | Unset = UNSET
    """Whether the team vouches for it."""
    owner: models.Owner | None | Unset = UNSET
    """Who answers for it."""
    team: str | None | Unset = UNSET
    """Name of its team."""
    team_id: str | None | Unset = UNSET
    """Id of its team."""
    disable_cure: bool | Unset = UNSET
    """Whether CURE is off for this source."""
    skip_validation: bool | Unset = UNSET
    """Whether the query is not tried out; needs `all_columns` and `column_types`, and not every project may."""
    all_columns: list[str] | Unset = UNSET
    """Names of all columns."""
    column_types: list[str] | Unset = UNSET
    """Types of these columns."""
    dry_run: bool | Unset = UNSET
    """Whether to check the change and store nothing."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
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
        "disable_cure": "disableCURE",
        "skip_validation": "skip_validation",
        "all_columns": "all_columns",
        "column_types": "column_types",
        "dry_run": "dryRun",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.description = pop("description", UNSET)
        self.sql = pop("sql", UNSET)
        self.timestamp_column = pop("timestampColumn", UNSET)
        self.timestamp_as_day = pop("timestampAsDay", UNSET)
        self.id_type_mapping = (
            [as_id_type_mapping(item) for item in value]
            if type(value := pop("idTypeMapping", UNSET)) is list and value
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
        self.tags = pop("tags", UNSET)
        self.is_read_only = pop("isReadOnly", UNSET)
        self.is_verified = pop("isVerified", UNSET)
        self.owner = as_owner(value) if type(value := pop("owner", UNSET)) is dict else value
        self.team = pop("team", UNSET)
        self.team_id = pop("teamID", UNSET)
        self.disable_cure = pop("disableCURE", UNSET)
        self.skip_validation = pop("skip_validation", UNSET)
        self.all_columns = pop("all_columns", UNSET)
        self.column_types = pop("column_types", UNSET)
        self.dry_run = pop("dryRun", UNSET)
        self.additional_properties = rest or {}
        return self
