from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, by_tag, each, new
from .. import models as m

if TYPE_CHECKING:
    from ..models.param_store_config_parameter import ParamStoreConfigParameter
    from ..models.param_store_experiment_parameter import ParamStoreExperimentParameter
    from ..models.param_store_gate_parameter import ParamStoreGateParameter
    from ..models.param_store_layer_parameter import ParamStoreLayerParameter
    from ..models.param_store_static_parameter import ParamStoreStaticParameter


@_define(kw_only=True, repr=False)
class ParamStore(Model):
    """A parameter store."""

    id: str
    """Id of the store; paths take its name instead."""
    name: str
    """Name that paths take."""
    display_name: str | Unset = UNSET
    """Name shown in the console."""
    description: str | None | Unset = UNSET
    """Text that explains it."""
    parameters: list[
        ParamStoreConfigParameter
        | ParamStoreExperimentParameter
        | ParamStoreGateParameter
        | ParamStoreLayerParameter
        | ParamStoreStaticParameter
    ]
    """All its parameters."""
    team: str | None | Unset = UNSET
    """Name of its team."""
    team_id: str | None | Unset = UNSET
    """Id of its team."""
    created_time: int | Unset = UNSET
    """When it was created, in ms since 1970."""
    creator_id: str | None | Unset = UNSET
    """Id of the user or key that created it."""
    last_modifier_id: str | None | Unset = UNSET
    """Id of the user or key that changed it last."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "id": "id",
        "name": "name",
        "display_name": "displayName",
        "description": "description",
        "parameters": "parameters",
        "team": "team",
        "team_id": "teamID",
        "created_time": "createdTime",
        "creator_id": "creatorID",
        "last_modifier_id": "lastModifierID",
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
        self.display_name = pop("displayName", UNSET)
        self.description = pop("description", UNSET)
        self.parameters = each(
            lambda item: by_tag(
                item,
                "ref_type",
                {
                    "static": m.ParamStoreStaticParameter,
                    "gate": m.ParamStoreGateParameter,
                    "layer": m.ParamStoreLayerParameter,
                    "dynamic_config": m.ParamStoreConfigParameter,
                    "experiment": m.ParamStoreExperimentParameter,
                },
            ),
            pop("parameters", UNSET),
        )
        self.team = pop("team", UNSET)
        self.team_id = pop("teamID", UNSET)
        self.created_time = pop("createdTime", UNSET)
        self.creator_id = pop("creatorID", UNSET)
        self.last_modifier_id = pop("lastModifierID", UNSET)
        self.additional_properties = rest or {}
        return self
