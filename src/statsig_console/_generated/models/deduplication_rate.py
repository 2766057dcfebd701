from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new


@_define(kw_only=True, repr=False)
class DeduplicationRate(Model):
    """Share of exposures of one group that were duplicates."""

    group_id: str | Unset = UNSET
    """Id of the group."""
    group_name: str | None | Unset = UNSET
    """Name of the group."""
    rate: float | Unset = UNSET
    """The share."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "group_id": "group_id",
        "group_name": "group_name",
        "rate": "rate",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.group_id = pop("group_id", UNSET)
        self.group_name = pop("group_name", UNSET)
        self.rate = pop("rate", UNSET)
        self.additional_properties = rest or {}
        return self
