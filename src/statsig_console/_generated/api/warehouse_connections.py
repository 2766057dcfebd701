"""A warehouse connection tells how a project reaches its Databricks, Snowflake or BigQuery."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._http.sent_secrets import send_secrets
from ..._operation import Api, Operation, Resource, nothing, raw

if TYPE_CHECKING:
    from ..models import WarehouseConnectionUpdate

WAREHOUSE_CONNECTIONS_UPDATE = Operation(
    "warehouse_connections_update", "PATCH", "/wh_connections", "replace"
)


async def warehouse_connections_update(api: Api, body: WarehouseConnectionUpdate) -> None:
    """Change how the project reaches its warehouse.

    Send the part of the warehouse in use; all fields are optional. No documented operation reads a
    connection or creates one, and the answer is a message only.

    Args:
        body: The fields to change.

    See https://docs.statsig.com/console-api/warehouse-connections
    """
    return await send_secrets(api, WAREHOUSE_CONNECTIONS_UPDATE, {}, body=body, decode=nothing)


class WarehouseConnectionsResource(Resource):
    """The operations of ``client.warehouse_connections``."""

    update = warehouse_connections_update


class RawWarehouseConnectionsResource(Resource):
    """The operations of ``client.raw.warehouse_connections``, which return each response undecoded, as a RawResponse."""

    update = raw(warehouse_connections_update)
