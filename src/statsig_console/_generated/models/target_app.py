from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new


@_define(kw_only=True, repr=False)
class TargetApp(Model):
    """An application that receives a part of the project."""

    id: str | Unset = UNSET
    """Id of the target app; missing in lists at times."""
    name: str
    """Display name."""
    description: str | Unset = UNSET
    """What the application is; after a creation only."""
    gates: list[str] | Unset = UNSET
    """Gates that were put into it; after a creation only."""
    dynamic_configs: list[str] | Unset = UNSET
    """Configs that were put into it; after a creation only."""
    experiments: list[str] | Unset = UNSET
    """Experiments that were put into it; after a creation only."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "id": "id",
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
        self.id = pop("id", UNSET)
        self.name = pop("name", UNSET)
        self.description = pop("description", UNSET)
        self.gates = pop("gates", UNSET)
        self.dynamic_configs = pop("dynamicConfigs", UNSET)
        self.experiments = pop("experiments", UNSET)
        self.additional_properties = rest or {}
        return self
