from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new


@_define(kw_only=True, repr=False)
class TagCreate(Model):
    """A new tag."""

    name: str
    """The word itself; 1 to 100 characters."""
    description: str
    """What it stands for; at most 1000 characters."""
    is_core: bool | Unset = UNSET
    """Whether it is a core tag of the project; the server assumes no."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {"name": "name", "description": "description", "is_core": "isCore"}

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.name = pop("name", UNSET)
        self.description = pop("description", UNSET)
        self.is_core = pop("isCore", UNSET)
        self.additional_properties = rest or {}
        return self
