from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, later, new
from .. import models

as_automated_rollout_phase = later(
    globals(), "as_automated_rollout_phase", lambda: models.AutomatedRolloutPhase.from_dict
)
as_condition = later(globals(), "as_condition", lambda: models.Condition.from_dict)
as_rule_variant = later(globals(), "as_rule_variant", lambda: models.RuleVariant.from_dict)


@_define(kw_only=True, repr=False)
class Rule(Model):
    """One row of targeting. All its conditions must hold; rows are tried from top to bottom and the first that
    fits decides. Writing `rules` replaces the whole list."""

    id: str | Unset = UNSET
    """Id of this state of the rule; it changes with its percentage."""
    base_id: str | Unset = UNSET
    """Id that stays the same for the life of the rule."""
    name: str
    """Name shown in the console."""
    pass_percentage: float
    """Share of matching units that pass in percent."""
    conditions: list[models.Condition]
    """What a unit must meet; all of them together."""
    environments: list[str] | None | Unset = UNSET
    """Names of the environments where the rule counts; null for all of them."""
    environment: str | None | Unset = UNSET
    """A single environment in the form that the list of rules uses."""
    return_value: Any | Unset = UNSET
    """Value of the units that pass; used by dynamic configs."""
    return_value_json5: str | Unset = UNSET
    """The return value as JSON5 text with its comments."""
    variants: list[models.RuleVariant] | Unset = UNSET
    """Several values that share the passing units; used by dynamic configs."""
    completed_automated_rollouts: list[models.AutomatedRolloutPhase] | Unset = UNSET
    """Scheduled steps already taken. Read only."""
    pending_automated_rollouts: list[models.AutomatedRolloutPhase] | Unset = UNSET
    """Scheduled steps still to come. Read only."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "id": "id",
        "base_id": "baseID",
        "name": "name",
        "pass_percentage": "passPercentage",
        "conditions": "conditions",
        "environments": "environments",
        "environment": "environment",
        "return_value": "returnValue",
        "return_value_json5": "returnValueJson5",
        "variants": "variants",
        "completed_automated_rollouts": "completedAutomatedRollouts",
        "pending_automated_rollouts": "pendingAutomatedRollouts",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.id = pop("id", UNSET)
        self.base_id = pop("baseID", UNSET)
        self.name = pop("name", UNSET)
        self.pass_percentage = pop("passPercentage", UNSET)
        self.conditions = (
            [as_condition(item) for item in value]
            if type(value := pop("conditions", UNSET)) is list and value
            else value
        )
        self.environments = pop("environments", UNSET)
        self.environment = pop("environment", UNSET)
        self.return_value = pop("returnValue", UNSET)
        self.return_value_json5 = pop("returnValueJson5", UNSET)
        self.variants = (
            [as_rule_variant(item) for item in value]
            if type(value := pop("variants", UNSET)) is list and value
            else value
        )
        self.completed_automated_rollouts = (
            [as_automated_rollout_phase(item) for item in value]
            if type(value := pop("completedAutomatedRollouts", UNSET)) is list and value
            else value
        )
        self.pending_automated_rollouts = (
            [as_automated_rollout_phase(item) for item in value]
            if type(value := pop("pendingAutomatedRollouts", UNSET)) is list and value
            else value
        )
        self.additional_properties = rest or {}
        return self
