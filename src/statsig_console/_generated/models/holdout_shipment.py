from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new


@_define(kw_only=True, repr=False)
class HoldoutShipment(Model):
    """A group shipped to all but a few, who stay for comparison."""

    holdout_percent: float | Unset = UNSET
    """Share kept on each side in percent."""
    shipped_group_id: str | Unset = UNSET
    """Id of the group."""
    shipped_group_name: str | Unset = UNSET
    """Name of the group."""
    shipped_with_holdout_time: int | None | Unset = UNSET
    """When it was shipped, in ms since 1970."""
    expected_duration: float | None | Unset = UNSET
    """How long the comparison is going to take; the unit is not published."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "holdout_percent": "holdoutPercent",
        "shipped_group_id": "shippedGroupID",
        "shipped_group_name": "shippedGroupName",
        "shipped_with_holdout_time": "shippedWithHoldoutTime",
        "expected_duration": "expectedDuration",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.holdout_percent = pop("holdoutPercent", UNSET)
        self.shipped_group_id = pop("shippedGroupID", UNSET)
        self.shipped_group_name = pop("shippedGroupName", UNSET)
        self.shipped_with_holdout_time = pop("shippedWithHoldoutTime", UNSET)
        self.expected_duration = pop("expectedDuration", UNSET)
        self.additional_properties = rest or {}
        return self
