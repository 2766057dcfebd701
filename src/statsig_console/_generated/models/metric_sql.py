from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, new


@_define(kw_only=True, repr=False)
class MetricSql(Model):
    """The query of a metric for one unit id type."""

    id_type: str
    """Unit id type."""
    sql: str
    """The query."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {"id_type": "idType", "sql": "sql"}

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.id_type = pop("idType", UNSET)
        self.sql = pop("sql", UNSET)
        self.additional_properties = rest or {}
        return self
