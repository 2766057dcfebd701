from __future__ import annotations

from typing import Any, ClassVar, Literal, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new


@_define(kw_only=True, repr=False)
class DashboardHeaderWidget(Model):
    """A heading across a dashboard."""

    id: str
    """Id of the widget."""
    type: Literal["header"] = "header"
    """What makes it a heading."""
    title: str
    """The heading."""
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
        self.color = pop("color", UNSET)
        self.width = pop("width", UNSET)
        self.height = pop("height", UNSET)
        self.additional_properties = rest or {}
        return self
