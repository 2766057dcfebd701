from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, later, new
from .. import models

as_health_check_metric = later(
    globals(), "as_health_check_metric", lambda: models.HealthCheckMetric.from_dict
)


@_define(kw_only=True, repr=False)
class HealthCheckGroup(Model):
    """Outcome of a check for one group."""

    group_id: str | Unset = UNSET
    """Id of the group."""
    group_name: str | None | Unset = UNSET
    """Name of the group."""
    status: models.HealthCheckStatus | str | None | Unset = UNSET
    """Outcome for the group."""
    metrics: list[models.HealthCheckMetric] | Unset = UNSET
    """Outcome by metric."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "group_id": "groupID",
        "group_name": "groupName",
        "status": "status",
        "metrics": "metrics",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.group_id = pop("groupID", UNSET)
        self.group_name = pop("groupName", UNSET)
        self.status = pop("status", UNSET)
        self.metrics = (
            [as_health_check_metric(item) for item in value]
            if type(value := pop("metrics", UNSET)) is list and value
            else value
        )
        self.additional_properties = rest or {}
        return self
