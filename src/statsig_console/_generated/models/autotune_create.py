from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, later, new
from .. import models

as_autotune_variant = later(globals(), "as_autotune_variant", lambda: models.AutotuneVariant.from_dict)


@_define(kw_only=True, repr=False)
class AutotuneCreate(Model):
    """What a new autotune needs."""

    name: str
    """Name; the server makes the id out of it (`A Banner` becomes `a_banner`)."""
    description: str | Unset = UNSET
    """What it is for."""
    id_type: str | Unset = UNSET
    """Unit id type that the variants are dealt out by; `userID` when left out."""
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
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "name": "name",
        "description": "description",
        "id_type": "idType",
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
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.name = pop("name", UNSET)
        self.description = pop("description", UNSET)
        self.id_type = pop("idType", UNSET)
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
        self.additional_properties = rest or {}
        return self
