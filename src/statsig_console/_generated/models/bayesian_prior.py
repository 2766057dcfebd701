from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, later, new
from .. import models

as_metric_ref = later(globals(), "as_metric_ref", lambda: models.MetricRef.from_dict)


@_define(kw_only=True, repr=False)
class BayesianPrior(Model):
    """What is believed of a metric beforehand."""

    metric: models.MetricRef
    """The metric."""
    prior_mean: float
    """Mean of the belief."""
    prior_std_dev: float
    """Standard deviation of the belief, above 0."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "metric": "metric",
        "prior_mean": "priorMean",
        "prior_std_dev": "priorStdDev",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.metric = as_metric_ref(value) if type(value := pop("metric", UNSET)) is dict else value
        self.prior_mean = pop("priorMean", UNSET)
        self.prior_std_dev = pop("priorStdDev", UNSET)
        self.additional_properties = rest or {}
        return self
