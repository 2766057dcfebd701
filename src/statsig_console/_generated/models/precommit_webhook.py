from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import ABSENT, Model, complete, new


@_define(kw_only=True, repr=False)
class PrecommitWebhook(Model):
    """A webhook that checks changes before they are made."""

    url: str = ABSENT
    """Where the changes are sent."""
    internal_status_url: str = ABSENT
    """Where its progress can be seen."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {"url": "url", "internal_status_url": "internalStatusUrl"}
    always_present: ClassVar[tuple[str, ...]] = ("url", "internalStatusUrl")

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        try:
            self.url = pop("url")
            self.internal_status_url = pop("internalStatusUrl")
        except KeyError:
            return cls.from_dict(complete(cls, source))

        self.additional_properties = rest or {}
        return self
