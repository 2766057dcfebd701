from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import ABSENT, UNSET, Model, Unset, complete, later, new
from .. import models

as_id_type_mapping = later(globals(), "as_id_type_mapping", lambda: models.IDTypeMapping.from_dict)
as_owner = later(globals(), "as_owner", lambda: models.Owner.from_dict)


@_define(kw_only=True, repr=False)
class EntityPropertySource(Model):
    """A query for properties of units."""

    name: str
    """Name; it identifies the source."""
    description: str | None = ABSENT
    """What people wrote about it."""
    tags: list[str] = ABSENT
    """Names of its tags."""
    sql: str
    """Query that gives the properties."""
    timestamp_column: str | None | Unset = UNSET
    """Column with the time of a property; may be empty."""
    timestamp_as_day: bool | None | Unset = UNSET
    """Whether that column holds days."""
    id_type_mapping: list[models.IDTypeMapping]
    """Columns that hold unit ids."""
    is_read_only: bool | Unset = UNSET
    """Whether only the API may change it."""
    owner: models.Owner | None | Unset = UNSET
    """Who it belongs to; missing when it was made by the API."""
    team: str | None | Unset = UNSET
    """Name of the team that looks after it."""
    team_id: str | None | Unset = UNSET
    """Id of the team that looks after it."""
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
        "owner": "owner",
        "team": "team",
        "team_id": "teamID",
    }
    always_present: ClassVar[tuple[str, ...]] = ("description", "tags")

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        try:
            self.description = pop("description")
            self.tags = pop("tags")
        except KeyError:
            return cls.from_dict(complete(cls, source))
        self.name = pop("name", UNSET)
        self.sql = pop("sql", UNSET)
        self.timestamp_column = pop("timestampColumn", UNSET)
        self.timestamp_as_day = pop("timestampAsDay", UNSET)
        self.id_type_mapping = (
            [as_id_type_mapping(item) for item in value]
            if type(value := pop("idTypeMapping", UNSET)) is list and value
            else value
        )
        self.is_read_only = pop("isReadOnly", UNSET)
        self.owner = as_owner(value) if type(value := pop("owner", UNSET)) is dict else value
        self.team = pop("team", UNSET)
        self.team_id = pop("teamID", UNSET)
        self.additional_properties = rest or {}
        return self
