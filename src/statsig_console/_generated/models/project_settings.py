from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new

if TYPE_CHECKING:
    from ..models.project_visibility import ProjectVisibility


@_define(kw_only=True, repr=False)
class ProjectSettings(Model):
    """The general settings of a project."""

    name: str
    """Name of the project."""
    visibility: ProjectVisibility | str
    """Who can see the project; in lower case at times."""
    default_unit_type: str | None | Unset = UNSET
    """Unit id type of new gates, experiments and metrics, such as `userID`; missing when there is none."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "name": "name",
        "visibility": "visibility",
        "default_unit_type": "default_unit_type",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.name = pop("name", UNSET)
        self.visibility = pop("visibility", UNSET)
        self.default_unit_type = pop("default_unit_type", UNSET)
        self.additional_properties = rest or {}
        return self
