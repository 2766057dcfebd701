from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import ABSENT, Model, complete, later, new
from .. import models

as_summary_chart = later(globals(), "as_summary_chart", lambda: models.SummaryChart.from_dict)


@_define(kw_only=True, repr=False)
class SummaryChartSection(Model):
    """One section of the summary."""

    section_label: str = ABSENT
    """Heading of the section."""
    charts: list[models.SummaryChart] = ABSENT
    """Charts from top to bottom."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {"section_label": "sectionLabel", "charts": "charts"}
    always_present: ClassVar[tuple[str, ...]] = ("sectionLabel", "charts")

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        try:
            self.section_label = pop("sectionLabel")
            raw_charts = pop("charts")
        except KeyError:
            return cls.from_dict(complete(cls, source))
        self.charts = (
            [as_summary_chart(item) for item in value]
            if type(value := raw_charts) is list and value
            else value
        )
        self.additional_properties = rest or {}
        return self
