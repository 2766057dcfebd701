from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, later, new
from .. import models

as_metric_owner_update = later(
    globals(), "as_metric_owner_update", lambda: models.MetricOwnerUpdate.from_dict
)
as_metric_warehouse_settings = later(
    globals(), "as_metric_warehouse_settings", lambda: models.MetricWarehouseSettings.from_dict
)


@_define(kw_only=True, repr=False)
class MetricUpdate(Model):
    """The fields of a metric to change. The type is not among them."""

    name: str | Unset = UNSET
    """New name."""
    description: str | Unset = UNSET
    """What it is for."""
    directionality: models.MetricDirection | Unset = UNSET
    """Which way is better; perhaps reset when left out."""
    unit_types: list[str] | Unset = UNSET
    """Unit id types to compute it for, such as `userID`."""
    warehouse_native: models.MetricWarehouseSettings | Unset = UNSET
    """How to compute it from warehouse tables."""
    tags: list[str] | Unset = UNSET
    """Names of its tags; the whole list."""
    is_verified: bool | Unset = UNSET
    """Whether the team vouches for it."""
    is_read_only: bool | Unset = UNSET
    """Whether its definition can be changed by the API alone."""
    is_permanent: bool | Unset = UNSET
    """Whether it is meant to stay."""
    owner: models.MetricOwnerUpdate | Unset = UNSET
    """Who shall answer for it."""
    team: str | None | Unset = UNSET
    """Name of its team."""
    team_id: str | None | Unset = UNSET
    """Id of its team."""
    dry_run: bool | Unset = UNSET
    """Whether to check the change and store nothing."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "name": "name",
        "description": "description",
        "directionality": "directionality",
        "unit_types": "unitTypes",
        "warehouse_native": "warehouseNative",
        "tags": "tags",
        "is_verified": "isVerified",
        "is_read_only": "isReadOnly",
        "is_permanent": "isPermanent",
        "owner": "owner",
        "team": "team",
        "team_id": "teamID",
        "dry_run": "dryRun",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.name = pop("name", UNSET)
        self.description = pop("description", UNSET)
        self.directionality = pop("directionality", UNSET)
        self.unit_types = pop("unitTypes", UNSET)
        self.warehouse_native = (
            as_metric_warehouse_settings(value)
            if type(value := pop("warehouseNative", UNSET)) is dict
            else value
        )
        self.tags = pop("tags", UNSET)
        self.is_verified = pop("isVerified", UNSET)
        self.is_read_only = pop("isReadOnly", UNSET)
        self.is_permanent = pop("isPermanent", UNSET)
        self.owner = as_metric_owner_update(value) if type(value := pop("owner", UNSET)) is dict else value
        self.team = pop("team", UNSET)
        self.team_id = pop("teamID", UNSET)
        self.dry_run = pop("dryRun", UNSET)
        self.additional_properties = rest or {}
        return self
