from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, later, new
from .. import models

as_stratified_sampling_file = later(
    globals(), "as_stratified_sampling_file", lambda: models.StratifiedSamplingFile.from_dict
)
as_stratified_sampling_metric = later(
    globals(), "as_stratified_sampling_metric", lambda: models.StratifiedSamplingMetric.from_dict
)
as_stratified_sampling_property = later(
    globals(), "as_stratified_sampling_property", lambda: models.StratifiedSamplingProperty.from_dict
)


@_define(kw_only=True, repr=False)
class StratifiedSampling(Model):
    """How groups are balanced before the start."""

    status: str | models.StratifiedSamplingStatus
    """How far it is."""
    metric: models.StratifiedSamplingMetric | Unset = UNSET
    """Balance by a metric."""
    entity_property_source: models.StratifiedSamplingProperty | Unset = UNSET
    """Balance by a property of units."""
    csv: models.StratifiedSamplingFile | Unset = UNSET
    """Balance by an uploaded file."""
    use_stratified_salt: bool | Unset = UNSET
    """Whether the balanced shuffle is in use."""
    use_units: bool | Unset = UNSET
    """Whether single units are looked at."""
    delta_reduction: float | Unset = UNSET
    """By how much the difference between groups shrank."""
    spread_reduction: float | Unset = UNSET
    """By how much the spread shrank."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "status": "status",
        "metric": "metric",
        "entity_property_source": "entityPropertySource",
        "csv": "csv",
        "use_stratified_salt": "useStratifiedSalt",
        "use_units": "useUnits",
        "delta_reduction": "deltaReduction",
        "spread_reduction": "spreadReduction",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.status = pop("status", UNSET)
        self.metric = (
            as_stratified_sampling_metric(value) if type(value := pop("metric", UNSET)) is dict else value
        )
        self.entity_property_source = (
            as_stratified_sampling_property(value)
            if type(value := pop("entityPropertySource", UNSET)) is dict
            else value
        )
        self.csv = as_stratified_sampling_file(value) if type(value := pop("csv", UNSET)) is dict else value
        self.use_stratified_salt = pop("useStratifiedSalt", UNSET)
        self.use_units = pop("useUnits", UNSET)
        self.delta_reduction = pop("deltaReduction", UNSET)
        self.spread_reduction = pop("spreadReduction", UNSET)
        self.additional_properties = rest or {}
        return self
