from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new


@_define(kw_only=True, repr=False)
class GateRolloutPhase(Model):
    """One step of a gradual rollout."""

    time: int | Unset = UNSET
    """When the step is taken, in ms since 1970."""
    pass_percent: float
    """Share of the units that pass from then on in percent."""
    is_complete: bool
    """Whether the step has been taken."""
    time_string: str | Unset = UNSET
    """The time of the step as text."""
    phase_duration_ms: float | Unset = UNSET
    """How long the step lasts in ms."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "time": "time",
        "pass_percent": "pass_percent",
        "is_complete": "isComplete",
        "time_string": "timeString",
        "phase_duration_ms": "phaseDurationMs",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.time = pop("time", UNSET)
        self.pass_percent = pop("pass_percent", UNSET)
        self.is_complete = pop("isComplete", UNSET)
        self.time_string = pop("timeString", UNSET)
        self.phase_duration_ms = pop("phaseDurationMs", UNSET)
        self.additional_properties = rest or {}
        return self
