from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import ABSENT, UNSET, Model, complete, later, new
from .. import models

as_conditional_override = later(
    globals(), "as_conditional_override", lambda: models.ConditionalOverride.from_dict
)
as_user_id_override = later(globals(), "as_user_id_override", lambda: models.UserIDOverride.from_dict)


@_define(kw_only=True, repr=False)
class OverriddenExperiment(Model):
    """An experiment or autotune and its overrides."""

    id: str
    """Id of the experiment or autotune."""
    name: str
    """Display name."""
    overrides: list[models.ConditionalOverride] = ABSENT
    """By gate or segment."""
    user_id_overrides: list[models.UserIDOverride] = ABSENT
    """By unit id."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "id": "id",
        "name": "name",
        "overrides": "overrides",
        "user_id_overrides": "userIDOverrides",
    }
    always_present: ClassVar[tuple[str, ...]] = ("overrides", "userIDOverrides")

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        try:
            raw_overrides = pop("overrides")
            raw_user_id_overrides = pop("userIDOverrides")
        except KeyError:
            return cls.from_dict(complete(cls, source))
        self.id = pop("id", UNSET)
        self.name = pop("name", UNSET)
        self.overrides = (
            [as_conditional_override(item) for item in value]
            if type(value := raw_overrides) is list and value
            else value
        )
        self.user_id_overrides = (
            [as_user_id_override(item) for item in value]
            if type(value := raw_user_id_overrides) is list and value
            else value
        )
        self.additional_properties = rest or {}
        return self
