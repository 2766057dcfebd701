from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import ABSENT, UNSET, Model, Unset, complete, later, new
from .. import models

as_release_pipeline_phase = later(
    globals(), "as_release_pipeline_phase", lambda: models.ReleasePipelinePhase.from_dict
)


@_define(kw_only=True, repr=False)
class ReleasePipeline(Model):
    """The phases that a change goes through."""

    id: str
    """Id of the pipeline."""
    name: str
    """Name shown in the console."""
    phases: list[models.ReleasePipelinePhase] = ABSENT
    """Its phases from first to last."""
    trigger_notice: str | None | Unset = UNSET
    """Text that the page of a gate or dynamic config shows once its change sets the pipeline off."""
    creator_id: str | None = ABSENT
    """Id of the user or key that created it."""
    created_time: int = ABSENT
    """When it was created, in ms since 1970."""
    last_modifier_id: str | None = ABSENT
    """Id of the user or key that changed it last."""
    last_modified_time: int | None | Unset = UNSET
    """When it was last changed, in ms since 1970."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "id": "id",
        "name": "name",
        "phases": "phases",
        "trigger_notice": "triggerNotice",
        "creator_id": "creatorID",
        "created_time": "createdTime",
        "last_modifier_id": "lastModifierID",
        "last_modified_time": "lastModifiedTime",
    }
    always_present: ClassVar[tuple[str, ...]] = ("phases", "creatorID", "createdTime", "lastModifierID")

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        try:
            raw_phases = pop("phases")
            self.creator_id = pop("creatorID")
            self.created_time = pop("createdTime")
            self.last_modifier_id = pop("lastModifierID")
        except KeyError:
            return cls.from_dict(complete(cls, source))
        self.id = pop("id", UNSET)
        self.name = pop("name", UNSET)
        self.phases = (
            [as_release_pipeline_phase(item) for item in value]
            if type(value := raw_phases) is list and value
            else value
        )
        self.trigger_notice = pop("triggerNotice", UNSET)
        self.last_modified_time = pop("lastModifiedTime", UNSET)
        self.additional_properties = rest or {}
        return self
