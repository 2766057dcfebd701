from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new

if TYPE_CHECKING:
    from ..models.release_pipeline_action_type import ReleasePipelineActionType


@_define(kw_only=True, repr=False)
class ReleasePipelineAction(Model):
    """Something that was done to a trigger."""

    type: ReleasePipelineActionType | str
    """What was done."""
    time_ms: int | Unset = UNSET
    """When, in ms since 1970."""
    phase_id: str | None | Unset = UNSET
    """Id of the phase that it concerns."""
    actor_id: str | None | Unset = UNSET
    """Id of the user or key that did it."""
    actor_name: str | None | Unset = UNSET
    """Name of the user or key that did it."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "type": "type",
        "time_ms": "timeMs",
        "phase_id": "phaseID",
        "actor_id": "actorID",
        "actor_name": "actorName",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.type = pop("type", UNSET)
        self.time_ms = pop("timeMs", UNSET)
        self.phase_id = pop("phaseID", UNSET)
        self.actor_id = pop("actorID", UNSET)
        self.actor_name = pop("actorName", UNSET)
        self.additional_properties = rest or {}
        return self
