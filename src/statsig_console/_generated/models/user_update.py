from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new


@_define(kw_only=True, repr=False)
class UserUpdate(Model):
    """Fields of a user to change."""

    first_name: str | Unset = UNSET
    """First name."""
    last_name: str | Unset = UNSET
    """Last name."""
    role: str | Unset = UNSET
    """Name of the new role: `Admin`, `Read Only`, `Member` or one of the project."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "first_name": "firstName",
        "last_name": "lastName",
        "role": "role",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.first_name = pop("firstName", UNSET)
        self.last_name = pop("lastName", UNSET)
        self.role = pop("role", UNSET)
        self.additional_properties = rest or {}
        return self
