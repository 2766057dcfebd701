from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, later, new
from .. import models

as_release_pipeline_phase = later(
    globals(), "as_release_pipeline_phase", lambda: models.ReleasePipelinePhase.from_dict
)


@_define(kw_only=True, repr=False)
class ReleasePipelineCreate(Model):
    """A new release pipeline."""

    name: str
    """Name to show in the console."""
    phases: list[models.ReleasePipelinePhase] | Unset = UNSET
    """Its phases from first to last."""
    trigger_notice: str | None | Unset = UNSET
    """Text that the page of a gate or dynamic config shows once its change sets the pipeline off."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "name": "name",
        "phases": "phases",
        "trigger_notice": "triggerNotice",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.name = pop("name", UNSET)
        self.phases = (
            [as_release_pipeline_phase(item) for item in value]
            if type(value := pop("phases", UNSET)) is list and value
            else value
        )
        self.trigger_notice = pop("triggerNotice", UNSET)
        self.additional_properties = rest or {}
        return self
