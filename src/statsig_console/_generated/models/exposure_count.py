from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new


@_define(kw_only=True, repr=False)
class ExposureCount(Model):
    """How often one object was exposed lately."""

    id: str
    """Id of the object."""
    past_day: float | Unset = UNSET
    """Exposures in the last day."""
    past7_days: float | Unset = UNSET
    """Exposures in the last seven days."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {"id": "id", "past_day": "pastDay", "past7_days": "past7Days"}

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.id = pop("id", UNSET)
        self.past_day = pop("pastDay", UNSET)
        self.past7_days = pop("past7Days", UNSET)
        self.additional_properties = rest or {}
        return self
