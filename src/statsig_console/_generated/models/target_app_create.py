from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new


@_define(kw_only=True, repr=False)
class TargetAppCreate(Model):
    """A new target app and what goes into it."""

    name: str
    """Display name."""
    description: str
    """What the application is."""
    gates: list[str] | Unset = UNSET
    """Ids of the gates to put into it."""
    dynamic_configs: list[str] | Unset = UNSET
    """Ids of the dynamic configs to put into it."""
    experiments: list[str] | Unset = UNSET
    """Ids of the experiments to put into it."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "name": "name",
        "description": "description",
        "gates": "gates",
        "dynamic_configs": "dynamicConfigs",
        "experiments": "experiments",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.name = pop("name", UNSET)
        self.description = pop("description", UNSET)
        self.gates = pop("gates", UNSET)
        self.dynamic_configs = pop("dynamicConfigs", UNSET)
        self.experiments = pop("experiments", UNSET)
        self.additional_properties = rest or {}
        return self
