from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import ABSENT, UNSET, Model, complete, new


@_define(kw_only=True, repr=False)
class ExposureCount(Model):
    """How often one object was exposed lately."""

    id: str
    """Id of the object."""
    past_day: float = ABSENT
    """Exposures in the last day."""
    past7_days: float = ABSENT
    """Exposures in the last seven days."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {"id": "id", "past_day": "pastDay", "past7_days": "past7Days"}
    always_present: ClassVar[tuple[str, ...]] = ("pastDay", "past7Days")

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        try:
            self.past_day = pop("pastDay")
            self.past7_days = pop("past7Days")
        except KeyError:
            return cls.from_dict(complete(cls, source))
        self.id = pop("id", UNSET)
        self.additional_properties = rest or {}
        return self
