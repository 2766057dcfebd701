"""The job of the demo: find stale gates and the references to them, archive gates without references."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

from .. import Client, Progress, Report, bulk, models

__all__ = ["REASONS", "Findings", "archive_unused", "find_stale", "references"]

Show = Callable[[Progress[str, Any]], object]

REASONS = {
    "STALE_ALL_FALSE",
    "STALE_EMPTY_CHECKS",
    "STALE_NO_RULES",
    "STALE_PROBABLY_DEAD_CHECK",
    "STALE_PROBABLY_UNLAUNCHED",
}
"""Reasons of stale gates that pass for nobody. Code may still depend on a gate that passes for everybody."""


class Findings(NamedTuple):
    """All gates of a project, and the references to each stale gate that passes for nobody."""

    gates: list[models.Gate]
    references: Report[str, list[str]]


async def references(client: Client, id: str) -> list[str]:
    """Return the gates, experiments and dynamic configs that refer to a gate."""
    gates = [gate.id async for gate in client.gates.list_gate_references(id)]
    experiments = [experiment.id async for experiment in client.gates.list_experiment_references(id)]
    configs = [config.id async for config in client.gates.list_dynamic_config_references(id)]
    return gates + experiments + configs


async def find_stale(client: Client, show: Show) -> Findings:
    """Read all gates and the references to the stale ones, without changing anything."""
    gates = [gate async for gate in client.gates.list(limit=100)]
    stale = [gate.id for gate in gates if gate.type == "STALE" and gate.type_reason in REASONS]
    return Findings(gates, await bulk(partial(references, client), stale, progress=show, concurrency=16))


async def archive_unused(client: Client, found: Findings, show: Show) -> Report[str, models.Gate]:
    """Archive the stale gates that nothing refers to."""
    unused = [outcome.item for outcome in found.references if outcome.result == []]
    return await bulk(client.gates.archive, unused, progress=show)
