from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import ABSENT, UNSET, Model, Unset, complete, each, later, new
from .. import models

as_autotune_variant = later(globals(), "as_autotune_variant", lambda: models.AutotuneVariant.from_dict)
as_autotune_winner = later(globals(), "as_autotune_winner", lambda: models.AutotuneWinner.from_dict)
as_rule = later(globals(), "as_rule", lambda: models.Rule.from_dict)


@_define(kw_only=True, repr=False)
class Autotune(Model):
    """Several values that compete for the traffic until one has proved to be the best."""

    id: str
    """Id used in paths and in code."""
    name: str = ABSENT
    """Name shown in the console."""
    description: str | None = ABSENT
    """What it is for."""
    id_type: str = ABSENT
    """Unit id type that the variants are dealt out by, such as `userID`."""
    is_started: bool = ABSENT
    """Whether it runs."""
    winner: models.AutotuneWinner | None = ABSENT
    """The variant that has won; null as long as none has."""
    variants: list[models.AutotuneVariant]
    """The values that compete."""
    success_event: str = ABSENT
    """Name of the event that counts as success."""
    success_event_value: str | None = ABSENT
    """Value the event must have to count; empty for any."""
    exploration_window: models.AutotuneExplorationWindow | str = ABSENT
    """How long all variants get equal traffic at first, in hours."""
    exploration_window_rate: float | None | Unset = UNSET
    """Share of the traffic that explores at first from 0.001 to 1."""
    attribution_window: models.AutotuneAttributionWindow | str = ABSENT
    """How long after the exposure an event still counts; in hours unless `attributionWindowUnit` says
    otherwise."""
    attribution_window_unit: models.AutotuneWindowUnit | str | None | Unset = UNSET
    """Unit of `attributionWindow`."""
    longterm_exploration_allocation: float | None | Unset = UNSET
    """Share of the traffic that keeps exploring from 0.001 to 1."""
    winner_threshold: models.AutotuneWinnerThreshold | str = ABSENT
    """How probable it must be that a variant is the best before all traffic goes to it."""
    is_contextual: bool | None | Unset = UNSET
    """Whether attributes of the unit are taken into account."""
    higher_is_better: bool | None | Unset = UNSET
    """Whether a larger value is a success; contextual ones only."""
    optimization_parameter: models.AutotuneOptimization | str | None | Unset = UNSET
    """What is optimized, that the event occurs or a value it carries."""
    metadata_field: str | None | Unset = UNSET
    """Field of the event with the value to optimize; contextual ones only."""
    metric_source_id: str | None | Unset = UNSET
    """Id of the metric source that the events come from."""
    value_column: str | None | Unset = UNSET
    """Column of the metric source with the value to optimize."""
    feature_list: list[str] | None | Unset = UNSET
    """Attributes of the unit to take into account."""
    linked_experiment_name: str | None | Unset = UNSET
    """Name of the experiment that measures what the autotune gains."""
    goal_rich_text: str | None | Unset = UNSET
    """What it is to reach in words."""
    inline_targeting_rules: list[models.Rule] | None | Unset = UNSET
    """Rules on who takes part."""
    inline_targeting_rules_json: str | None | Unset = UNSET
    """The same rules as JSON text."""
    tags: list[str] | Unset = UNSET
    """Names of its tags."""
    target_apps: list[str] | Unset = UNSET
    """Names or ids of its target apps; empty for all of them."""
    holdout_ids: list[str] | Unset = UNSET
    """Ids of the holdouts it is in."""
    team: str | None | Unset = UNSET
    """Name of the team."""
    team_id: str | None | Unset = UNSET
    """Id of the team."""
    version: int | Unset = UNSET
    """Number of the version."""
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
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "id": "id",
        "name": "name",
        "description": "description",
        "id_type": "idType",
        "is_started": "isStarted",
        "winner": "winner",
        "variants": "variants",
        "success_event": "successEvent",
        "success_event_value": "successEventValue",
        "exploration_window": "explorationWindow",
        "exploration_window_rate": "explorationWindowRate",
        "attribution_window": "attributionWindow",
        "attribution_window_unit": "attributionWindowUnit",
        "longterm_exploration_allocation": "longtermExplorationAllocation",
        "winner_threshold": "winnerThreshold",
        "is_contextual": "isContextual",
        "higher_is_better": "higherIsBetter",
        "optimization_parameter": "optimizationParameter",
        "metadata_field": "metadataField",
        "metric_source_id": "metricSourceID",
        "value_column": "valueColumn",
        "feature_list": "featureList",
        "linked_experiment_name": "linkedExperimentName",
        "goal_rich_text": "goalRichText",
        "inline_targeting_rules": "inlineTargetingRules",
        "inline_targeting_rules_json": "inlineTargetingRulesJSON",
        "tags": "tags",
        "target_apps": "targetApps",
        "holdout_ids": "holdoutIDs",
        "team": "team",
        "team_id": "teamID",
        "version": "version",
        "created_time": "createdTime",
        "creator_id": "creatorID",
        "creator_name": "creatorName",
        "creator_email": "creatorEmail",
        "last_modified_time": "lastModifiedTime",
        "last_modifier_id": "lastModifierID",
        "last_modifier_name": "lastModifierName",
        "last_modifier_email": "lastModifierEmail",
    }
    always_present: ClassVar[tuple[str, ...]] = (
        "name",
        "description",
        "idType",
        "isStarted",
        "winner",
        "successEvent",
        "successEventValue",
        "explorationWindow",
        "attributionWindow",
        "winnerThreshold",
        "createdTime",
        "creatorID",
        "creatorName",
        "creatorEmail",
        "lastModifiedTime",
        "lastModifierID",
        "lastModifierName",
        "lastModifierEmail",
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
            self.id_type = pop("idType")
            self.is_started = pop("isStarted")
            raw_winner = pop("winner")
            self.success_event = pop("successEvent")
            self.success_event_value = pop("successEventValue")
            self.exploration_window = pop("explorationWindow")
            self.attribution_window = pop("attributionWindow")
            self.winner_threshold = pop("winnerThreshold")
            self.created_time = pop("createdTime")
            self.creator_id = pop("creatorID")
            self.creator_name = pop("creatorName")
            self.creator_email = pop("creatorEmail")
            self.last_modified_time = pop("lastModifiedTime")
            self.last_modifier_id = pop("lastModifierID")
            self.last_modifier_name = pop("lastModifierName")
            self.last_modifier_email = pop("lastModifierEmail")
        except KeyError:
            return cls.from_dict(complete(cls, source))
        self.id = pop("id", UNSET)
        self.winner = as_autotune_winner(value) if type(value := raw_winner) is dict else value
        self.variants = (
            [as_autotune_variant(item) for item in value]
            if type(value := pop("variants", UNSET)) is list and value
            else value
        )
        self.exploration_window_rate = pop("explorationWindowRate", UNSET)
        self.attribution_window_unit = pop("attributionWindowUnit", UNSET)
        self.longterm_exploration_allocation = pop("longtermExplorationAllocation", UNSET)
        self.is_contextual = pop("isContextual", UNSET)
        self.higher_is_better = pop("higherIsBetter", UNSET)
        self.optimization_parameter = pop("optimizationParameter", UNSET)
        self.metadata_field = pop("metadataField", UNSET)
        self.metric_source_id = pop("metricSourceID", UNSET)
        self.value_column = pop("valueColumn", UNSET)
        self.feature_list = pop("featureList", UNSET)
        self.linked_experiment_name = pop("linkedExperimentName", UNSET)
        self.goal_rich_text = pop("goalRichText", UNSET)
        self.inline_targeting_rules = each(as_rule, pop("inlineTargetingRules", UNSET))
        self.inline_targeting_rules_json = pop("inlineTargetingRulesJSON", UNSET)
        self.tags = pop("tags", UNSET)
        self.target_apps = pop("targetApps", UNSET)
        self.holdout_ids = pop("holdoutIDs", UNSET)
        self.team = pop("team", UNSET)
        self.team_id = pop("teamID", UNSET)
        self.version = pop("version", UNSET)
        self.additional_properties = rest or {}
        return self
