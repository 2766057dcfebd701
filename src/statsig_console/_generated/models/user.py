from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import ABSENT, UNSET, Model, Unset, complete, new


@_define(kw_only=True, repr=False)
class User(Model):
    """A person who works in the project."""

    user_id: str | Unset = UNSET
    """Id of the user; missing at times."""
    email: str
    """Address."""
    first_name: str | None = ABSENT
    """First name; may be empty."""
    last_name: str | None = ABSENT
    """Last name; may be empty."""
    role: str | None = ABSENT
    """Name of the role, own ones included; `Admin` was seen as `admin`, too."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "user_id": "userID",
        "email": "email",
        "first_name": "firstName",
        "last_name": "lastName",
        "role": "role",
    }
    always_present: ClassVar[tuple[str, ...]] = ("firstName", "lastName", "role")

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        try:
            self.first_name = pop("firstName")
            self.last_name = pop("lastName")
            self.role = pop("role")
        except KeyError:
            return cls.from_dict(complete(cls, source))
        self.user_id = pop("userID", UNSET)
        self.email = pop("email", UNSET)
        self.additional_properties = rest or {}
        return self
