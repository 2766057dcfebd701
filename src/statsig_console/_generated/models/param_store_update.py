from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, by_tag, each, new
from .. import models


@_define(kw_only=True, repr=False)
class ParamStoreUpdate(Model):
    """A change of a parameter store."""

    description: str | Unset = UNSET
    """Text that explains it."""
    parameters: (
        list[
            models.ParamStoreConfigParameter
            | models.ParamStoreExperimentParameter
            | models.ParamStoreGateParameter
            | models.ParamStoreLayerParameter
            | models.ParamStoreStaticParameter
        ]
        | Unset
    ) = UNSET
    """All its parameters."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {"description": "description", "parameters": "parameters"}

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.description = pop("description", UNSET)
        self.parameters = each(
            lambda item: by_tag(
                item,
                "ref_type",
                {
                    "static": models.ParamStoreStaticParameter,
                    "gate": models.ParamStoreGateParameter,
                    "layer": models.ParamStoreLayerParameter,
                    "dynamic_config": models.ParamStoreConfigParameter,
                    "experiment": models.ParamStoreExperimentParameter,
                },
            ),
            pop("parameters", UNSET),
        )
        self.additional_properties = rest or {}
        return self
