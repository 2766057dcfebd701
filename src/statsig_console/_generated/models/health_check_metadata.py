from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import ABSENT, UNSET, Model, Unset, complete, later, new
from .. import models

as_deduplication_rate = later(globals(), "as_deduplication_rate", lambda: models.DeduplicationRate.from_dict)
as_group_bucket = later(globals(), "as_group_bucket", lambda: models.GroupBucket.from_dict)
as_health_check_group = later(globals(), "as_health_check_group", lambda: models.HealthCheckGroup.from_dict)
as_metric_history = later(globals(), "as_metric_history", lambda: models.MetricHistory.from_dict)


@_define(kw_only=True, repr=False)
class HealthCheckMetadata(Model):
    """Figures behind a check; which ones are there depends on its type."""

    type: str = ABSENT
    """Which figures these are."""
    last_pulse_load_time: int | None | Unset = UNSET
    """When results were last loaded, in ms since 1970."""
    crossover_percent: float | None | Unset = UNSET
    """Share of units seen in several groups in percent."""
    p_value: float | None | Unset = UNSET
    """How likely such an imbalance is by chance, 0 to 1."""
    assignment_source_id: str | None | Unset = UNSET
    """Id of the assignment source."""
    assignment_source_name: str | None | Unset = UNSET
    """Name of the assignment source."""
    foreign_experiment_id: str | None | Unset = UNSET
    """Id of the experiment in the assignment source."""
    deduplication_rate: float | None | Unset = UNSET
    """Share of exposures dropped as duplicates."""
    deduplication_rates: list[models.DeduplicationRate] | Unset = UNSET
    """The same by group."""
    primary_id_type: str | None = ABSENT
    """First kind of unit."""
    secondary_id_type: str | None | Unset = UNSET
    """Second kind of unit."""
    missing_metrics: list[str] | Unset = UNSET
    """Metrics without data."""
    metrics: list[models.MetricHistory] | Unset = UNSET
    """Days for which metrics have data."""
    last_updated_ds: str | None | Unset = UNSET
    """Day of the newest data."""
    groups: list[models.HealthCheckGroup] | Unset = UNSET
    """Outcome by group."""
    group_bucket_info: list[models.GroupBucket] | Unset = UNSET
    """Size of buckets by group."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "type": "type",
        "last_pulse_load_time": "lastPulseLoadTime",
        "crossover_percent": "crossoverPercent",
        "p_value": "p_value",
        "assignment_source_id": "assignmentSourceID",
        "assignment_source_name": "assignmentSourceName",
        "foreign_experiment_id": "foreignExperimentID",
        "deduplication_rate": "deduplication_rate",
        "deduplication_rates": "deduplication_rates",
        "primary_id_type": "primary_id_type",
        "secondary_id_type": "secondary_id_type",
        "missing_metrics": "missingMetrics",
        "metrics": "metrics",
        "last_updated_ds": "lastUpdatedDs",
        "groups": "groups",
        "group_bucket_info": "groupBucketInfo",
    }
    always_present: ClassVar[tuple[str, ...]] = ("type", "primary_id_type")

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        try:
            self.type = pop("type")
            self.primary_id_type = pop("primary_id_type")
        except KeyError:
            return cls.from_dict(complete(cls, source))
        self.last_pulse_load_time = pop("lastPulseLoadTime", UNSET)
        self.crossover_percent = pop("crossoverPercent", UNSET)
        self.p_value = pop("p_value", UNSET)
        self.assignment_source_id = pop("assignmentSourceID", UNSET)
        self.assignment_source_name = pop("assignmentSourceName", UNSET)
        self.foreign_experiment_id = pop("foreignExperimentID", UNSET)
        self.deduplication_rate = pop("deduplication_rate", UNSET)
        self.deduplication_rates = (
            [as_deduplication_rate(item) for item in value]
            if type(value := pop("deduplication_rates", UNSET)) is list and value
            else value
        )
        self.secondary_id_type = pop("secondary_id_type", UNSET)
        self.missing_metrics = pop("missingMetrics", UNSET)
        self.metrics = (
            [as_metric_history(item) for item in value]
            if type(value := pop("metrics", UNSET)) is list and value
            else value
        )
        self.last_updated_ds = pop("lastUpdatedDs", UNSET)
        self.groups = (
            [as_health_check_group(item) for item in value]
            if type(value := pop("groups", UNSET)) is list and value
            else value
        )
        self.group_bucket_info = (
            [as_group_bucket(item) for item in value]
            if type(value := pop("groupBucketInfo", UNSET)) is list and value
            else value
        )
        self.additional_properties = rest or {}
        return self
