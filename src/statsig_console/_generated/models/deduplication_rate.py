from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import ABSENT, Model, complete, new


@_define(kw_only=True, repr=False)
class DeduplicationRate(Model):
    """Share of exposures of one group that were duplicates."""

    group_id: str = ABSENT
    """Id of the group."""
    group_name: str | None = ABSENT
    """Name of the group."""
    rate: float = ABSENT
    """The share."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "group_id": "group_id",
        "group_name": "group_name",
        "rate": "rate",
    }
    always_present: ClassVar[tuple[str, ...]] = ("group_id", "group_name", "rate")

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        try:
            self.group_id = pop("group_id")
            self.group_name = pop("group_name")
            self.rate = pop("rate")
        except KeyError:
            return cls.from_dict(complete(cls, source))

        self.additional_properties = rest or {}
        return self
