from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Secret, as_secret, new


@_define(kw_only=True, repr=False)
class Report(Model):
    """A report to download."""

    url: Secret = _field(converter=as_secret)
    """Link to the file; a secret, since it probably works without a key."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {"url": "url"}

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.url = pop("url", UNSET)
        self.additional_properties = rest or {}
        return self
