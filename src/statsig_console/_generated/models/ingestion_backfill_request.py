from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new
from .. import models


@_define(kw_only=True, repr=False)
class IngestionBackfillRequest(Model):
    """Days and sources to load again."""

    datestamp_start: str
    """First day, as `YYYY-MM-DD`."""
    datestamp_end: str
    """Last day, as `YYYY-MM-DD`."""
    type: models.IngestionType
    """Kind of warehouse."""
    dataset: models.IngestionDataset
    """What to load."""
    source: list[str] | str | None | Unset = UNSET
    """Name of the source or names of several; null or absent for all of them."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "datestamp_start": "datestamp_start",
        "datestamp_end": "datestamp_end",
        "type": "type",
        "dataset": "dataset",
        "source": "source",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.datestamp_start = pop("datestamp_start", UNSET)
        self.datestamp_end = pop("datestamp_end", UNSET)
        self.type = pop("type", UNSET)
        self.dataset = pop("dataset", UNSET)
        self.source = pop("source", UNSET)
        self.additional_properties = rest or {}
        return self
