from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import ABSENT, UNSET, Model, Unset, complete, later, new
from .. import models

as_environment_override = later(
    globals(), "as_environment_override", lambda: models.EnvironmentOverride.from_dict
)


@_define(kw_only=True, repr=False)
class GateOverrides(Model):
    """Units for which the rules of a gate or holdout do not decide. A request may name up to 2000 ids in each
    list."""

    passing_user_ids: list[str] = ABSENT
    """User ids that pass; needed with the failing ones."""
    failing_user_ids: list[str] = ABSENT
    """User ids that fail; needed with the passing ones."""
    passing_custom_ids: list[str] | Unset = UNSET
    """Ids of other unit id types that pass."""
    failing_custom_ids: list[str] | Unset = UNSET
    """Ids of other unit id types that fail."""
    environment_overrides: list[models.EnvironmentOverride] | Unset = UNSET
    """Overrides by environment and unit id type; in requests not together with the other lists."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "passing_user_ids": "passingUserIDs",
        "failing_user_ids": "failingUserIDs",
        "passing_custom_ids": "passingCustomIDs",
        "failing_custom_ids": "failingCustomIDs",
        "environment_overrides": "environmentOverrides",
    }
    always_present: ClassVar[tuple[str, ...]] = ("passingUserIDs", "failingUserIDs")

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        try:
            self.passing_user_ids = pop("passingUserIDs")
            self.failing_user_ids = pop("failingUserIDs")
        except KeyError:
            return cls.from_dict(complete(cls, source))
        self.passing_custom_ids = pop("passingCustomIDs", UNSET)
        self.failing_custom_ids = pop("failingCustomIDs", UNSET)
        self.environment_overrides = (
            [as_environment_override(item) for item in value]
            if type(value := pop("environmentOverrides", UNSET)) is list and value
            else value
        )
        self.additional_properties = rest or {}
        return self
