from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, later, new
from .. import models as m

if TYPE_CHECKING:
    from ..models.conditional_override import ConditionalOverride
    from ..models.user_id_override import UserIDOverride

as_conditional_override = later(globals(), "as_conditional_override", lambda: m.ConditionalOverride.from_dict)
as_user_id_override = later(globals(), "as_user_id_override", lambda: m.UserIDOverride.from_dict)


@_define(kw_only=True, repr=False)
class OverriddenExperiment(Model):
    """An experiment or autotune and its overrides."""

    id: str
    """Id of the experiment or autotune."""
    name: str
    """Display name."""
    overrides: list[ConditionalOverride] | Unset = UNSET
    """By gate or segment."""
    user_id_overrides: list[UserIDOverride] | Unset = UNSET
    """By unit id."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "id": "id",
        "name": "name",
        "overrides": "overrides",
        "user_id_overrides": "userIDOverrides",
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
        self.overrides = (
            [as_conditional_override(item) for item in value]
            if type(value := pop("overrides", UNSET)) is list and value
            else value
        )
        self.user_id_overrides = (
            [as_user_id_override(item) for item in value]
            if type(value := pop("userIDOverrides", UNSET)) is list and value
            else value
        )
        self.additional_properties = rest or {}
        return self
