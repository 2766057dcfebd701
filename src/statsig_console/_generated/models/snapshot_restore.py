from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, new


@_define(kw_only=True, repr=False)
class SnapshotRestore(Model):
    """The way back to an earlier state."""

    snapshot_id: str
    """Id of the state that was committed earlier."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {"snapshot_id": "snapshot_id"}

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.snapshot_id = pop("snapshot_id", UNSET)
        self.additional_properties = rest or {}
        return self
