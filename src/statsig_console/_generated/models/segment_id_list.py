from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, new


@_define(kw_only=True, repr=False)
class SegmentIdList(Model):
    """A segment with its ids."""

    name: str
    """Id of the segment."""
    count: int
    """Number of ids in the whole list."""
    ids: list[str]
    """The ids of this page."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {"name": "name", "count": "count", "ids": "ids"}

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.name = pop("name", UNSET)
        self.count = pop("count", UNSET)
        self.ids = pop("ids", UNSET)
        self.additional_properties = rest or {}
        return self
