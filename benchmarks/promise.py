"""``python benchmarks/promise.py``: compare the outcomes that bulk reports under faults with the server."""

from __future__ import annotations

import argparse
import asyncio
import random
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import httpx
from attrs import define, field

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from statsig_console import Client, Outcome, bulk, models  # noqa: E402
from statsig_console.fake import Fake  # noqa: E402
from tests.support.virtual_time import VirtualLoop  # noqa: E402
from tests.support.wire_faults import FAULTS, Fault, Wire  # noqa: E402

__all__ = ["KINDS", "Change", "Figures", "run"]

START = 1_760_000_000.0
KINDS = {
    "gates_update": "replace",
    "gates_create": "create",
    "tags_create": "create",
    "gates_delete": "delete",
    "gates_archive": "transition",
    "gates_enable": "transition",
    "gates_add_rule": "once",
}
"""The operations, and their safety classes."""


class Change(NamedTuple):
    """One write; each has its own object."""

    kind: str
    id: str


@define
class Figures:
    """The outcomes of the writes of one safety class."""

    changes: int = 0
    requests: int = 0
    states: Counter[str] = field(factory=Counter)
    lost: int = 0
    """Reported as carried out, but not carried out."""
    hidden: int = 0
    """Reported as not carried out, but carried out."""
    twice: int = 0

    def __add__(self, other: Figures) -> Figures:
        return Figures(
            self.changes + other.changes,
            self.requests + other.requests,
            self.states + other.states,
            self.lost + other.lost,
            self.hidden + other.hidden,
            self.twice + other.twice,
        )

    @property
    def is_kept(self) -> bool:
        """Whether all writes were reported correctly or as unknown."""
        return not (self.lost or self.hidden or self.twice)


def changes(number: int) -> list[Change]:
    """Return writes of all kinds in turn."""
    kinds = list(KINDS)
    return [Change(kinds[n % len(kinds)], f"object_{n}") for n in range(number)]


def project(wanted: Sequence[Change]) -> Fake:
    """Return a fake with only the objects of these writes."""
    fake = Fake(seed=1, clock=lambda: START, keep_requests=10**6)
    fake.seed(gates=1)
    gates = fake.objects("gates")
    gate = gates.popitem()[1] | {"status": "In Progress", "isEnabled": False, "rules": []}
    for kind, id in wanted:
        if not kind.endswith("_create"):
            gates[id] = gate | {"id": id, "name": id}
    return fake


async def make(client: Client, change: Change) -> object:
    """Make one write."""
    kind, id = change
    if kind == "gates_update":
        return await client.gates.update(id, models.GateUpdate(description=f"of {id}"))
    if kind == "gates_create":
        return await client.gates.create(models.GateCreate(id=id, name=id, description=f"of {id}"))
    if kind == "tags_create":
        return await client.tags.create(models.TagCreate(name=id, description=f"of {id}"))
    if kind == "gates_add_rule":
        rule = models.Rule(name=id, conditions=[], pass_percentage=10)
        return await client.gates.add_rule(id, rule)
    return await getattr(client.gates, kind.removeprefix("gates_"))(id)


async def run(
    wanted: Sequence[Change], faults: Sequence[Fault], *, share: float, seed: int
) -> dict[str, Figures]:
    """Make writes while a part of the requests gets faults, and compare the outcomes by class."""
    fake = project(wanted)
    wire = Wire(fake, faults, share, seed)
    async with (
        httpx.AsyncClient(transport=wire) as http,
        Client("console-promise", http_client=http) as client,
    ):
        report = await bulk(lambda change: make(client, change), wanted)
    assert wire.met or not share
    assert not fake.objects("gates").keys() - {change.id for change in wanted}
    return compare(fake, report)


def compare(fake: Fake, outcomes: Sequence[Outcome[Change, Any]]) -> dict[str, Figures]:
    """Compare the reported outcomes with the writes that the server carried out."""
    asked, made = Counter[Change](), Counter[Change]()
    for request in fake.requests:
        if request.operation in KINDS:
            parts = request.path.split("/")
            change = Change(request.operation, parts[2] if len(parts) > 2 else request.body["name"])
            asked[change] += 1
            made[change] += request.status is not None and request.status < 300
    found: dict[str, Figures] = {}
    for outcome in outcomes:
        change = outcome.item
        safety = KINDS[change.kind]
        figures = found.setdefault(safety, Figures())
        figures.changes += 1
        figures.requests += asked[change]
        figures.states[outcome.state] += 1
        is_told = outcome.state in ("done", "recovered")
        figures.lost += is_told and not made[change]
        figures.hidden += outcome.state in ("failed", "skipped") and made[change] > 0
        # The same bytes twice have the same effect as once.
        figures.twice += made[change] > 1 and safety != "replace"
    return found


HEAD = ("changes", "requests", "done", "recovered", "failed", "skipped", "unknown", "lost", "hidden", "twice")


def row(name: str, safety: str, one: Figures) -> str:
    """Return a line of the table."""
    states = [one.states[state] for state in HEAD[2:7]]
    numbers = [one.changes, one.requests, *states, one.lost, one.hidden, one.twice]
    return f"| {name} | {safety} | " + " | ".join(f"{number:,}" for number in numbers) + " |"


def on_virtual_time(*arguments: Any, **options: Any) -> dict[str, Figures]:
    """Run with virtual time."""
    random.seed(options["seed"])
    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        return runner.run(run(*arguments, **options))


def main() -> int:
    """Run each fault alone, then all together; print a table, and return 1 if a report was wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mixed", type=int, default=10_000, help="writes under all faults together")
    parser.add_argument("--each", type=int, default=350, help="writes under each fault alone")
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--only", default="", help="a part of the names of faults")
    options = parser.parse_args()
    start = time.process_time()
    print("| fault | class | " + " | ".join(HEAD) + " |\n|---|---|" + "---:|" * len(HEAD))
    runs = [(fault.name, [fault], options.each, 0.2) for fault in FAULTS if options.only in fault.name]
    runs.append(("all together", FAULTS, options.mixed, 0.08))
    total: dict[str, Figures] = {}
    for name, faults, number, share in runs:
        found: dict[str, Figures] = {}
        for seed in range(options.seeds):
            for safety, one in on_virtual_time(changes(number), faults, share=share, seed=seed).items():
                found[safety] = found.get(safety, Figures()) + one
                total[safety] = total.get(safety, Figures()) + one
        for safety, one in found.items():
            print(row(name, safety, one), flush=True)
    for safety, one in total.items():
        print(row("**sum**", safety, one))
    print(f"\n{time.process_time() - start:.0f} s of CPU")
    doubts = any(one.states["unknown"] for safety, one in total.items() if safety != "once")
    return int(doubts or not all(one.is_kept for one in total.values()))


if __name__ == "__main__":
    sys.exit(main())
