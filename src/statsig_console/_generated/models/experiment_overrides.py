from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, later, new
from .. import models

as_conditional_override = later(
    globals(), "as_conditional_override", lambda: models.ConditionalOverride.from_dict
)
as_user_id_override = later(globals(), "as_user_id_override", lambda: models.UserIDOverride.from_dict)


@_define(kw_only=True, repr=False)
class ExperimentOverrides(Model):
    """Who is put into which group, whatever chance says."""

    overrides: list[models.ConditionalOverride]
    """By gate or segment, at most 1000 in one request."""
    user_id_overrides: list[models.UserIDOverride]
    """By unit id."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {"overrides": "overrides", "user_id_overrides": "userIDOverrides"}

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
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
