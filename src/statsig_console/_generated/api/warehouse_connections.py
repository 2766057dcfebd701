"""Connections of a project to its data warehouse: Databricks, Snowflake or BigQuery."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..._http.request_body import check_body
from ..._http.sent_secrets import send_secrets
from ..._operation import Api, Operation, Resource, nothing, raw
from .. import models

WAREHOUSE_CONNECTIONS_UPDATE = Operation(
    "warehouse_connections_update", "PATCH", "/wh_connections", "replace"
)


async def warehouse_connections_update(
    api: Api, body: models.WarehouseConnectionUpdate | Mapping[str, Any]
) -> None:
    """Change how the project reaches its warehouse.

    Send the part of the warehouse in use; all fields are optional. No documented operation reads a
    connection or creates one, and the answer is a message only.

    Args:
        body: The fields to change.

    See https://docs.statsig.com/console-api/warehouse-connections
    """
    body = check_body(WAREHOUSE_CONNECTIONS_UPDATE, body, models.WarehouseConnectionUpdate)
    return await send_secrets(api, WAREHOUSE_CONNECTIONS_UPDATE, {}, body=body, decode=nothing)


class WarehouseConnectionsResource(Resource):
    """The operations of ``client.warehouse_connections``."""

    update = warehouse_connections_update


class RawWarehouseConnectionsResource(Resource):
    """The operations of ``client.raw.warehouse_connections``, which return each response undecoded, as a RawResponse."""

    update = raw(warehouse_connections_update)
