from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, later, new
from .. import models

as_daily_exposures = later(globals(), "as_daily_exposures", lambda: models.DailyExposures.from_dict)


@_define(kw_only=True, repr=False)
class GroupExposures(Model):
    """The exposures of one group."""

    group_id: str
    """Id of the group."""
    group_name: str | Unset = UNSET
    """Name of the group."""
    results: list[models.DailyExposures] | Unset = UNSET
    """One entry for each day."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "group_id": "groupID",
        "group_name": "groupName",
        "results": "results",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.group_id = pop("groupID", UNSET)
        self.group_name = pop("groupName", UNSET)
        self.results = (
            [as_daily_exposures(item) for item in value]
            if type(value := pop("results", UNSET)) is list and value
            else value
        )
        self.additional_properties = rest or {}
        return self
