from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import ABSENT, UNSET, Model, Unset, complete, new


@_define(kw_only=True, repr=False)
class AutotuneVariant(Model):
    """One of the values that compete."""

    id: str = ABSENT
    """Id of the variant; made by the server."""
    name: str
    """Name of the variant."""
    json: Any
    """Value that units of the variant receive."""
    size: float | None | Unset = UNSET
    """Share of the traffic; its unit is not published."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {"id": "id", "name": "name", "json": "json", "size": "size"}
    always_present: ClassVar[tuple[str, ...]] = ("id",)

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        try:
            self.id = pop("id")
        except KeyError:
            return cls.from_dict(complete(cls, source))
        self.name = pop("name", UNSET)
        self.json = pop("json", UNSET)
        self.size = pop("size", UNSET)
        self.additional_properties = rest or {}
        return self
