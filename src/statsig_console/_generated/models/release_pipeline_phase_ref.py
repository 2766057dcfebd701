from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, new


@_define(kw_only=True, repr=False)
class ReleasePipelinePhaseRef(Model):
    """A phase named by its id, so that an action does not hit another phase than meant."""

    phase_id: str
    """Id of the phase."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {"phase_id": "phaseID"}

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.phase_id = pop("phaseID", UNSET)
        self.additional_properties = rest or {}
        return self
