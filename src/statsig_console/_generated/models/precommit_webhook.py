from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new


@_define(kw_only=True, repr=False)
class PrecommitWebhook(Model):
    """A webhook that checks changes before they are made."""

    url: str | Unset = UNSET
    """Where the changes are sent."""
    internal_status_url: str | Unset = UNSET
    """Where its progress can be seen."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {"url": "url", "internal_status_url": "internalStatusUrl"}

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.url = pop("url", UNSET)
        self.internal_status_url = pop("internalStatusUrl", UNSET)
        self.additional_properties = rest or {}
        return self
