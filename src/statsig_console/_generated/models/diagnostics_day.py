from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, later, new
from .. import models

as_diagnostics_count = later(globals(), "as_diagnostics_count", lambda: models.DiagnosticsCount.from_dict)


@_define(kw_only=True, repr=False)
class DiagnosticsDay(Model):
    """The figures of one day."""

    date: str
    """The day, as `YYYY-MM-DD`."""
    results: list[models.DiagnosticsCount] | Unset = UNSET
    """One entry for each group."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {"date": "date", "results": "results"}

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.date = pop("date", UNSET)
        self.results = (
            [as_diagnostics_count(item) for item in value]
            if type(value := pop("results", UNSET)) is list and value
            else value
        )
        self.additional_properties = rest or {}
        return self
