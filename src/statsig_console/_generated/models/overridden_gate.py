from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, later, new
from .. import models as m

if TYPE_CHECKING:
    from ..models.environment_override import EnvironmentOverride

as_environment_override = later(globals(), "as_environment_override", lambda: m.EnvironmentOverride.from_dict)


@_define(kw_only=True, repr=False)
class OverriddenGate(Model):
    """A gate or holdout and its overrides."""

    id: str
    """Id of the gate or holdout."""
    name: str
    """Display name."""
    passing_user_ids: list[str] | Unset = UNSET
    """User ids that pass."""
    failing_user_ids: list[str] | Unset = UNSET
    """User ids that fail."""
    passing_custom_ids: list[str] | Unset = UNSET
    """Ids of other unit id types that pass."""
    failing_custom_ids: list[str] | Unset = UNSET
    """Ids of other unit id types that fail."""
    environment_overrides: list[EnvironmentOverride] | Unset = UNSET
    """Overrides by environment and unit id type."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "id": "id",
        "name": "name",
        "passing_user_ids": "passingUserIDs",
        "failing_user_ids": "failingUserIDs",
        "passing_custom_ids": "passingCustomIDs",
        "failing_custom_ids": "failingCustomIDs",
        "environment_overrides": "environmentOverrides",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.id = pop("id", UNSET)
        self.name = pop("name", UNSET)
        self.passing_user_ids = pop("passingUserIDs", UNSET)
        self.failing_user_ids = pop("failingUserIDs", UNSET)
        self.passing_custom_ids = pop("passingCustomIDs", UNSET)
        self.failing_custom_ids = pop("failingCustomIDs", UNSET)
        self.environment_overrides = (
            [as_environment_override(item) for item in value]
            if type(value := pop("environmentOverrides", UNSET)) is list and value
            else value
        )
        self.additional_properties = rest or {}
        return self
