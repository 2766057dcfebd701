from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new


@_define(kw_only=True, repr=False)
class SegmentUserStoreIds(Model):
    """Ids to add to or to remove from a user store."""

    ids: list[str]
    """The ids; at most 1000."""
    name: str | Unset = UNSET
    """Id of the segment, as the list of ids gives it; the server ignores it."""
    count: int | Unset = UNSET
    """Number of ids, as the list of ids gives it; the server ignores it."""
    version: float | Unset = UNSET
    """Number of the version of the list that is meant; what it does is not documented."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "ids": "ids",
        "name": "name",
        "count": "count",
        "version": "version",
    }

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
        self.version = pop("version", UNSET)
        self.additional_properties = rest or {}
        return self
