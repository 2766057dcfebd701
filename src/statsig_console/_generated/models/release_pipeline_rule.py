from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import ABSENT, UNSET, Model, Unset, complete, later, new
from .. import models

as_condition = later(globals(), "as_condition", lambda: models.Condition.from_dict)


@_define(kw_only=True, repr=False)
class ReleasePipelineRule(Model):
    """A rule for who is reached by a phase. Unlike the rule of a gate it has no percentage."""

    id: str = ABSENT
    """Id of the rule."""
    name: str
    """Name shown in the console."""
    conditions: list[models.Condition]
    """What a unit must meet."""
    environments: list[str] | None | Unset = UNSET
    """Names of the environments it counts in; null for all."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "id": "id",
        "name": "name",
        "conditions": "conditions",
        "environments": "environments",
    }
    always_present: ClassVar[tuple[str, ...]] = ("id",)

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        try:
            self.id = pop("id")
        except KeyError:
            return cls.from_dict(complete(cls, source))
        self.name = pop("name", UNSET)
        self.conditions = (
            [as_condition(item) for item in value]
            if type(value := pop("conditions", UNSET)) is list and value
            else value
        )
        self.environments = pop("environments", UNSET)
        self.additional_properties = rest or {}
        return self
