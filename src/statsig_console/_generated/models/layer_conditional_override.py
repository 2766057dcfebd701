from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new
from .. import models


@_define(kw_only=True, repr=False)
class LayerConditionalOverride(Model):
    """Everybody who passes a gate or segment goes into one group."""

    type: models.OverrideSubject | str
    """Whether `name` means a gate or a segment."""
    name: str
    """Name of the gate or segment."""
    experiment_name: str
    """Name of the experiment."""
    group_name: str
    """Name of the group that they go into."""
    environment: str | None | Unset = UNSET
    """Environment where it counts; null for all of them."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "type": "type",
        "name": "name",
        "experiment_name": "experimentName",
        "group_name": "groupName",
        "environment": "environment",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.type = pop("type", UNSET)
        self.name = pop("name", UNSET)
        self.experiment_name = pop("experimentName", UNSET)
        self.group_name = pop("groupName", UNSET)
        self.environment = pop("environment", UNSET)
        self.additional_properties = rest or {}
        return self
