from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import ABSENT, UNSET, Model, complete, later, new
from .. import models

as_role_permissions = later(globals(), "as_role_permissions", lambda: models.RolePermissions.from_dict)


@_define(kw_only=True, repr=False)
class Role(Model):
    """What a user may do in the project."""

    name: str
    """Name, which is the id as well, such as `Release manager`."""
    permissions: models.RolePermissions = ABSENT
    """What it allows."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {"name": "name", "permissions": "permissions"}
    always_present: ClassVar[tuple[str, ...]] = ("permissions",)

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        try:
            raw_permissions = pop("permissions")
        except KeyError:
            return cls.from_dict(complete(cls, source))
        self.name = pop("name", UNSET)
        self.permissions = as_role_permissions(value) if type(value := raw_permissions) is dict else value
        self.additional_properties = rest or {}
        return self
