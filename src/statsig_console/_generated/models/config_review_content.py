from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, later, new
from .. import models as m

if TYPE_CHECKING:
    from ..models.config_review_type import ConfigReviewType
    from ..models.config_snapshot import ConfigSnapshot
    from ..models.snapshot_problem import SnapshotProblem

as_config_snapshot = later(globals(), "as_config_snapshot", lambda: m.ConfigSnapshot.from_dict)


@_define(kw_only=True, repr=False)
class ConfigReviewContent(Model):
    """What a review would change."""

    type: ConfigReviewType | str | Unset = UNSET
    """Kind of change."""
    current: ConfigSnapshot
    """The fields in question as they are."""
    proposed: ConfigSnapshot
    """The same fields as they would become."""
    unavailable_reason: SnapshotProblem | str | Unset = UNSET
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
