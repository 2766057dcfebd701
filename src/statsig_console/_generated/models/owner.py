from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import ABSENT, UNSET, Model, Unset, complete, new


@_define(kw_only=True, repr=False)
class Owner(Model):
    """The user or key that an object belongs to."""

    owner_id: str | Unset = UNSET
    """Id of the user or key."""
    owner_type: str = ABSENT
    """Kind of owner, such as `USER` or `SDK_KEY`."""
    owner_name: str = ABSENT
    """Display name."""
    owner_email: str | Unset = UNSET
    """Address; empty for a key."""
    name: str | None | Unset = UNSET
    """Display name in an older form."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "owner_id": "ownerID",
        "owner_type": "ownerType",
        "owner_name": "ownerName",
        "owner_email": "ownerEmail",
        "name": "name",
    }
    always_present: ClassVar[tuple[str, ...]] = ("ownerType", "ownerName")

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        try:
            self.owner_type = pop("ownerType")
            self.owner_name = pop("ownerName")
        except KeyError:
            return cls.from_dict(complete(cls, source))
        self.owner_id = pop("ownerID", UNSET)
        self.owner_email = pop("ownerEmail", UNSET)
        self.name = pop("name", UNSET)
        self.additional_properties = rest or {}
        return self
