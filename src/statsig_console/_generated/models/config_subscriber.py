from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new


@_define(kw_only=True, repr=False)
class ConfigSubscriber(Model):
    """Somebody who is notified of changes."""

    id: str
    """Id of the subscriber."""
    type: str | Unset = UNSET
    """Kind of subscriber."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {"id": "id", "type": "type"}

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.id = pop("id", UNSET)
        self.type = pop("type", UNSET)
        self.additional_properties = rest or {}
        return self
