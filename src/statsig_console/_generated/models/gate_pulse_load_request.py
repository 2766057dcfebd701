from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new
from .. import models


@_define(kw_only=True, repr=False)
class GatePulseLoadRequest(Model):
    """Which results to compute."""

    rule_id: str
    """Id of the rule."""
    refresh: models.PulseLoadType | Unset = UNSET
    """How much to compute; `full` when it is not sent."""
    metric_ids: list[str] | Unset = UNSET
    """Ids of the metrics, as `name::type`, for the kind `metric`."""
    turbo_mode: bool | Unset = UNSET
    """Whether steps are left out to be faster."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "rule_id": "ruleId",
        "refresh": "refresh",
        "metric_ids": "metricIDs",
        "turbo_mode": "turboMode",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.rule_id = pop("ruleId", UNSET)
        self.refresh = pop("refresh", UNSET)
        self.metric_ids = pop("metricIDs", UNSET)
        self.turbo_mode = pop("turboMode", UNSET)
        self.additional_properties = rest or {}
        return self
