from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new


@_define(kw_only=True, repr=False)
class ExperimentStart(Model):
    """How a started experiment is analysed."""

    analysis_start_time: str | Unset = UNSET
    """Start of an analysis with groups assigned elsewhere; its form is not published."""
    analysis_end_time: str | Unset = UNSET
    """End of that analysis; its form is not published."""
    turbo_mode: bool | Unset = UNSET
    """Whether results are loaded in the faster, coarser way."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "analysis_start_time": "analysisStartTime",
        "analysis_end_time": "analysisEndTime",
        "turbo_mode": "turboMode",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.analysis_start_time = pop("analysisStartTime", UNSET)
        self.analysis_end_time = pop("analysisEndTime", UNSET)
        self.turbo_mode = pop("turboMode", UNSET)
        self.additional_properties = rest or {}
        return self
