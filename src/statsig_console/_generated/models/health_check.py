from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, later, new
from .. import models as m

if TYPE_CHECKING:
    from ..models.health_check_metadata import HealthCheckMetadata
    from ..models.health_check_status import HealthCheckStatus
    from ..models.health_check_type import HealthCheckType

as_health_check_metadata = later(
    globals(), "as_health_check_metadata", lambda: m.HealthCheckMetadata.from_dict
)


@_define(kw_only=True, repr=False)
class HealthCheck(Model):
    """A check of the set-up or the data of an experiment."""

    name: str | Unset = UNSET
    """Name shown in the console."""
    description: str | Unset = UNSET
    """What it found."""
    status: HealthCheckStatus | str | None | Unset = UNSET
    """Outcome."""
    type: HealthCheckType | str | None | Unset = UNSET
    """What is checked."""
    metadata: HealthCheckMetadata | None | Unset = UNSET
    """Figures behind the outcome."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "name": "name",
        "description": "description",
        "status": "status",
        "type": "type",
        "metadata": "metadata",
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
        self.status = pop("status", UNSET)
        self.type = pop("type", UNSET)
        self.metadata = (
            as_health_check_metadata(value) if type(value := pop("metadata", UNSET)) is dict else value
        )
        self.additional_properties = rest or {}
        return self
