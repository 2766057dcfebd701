from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new


@_define(kw_only=True, repr=False)
class ProjectReviewSettings(Model):
    """Which changes in a project need a review."""

    is_config_review_required: bool
    """Changes of gates, experiments and the like."""
    is_metric_review_required: bool
    """Changes of metrics."""
    is_metric_review_required_on_verified_only: bool
    """Changes of verified metrics and of no others."""
    is_whn_analysis_only_review_required: bool | Unset = UNSET
    """Changes of analysis-only experiments; warehouse-native only."""
    is_whn_source_review_required: bool | Unset = UNSET
    """Changes of sources of metrics, assignments and entity properties; warehouse-native only."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "is_config_review_required": "is_config_review_required",
        "is_metric_review_required": "is_metric_review_required",
        "is_metric_review_required_on_verified_only": "is_metric_review_required_on_verified_only",
        "is_whn_analysis_only_review_required": "is_whn_analysis_only_review_required",
        "is_whn_source_review_required": "is_whn_source_review_required",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.is_config_review_required = pop("is_config_review_required", UNSET)
        self.is_metric_review_required = pop("is_metric_review_required", UNSET)
        self.is_metric_review_required_on_verified_only = pop(
            "is_metric_review_required_on_verified_only", UNSET
        )
        self.is_whn_analysis_only_review_required = pop("is_whn_analysis_only_review_required", UNSET)
        self.is_whn_source_review_required = pop("is_whn_source_review_required", UNSET)
        self.additional_properties = rest or {}
        return self
