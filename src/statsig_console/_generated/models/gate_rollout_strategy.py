from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, later, new
from .. import models

as_gate_rollout_phase = later(globals(), "as_gate_rollout_phase", lambda: models.GateRolloutPhase.from_dict)


@_define(kw_only=True, repr=False)
class GateRolloutStrategy(Model):
    """How a change of the pass percentage reaches the units; some projects demand that it is said."""

    type: models.GateRolloutStrategyType
    """Step by step or at once."""
    phases: list[models.GateRolloutPhase] | Unset = UNSET
    """The steps of a gradual rollout; at least one."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {"type": "type", "phases": "phases"}

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.type = pop("type", UNSET)
        self.phases = (
            [as_gate_rollout_phase(item) for item in value]
            if type(value := pop("phases", UNSET)) is list and value
            else value
        )
        self.additional_properties = rest or {}
        return self
