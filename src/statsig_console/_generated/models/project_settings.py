from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import ABSENT, UNSET, Model, complete, new
from .. import models


@_define(kw_only=True, repr=False)
class ProjectSettings(Model):
    """The general settings of a project."""

    name: str
    """Name of the project."""
    visibility: models.ProjectVisibility | str
    """Who can see the project; in lower case at times."""
    default_unit_type: str | None = ABSENT
    """Unit id type of new gates, experiments and metrics, such as `userID`; missing when there is none."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "name": "name",
        "visibility": "visibility",
        "default_unit_type": "default_unit_type",
    }
    always_present: ClassVar[tuple[str, ...]] = ("default_unit_type",)

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        try:
            self.default_unit_type = pop("default_unit_type")
        except KeyError:
            return cls.from_dict(complete(cls, source))
        self.name = pop("name", UNSET)
        self.visibility = pop("visibility", UNSET)
        self.additional_properties = rest or {}
        return self
