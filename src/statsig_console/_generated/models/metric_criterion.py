from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new
from .. import models


@_define(kw_only=True, repr=False)
class MetricCriterion(Model):
    """A test that events or rows must pass to count."""

    type: models.MetricCriterionType | str
    """What is looked at; `metadata` for all tests in a warehouse."""
    column: str | Unset = UNSET
    """Column or key that is looked at; may be empty for the value of the event."""
    condition: models.FilterCondition | str
    """How it is compared. SQL, beginnings and endings of texts, and times of exposure need a warehouse."""
    values: list[str] | Unset = UNSET
    """What it is compared with; numbers are texts too."""
    null_vacuous_override: bool | Unset = UNSET
    """Whether the usual treatment of null in the test is overridden."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "type": "type",
        "column": "column",
        "condition": "condition",
        "values": "values",
        "null_vacuous_override": "nullVacuousOverride",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.type = pop("type", UNSET)
        self.column = pop("column", UNSET)
        self.condition = pop("condition", UNSET)
        self.values = pop("values", UNSET)
        self.null_vacuous_override = pop("nullVacuousOverride", UNSET)
        self.additional_properties = rest or {}
        return self
