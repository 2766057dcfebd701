from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import ABSENT, UNSET, Model, Unset, complete, new


@_define(kw_only=True, repr=False)
class LoggedEvent(Model):
    """One event as it was logged."""

    name: str
    """Name of the event."""
    timestamp: str
    """When it happened, in ms since 1970 as text."""
    source: str | None = ABSENT
    """Where it was logged, such as `statsig-node`."""
    value: str | None = ABSENT
    """Value that was logged with it; numbers come as text."""
    user_id: str | None = ABSENT
    """Id of the user that it was logged for."""
    metadata: dict[str, Any] | None | Unset = UNSET
    """Further values that were logged with it."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "name": "name",
        "timestamp": "timestamp",
        "source": "source",
        "value": "value",
        "user_id": "userID",
        "metadata": "metadata",
    }
    always_present: ClassVar[tuple[str, ...]] = ("source", "value", "userID")

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        try:
            self.source = pop("source")
            self.value = pop("value")
            self.user_id = pop("userID")
        except KeyError:
            return cls.from_dict(complete(cls, source))
        self.name = pop("name", UNSET)
        self.timestamp = pop("timestamp", UNSET)
        self.metadata = pop("metadata", UNSET)
        self.additional_properties = rest or {}
        return self
