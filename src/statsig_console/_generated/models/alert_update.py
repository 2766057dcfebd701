from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, later, new
from .. import models

as_alert_subscriber = later(globals(), "as_alert_subscriber", lambda: models.AlertSubscriber.from_dict)
as_owner = later(globals(), "as_owner", lambda: models.Owner.from_dict)
as_property_ref = later(globals(), "as_property_ref", lambda: models.PropertyRef.from_dict)


@_define(kw_only=True, repr=False)
class AlertUpdate(Model):
    """A change of an alert."""

    name: str | Unset = UNSET
    """Name shown in the console; 4 to 100 characters."""
    condition: models.AlertCondition | Unset = UNSET
    """How the value is compared with the thresholds."""
    alert_threshold: float | Unset = UNSET
    """Value at which it goes off."""
    warning_threshold: float | None | Unset = UNSET
    """Value at which it warns; null for none."""
    window_ms: float | Unset = UNSET
    """How far back it looks and how often in ms; from one minute to 30 days."""
    evaluation_delay_ms: float | Unset = UNSET
    """How long it waits for late data in ms; at most 30 days, 0 for not at all."""
    priority: models.AlertUpdatePriority | Unset = UNSET
    """How urgent it is."""
    definition_metrics_json: list[str] | Unset = UNSET
    """Definitions of the metrics, each a JSON text; what such a text holds is not published."""
    formula: str | None | Unset = UNSET
    """Formula over the metrics; null for none."""
    group_bys: list[models.PropertyRef] | Unset = UNSET
    """What the metrics are grouped by."""
    message: str | Unset = UNSET
    """What its notifications say."""
    renotification_conditions: list[models.AlertRenotification] | None | Unset = UNSET
    """States that are reported again while they last; null for none."""
    renotification_window_ms: float | Unset = UNSET
    """How long it waits before it reports again in ms."""
    renotification_message: str | Unset = UNSET
    """What repeated notifications say."""
    subscribers: list[models.AlertSubscriber] | Unset = UNSET
    """Everybody who is notified; older subscriptions of members by mail or Slack message are not part of it."""
    tags: list[str] | Unset = UNSET
    """Names of its tags."""
    team_id: str | None | Unset = UNSET
    """Id of its team; null for none."""
    owner: models.Owner | None | Unset = UNSET
    """Who answers for it."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "name": "name",
        "condition": "condition",
        "alert_threshold": "alertThreshold",
        "warning_threshold": "warningThreshold",
        "window_ms": "windowMs",
        "evaluation_delay_ms": "evaluationDelayMs",
        "priority": "priority",
        "definition_metrics_json": "definitionMetricsJson",
        "formula": "formula",
        "group_bys": "groupBys",
        "message": "message",
        "renotification_conditions": "renotificationConditions",
        "renotification_window_ms": "renotificationWindowMs",
        "renotification_message": "renotificationMessage",
        "subscribers": "subscribers",
        "tags": "tags",
        "team_id": "teamID",
        "owner": "owner",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.name = pop("name", UNSET)
        self.condition = pop("condition", UNSET)
        self.alert_threshold = pop("alertThreshold", UNSET)
        self.warning_threshold = pop("warningThreshold", UNSET)
        self.window_ms = pop("windowMs", UNSET)
        self.evaluation_delay_ms = pop("evaluationDelayMs", UNSET)
        self.priority = pop("priority", UNSET)
        self.definition_metrics_json = pop("definitionMetricsJson", UNSET)
        self.formula = pop("formula", UNSET)
        self.group_bys = (
            [as_property_ref(item) for item in value]
            if type(value := pop("groupBys", UNSET)) is list and value
            else value
        )
        self.message = pop("message", UNSET)
        self.renotification_conditions = pop("renotificationConditions", UNSET)
        self.renotification_window_ms = pop("renotificationWindowMs", UNSET)
        self.renotification_message = pop("renotificationMessage", UNSET)
        self.subscribers = (
            [as_alert_subscriber(item) for item in value]
            if type(value := pop("subscribers", UNSET)) is list and value
            else value
        )
        self.tags = pop("tags", UNSET)
        self.team_id = pop("teamID", UNSET)
        self.owner = as_owner(value) if type(value := pop("owner", UNSET)) is dict else value
        self.additional_properties = rest or {}
        return self
