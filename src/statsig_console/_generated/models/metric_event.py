from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, later, new
from .. import models

as_metric_criterion = later(globals(), "as_metric_criterion", lambda: models.MetricCriterion.from_dict)


@_define(kw_only=True, repr=False)
class MetricEvent(Model):
    """An event that a metric is computed from."""

    name: str
    """Name of the event."""
    type: models.MetricEventType | str | None | Unset = UNSET
    """What of the event is used."""
    metadata_key: str | Unset = UNSET
    """Key of the metadata that is used."""
    criteria: list[models.MetricCriterion] | Unset = UNSET
    """Which of these events count."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "name": "name",
        "type": "type",
        "metadata_key": "metadataKey",
        "criteria": "criteria",
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
        self.metadata_key = pop("metadataKey", UNSET)
        self.criteria = (
            [as_metric_criterion(item) for item in value]
            if type(value := pop("criteria", UNSET)) is list and value
            else value
        )
        self.additional_properties = rest or {}
        return self
