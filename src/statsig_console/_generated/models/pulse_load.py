from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new
from .. import models


@_define(kw_only=True, repr=False)
class PulseLoad(Model):
    """One load of results from the warehouse."""

    dag_id: str | Unset = UNSET
    """Id of the load; missing in older answers."""
    created_time: int
    """When it was asked for, in ms since 1970."""
    finished_time: int | None | Unset = UNSET
    """When it ended, in ms since 1970; missing while it runs."""
    finished_state: models.PulseLoadState | str | None | Unset = UNSET
    """How it ended; missing while it runs."""
    reload_type: models.PulseLoadType | str | Unset = UNSET
    """How much it loads."""
    start_ds: str | None | Unset = UNSET
    """First day of the data, as `YYYY-MM-DD`."""
    end_ds: str | None | Unset = UNSET
    """Last day of the data, as `YYYY-MM-DD`."""
    turbo_mode: bool | Unset = UNSET
    """Whether costly parts are skipped for speed."""
    creator_name: str | None | Unset = UNSET
    """Who asked for it."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "dag_id": "dagID",
        "created_time": "createdTime",
        "finished_time": "finishedTime",
        "finished_state": "finishedState",
        "reload_type": "reloadType",
        "start_ds": "startDs",
        "end_ds": "endDs",
        "turbo_mode": "turboMode",
        "creator_name": "creatorName",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.dag_id = pop("dagID", UNSET)
        self.created_time = pop("createdTime", UNSET)
        self.finished_time = pop("finishedTime", UNSET)
        self.finished_state = pop("finishedState", UNSET)
        self.reload_type = pop("reloadType", UNSET)
        self.start_ds = pop("startDs", UNSET)
        self.end_ds = pop("endDs", UNSET)
        self.turbo_mode = pop("turboMode", UNSET)
        self.creator_name = pop("creatorName", UNSET)
        self.additional_properties = rest or {}
        return self
