from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, later, new
from .. import models

as_id_type_mapping = later(globals(), "as_id_type_mapping", lambda: models.IDTypeMapping.from_dict)
as_owner = later(globals(), "as_owner", lambda: models.Owner.from_dict)


@_define(kw_only=True, repr=False)
class AssignmentSourceUpdate(Model):
    """Fields of an assignment source to change."""

    name: str | Unset = UNSET
    """New name."""
    description: str | Unset = UNSET
    """What to say about it."""
    tags: list[str] | Unset = UNSET
    """Names of its tags; the whole list."""
    timestamp_column: str | Unset = UNSET
    """Column with the time of the assignment."""
    experiment_id_column: str | Unset = UNSET
    """Column with the id of the experiment."""
    group_id_column: str | Unset = UNSET
    """Column with the id of the group."""
    id_type_mapping: list[models.IDTypeMapping] | Unset = UNSET
    """Columns that hold unit ids; the whole list."""
    is_verified: bool | Unset = UNSET
    """Whether to mark it as trustworthy."""
    is_read_only: bool | Unset = UNSET
    """Whether only the API may change it."""
    owner: models.Owner | None | Unset = UNSET
    """Who it belongs to."""
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
        "timestamp_column": "timestampColumn",
        "experiment_id_column": "experimentIDColumn",
        "group_id_column": "groupIDColumn",
        "id_type_mapping": "idTypeMapping",
        "is_verified": "isVerified",
        "is_read_only": "isReadOnly",
        "owner": "owner",
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
        self.timestamp_column = pop("timestampColumn", UNSET)
        self.experiment_id_column = pop("experimentIDColumn", UNSET)
        self.group_id_column = pop("groupIDColumn", UNSET)
        self.id_type_mapping = (
            [as_id_type_mapping(item) for item in value]
            if type(value := pop("idTypeMapping", UNSET)) is list and value
            else value
        )
        self.is_verified = pop("isVerified", UNSET)
        self.is_read_only = pop("isReadOnly", UNSET)
        self.owner = as_owner(value) if type(value := pop("owner", UNSET)) is dict else value
        self.team = pop("team", UNSET)
        self.team_id = pop("teamID", UNSET)
        self.dry_run = pop("dryRun", UNSET)
        self.additional_properties = rest or {}
        return self
