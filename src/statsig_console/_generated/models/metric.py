from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import ABSENT, UNSET, Model, Unset, complete, later, new
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
class Metric(Model):
    """The definition of a metric. One of the type `event_count` or `event_dau` may lack creator, owner and
    unit types."""

    id: str
    """Name and type joined by `::`; a renamed metric keeps its old name in there."""
    name: str
    """Name shown in the console."""
    type: models.MetricType | str
    """How it is computed."""
    description: str = ABSENT
    """What it is for."""
    directionality: models.MetricDirection | str = ABSENT
    """Which way is better."""
    unit_types: list[str] | Unset = UNSET
    """Unit id types that it is computed for, such as `userID`."""
    metric_events: list[models.MetricEvent] | Unset = UNSET
    """Events that it is computed from. A ratio has two."""
    metric_component_metrics: list[models.MetricRef] | Unset = UNSET
    """Metrics that a composite is made from."""
    funnel_event_list: list[models.MetricFunnelStep] | Unset = UNSET
    """Steps of a funnel in order."""
    funnel_count_distinct: models.MetricFunnelCount | str | Unset = UNSET
    """Whether a funnel counts events or users."""
    rollup_time_window: str | Unset = UNSET
    """Window of days in which events count; `custom` for one of its own."""
    custom_roll_up_start: float | Unset = UNSET
    """First day of a custom window; days since exposure."""
    custom_roll_up_end: float | Unset = UNSET
    """Last day of a custom window; days since exposure."""
    warehouse_native: models.MetricWarehouseSettings | None | Unset = UNSET
    """How it is computed from the tables of a warehouse."""
    scheduled_reload_hour: int | None | Unset = UNSET
    """Hour of the day when its data is loaded; 0 to 23."""
    scheduled_reload_days: list[int] | None | Unset = UNSET
    """Days of the week when its data is loaded; numbers from 0 to 6."""
    lineage: models.MetricLineage = ABSENT
    """Which events and metrics it is made from."""
    tags: list[str] = ABSENT
    """Names of its tags."""
    is_verified: bool = ABSENT
    """Whether the team vouches for it."""
    is_read_only: bool = ABSENT
    """Whether its definition can be changed by the API alone."""
    is_hidden: bool = ABSENT
    """Whether the console hides it."""
    is_permanent: bool = ABSENT
    """Whether it is meant to stay."""
    owner: models.MetricOwner | None | Unset = UNSET
    """Who answers for it."""
    team: str | None = ABSENT
    """Name of its team."""
    team_id: str | None | Unset = UNSET
    """Id of its team."""
    permalink: str | Unset = UNSET
    """Link to its page in the console."""
    dry_run: bool | Unset = UNSET
    """Whether this is the result of a mere check."""
    created_time: int = ABSENT
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
        "id": "id",
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
        "scheduled_reload_hour": "scheduledReloadHour",
        "scheduled_reload_days": "scheduledReloadDays",
        "lineage": "lineage",
        "tags": "tags",
        "is_verified": "isVerified",
        "is_read_only": "isReadOnly",
        "is_hidden": "isHidden",
        "is_permanent": "isPermanent",
        "owner": "owner",
        "team": "team",
        "team_id": "teamID",
        "permalink": "permalink",
        "dry_run": "dryRun",
        "created_time": "createdTime",
        "creator_name": "creatorName",
        "creator_email": "creatorEmail",
        "last_modified_time": "lastModifiedTime",
        "last_modifier_id": "lastModifierID",
        "last_modifier_name": "lastModifierName",
        "last_modifier_email": "lastModifierEmail",
    }
    always_present: ClassVar[tuple[str, ...]] = (
        "description",
        "directionality",
        "lineage",
        "tags",
        "isVerified",
        "isReadOnly",
        "isHidden",
        "isPermanent",
        "team",
        "createdTime",
    )

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        try:
            self.description = pop("description")
            self.directionality = pop("directionality")
            raw_lineage = pop("lineage")
            self.tags = pop("tags")
            self.is_verified = pop("isVerified")
            self.is_read_only = pop("isReadOnly")
            self.is_hidden = pop("isHidden")
            self.is_permanent = pop("isPermanent")
            self.team = pop("team")
            self.created_time = pop("createdTime")
        except KeyError:
            return cls.from_dict(complete(cls, source))
        self.id = pop("id", UNSET)
        self.name = pop("name", UNSET)
        self.type = pop("type", UNSET)
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
        self.scheduled_reload_hour = pop("scheduledReloadHour", UNSET)
        self.scheduled_reload_days = pop("scheduledReloadDays", UNSET)
        self.lineage = as_metric_lineage(value) if type(value := raw_lineage) is dict else value
        self.owner = as_metric_owner(value) if type(value := pop("owner", UNSET)) is dict else value
        self.team_id = pop("teamID", UNSET)
        self.permalink = pop("permalink", UNSET)
        self.dry_run = pop("dryRun", UNSET)
        self.creator_name = pop("creatorName", UNSET)
        self.creator_email = pop("creatorEmail", UNSET)
        self.last_modified_time = pop("lastModifiedTime", UNSET)
        self.last_modifier_id = pop("lastModifierID", UNSET)
        self.last_modifier_name = pop("lastModifierName", UNSET)
        self.last_modifier_email = pop("lastModifierEmail", UNSET)
        self.additional_properties = rest or {}
        return self
