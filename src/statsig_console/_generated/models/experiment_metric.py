from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new
from .. import models


@_define(kw_only=True, repr=False)
class ExperimentMetric(Model):
    """A metric of an experiment and what is hoped of it."""

    name: str
    """Name of the metric."""
    type: str
    """Type of the metric, such as `event_count` or `ratio`."""
    direction: models.MetricDirection | str | None | Unset = UNSET
    """Which way it should go."""
    hypothesized_value: float | None | Unset = UNSET
    """Change that is expected."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "name": "name",
        "type": "type",
        "direction": "direction",
        "hypothesized_value": "hypothesizedValue",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.name = pop("name", UNSET)
        self.type = pop("type", UNSET)
        self.direction = pop("direction", UNSET)
        self.hypothesized_value = pop("hypothesizedValue", UNSET)
        self.additional_properties = rest or {}
        return self
