from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, later, new
from .. import models

as_metric_event = later(globals(), "as_metric_event", lambda: models.MetricEvent.from_dict)
as_metric_funnel_step = later(globals(), "as_metric_funnel_step", lambda: models.MetricFunnelStep.from_dict)
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
        self.additional_properties = rest or {}
        return self
