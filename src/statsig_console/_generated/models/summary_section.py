from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new


@_define(kw_only=True, repr=False)
class SummarySection(Model):
    """A section of the summary page."""

    name: str | Unset = UNSET
    """Heading."""
    content: str | None | Unset = UNSET
    """Text."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {"name": "name", "content": "content"}

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.name = pop("name", UNSET)
        self.content = pop("content", UNSET)
        self.additional_properties = rest or {}
        return self
