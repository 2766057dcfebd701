from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import ABSENT, UNSET, Model, complete, new
from .. import models


@_define(kw_only=True, repr=False)
class ReleasePipelineAction(Model):
    """Something that was done to a trigger."""

    type: models.ReleasePipelineActionType | str
    """What was done."""
    time_ms: int = ABSENT
    """When, in ms since 1970."""
    phase_id: str | None = ABSENT
    """Id of the phase that it concerns."""
    actor_id: str | None = ABSENT
    """Id of the user or key that did it."""
    actor_name: str | None = ABSENT
    """Name of the user or key that did it."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "type": "type",
        "time_ms": "timeMs",
        "phase_id": "phaseID",
        "actor_id": "actorID",
        "actor_name": "actorName",
    }
    always_present: ClassVar[tuple[str, ...]] = ("timeMs", "phaseID", "actorID", "actorName")

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        try:
            self.time_ms = pop("timeMs")
            self.phase_id = pop("phaseID")
            self.actor_id = pop("actorID")
            self.actor_name = pop("actorName")
        except KeyError:
            return cls.from_dict(complete(cls, source))
        self.type = pop("type", UNSET)
        self.additional_properties = rest or {}
        return self
