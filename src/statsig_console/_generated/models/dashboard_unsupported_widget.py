from __future__ import annotations

from typing import Any, ClassVar, Literal, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new


@_define(kw_only=True, repr=False)
class DashboardUnsupportedWidget(Model):
    """A widget that can be seen in the console only."""

    id: str
    """Id of the widget."""
    type: Literal["unsupported"] = "unsupported"
    """What makes it unsupported."""
    title: str
    """Heading of the widget."""
    description: str | None | Unset = UNSET
    """Text that explains it."""
    reason: str | Unset = UNSET
    """Why the API cannot describe it."""
    color: str | None | Unset = UNSET
    """Colour, such as `#1D4ED8`."""
    width: int | None | Unset = UNSET
    """Columns that it takes up."""
    height: int | None | Unset = UNSET
    """Rows that it takes up."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "id": "id",
        "type": "type",
        "title": "title",
        "description": "description",
        "reason": "reason",
        "color": "color",
        "width": "width",
        "height": "height",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.id = pop("id", UNSET)
        self.type = pop("type", UNSET)
        self.title = pop("title", UNSET)
        self.description = pop("description", UNSET)
        self.reason = pop("reason", UNSET)
        self.color = pop("color", UNSET)
        self.width = pop("width", UNSET)
        self.height = pop("height", UNSET)
        self.additional_properties = rest or {}
        return self
