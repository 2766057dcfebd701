from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new


@_define(kw_only=True, repr=False)
class TargetAppAssignment(Model):
    """Objects to put into target apps."""

    target_apps: list[str]
    """Ids of the target apps; one or more."""
    gates: list[str] | Unset = UNSET
    """Ids of the gates to put into them."""
    dynamic_configs: list[str] | Unset = UNSET
    """Ids of the dynamic configs to put into them."""
    experiments: list[str] | Unset = UNSET
    """Ids of the experiments to put into them."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "target_apps": "targetApps",
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
        self.target_apps = pop("targetApps", UNSET)
        self.gates = pop("gates", UNSET)
        self.dynamic_configs = pop("dynamicConfigs", UNSET)
        self.experiments = pop("experiments", UNSET)
        self.additional_properties = rest or {}
        return self
