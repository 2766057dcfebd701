from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, new


@_define(kw_only=True, repr=False)
class ProjectTeamSettings(Model):
    """How a project uses teams."""

    require_teams_on_configs: bool
    """Whether each new gate, experiment and the like must have a team."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {"require_teams_on_configs": "require_teams_on_configs"}

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.require_teams_on_configs = pop("require_teams_on_configs", UNSET)
        self.additional_properties = rest or {}
        return self
