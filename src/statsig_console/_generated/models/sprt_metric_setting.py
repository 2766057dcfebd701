from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, later, new
from .. import models

as_sprt_group_setting = later(globals(), "as_sprt_group_setting", lambda: models.SprtGroupSetting.from_dict)


@_define(kw_only=True, repr=False)
class SprtMetricSetting(Model):
    """Smallest effects of one metric for the sequential probability ratio test."""

    metric_key: str
    """Metric as `name::type`."""
    group_settings: list[models.SprtGroupSetting]
    """Settings by group."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {"metric_key": "metricKey", "group_settings": "groupSettings"}

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.metric_key = pop("metricKey", UNSET)
        self.group_settings = (
            [as_sprt_group_setting(item) for item in value]
            if type(value := pop("groupSettings", UNSET)) is list and value
            else value
        )
        self.additional_properties = rest or {}
        return self
