from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new


@_define(kw_only=True, repr=False)
class ReviewerSet(Model):
    """Users and groups that may review."""

    user_ids: list[str] | Unset = UNSET
    """Ids of users."""
    group_ids: list[str] | Unset = UNSET
    """Ids of groups."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {"user_ids": "user_ids", "group_ids": "group_ids"}

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.user_ids = pop("user_ids", UNSET)
        self.group_ids = pop("group_ids", UNSET)
        self.additional_properties = rest or {}
        return self
