"""Connections of a project to its data warehouse: Databricks, Snowflake or BigQuery."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..._blocking.groups import SyncResource, raw
from .. import models
from ..api import warehouse_connections as _async


def warehouse_connections_update(
    api: SyncResource, body: models.WarehouseConnectionUpdate | Mapping[str, Any]
) -> None:
    """Change how the project reaches its warehouse.

    Send the part of the warehouse in use; all fields are optional. No documented operation reads a
    connection or creates one, and the answer is a message only.

    Args:
        body: The fields to change.

    See https://docs.statsig.com/console-api/warehouse-connections
    """
    return api._call(_async.warehouse_connections_update, body)


class WarehouseConnectionsResource(SyncResource):
    """The operations of ``client.warehouse_connections``, without async."""

    update = warehouse_connections_update


class RawWarehouseConnectionsResource(SyncResource):
    """The operations of ``client.raw.warehouse_connections``, without async, which return each response undecoded."""

    update = raw(warehouse_connections_update)
