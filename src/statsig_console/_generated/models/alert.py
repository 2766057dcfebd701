from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, later, new
from .. import models

as_alert_mute_schedule = later(
    globals(), "as_alert_mute_schedule", lambda: models.AlertMuteSchedule.from_dict
)
as_alert_subscriber = later(globals(), "as_alert_subscriber", lambda: models.AlertSubscriber.from_dict)
as_owner = later(globals(), "as_owner", lambda: models.Owner.from_dict)


@_define(kw_only=True, repr=False)
class Alert(Model):
    """A topline alert."""

    id: str
    """Id of the alert."""
    name: str
    """Name shown in the console."""
    alert_type: models.AlertType | str | Unset = UNSET
    """What is held against the threshold."""
    condition: models.AlertCondition | str | Unset = UNSET
    """How the value is compared with the thresholds."""
    alert_threshold: float | None | Unset = UNSET
    """Value at which it goes off."""
    warning_threshold: float | None | Unset = UNSET
    """Value at which it warns."""
    window_ms: float | None | Unset = UNSET
    """How far back it looks and how often; in ms."""
    evaluation_delay_ms: float | None | Unset = UNSET
    """How long it waits for late data in ms; null for not at all."""
    priority: models.AlertPriority | str | Unset = UNSET
    """How urgent it is."""
    metrics: Any | Unset = UNSET
    """Definitions of the metrics that it watches."""
    metric_group_bys: Any | Unset = UNSET
    """What the metrics are grouped by."""
    formula: str | None | Unset = UNSET
    """Formula over the metrics."""
    message: str | None | Unset = UNSET
    """What its notifications say."""
    renotification_conditions: list[models.AlertRenotification | str] | None | Unset = UNSET
    """States that are reported again while they last."""
    renotification_window_ms: float | None | Unset = UNSET
    """How long it waits before it reports again in ms."""
    renotification_message: str | None | Unset = UNSET
    """What repeated notifications say."""
    subscribers: list[models.AlertSubscriber] | Unset = UNSET
    """Who is notified."""
    status: models.AlertStatus | str | None | Unset = UNSET
    """Its state; only where a single alert is read."""
    last_triggered_time: int | None | Unset = UNSET
    """When it last went off, in ms since 1970; only where a single alert is read."""
    active_mute_schedules: list[models.AlertMuteSchedule] | Unset = UNSET
    """The mutings that hold now; only where a single alert is read."""
    tags: list[str] | Unset = UNSET
    """Names of its tags."""
    team: str | None | Unset = UNSET
    """Name of its team."""
    owner: models.Owner | None | Unset = UNSET
    """Who answers for it."""
    creator_id: str | None | Unset = UNSET
    """Id of the user or key that created it."""
    company_id: str | Unset = UNSET
    """Id of the company."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "id": "id",
        "name": "name",
        "alert_type": "alertType",
        "condition": "condition",
        "alert_threshold": "alertThreshold",
        "warning_threshold": "warningThreshold",
        "window_ms": "windowMs",
        "evaluation_delay_ms": "evaluationDelayMs",
        "priority": "priority",
        "metrics": "metrics",
        "metric_group_bys": "metricGroupBys",
        "formula": "formula",
        "message": "message",
        "renotification_conditions": "renotificationConditions",
        "renotification_window_ms": "renotificationWindowMs",
        "renotification_message": "renotificationMessage",
        "subscribers": "subscribers",
        "status": "status",
        "last_triggered_time": "lastTriggeredTime",
        "active_mute_schedules": "activeMuteSchedules",
        "tags": "tags",
        "team": "team",
        "owner": "owner",
        "creator_id": "creatorID",
        "company_id": "companyID",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.id = pop("id", UNSET)
        self.name = pop("name", UNSET)
        self.alert_type = pop("alertType", UNSET)
        self.condition = pop("condition", UNSET)
        self.alert_threshold = pop("alertThreshold", UNSET)
        self.warning_threshold = pop("warningThreshold", UNSET)
        self.window_ms = pop("windowMs", UNSET)
        self.evaluation_delay_ms = pop("evaluationDelayMs", UNSET)
        self.priority = pop("priority", UNSET)
        self.metrics = pop("metrics", UNSET)
        self.metric_group_bys = pop("metricGroupBys", UNSET)
        self.formula = pop("formula", UNSET)
        self.message = pop("message", UNSET)
        self.renotification_conditions = pop("renotificationConditions", UNSET)
        self.renotification_window_ms = pop("renotificationWindowMs", UNSET)
        self.renotification_message = pop("renotificationMessage", UNSET)
        self.subscribers = (
            [as_alert_subscriber(item) for item in value]
            if type(value := pop("subscribers", UNSET)) is list and value
            else value
        )
        self.status = pop("status", UNSET)
        self.last_triggered_time = pop("lastTriggeredTime", UNSET)
        self.active_mute_schedules = (
            [as_alert_mute_schedule(item) for item in value]
            if type(value := pop("activeMuteSchedules", UNSET)) is list and value
            else value
        )
        self.tags = pop("tags", UNSET)
        self.team = pop("team", UNSET)
        self.owner = as_owner(value) if type(value := pop("owner", UNSET)) is dict else value
        self.creator_id = pop("creatorID", UNSET)
        self.company_id = pop("companyID", UNSET)
        self.additional_properties = rest or {}
        return self
