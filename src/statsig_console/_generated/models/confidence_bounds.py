from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new


@_define(kw_only=True, repr=False)
class ConfidenceBounds(Model):
    """The two ends of an interval."""

    lower: float | None | Unset = UNSET
    """Lower end."""
    upper: float | None | Unset = UNSET
    """Upper end."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {"lower": "lower", "upper": "upper"}

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.lower = pop("lower", UNSET)
        self.upper = pop("upper", UNSET)
        self.additional_properties = rest or {}
        return self
