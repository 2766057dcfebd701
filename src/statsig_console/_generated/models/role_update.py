from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, later, new
from .. import models

as_role_permissions = later(globals(), "as_role_permissions", lambda: models.RolePermissions.from_dict)


@_define(kw_only=True, repr=False)
class RoleUpdate(Model):
    """The part of a role that can change."""

    permissions: models.RolePermissions
    """What it allows."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {"permissions": "permissions"}

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.permissions = (
            as_role_permissions(value) if type(value := pop("permissions", UNSET)) is dict else value
        )
        self.additional_properties = rest or {}
        return self
