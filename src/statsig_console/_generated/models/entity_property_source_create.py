from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, later, new
from .. import models

as_id_type_mapping = later(globals(), "as_id_type_mapping", lambda: models.IDTypeMapping.from_dict)


@_define(kw_only=True, repr=False)
class EntityPropertySourceCreate(Model):
    """A new entity property source."""

    name: str
    """Name; it identifies the source."""
    description: str | Unset = UNSET
    """What to say about it."""
    tags: list[str] | Unset = UNSET
    """Names of its tags."""
    sql: str
    """Query that gives the properties."""
    timestamp_column: str | Unset = UNSET
    """Column with the time of a property."""
    timestamp_as_day: bool | Unset = UNSET
    """Whether that column holds days."""
    id_type_mapping: list[models.IDTypeMapping]
    """Columns that hold unit ids."""
    is_read_only: bool | Unset = UNSET
    """Whether only the API may change it."""
    team: str | None | Unset = UNSET
    """Name of the team that looks after it."""
    team_id: str | None | Unset = UNSET
    """Id of the team that looks after it."""
    dry_run: bool | Unset = UNSET
    """Whether to check the inputs without storing anything."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "name": "name",
        "description": "description",
        "tags": "tags",
        "sql": "sql",
        "timestamp_column": "timestampColumn",
        "timestamp_as_day": "timestampAsDay",
        "id_type_mapping": "idTypeMapping",
        "is_read_only": "isReadOnly",
        "team": "team",
        "team_id": "teamID",
        "dry_run": "dryRun",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.name = pop("name", UNSET)
        self.description = pop("description", UNSET)
        self.tags = pop("tags", UNSET)
        self.sql = pop("sql", UNSET)
        self.timestamp_column = pop("timestampColumn", UNSET)
        self.timestamp_as_day = pop("timestampAsDay", UNSET)
        self.id_type_mapping = (
            [as_id_type_mapping(item) for item in value]
            if type(value := pop("idTypeMapping", UNSET)) is list and value
            else value
        )
        self.is_read_only = pop("isReadOnly", UNSET)
        self.team = pop("team", UNSET)
        self.team_id = pop("teamID", UNSET)
        self.dry_run = pop("dryRun", UNSET)
        self.additional_properties = rest or {}
        return self
