from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, later, new
from .. import models

as_environment = later(globals(), "as_environment", lambda: models.Environment.from_dict)


@_define(kw_only=True, repr=False)
class EnvironmentSet(Model):
    """All environments of a project."""

    environments: list[models.Environment]
    """The environments."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {"environments": "environments"}

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.environments = (
            [as_environment(item) for item in value]
            if type(value := pop("environments", UNSET)) is list and value
            else value
        )
        self.additional_properties = rest or {}
        return self
