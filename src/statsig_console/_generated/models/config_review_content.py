from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, later, new
from .. import models

as_config_snapshot = later(globals(), "as_config_snapshot", lambda: models.ConfigSnapshot.from_dict)


@_define(kw_only=True, repr=False)
class ConfigReviewContent(Model):
    """What a review would change."""

    type: models.ConfigReviewType | str | Unset = UNSET
    """Kind of change."""
    current: models.ConfigSnapshot
    """The fields in question as they are."""
    proposed: models.ConfigSnapshot
    """The same fields as they would become."""
    unavailable_reason: models.SnapshotProblem | str | Unset = UNSET
    """Why both sides are empty; left out when they could be read."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "type": "type",
        "current": "current",
        "proposed": "proposed",
        "unavailable_reason": "unavailable_reason",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.type = pop("type", UNSET)
        self.current = as_config_snapshot(value) if type(value := pop("current", UNSET)) is dict else value
        self.proposed = as_config_snapshot(value) if type(value := pop("proposed", UNSET)) is dict else value
        self.unavailable_reason = pop("unavailable_reason", UNSET)
        self.additional_properties = rest or {}
        return self
