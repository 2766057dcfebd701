"""Stale gates of a fake, and plans about them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from statsig_console.fake import Fake
from statsig_console.jobs import stale

__all__ = ["NOW", "add_gates", "change", "plan_of", "writes"]

NOW = 1_760_000_000_000
"""The time of the fake of the tests, in ms."""


def add_gates(fake: Fake, *ids: str, **fields: Any) -> None:
    """Add gates that are stale because they have no rules, or for the reason in `fields`."""
    samples = Fake(seed=1, clock=lambda: NOW / 1000)
    samples.seed(gates=1)
    (sample,) = samples.objects("gates").values()
    for id in ids:
        gate: dict[str, Any] = {
            "id": id,
            "name": id,
            "type": "STALE",
            "typeReason": "STALE_NO_RULES",
            "rules": [],
        }
        gate |= {"status": "In Progress", "checksPerHour": 0, "version": 1}
        fake.objects("gates")[id] = sample | gate | fields


def plan_of(*ids: str) -> stale.Plan:
    """Return a plan to archive gates that need not exist."""
    gates = [
        stale.PlannedGate(
            id=id,
            name=id,
            status="In Progress",
            reason="STALE_NO_RULES",
            action="archive",
            why="it passes for nobody",
            replacement=False,
            references=(),
            in_code=None,
            owner="Ada Byron",
            team="Growth",
            tags=("Core",),
            version=1,
            last_modified_time=NOW,
        )
        for id in ids
    ]
    return stale.Plan(tuple(gates), "2026-01-01T00:00:00.000+00:00", {"tags": ["Core"]}, 0, 0, 0.0)


def change(plan: stale.Plan, id: str, **fields: Any) -> stale.Plan:
    """Return a plan in which a person has changed the fields of one gate."""
    gates = [replace(gate, **fields) if gate.id == id else gate for gate in plan.gates]
    return replace(plan, gates=tuple(gates))


def writes(fake: Fake) -> list[str]:
    """Return the paths of the writes that a fake has received."""
    return [request.path for request in fake.requests if request.method != "GET"]
