from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import ABSENT, UNSET, Model, Unset, complete, new


@_define(kw_only=True, repr=False)
class EnvironmentOverride(Model):
    """Units of one unit id type that are overridden in one environment."""

    environment: str | None | Unset = UNSET
    """Name of the environment; null for all of them."""
    unit_id: str | None = ABSENT
    """Unit id type, such as `userID`; a request must say it, or null."""
    passing_ids: list[str]
    """Ids that pass."""
    failing_ids: list[str]
    """Ids that fail."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "environment": "environment",
        "unit_id": "unitID",
        "passing_ids": "passingIDs",
        "failing_ids": "failingIDs",
    }
    always_present: ClassVar[tuple[str, ...]] = ("unitID",)

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        try:
            self.unit_id = pop("unitID")
        except KeyError:
            return cls.from_dict(complete(cls, source))
        self.environment = pop("environment", UNSET)
        self.passing_ids = pop("passingIDs", UNSET)
        self.failing_ids = pop("failingIDs", UNSET)
        self.additional_properties = rest or {}
        return self
