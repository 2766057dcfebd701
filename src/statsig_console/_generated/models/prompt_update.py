from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new


@_define(kw_only=True, repr=False)
class PromptUpdate(Model):
    """A change of a prompt."""

    description: str | Unset = UNSET
    """Text that explains it; at most 1000 characters."""
    target_apps: list[str] | Unset = UNSET
    """Names or ids of its target apps."""
    team: str | Unset = UNSET
    """Name of its team."""
    team_id: str | Unset = UNSET
    """Id of its team."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "description": "description",
        "target_apps": "targetApps",
        "team": "team",
        "team_id": "teamID",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.description = pop("description", UNSET)
        self.target_apps = pop("targetApps", UNSET)
        self.team = pop("team", UNSET)
        self.team_id = pop("teamID", UNSET)
        self.additional_properties = rest or {}
        return self
