from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import ABSENT, UNSET, Model, Unset, complete, new


@_define(kw_only=True, repr=False)
class MetricOwner(Model):
    """The user or key that a metric belongs to; at times with the name alone."""

    name: str | None = ABSENT
    """Display name."""
    owner_id: str | None | Unset = UNSET
    """Id of the user or key."""
    owner_type: str | None | Unset = UNSET
    """Kind of owner, such as `USER` or `SDK_KEY`."""
    owner_name: str | None | Unset = UNSET
    """Display name once more."""
    owner_email: str | None | Unset = UNSET
    """Address."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "name": "name",
        "owner_id": "ownerID",
        "owner_type": "ownerType",
        "owner_name": "ownerName",
        "owner_email": "ownerEmail",
    }
    always_present: ClassVar[tuple[str, ...]] = ("name",)

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        try:
            self.name = pop("name")
        except KeyError:
            return cls.from_dict(complete(cls, source))
        self.owner_id = pop("ownerID", UNSET)
        self.owner_type = pop("ownerType", UNSET)
        self.owner_name = pop("ownerName", UNSET)
        self.owner_email = pop("ownerEmail", UNSET)
        self.additional_properties = rest or {}
        return self
