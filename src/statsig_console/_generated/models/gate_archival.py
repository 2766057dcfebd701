from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new


@_define(kw_only=True, repr=False)
class GateArchival(Model):
    """How a gate or dynamic config is archived."""

    force_archive: bool | Unset = UNSET
    """Whether to archive it although something speaks against it."""
    archive_reason: str | Unset = UNSET
    """Why it is archived."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "force_archive": "forceArchive",
        "archive_reason": "archiveReason",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.force_archive = pop("forceArchive", UNSET)
        self.archive_reason = pop("archiveReason", UNSET)
        self.additional_properties = rest or {}
        return self
