from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new


@_define(kw_only=True, repr=False)
class Link(Model):
    """A link that people attached to an object."""

    url: str
    """Where it leads."""
    title: str | Unset = UNSET
    """Text to show for it."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {"url": "url", "title": "title"}

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.url = pop("url", UNSET)
        self.title = pop("title", UNSET)
        self.additional_properties = rest or {}
        return self
