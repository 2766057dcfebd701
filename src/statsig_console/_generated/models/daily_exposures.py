from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new


@_define(kw_only=True, repr=False)
class DailyExposures(Model):
    """The exposures up to one day."""

    date: str
    """The day, as `YYYY-MM-DD`."""
    exposures: float | Unset = UNSET
    """Number of units seen up to this day."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {"date": "date", "exposures": "exposures"}

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.date = pop("date", UNSET)
        self.exposures = pop("exposures", UNSET)
        self.additional_properties = rest or {}
        return self
