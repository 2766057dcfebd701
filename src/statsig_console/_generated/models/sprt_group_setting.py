from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new


@_define(kw_only=True, repr=False)
class SprtGroupSetting(Model):
    """Smallest effect in one group."""

    group_key: str
    """The group."""
    mde: float
    """Smallest effect to find."""
    mean: float | Unset = UNSET
    """Mean of the baseline."""
    std_dev: float | Unset = UNSET
    """Standard deviation of the baseline."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "group_key": "groupKey",
        "mde": "mde",
        "mean": "mean",
        "std_dev": "stdDev",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.group_key = pop("groupKey", UNSET)
        self.mde = pop("mde", UNSET)
        self.mean = pop("mean", UNSET)
        self.std_dev = pop("stdDev", UNSET)
        self.additional_properties = rest or {}
        return self
