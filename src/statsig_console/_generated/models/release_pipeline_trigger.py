from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import ABSENT, UNSET, Model, Unset, complete, later, new
from .. import models

as_release_pipeline_action = later(
    globals(), "as_release_pipeline_action", lambda: models.ReleasePipelineAction.from_dict
)


@_define(kw_only=True, repr=False)
class ReleasePipelineTrigger(Model):
    """One change on its way through a release pipeline."""

    id: str
    """Id of the trigger."""
    release_pipeline_id: str
    """Id of the pipeline that it goes through."""
    status: models.ReleasePipelineTriggerStatus | str
    """How it stands."""
    description: str | None | Unset = UNSET
    """Text that explains the change."""
    gate_id: str | None | Unset = UNSET
    """Id of the gate that was changed; missing for a dynamic config."""
    dynamic_config_id: str | None | Unset = UNSET
    """Id of the dynamic config that was changed; missing for a gate."""
    config_snapshot_id: str | None | Unset = UNSET
    """Id of a stored state of the gate or dynamic config."""
    current_phase: str | None = ABSENT
    """Name of the phase that it is in."""
    current_phase_id: str | None = ABSENT
    """Id of the phase that it is in."""
    current_phase_end_time: int | None = ABSENT
    """When this phase ends, in ms since 1970."""
    actions: list[models.ReleasePipelineAction] = ABSENT
    """What was done to it."""
    creator_id: str | None = ABSENT
    """Id of the user or key whose change it is."""
    created_time: int = ABSENT
    """When it was set off, in ms since 1970."""
    last_modifier_id: str | None = ABSENT
    """Id of the user or key that acted on it last."""
    last_modifier_name: str | None = ABSENT
    """Name of the user or key that acted on it last."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "id": "id",
        "release_pipeline_id": "releasePipelineID",
        "status": "status",
        "description": "description",
        "gate_id": "gateID",
        "dynamic_config_id": "dynamicConfigID",
        "config_snapshot_id": "configSnapshotID",
        "current_phase": "currentPhase",
        "current_phase_id": "currentPhaseID",
        "current_phase_end_time": "currentPhaseEndTime",
        "actions": "actions",
        "creator_id": "creatorID",
        "created_time": "createdTime",
        "last_modifier_id": "lastModifierID",
        "last_modifier_name": "lastModifierName",
    }
    always_present: ClassVar[tuple[str, ...]] = (
        "currentPhase",
        "currentPhaseID",
        "currentPhaseEndTime",
        "actions",
        "creatorID",
        "createdTime",
        "lastModifierID",
        "lastModifierName",
    )

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        try:
            self.current_phase = pop("currentPhase")
            self.current_phase_id = pop("currentPhaseID")
            self.current_phase_end_time = pop("currentPhaseEndTime")
            raw_actions = pop("actions")
            self.creator_id = pop("creatorID")
            self.created_time = pop("createdTime")
            self.last_modifier_id = pop("lastModifierID")
            self.last_modifier_name = pop("lastModifierName")
        except KeyError:
            return cls.from_dict(complete(cls, source))
        self.id = pop("id", UNSET)
        self.release_pipeline_id = pop("releasePipelineID", UNSET)
        self.status = pop("status", UNSET)
        self.description = pop("description", UNSET)
        self.gate_id = pop("gateID", UNSET)
        self.dynamic_config_id = pop("dynamicConfigID", UNSET)
        self.config_snapshot_id = pop("configSnapshotID", UNSET)
        self.actions = (
            [as_release_pipeline_action(item) for item in value]
            if type(value := raw_actions) is list and value
            else value
        )
        self.additional_properties = rest or {}
        return self
