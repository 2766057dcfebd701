from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, later, new
from .. import models as m

if TYPE_CHECKING:
    from ..models.summary_chart import SummaryChart

as_summary_chart = later(globals(), "as_summary_chart", lambda: m.SummaryChart.from_dict)


@_define(kw_only=True, repr=False)
class SummaryChartSection(Model):
    """One section of the summary."""

    section_label: str | Unset = UNSET
    """Heading of the section."""
    charts: list[SummaryChart] | Unset = UNSET
    """Charts from top to bottom."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {"section_label": "sectionLabel", "charts": "charts"}

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.section_label = pop("sectionLabel", UNSET)
        self.charts = (
            [as_summary_chart(item) for item in value]
            if type(value := pop("charts", UNSET)) is list and value
            else value
        )
        self.additional_properties = rest or {}
        return self
