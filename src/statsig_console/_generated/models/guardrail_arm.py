from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new
from .. import models


@_define(kw_only=True, repr=False)
class GuardrailArm(Model):
    """State of a guardrail in one group."""

    group_id: str | Unset = UNSET
    """Id of the group."""
    group_name: str | None | Unset = UNSET
    """Name of the group."""
    status: models.GuardrailStatus | str | Unset = UNSET
    """State of the group."""
    timestamp: float | None | Unset = UNSET
    """When it was computed, in the unit of the alert."""
    percent_change: float | None | Unset = UNSET
    """Change against the control group in percent."""
    lower_ci: float | None | Unset = UNSET
    """Lower end of the interval of that change."""
    upper_ci: float | None | Unset = UNSET
    """Upper end of the interval of that change."""
    alert_threshold: float | None | Unset = UNSET
    """Change that raises an alert."""
    warning_threshold: float | None | Unset = UNSET
    """Change that raises a warning."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "group_id": "groupID",
        "group_name": "groupName",
        "status": "status",
        "timestamp": "timestamp",
        "percent_change": "percentChange",
        "lower_ci": "lowerCI",
        "upper_ci": "upperCI",
        "alert_threshold": "alertThreshold",
        "warning_threshold": "warningThreshold",
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
        self.timestamp = pop("timestamp", UNSET)
        self.percent_change = pop("percentChange", UNSET)
        self.lower_ci = pop("lowerCI", UNSET)
        self.upper_ci = pop("upperCI", UNSET)
        self.alert_threshold = pop("alertThreshold", UNSET)
        self.warning_threshold = pop("warningThreshold", UNSET)
        self.additional_properties = rest or {}
        return self
