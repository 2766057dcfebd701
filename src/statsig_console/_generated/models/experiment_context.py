from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new


@_define(kw_only=True, repr=False)
class ExperimentContext(Model):
    """An experiment as text."""

    experiment_id: str | Unset = UNSET
    """Id of the experiment."""
    context: str | Unset = UNSET
    """The text."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {"experiment_id": "experimentID", "context": "context"}

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.experiment_id = pop("experimentID", UNSET)
        self.context = pop("context", UNSET)
        self.additional_properties = rest or {}
        return self
