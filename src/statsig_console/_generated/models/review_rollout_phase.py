from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new


@_define(kw_only=True, repr=False)
class ReviewRolloutPhase(Model):
    """One proposed step of a rollout."""

    percentage: float
    """Share of units that get the group from then on in percent."""
    time: int | Unset = UNSET
    """When the step is taken, in ms since 1970."""
    time_string: str | Unset = UNSET
    """The same moment as text."""
    is_complete: bool | Unset = UNSET
    """Whether the step was taken already; the server assumes no."""
    phase_duration_ms: float | Unset = UNSET
    """Length of the step, in ms; for progressive rollouts."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "percentage": "percentage",
        "time": "time",
        "time_string": "time_string",
        "is_complete": "is_complete",
        "phase_duration_ms": "phase_duration_ms",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.percentage = pop("percentage", UNSET)
        self.time = pop("time", UNSET)
        self.time_string = pop("time_string", UNSET)
        self.is_complete = pop("is_complete", UNSET)
        self.phase_duration_ms = pop("phase_duration_ms", UNSET)
        self.additional_properties = rest or {}
        return self
