from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, new


@_define(kw_only=True, repr=False)
class ProjectRoleSettings(Model):
    """How roles are given in a project."""

    default_project_role: str
    """Name of the role that users begin with."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {"default_project_role": "default_project_role"}

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.default_project_role = pop("default_project_role", UNSET)
        self.additional_properties = rest or {}
        return self
