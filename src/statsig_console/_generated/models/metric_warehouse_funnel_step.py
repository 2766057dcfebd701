from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, later, new
from .. import models

as_metric_criterion = later(globals(), "as_metric_criterion", lambda: models.MetricCriterion.from_dict)


@_define(kw_only=True, repr=False)
class MetricWarehouseFunnelStep(Model):
    """One step of a funnel over rows of a warehouse."""

    name: str | None | Unset = UNSET
    """Name of the step."""
    metric_source_name: str | Unset = UNSET
    """Name of the source of its rows."""
    criteria: list[models.MetricCriterion] | Unset = UNSET
    """Which rows are this step."""
    session_identifier_field: str | None | Unset = UNSET
    """Column with the id of the session."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "name": "name",
        "metric_source_name": "metricSourceName",
        "criteria": "criteria",
        "session_identifier_field": "sessionIdentifierField",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.name = pop("name", UNSET)
        self.metric_source_name = pop("metricSourceName", UNSET)
        self.criteria = (
            [as_metric_criterion(item) for item in value]
            if type(value := pop("criteria", UNSET)) is list and value
            else value
        )
        self.session_identifier_field = pop("sessionIdentifierField", UNSET)
        self.additional_properties = rest or {}
        return self
