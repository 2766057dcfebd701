from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Secret, as_secret, new


@_define(kw_only=True, repr=False)
class PromptHeader(Model):
    """A header of an HTTP request."""

    name: str
    """Name of the header."""
    value: Secret = _field(converter=as_secret)
    """Value of the header; a secret where it is for signing in."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {"name": "name", "value": "value"}

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.name = pop("name", UNSET)
        self.value = pop("value", UNSET)
        self.additional_properties = rest or {}
        return self
