from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new
from .. import models


@_define(kw_only=True, repr=False)
class PowerAnalysis(Model):
    """An estimate of how long an experiment must run."""

    id: str | Unset = UNSET
    """Id."""
    name: str | None | Unset = UNSET
    """Name shown in the console."""
    status: models.PowerAnalysisStatus | str | None | Unset = UNSET
    """How far it is."""
    is_primary: bool | Unset = UNSET
    """Whether it is the one that counts."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "id": "id",
        "name": "name",
        "status": "status",
        "is_primary": "isPrimary",
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
        self.status = pop("status", UNSET)
        self.is_primary = pop("isPrimary", UNSET)
        self.additional_properties = rest or {}
        return self
