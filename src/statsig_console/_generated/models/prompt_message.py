from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, new
from .. import models


@_define(kw_only=True, repr=False)
class PromptMessage(Model):
    """One text given to the model."""

    role: models.PromptRole | str
    """Who says it."""
    content: str
    """The text."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {"role": "role", "content": "content"}

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.role = pop("role", UNSET)
        self.content = pop("content", UNSET)
        self.additional_properties = rest or {}
        return self
