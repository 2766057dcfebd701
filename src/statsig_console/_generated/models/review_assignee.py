from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new
from .. import models


@_define(kw_only=True, repr=False)
class ReviewAssignee(Model):
    """A user or group that was asked to review."""

    id: str
    """Id of the user or group."""
    kind: models.ReviewAssigneeKind | str | Unset = UNSET
    """Whether a user or a group is meant."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {"id": "id", "kind": "kind"}

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.id = pop("id", UNSET)
        self.kind = pop("kind", UNSET)
        self.additional_properties = rest or {}
        return self
