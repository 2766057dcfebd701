from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new


@_define(kw_only=True, repr=False)
class Company(Model):
    """The company that a project belongs to."""

    company_id: str
    """Id of the company."""
    company_name: str
    """Name of the company."""
    is_warehouse_native: bool
    """Whether the project computes its results in a warehouse of its own."""
    org_id: str | None | Unset = UNSET
    """Id of the organization above it; null without one."""
    org_name: str | None | Unset = UNSET
    """Name of that organization."""
    results_up_to: float | None | Unset = UNSET
    """Up to when there are results; the unit is not documented."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "company_id": "companyID",
        "company_name": "companyName",
        "is_warehouse_native": "isWarehouseNative",
        "org_id": "orgID",
        "org_name": "orgName",
        "results_up_to": "resultsUpTo",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.company_id = pop("companyID", UNSET)
        self.company_name = pop("companyName", UNSET)
        self.is_warehouse_native = pop("isWarehouseNative", UNSET)
        self.org_id = pop("orgID", UNSET)
        self.org_name = pop("orgName", UNSET)
        self.results_up_to = pop("resultsUpTo", UNSET)
        self.additional_properties = rest or {}
        return self
