from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import ABSENT, UNSET, Model, complete, new
from .. import models


@_define(kw_only=True, repr=False)
class IngestionSchedule(Model):
    """When a dataset is loaded."""

    dataset: models.IngestionDataset | str
    """What is loaded."""
    scheduled_hour_pst: float = ABSENT
    """Hour of the day from 0 to 23 in Pacific Standard Time."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {"dataset": "dataset", "scheduled_hour_pst": "scheduled_hour_pst"}
    always_present: ClassVar[tuple[str, ...]] = ("scheduled_hour_pst",)

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        try:
            self.scheduled_hour_pst = pop("scheduled_hour_pst")
        except KeyError:
            return cls.from_dict(complete(cls, source))
        self.dataset = pop("dataset", UNSET)
        self.additional_properties = rest or {}
        return self
