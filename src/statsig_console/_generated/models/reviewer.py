from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import ABSENT, UNSET, Model, complete, new


@_define(kw_only=True, repr=False)
class Reviewer(Model):
    """A user who may review."""

    id: str
    """Id of the user."""
    name: str = ABSENT
    """Display name."""
    email: str = ABSENT
    """Address."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {"id": "id", "name": "name", "email": "email"}
    always_present: ClassVar[tuple[str, ...]] = ("name", "email")

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        try:
            self.name = pop("name")
            self.email = pop("email")
        except KeyError:
            return cls.from_dict(complete(cls, source))
        self.id = pop("id", UNSET)
        self.additional_properties = rest or {}
        return self
