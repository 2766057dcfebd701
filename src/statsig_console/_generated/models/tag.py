from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import ABSENT, UNSET, Model, complete, new


@_define(kw_only=True, repr=False)
class Tag(Model):
    """A word that objects are sorted by."""

    id: str
    """Id of the tag."""
    name: str
    """The word itself."""
    description: str | None = ABSENT
    """What it stands for."""
    is_core: bool = ABSENT
    """Whether it is a core tag of the project."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "id": "id",
        "name": "name",
        "description": "description",
        "is_core": "isCore",
    }
    always_present: ClassVar[tuple[str, ...]] = ("description", "isCore")

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        try:
            self.description = pop("description")
            self.is_core = pop("isCore")
        except KeyError:
            return cls.from_dict(complete(cls, source))
        self.id = pop("id", UNSET)
        self.name = pop("name", UNSET)
        self.additional_properties = rest or {}
        return self
