from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import ABSENT, UNSET, Model, Unset, complete, later, new
from .. import models

as_health_check_metadata = later(
    globals(), "as_health_check_metadata", lambda: models.HealthCheckMetadata.from_dict
)


@_define(kw_only=True, repr=False)
class HealthCheck(Model):
    """A check of the set-up or the data of an experiment."""

    name: str = ABSENT
    """Name shown in the console."""
    description: str = ABSENT
    """What it found."""
    status: models.HealthCheckStatus | str | None = ABSENT
    """Outcome."""
    type: models.HealthCheckType | str | None | Unset = UNSET
    """What is checked."""
    metadata: models.HealthCheckMetadata | None | Unset = UNSET
    """Figures behind the outcome."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "name": "name",
        "description": "description",
        "status": "status",
        "type": "type",
        "metadata": "metadata",
    }
    always_present: ClassVar[tuple[str, ...]] = ("name", "description", "status")

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        try:
            self.name = pop("name")
            self.description = pop("description")
            self.status = pop("status")
        except KeyError:
            return cls.from_dict(complete(cls, source))
        self.type = pop("type", UNSET)
        self.metadata = (
            as_health_check_metadata(value) if type(value := pop("metadata", UNSET)) is dict else value
        )
        self.additional_properties = rest or {}
        return self
