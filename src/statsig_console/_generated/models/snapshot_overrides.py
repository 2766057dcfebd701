from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, later, new
from .. import models

as_override_bucket = later(globals(), "as_override_bucket", lambda: models.OverrideBucket.from_dict)


@_define(kw_only=True, repr=False)
class SnapshotOverrides(Model):
    """Overrides as a review shows them."""

    id_overrides: list[models.OverrideBucket] | Unset = UNSET
    """Overrides by user id."""
    custom_id_overrides: list[models.OverrideBucket] | Unset = UNSET
    """Overrides by another unit id."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "id_overrides": "id_overrides",
        "custom_id_overrides": "custom_id_overrides",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.id_overrides = (
            [as_override_bucket(item) for item in value]
            if type(value := pop("id_overrides", UNSET)) is list and value
            else value
        )
        self.custom_id_overrides = (
            [as_override_bucket(item) for item in value]
            if type(value := pop("custom_id_overrides", UNSET)) is list and value
            else value
        )
        self.additional_properties = rest or {}
        return self
