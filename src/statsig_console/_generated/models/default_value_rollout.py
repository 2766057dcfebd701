from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, each, later, new
from .. import models

as_default_value_rollout_step = later(
    globals(), "as_default_value_rollout_step", lambda: models.DefaultValueRolloutStep.from_dict
)


@_define(kw_only=True, repr=False)
class DefaultValueRollout(Model):
    """A default value that reaches the units step by step."""

    id: str
    """Id of the rollout."""
    target_value: Any | Unset = UNSET
    """Value that the units are led to."""
    percentage_pass: float | Unset = UNSET
    """Share of the units that receive it now in percent."""
    salt: str | Unset = UNSET
    """Salt that deals out the units."""
    rollouts: list[models.DefaultValueRolloutStep] | None | Unset = UNSET
    """Its steps."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "id": "id",
        "target_value": "target_value",
        "percentage_pass": "percentage_pass",
        "salt": "salt",
        "rollouts": "rollouts",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.id = pop("id", UNSET)
        self.target_value = pop("target_value", UNSET)
        self.percentage_pass = pop("percentage_pass", UNSET)
        self.salt = pop("salt", UNSET)
        self.rollouts = each(as_default_value_rollout_step, pop("rollouts", UNSET))
        self.additional_properties = rest or {}
        return self
