from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, later, new
from .. import models

as_metric_event = later(globals(), "as_metric_event", lambda: models.MetricEvent.from_dict)
as_metric_funnel_step = later(globals(), "as_metric_funnel_step", lambda: models.MetricFunnelStep.from_dict)
as_metric_lineage = later(globals(), "as_metric_lineage", lambda: models.MetricLineage.from_dict)
as_metric_owner = later(globals(), "as_metric_owner", lambda: models.MetricOwner.from_dict)
as_metric_ref = later(globals(), "as_metric_ref", lambda: models.MetricRef.from_dict)
as_metric_warehouse_settings = later(
    globals(), "as_metric_warehouse_settings", lambda: models.MetricWarehouseSettings.from_dict
)


@_define(kw_only=True, repr=False)
class MetricCreate(Model):
    """A new metric."""

    name: str
    """Name; 4 to 200 letters, digits, blanks and `_ . - ( ) / % :`."""
    type: models.MetricKind
    """How it is computed."""
    description: str | Unset = UNSET
    """What it is for; at most 1000 characters."""
    directionality: models.MetricDirection | Unset = UNSET
    """Which way is better; `increase` when left out."""
    unit_types: list[str] | Unset = UNSET
    """Unit id types to compute it for, such as `userID`."""
    metric_events: list[models.MetricEvent] | Unset = UNSET
    """Events to compute it from."""
    metric_component_metrics: list[models.MetricRef] | Unset = UNSET
    """Metrics to make a composite from."""
    funnel_event_list: list[models.MetricFunnelStep] | Unset = UNSET
    """Steps of a funnel in order."""
    funnel_count_distinct: models.MetricFunnelCount | Unset = UNSET
    """Whether a funnel counts events or users."""
    rollup_time_window: str | Unset = UNSET
    """Window of days in which events count; `custom` for one of its own."""
    custom_roll_up_start: float | Unset = UNSET
    """First day of a custom window; days since exposure."""
    custom_roll_up_end: float | Unset = UNSET
    """Last day of a custom window; days since exposure."""
    warehouse_native: models.MetricWarehouseSettings | Unset = UNSET
    """How to compute it from warehouse tables."""
    tags: list[str] | Unset = UNSET
    """Names of its tags."""
    is_verified: bool | Unset = UNSET
    """Whether the team vouches for it."""
    is_read_only: bool | Unset = UNSET
    """Whether its definition can be changed by the API alone."""
    is_permanent: bool | Unset = UNSET
    """Whether it is meant to stay."""
    team: str | None | Unset = UNSET
    """Name of its team; Enterprise plans only."""
    team_id: str | None | Unset = UNSET
    """Id of its team; Enterprise plans only."""
    dry_run: bool | Unset = UNSET
    """Whether to check the definition and store nothing."""
    id: str | Unset = UNSET
    """Name and type joined by `::`; a renamed metric keeps its old name in there."""
    scheduled_reload_hour: int | None | Unset = UNSET
    """Hour of the day when its data is loaded; 0 to 23."""
    scheduled_reload_days: list[int] | None | Unset = UNSET
    """Days of the week when its data is loaded; numbers from 0 to 6."""
    lineage: models.MetricLineage | Unset = UNSET
    """Which events and metrics it is made from."""
    is_hidden: bool | Unset = UNSET
    """Whether the console hides it."""
    owner: models.MetricOwner | None | Unset = UNSET
    """Who answers for it."""
    permalink: str | Unset = UNSET
    """Link to its page in the console."""
    created_time: int | Unset = UNSET
    """When it was created, in ms since 1970."""
    creator_name: str | None | Unset = UNSET
    """Name of the user or key that created it."""
    creator_email: str | None | Unset = UNSET
    """Address of the user who created it; null for a key."""
    last_modified_time: int | None | Unset = UNSET
    """When it was last changed, in ms since 1970."""
    last_modifier_id: str | None | Unset = UNSET
    """Id of the user or key that changed it last."""
    last_modifier_name: str | None | Unset = UNSET
    """Name of the user or key that changed it last."""
    last_modifier_email: str | None | Unset = UNSET
    """Address of the user who changed it last; null for a key."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "name": "name",
        "type": "type",
        "description": "description",
        "directionality": "directionality",
        "unit_types": "unitTypes",
        "metric_events": "metricEvents",
        "metric_component_metrics": "metricComponentMetrics",
        "funnel_event_list": "funnelEventList",
        "funnel_count_distinct": "funnelCountDistinct",
        "rollup_time_window": "rollupTimeWindow",
        "custom_roll_up_start": "customRollUpStart",
        "custom_roll_up_end": "customRollUpEnd",
        "warehouse_native": "warehouseNative",
        "tags": "tags",
        "is_verified": "isVerified",
        "is_read_only": "isReadOnly",
        "is_permanent": "isPermanent",
        "team": "team",
        "team_id": "teamID",
        "dry_run": "dryRun",
        "id": "id",
        "scheduled_reload_hour": "scheduledReloadHour",
        "scheduled_reload_days": "scheduledReloadDays",
        "lineage": "lineage",
        "is_hidden": "isHidden",
        "owner": "owner",
        "permalink": "permalink",
        "created_time": "createdTime",
        "creator_name": "creatorName",
        "creator_email": "creatorEmail",
        "last_modified_time": "lastModifiedTime",
        "last_modifier_id": "lastModifierID",
        "last_modifier_name": "lastModifierName",
        "last_modifier_email": "lastModifierEmail",
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
        self.description = pop("description", UNSET)
        self.directionality = pop("directionality", UNSET)
        self.unit_types = pop("unitTypes", UNSET)
        self.metric_events = (
            [as_metric_event(item) for item in value]
            if type(value := pop("metricEvents", UNSET)) is list and value
            else value
        )
        self.metric_component_metrics = (
            [as_metric_ref(item) for item in value]
            if type(value := pop("metricComponentMetrics", UNSET)) is list and value
            else value
        )
        self.funnel_event_list = (
            [as_metric_funnel_step(item) for item in value]
            if type(value := pop("funnelEventList", UNSET)) is list and value
            else value
        )
        self.funnel_count_distinct = pop("funnelCountDistinct", UNSET)
        self.rollup_time_window = pop("rollupTimeWindow", UNSET)
        self.custom_roll_up_start = pop("customRollUpStart", UNSET)
        self.custom_roll_up_end = pop("customRollUpEnd", UNSET)
        self.warehouse_native = (
            as_metric_warehouse_settings(value)
            if type(value := pop("warehouseNative", UNSET)) is dict
            else value
        )
        self.tags = pop("tags", UNSET)
        self.is_verified = pop("isVerified", UNSET)
        self.is_read_only = pop("isReadOnly", UNSET)
        self.is_permanent = pop("isPermanent", UNSET)
        self.team = pop("team", UNSET)
        self.team_id = pop("teamID", UNSET)
        self.dry_run = pop("dryRun", UNSET)
        self.id = pop("id", UNSET)
        self.scheduled_reload_hour = pop("scheduledReloadHour", UNSET)
        self.scheduled_reload_days = pop("scheduledReloadDays", UNSET)
        self.lineage = as_metric_lineage(value) if type(value := pop("lineage", UNSET)) is dict else value
        self.is_hidden = pop("isHidden", UNSET)
        self.owner = as_metric_owner(value) if type(value := pop("owner", UNSET)) is dict else value
        self.permalink = pop("permalink", UNSET)
        self.created_time = pop("createdTime", UNSET)
        self.creator_name = pop("creatorName", UNSET)
        self.creator_email = pop("creatorEmail", UNSET)
        self.last_modified_time = pop("lastModifiedTime", UNSET)
        self.last_modifier_id = pop("lastModifierID", UNSET)
        self.last_modifier_name = pop("lastModifierName", UNSET)
        self.last_modifier_email = pop("lastModifierEmail", UNSET)
        self.additional_properties = rest or {}
        return self
