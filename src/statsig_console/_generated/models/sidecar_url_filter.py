from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, new
from .. import models


@_define(kw_only=True, repr=False)
class SidecarUrlFilter(Model):
    """Pages on which Sidecar runs an experiment."""

    type: models.SidecarUrlMatch | str
    """How to compare the address."""
    value: str
    """What to compare it with."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {"type": "type", "value": "value"}

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.type = pop("type", UNSET)
        self.value = pop("value", UNSET)
        self.additional_properties = rest or {}
        return self
