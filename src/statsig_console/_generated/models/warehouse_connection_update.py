from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, later, new
from .. import models

as_bigquery_connection_update = later(
    globals(), "as_bigquery_connection_update", lambda: models.BigqueryConnectionUpdate.from_dict
)
as_databricks_connection_update = later(
    globals(), "as_databricks_connection_update", lambda: models.DatabricksConnectionUpdate.from_dict
)
as_snowflake_connection_update = later(
    globals(), "as_snowflake_connection_update", lambda: models.SnowflakeConnectionUpdate.from_dict
)


@_define(kw_only=True, repr=False)
class WarehouseConnectionUpdate(Model):
    """A change of a connection, in the part of the warehouse in use."""

    databricks: models.DatabricksConnectionUpdate | Unset = UNSET
    """The connection to Databricks."""
    snowflake: models.SnowflakeConnectionUpdate | Unset = UNSET
    """The connection to Snowflake."""
    bigquery: models.BigqueryConnectionUpdate | Unset = UNSET
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
        self.databricks = (
            as_databricks_connection_update(value)
            if type(value := pop("databricks", UNSET)) is dict
            else value
        )
        self.snowflake = (
            as_snowflake_connection_update(value) if type(value := pop("snowflake", UNSET)) is dict else value
        )
        self.bigquery = (
            as_bigquery_connection_update(value) if type(value := pop("bigquery", UNSET)) is dict else value
        )
        self.additional_properties = rest or {}
        return self
