from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new


@_define(kw_only=True, repr=False)
class SegmentIdListMetadata(Model):
    """State of an id list."""

    current_version: int | None | Unset = UNSET
    """Number of the current version."""
    is_updating: bool | Unset = UNSET
    """Whether a change is under way."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {"current_version": "currentVersion", "is_updating": "isUpdating"}

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.current_version = pop("currentVersion", UNSET)
        self.is_updating = pop("isUpdating", UNSET)
        self.additional_properties = rest or {}
        return self
