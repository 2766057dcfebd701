from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, later, new
from .. import models

as_dashboard_funnel_dataset = later(
    globals(), "as_dashboard_funnel_dataset", lambda: models.DashboardFunnelDataset.from_dict
)


@_define(kw_only=True, repr=False)
class DashboardFunnelResults(Model):
    """The figures of a funnel."""

    datasets: list[models.DashboardFunnelDataset]
    """A set for each line."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {"datasets": "datasets"}

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.datasets = (
            [as_dashboard_funnel_dataset(item) for item in value]
            if type(value := pop("datasets", UNSET)) is list and value
            else value
        )
        self.additional_properties = rest or {}
        return self
