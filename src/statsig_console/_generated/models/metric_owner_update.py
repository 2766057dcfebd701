from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new


@_define(kw_only=True, repr=False)
class MetricOwnerUpdate(Model):
    """The user that a metric shall belong to."""

    email: str | Unset = UNSET
    """Address of the user."""
    owner_id: str | Unset = UNSET
    """Id of the user."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {"email": "email", "owner_id": "ownerID"}

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.email = pop("email", UNSET)
        self.owner_id = pop("ownerID", UNSET)
        self.additional_properties = rest or {}
        return self
