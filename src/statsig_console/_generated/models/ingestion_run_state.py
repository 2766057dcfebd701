from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import ABSENT, UNSET, Model, complete, new


@_define(kw_only=True, repr=False)
class IngestionRunState(Model):
    """A state and when it was reached."""

    status: str
    """The state, such as `download_started`."""
    status_timestamp: str = ABSENT
    """When it was reached; ISO 8601 in UTC."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {"status": "status", "status_timestamp": "statusTimestamp"}
    always_present: ClassVar[tuple[str, ...]] = ("statusTimestamp",)

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        try:
            self.status_timestamp = pop("statusTimestamp")
        except KeyError:
            return cls.from_dict(complete(cls, source))
        self.status = pop("status", UNSET)
        self.additional_properties = rest or {}
        return self
