from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, later, new
from .. import models

as_dashboard_funnel_step_result = later(
    globals(), "as_dashboard_funnel_step_result", lambda: models.DashboardFunnelStepResult.from_dict
)


@_define(kw_only=True, repr=False)
class DashboardFunnelDataset(Model):
    """The figures of one line of a funnel."""

    key: str
    """Name of the line; `default` when the funnel is not split."""
    label: str | None | Unset = UNSET
    """Text shown for it."""
    group: str | None | Unset = UNSET
    """The group it stands for."""
    cohort: str | None | Unset = UNSET
    """The cohort it stands for."""
    excludes_optional_steps: bool | None | Unset = UNSET
    """Whether steps that may be skipped are left out."""
    steps: list[models.DashboardFunnelStepResult]
    """Its steps in order."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "key": "key",
        "label": "label",
        "group": "group",
        "cohort": "cohort",
        "excludes_optional_steps": "excludes_optional_steps",
        "steps": "steps",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.key = pop("key", UNSET)
        self.label = pop("label", UNSET)
        self.group = pop("group", UNSET)
        self.cohort = pop("cohort", UNSET)
        self.excludes_optional_steps = pop("excludes_optional_steps", UNSET)
        self.steps = (
            [as_dashboard_funnel_step_result(item) for item in value]
            if type(value := pop("steps", UNSET)) is list and value
            else value
        )
        self.additional_properties = rest or {}
        return self
