from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, each, new
from .. import models as m

if TYPE_CHECKING:
    from ..models.condition import Condition


@_define(kw_only=True, repr=False)
class ReleasePipelineRule(Model):
    """A rule for who is reached by a phase. Unlike the rule of a gate it has no percentage."""

    id: str | Unset = UNSET
    """Id of the rule."""
    name: str
    """Name shown in the console."""
    conditions: list[Condition]
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

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.id = pop("id", UNSET)
        self.name = pop("name", UNSET)
        self.conditions = each(m.Condition.from_dict, pop("conditions", UNSET))
        self.environments = pop("environments", UNSET)
        self.additional_properties = rest
        return self
