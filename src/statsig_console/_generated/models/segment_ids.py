from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new


@_define(kw_only=True, repr=False)
class SegmentIds(Model):
    """Ids to add, to remove or to have instead of all others."""

    ids: list[str]
    """The ids; at most 100000."""
    name: str | Unset = UNSET
    """Id of the segment, as the list of ids gives it; the server ignores it."""
    count: int | Unset = UNSET
    """Number of ids, as the list of ids gives it; the server ignores it."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {"ids": "ids", "name": "name", "count": "count"}

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.ids = pop("ids", UNSET)
        self.name = pop("name", UNSET)
        self.count = pop("count", UNSET)
        self.additional_properties = rest or {}
        return self
