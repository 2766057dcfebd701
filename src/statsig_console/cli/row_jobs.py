"""Rows of jobs: the inventory of a project, and the results of an experiment."""

from __future__ import annotations

import math
from typing import Annotated, Any, get_type_hints

import anyio
from cyclopts import Parameter

from ..jobs import InventoryRow, inventory, results
from .connection import open_client
from .global_options import DEFAULTS, GlobalOptions
from .output import Output

__all__ = ["experiment_results", "inventory_command"]

Row = dict[str, Any]


def inventory_command(
    *,
    kind: Annotated[list[str] | None, Parameter(name="--kind", negative_iterable=())] = None,
    options: GlobalOptions = DEFAULTS,
) -> None:
    """List the objects of a project, one row for each.

    Parameters
    ----------
    kind
        Such as `gate`, `experiment` or `segment`. Can be repeated. By default all that the key can read.
    """
    printer = Output(options, tuple(get_type_hints(InventoryRow)))
    if printer.is_help:
        printer.print_names()
        return

    async def read() -> list[Row]:
        async with open_client(options) as client:
            return [dict(row) async for row in inventory(client, kind)]

    printer.print(anyio.run(read))


def experiment_results(id: str, /, *, days: int = 28, options: GlobalOptions = DEFAULTS) -> None:
    """Print the results of an experiment, one row for each day, test group and metric.

    Parameters
    ----------
    id
        Id of the experiment.
    days
        Number of days up to the end of the experiment, or up to today.
    """
    printer = Output(options)

    async def read() -> list[Row]:
        async with open_client(options) as client:
            return [_finite(row) for row in await results.rows(client, id, days=days)]

    printer.print(anyio.run(read))


def _finite(row: dict[str, str | float]) -> Row:
    """Return a row with null for each figure that the server did not send; JSON has no NaN."""
    return {
        name: None if isinstance(value, float) and math.isnan(value) else value for name, value in row.items()
    }
