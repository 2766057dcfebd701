from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, each, later, new
from .. import models

as_autotune_variant = later(globals(), "as_autotune_variant", lambda: models.AutotuneVariant.from_dict)
as_autotune_winner = later(globals(), "as_autotune_winner", lambda: models.AutotuneWinner.from_dict)
as_rule = later(globals(), "as_rule", lambda: models.Rule.from_dict)


@_define(kw_only=True, repr=False)
class AutotuneReplacement(Model):
    """All settings of an autotune."""

    description: str | Unset = UNSET
    """What it is for."""
    variants: list[models.AutotuneVariant]
    """The values that compete; two or more."""
    success_event: str
    """Name of the event that counts as success."""
    success_event_value: str | Unset = UNSET
    """Value the event must have to count."""
    exploration_window: models.AutotuneExplorationWindow
    """How long all variants get equal traffic at first, in hours."""
    exploration_window_rate: float | Unset = UNSET
    """Share of the traffic that explores at first."""
    attribution_window: models.AutotuneAttributionWindow
    """How long after the exposure an event still counts; in hours unless `attributionWindowUnit` says
    otherwise."""
    attribution_window_unit: models.AutotuneWindowUnit | Unset = UNSET
    """Unit of `attributionWindow`."""
    longterm_exploration_allocation: float | Unset = UNSET
    """Share of the traffic that keeps exploring."""
    winner_threshold: models.AutotuneWinnerThreshold
    """How probable it must be that a variant is the best before all traffic goes to it."""
    is_contextual: bool | Unset = UNSET
    """Whether attributes of the unit are taken into account."""
    higher_is_better: bool | Unset = UNSET
    """Whether a larger value is a success; contextual ones only. Left out it is true."""
    optimization_parameter: models.AutotuneOptimization | Unset = UNSET
    """What is optimized, that the event occurs or a value it carries."""
    metadata_field: str | None | Unset = UNSET
    """Field of the event with the value to optimize; contextual ones only."""
    metric_source_id: str | Unset = UNSET
    """Id of the metric source that the events come from."""
    value_column: str | Unset = UNSET
    """Column of the metric source with the value to optimize."""
    feature_list: list[str] | Unset = UNSET
    """Attributes of the unit to take into account."""
    linked_experiment_name: str | Unset = UNSET
    """Name of the experiment that measures what the autotune gains."""
    goal_rich_text: str | Unset = UNSET
    """What it is to reach in words."""
    id: str | Unset = UNSET
    """Id used in paths and in code."""
    name: str | Unset = UNSET
    """Name shown in the console."""
    id_type: str | Unset = UNSET
    """Unit id type that the variants are dealt out by, such as `userID`."""
    is_started: bool | Unset = UNSET
    """Whether it runs."""
    winner: models.AutotuneWinner | None | Unset = UNSET
    """The variant that has won; null as long as none has."""
    inline_targeting_rules: list[models.Rule] | None | Unset = UNSET
    """Rules on who takes part."""
    inline_targeting_rules_json: str | None | Unset = UNSET
    """The same rules as JSON text."""
    tags: list[str] | Unset = UNSET
    """Names of its tags."""
    target_apps: list[str] | Unset = UNSET
    """Its target apps; empty for all of them."""
    holdout_ids: list[str] | Unset = UNSET
    """Ids of the holdouts it is in."""
    team: str | None | Unset = UNSET
    """Name of the team."""
    team_id: str | None | Unset = UNSET
    """Id of the team."""
    version: int | Unset = UNSET
    """Number of the version."""
    created_time: int | Unset = UNSET
    """When it was created, in ms since 1970."""
    creator_id: str | None | Unset = UNSET
    """Id of the user or key that created it."""
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
        "description": "description",
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
        "id": "id",
        "name": "name",
        "id_type": "idType",
        "is_started": "isStarted",
        "winner": "winner",
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

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.description = pop("description", UNSET)
        self.variants = (
            [as_autotune_variant(item) for item in value]
            if type(value := pop("variants", UNSET)) is list and value
            else value
        )
        self.success_event = pop("successEvent", UNSET)
        self.success_event_value = pop("successEventValue", UNSET)
        self.exploration_window = pop("explorationWindow", UNSET)
        self.exploration_window_rate = pop("explorationWindowRate", UNSET)
        self.attribution_window = pop("attributionWindow", UNSET)
        self.attribution_window_unit = pop("attributionWindowUnit", UNSET)
        self.longterm_exploration_allocation = pop("longtermExplorationAllocation", UNSET)
        self.winner_threshold = pop("winnerThreshold", UNSET)
        self.is_contextual = pop("isContextual", UNSET)
        self.higher_is_better = pop("higherIsBetter", UNSET)
        self.optimization_parameter = pop("optimizationParameter", UNSET)
        self.metadata_field = pop("metadataField", UNSET)
        self.metric_source_id = pop("metricSourceID", UNSET)
        self.value_column = pop("valueColumn", UNSET)
        self.feature_list = pop("featureList", UNSET)
        self.linked_experiment_name = pop("linkedExperimentName", UNSET)
        self.goal_rich_text = pop("goalRichText", UNSET)
        self.id = pop("id", UNSET)
        self.name = pop("name", UNSET)
        self.id_type = pop("idType", UNSET)
        self.is_started = pop("isStarted", UNSET)
        self.winner = as_autotune_winner(value) if type(value := pop("winner", UNSET)) is dict else value
        self.inline_targeting_rules = each(as_rule, pop("inlineTargetingRules", UNSET))
        self.inline_targeting_rules_json = pop("inlineTargetingRulesJSON", UNSET)
        self.tags = pop("tags", UNSET)
        self.target_apps = pop("targetApps", UNSET)
        self.holdout_ids = pop("holdoutIDs", UNSET)
        self.team = pop("team", UNSET)
        self.team_id = pop("teamID", UNSET)
        self.version = pop("version", UNSET)
        self.created_time = pop("createdTime", UNSET)
        self.creator_id = pop("creatorID", UNSET)
        self.creator_name = pop("creatorName", UNSET)
        self.creator_email = pop("creatorEmail", UNSET)
        self.last_modified_time = pop("lastModifiedTime", UNSET)
        self.last_modifier_id = pop("lastModifierID", UNSET)
        self.last_modifier_name = pop("lastModifierName", UNSET)
        self.last_modifier_email = pop("lastModifierEmail", UNSET)
        self.additional_properties = rest or {}
        return self
