from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, each, new
from .. import models as m

if TYPE_CHECKING:
    from ..models.summary_chart_section import SummaryChartSection


@_define(kw_only=True, repr=False)
class SummaryCharts(Model):
    """The charts of the summary of an experiment."""

    experiment_id: str | Unset = UNSET
    """Id of the experiment."""
    sections: list[SummaryChartSection]
    """Sections from top to bottom."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {"experiment_id": "experimentID", "sections": "sections"}

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.experiment_id = pop("experimentID", UNSET)
        self.sections = each(m.SummaryChartSection.from_dict, pop("sections", UNSET))
        self.additional_properties = rest
        return self
