from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import ABSENT, UNSET, Model, Unset, complete, later, new
from .. import models

as_active_review = later(globals(), "as_active_review", lambda: models.ActiveReview.from_dict)
as_metric_ref = later(globals(), "as_metric_ref", lambda: models.MetricRef.from_dict)
as_owner = later(globals(), "as_owner", lambda: models.Owner.from_dict)
as_review_settings = later(globals(), "as_review_settings", lambda: models.ReviewSettings.from_dict)
as_rule = later(globals(), "as_rule", lambda: models.Rule.from_dict)


@_define(kw_only=True, repr=False)
class Gate(Model):
    """A feature gate."""

    id: str
    """Id that code asks for; it never changes."""
    name: str = ABSENT
    """Name shown in the console."""
    description: str = ABSENT
    """Text that explains it."""
    is_enabled: bool
    """Whether the rules decide; a disabled gate fails every check."""
    status: models.GateStatus | str = ABSENT
    """State shown in the console."""
    rules: list[models.Rule]
    """All its rules from top to bottom."""
    id_type: str = ABSENT
    """Unit id type that the rules deal out, such as `userID`."""
    type: models.GateType | str = ABSENT
    """Whether it is meant to stay, found stale, or a template."""
    type_reason: models.GateTypeReason | str = ABSENT
    """Why it counts as stale; `NONE` when it does not."""
    checks_per_hour: float | None = ABSENT
    """How often it was lately checked in an hour."""
    tags: list[str] = ABSENT
    """Names of its tags."""
    target_apps: list[str] = ABSENT
    """Names or ids of its target apps."""
    holdout_ids: list[str] = ABSENT
    """Ids of its holdouts; an id may come twice."""
    version: int | Unset = UNSET
    """Number of this state, counted from 1."""
    created_time: int = ABSENT
    """When it was created, in ms since 1970."""
    creator_id: str | None = ABSENT
    """Id of the user or key that created it."""
    creator_name: str | None = ABSENT
    """Name of the user or key that created it."""
    creator_email: str | None = ABSENT
    """Address of the user who created it; null for a key."""
    last_modified_time: int | None = ABSENT
    """When it was last changed, in ms since 1970."""
    last_modifier_id: str | None = ABSENT
    """Id of the user or key that changed it last."""
    last_modifier_name: str | None = ABSENT
    """Name of the user or key that changed it last."""
    last_modifier_email: str | None = ABSENT
    """Address of the user who changed it last; null for a key."""
    owner: models.Owner | None | Unset = UNSET
    """Who answers for it; may be missing when a key made it."""
    team: str | None = ABSENT
    """Name of its team."""
    team_id: str | None | Unset = UNSET
    """Id of its team."""
    is_template: bool | Unset = UNSET
    """Whether it is a template for other gates."""
    measure_metric_lifts: bool = ABSENT
    """Whether the effect of its rules on metrics is measured."""
    monitoring_metrics: list[models.MetricRef] = ABSENT
    """Metrics that are watched."""
    review_settings: models.ReviewSettings = ABSENT
    """Whether changes need a review."""
    active_review: models.ActiveReview | None | Unset = UNSET
    """The review it waits for; missing or null when there is none."""
    release_pipeline_id: str | None | Unset = UNSET
    """Id of the release pipeline that its changes go through."""
    store_0_100_exposures: bool | Unset = UNSET
    """Whether exposures of rules at 0 and 100 percent are kept."""
    permalink: str | Unset = UNSET
    """Link to its page in the console."""
    archived_at: int | None | Unset = UNSET
    """When it was archived, in ms since 1970; like the next four only on request."""
    archived_by_id: str | None | Unset = UNSET
    """Id of the user or key that archived it."""
    archived_by_name: str | None | Unset = UNSET
    """Name of the user or key that archived it."""
    archived_by_email: str | None | Unset = UNSET
    """Address of the user who archived it."""
    archive_reason: str | None | Unset = UNSET
    """Why it was archived."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "id": "id",
        "name": "name",
        "description": "description",
        "is_enabled": "isEnabled",
        "status": "status",
        "rules": "rules",
        "id_type": "idType",
        "type": "type",
        "type_reason": "typeReason",
        "checks_per_hour": "checksPerHour",
        "tags": "tags",
        "target_apps": "targetApps",
        "holdout_ids": "holdoutIDs",
        "version": "version",
        "created_time": "createdTime",
        "creator_id": "creatorID",
        "creator_name": "creatorName",
        "creator_email": "creatorEmail",
        "last_modified_time": "lastModifiedTime",
        "last_modifier_id": "lastModifierID",
        "last_modifier_name": "lastModifierName",
        "last_modifier_email": "lastModifierEmail",
        "owner": "owner",
        "team": "team",
        "team_id": "teamID",
        "is_template": "isTemplate",
        "measure_metric_lifts": "measureMetricLifts",
        "monitoring_metrics": "monitoringMetrics",
        "review_settings": "reviewSettings",
        "active_review": "activeReview",
        "release_pipeline_id": "releasePipelineID",
        "store_0_100_exposures": "store0100Exposures",
        "permalink": "permalink",
        "archived_at": "archivedAt",
        "archived_by_id": "archivedByID",
        "archived_by_name": "archivedByName",
        "archived_by_email": "archivedByEmail",
        "archive_reason": "archiveReason",
    }
    always_present: ClassVar[tuple[str, ...]] = (
        "name",
        "description",
        "status",
        "idType",
        "type",
        "typeReason",
        "checksPerHour",
        "tags",
        "targetApps",
        "holdoutIDs",
        "createdTime",
        "creatorID",
        "creatorName",
        "creatorEmail",
        "lastModifiedTime",
        "lastModifierID",
        "lastModifierName",
        "lastModifierEmail",
        "team",
        "measureMetricLifts",
        "monitoringMetrics",
        "reviewSettings",
    )

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        try:
            self.name = pop("name")
            self.description = pop("description")
            self.status = pop("status")
            self.id_type = pop("idType")
            self.type = pop("type")
            self.type_reason = pop("typeReason")
            self.checks_per_hour = pop("checksPerHour")
            self.tags = pop("tags")
            self.target_apps = pop("targetApps")
            self.holdout_ids = pop("holdoutIDs")
            self.created_time = pop("createdTime")
            self.creator_id = pop("creatorID")
            self.creator_name = pop("creatorName")
            self.creator_email = pop("creatorEmail")
            self.last_modified_time = pop("lastModifiedTime")
            self.last_modifier_id = pop("lastModifierID")
            self.last_modifier_name = pop("lastModifierName")
            self.last_modifier_email = pop("lastModifierEmail")
            self.team = pop("team")
            self.measure_metric_lifts = pop("measureMetricLifts")
            raw_monitoring_metrics = pop("monitoringMetrics")
            raw_review_settings = pop("reviewSettings")
        except KeyError:
            return cls.from_dict(complete(cls, source))
        self.id = pop("id", UNSET)
        self.is_enabled = pop("isEnabled", UNSET)
        self.rules = (
            [as_rule(item) for item in value]
            if type(value := pop("rules", UNSET)) is list and value
            else value
        )
        self.version = pop("version", UNSET)
        self.owner = as_owner(value) if type(value := pop("owner", UNSET)) is dict else value
        self.team_id = pop("teamID", UNSET)
        self.is_template = pop("isTemplate", UNSET)
        self.monitoring_metrics = (
            [as_metric_ref(item) for item in value]
            if type(value := raw_monitoring_metrics) is list and value
            else value
        )
        self.review_settings = (
            as_review_settings(value) if type(value := raw_review_settings) is dict else value
        )
        self.active_review = (
            as_active_review(value) if type(value := pop("activeReview", UNSET)) is dict else value
        )
        self.release_pipeline_id = pop("releasePipelineID", UNSET)
        self.store_0_100_exposures = pop("store0100Exposures", UNSET)
        self.permalink = pop("permalink", UNSET)
        self.archived_at = pop("archivedAt", UNSET)
        self.archived_by_id = pop("archivedByID", UNSET)
        self.archived_by_name = pop("archivedByName", UNSET)
        self.archived_by_email = pop("archivedByEmail", UNSET)
        self.archive_reason = pop("archiveReason", UNSET)
        self.additional_properties = rest or {}
        return self
