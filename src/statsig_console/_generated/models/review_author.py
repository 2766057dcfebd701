from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new


@_define(kw_only=True, repr=False)
class ReviewAuthor(Model):
    """The user or key that asked for a review."""

    id: str
    """Id of the user or key."""
    email: str | None | Unset = UNSET
    """Address; null for a key."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {"id": "id", "email": "email"}

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.id = pop("id", UNSET)
        self.email = pop("email", UNSET)
        self.additional_properties = rest or {}
        return self
