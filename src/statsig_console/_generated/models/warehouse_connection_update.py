from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new
from .. import models as m

if TYPE_CHECKING:
    from ..models.bigquery_connection_update import BigqueryConnectionUpdate
    from ..models.databricks_connection_update import DatabricksConnectionUpdate
    from ..models.snowflake_connection_update import SnowflakeConnectionUpdate


@_define(kw_only=True, repr=False)
class WarehouseConnectionUpdate(Model):
    """A change of a connection, in the part of the warehouse in use."""

    databricks: DatabricksConnectionUpdate | Unset = UNSET
    """The connection to Databricks."""
    snowflake: SnowflakeConnectionUpdate | Unset = UNSET
    """The connection to Snowflake."""
    bigquery: BigqueryConnectionUpdate | Unset = UNSET
    """The connection to BigQuery."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "databricks": "databricks",
        "snowflake": "snowflake",
        "bigquery": "bigquery",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.databricks = m.DatabricksConnectionUpdate.from_dict(pop("databricks", UNSET))
        self.snowflake = m.SnowflakeConnectionUpdate.from_dict(pop("snowflake", UNSET))
        self.bigquery = m.BigqueryConnectionUpdate.from_dict(pop("bigquery", UNSET))
        self.additional_properties = rest
        return self
