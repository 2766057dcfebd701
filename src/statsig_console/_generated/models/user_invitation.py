from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new


@_define(kw_only=True, repr=False)
class UserInvitation(Model):
    """People to invite."""

    emails: list[str]
    """Addresses of the people; only of the company's own domain."""
    role: str
    """Name of the role that all of them get: `Admin`, `Read Only`, `Member` or one of the project."""
    teams: list[str] | Unset = UNSET
    """Teams to put them into; whether by name or by id is not published."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {"emails": "emails", "role": "role", "teams": "teams"}

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.emails = pop("emails", UNSET)
        self.role = pop("role", UNSET)
        self.teams = pop("teams", UNSET)
        self.additional_properties = rest or {}
        return self
