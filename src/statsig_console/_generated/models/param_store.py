from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import ABSENT, UNSET, Model, Unset, by_tag, complete, each, new
from .. import models


@_define(kw_only=True, repr=False)
class ParamStore(Model):
    """A parameter store."""

    id: str
    """Id of the store; paths take its name instead."""
    name: str
    """Name that paths take."""
    display_name: str = ABSENT
    """Name shown in the console."""
    description: str | None = ABSENT
    """Text that explains it."""
    parameters: list[
        models.ParamStoreConfigParameter
        | models.ParamStoreExperimentParameter
        | models.ParamStoreGateParameter
        | models.ParamStoreLayerParameter
        | models.ParamStoreStaticParameter
    ]
    """All its parameters."""
    team: str | None | Unset = UNSET
    """Name of its team."""
    team_id: str | None | Unset = UNSET
    """Id of its team."""
    created_time: int = ABSENT
    """When it was created, in ms since 1970."""
    creator_id: str | None = ABSENT
    """Id of the user or key that created it."""
    last_modifier_id: str | None = ABSENT
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
    always_present: ClassVar[tuple[str, ...]] = (
        "displayName",
        "description",
        "createdTime",
        "creatorID",
        "lastModifierID",
    )

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        try:
            self.display_name = pop("displayName")
            self.description = pop("description")
            self.created_time = pop("createdTime")
            self.creator_id = pop("creatorID")
            self.last_modifier_id = pop("lastModifierID")
        except KeyError:
            return cls.from_dict(complete(cls, source))
        self.id = pop("id", UNSET)
        self.name = pop("name", UNSET)
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
        self.team = pop("team", UNSET)
        self.team_id = pop("teamID", UNSET)
        self.additional_properties = rest or {}
        return self
