"""The sweep itself: find stale gates, keep what others refer to, archive the rest, leave nothing in doubt."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

from .. import Client, Progress, Report, bulk, models

__all__ = ["REASONS", "Sweep", "sweep"]

Show = Callable[[Progress[str, Any]], object]

REASONS = {
    "STALE_ALL_FALSE",
    "STALE_EMPTY_CHECKS",
    "STALE_NO_RULES",
    "STALE_PROBABLY_DEAD_CHECK",
    "STALE_PROBABLY_UNLAUNCHED",
}
"""Stale gates that nobody passes; one that everybody passes is still a branch in code."""


class Sweep(NamedTuple):
    """What a sweep found and did."""

    gates: list[models.Gate]
    referrers: Report[str, list[str]]
    archived: Report[str, models.Gate]


async def referrers(client: Client, id: str) -> list[str]:
    """Return the gates, experiments and dynamic configs that refer to a gate."""
    gates = [gate.id async for gate in client.gates.list_gate_references(id)]
    experiments = [experiment.id async for experiment in client.gates.list_experiment_references(id)]
    configs = [config.id async for config in client.gates.list_dynamic_config_references(id)]
    return gates + experiments + configs


async def sweep(client: Client, checked: Show, archived: Show, *, dry_run: bool = False) -> Sweep:
    """Archive the stale gates that nobody passes and nothing refers to."""
    gates = [gate async for gate in client.gates.list(limit=100)]
    stale = [gate.id for gate in gates if gate.type == "STALE" and gate.type_reason in REASONS]
    users = await bulk(partial(referrers, client), stale, progress=checked, concurrency=16)
    free = [outcome.item for outcome in users if outcome.result == []]
    report = await bulk(client.gates.archive, [] if dry_run else free, progress=archived)
    return Sweep(gates, users, report)
