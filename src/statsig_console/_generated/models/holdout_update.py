from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, later, new
from .. import models

as_metric_ref = later(globals(), "as_metric_ref", lambda: models.MetricRef.from_dict)


@_define(kw_only=True, repr=False)
class HoldoutUpdate(Model):
    """What changes of a holdout."""

    is_enabled: bool | Unset = UNSET
    """Whether anybody is held back."""
    description: str | Unset = UNSET
    """What it is for; at most 1000 characters."""
    pass_percentage: float | Unset = UNSET
    """Share of the units to hold back in percent; 10 at most as a rule."""
    gate_ids: list[str] | Unset = UNSET
    """Ids of the gates it covers."""
    experiment_ids: list[str] | Unset = UNSET
    """Ids of the experiments it covers."""
    layer_ids: list[str] | Unset = UNSET
    """Ids of the layers it covers."""
    is_global: bool | Unset = UNSET
    """Whether new gates are covered from the start."""
    targeting_gate_id: str | None | Unset = UNSET
    """Id of a gate that units must pass to be held back; null for none."""
    monitoring_metrics: list[models.MetricRef] | Unset = UNSET
    """Metrics to compare."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "is_enabled": "isEnabled",
        "description": "description",
        "pass_percentage": "passPercentage",
        "gate_ids": "gateIDs",
        "experiment_ids": "experimentIDs",
        "layer_ids": "layerIDs",
        "is_global": "isGlobal",
        "targeting_gate_id": "targetingGateID",
        "monitoring_metrics": "monitoringMetrics",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.is_enabled = pop("isEnabled", UNSET)
        self.description = pop("description", UNSET)
        self.pass_percentage = pop("passPercentage", UNSET)
        self.gate_ids = pop("gateIDs", UNSET)
        self.experiment_ids = pop("experimentIDs", UNSET)
        self.layer_ids = pop("layerIDs", UNSET)
        self.is_global = pop("isGlobal", UNSET)
        self.targeting_gate_id = pop("targetingGateID", UNSET)
        self.monitoring_metrics = (
            [as_metric_ref(item) for item in value]
            if type(value := pop("monitoringMetrics", UNSET)) is list and value
            else value
        )
        self.additional_properties = rest or {}
        return self
