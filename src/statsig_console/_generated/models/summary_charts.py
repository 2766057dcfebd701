from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import ABSENT, UNSET, Model, complete, later, new
from .. import models

as_summary_chart_section = later(
    globals(), "as_summary_chart_section", lambda: models.SummaryChartSection.from_dict
)


@_define(kw_only=True, repr=False)
class SummaryCharts(Model):
    """The charts of the summary of an experiment."""

    experiment_id: str = ABSENT
    """Id of the experiment."""
    sections: list[models.SummaryChartSection]
    """Sections from top to bottom."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {"experiment_id": "experimentID", "sections": "sections"}
    always_present: ClassVar[tuple[str, ...]] = ("experimentID",)

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        try:
            self.experiment_id = pop("experimentID")
        except KeyError:
            return cls.from_dict(complete(cls, source))
        self.sections = (
            [as_summary_chart_section(item) for item in value]
            if type(value := pop("sections", UNSET)) is list and value
            else value
        )
        self.additional_properties = rest or {}
        return self
