"""Runs over many stale gates: the printed requests and minutes, faults, memory, and runs that are killed."""

from __future__ import annotations

import random
import subprocess
import sys
import tracemalloc
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import anyio
import pytest

from statsig_console import Client, models
from statsig_console.fake import Chaos, Fake, running
from statsig_console.jobs import stale
from tests.support.stale_gates import add_gates, plan_of, writes
from tests.support.tiers import examples

PAGES_BYTES, GATE_BYTES = 3_000_000, 1_500
"""The peak of memory while a plan is made: for pages of objects that are read, and for each gate."""
WORKER = Path(__file__).parents[1] / "support" / "stale_worker.py"


async def timed(client: Client, plan: stale.Plan) -> float:
    """Apply a plan and return the seconds that it took."""
    begin = anyio.current_time()
    report = await stale.apply(client, plan)
    assert report.counts == {"done": len(plan.to_archive)}
    return anyio.current_time() - begin


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("gates", "seconds"),
    [
        (12, 0.2),
        (110, 0.0),
        pytest.param(450, 0.1, marks=pytest.mark.long),
        pytest.param(1500, 0.0, marks=pytest.mark.long),
        pytest.param(1500, 0.4, marks=pytest.mark.long),
    ],
)
async def test_a_run_takes_what_its_plan_prints(gates: int, seconds: float) -> None:
    fake = Fake()
    add_gates(fake, *(f"gate_{n}" for n in range(gates)))
    async with fake.http() as http, Client("console-test", http_client=http) as client:
        await client.layers.create({"name": "one_layer", "idType": "userID"})
        if seconds:
            fake.delay(seconds, times=10**6)
        plan = await stale.plan(client)
        assert plan.seconds_per_request == pytest.approx(seconds, abs=0.002)
        fake.requests.clear()
        took = await timed(client, plan)
    printed = plan.estimate
    assert f"{printed.requests:,} requests, {gates:,} of them writes" in str(plan)
    assert len(fake.requests) == printed.requests
    assert took == pytest.approx(printed.seconds, rel=0.02, abs=0.05)
    assert float(str(printed).rpartition("and ")[2].removesuffix(" minutes").replace(",", "")) == (
        pytest.approx(took / 60, rel=0.02, abs=0.001)
    )


def test_an_estimate_follows_the_windows() -> None:
    def seconds(gates: int) -> float:
        return plan_of(*map(str, range(gates))).estimate.seconds

    counts = (0, 1, 100, 101, 900, 901, 1800, 1801)
    assert [seconds(count) for count in counts] == [0, 0, 0, 10, 80, 900, 980, 1800]
    assert str(plan_of(*map(str, range(12_000))).estimate).endswith("12,000 of them writes, and 195 minutes")


def faults(seed: int) -> Chaos:
    """Return a plan with lost responses, errors and dropped connections."""
    chaos = Chaos(seed)
    for applied in (False, True):
        chaos.drop(applied=applied, rate=0.05)
        chaos.fail(500, applied=applied, rate=0.05)
        chaos.delay(70, applied=applied, rate=0.03)
    chaos.drop(applied=True, stage="body", rate=0.03)
    return chaos


@pytest.mark.anyio
@pytest.mark.parametrize("seed", range(examples(2, 20)))
async def test_under_faults_reports_agree_with_the_project(seed: int) -> None:
    fake = Fake()
    ids = [f"gate_{n}" for n in range(40)]
    add_gates(fake, *ids)
    async with fake.http() as http, Client("console-test", http_client=http) as client:
        plan = await stale.plan(client)
        await client.gates.update("gate_3", models.GateUpdate(description="in use"))
        condition = models.Condition(type="passes_gate", target_value="gate_4")
        rule = models.Rule(name="r", pass_percentage=1, conditions=[condition])
        await client.gates.create(models.GateCreate(name="user", rules=[rule]))
        fake.follow(faults(seed))
        for outcome in await stale.apply(client, plan):
            is_archived = fake.objects("gates")[outcome.item]["status"] == "Archived"
            assert is_archived == (outcome.state in ("done", "recovered")) or outcome.state == "unknown"
        await stale.apply(client, plan)
        fake.follow(Chaos())
        report = await stale.apply(client, plan)
        assert not report.failed
        assert {report[3].state, report[4].state} == {"skipped"}
        fake.requests.clear()
        assert (await stale.apply(client, plan)).counts == {"skipped": 40}
        assert not writes(fake)
    archived = {id for id, gate in fake.objects("gates").items() if gate["status"] == "Archived"}
    assert archived == set(ids) - {"gate_3", "gate_4"}
    made = Counter(entry["name"] for _, entry in fake.store.noted() if "status" in entry["changes"])
    assert set(made.values()) == {1}


def test_a_plan_of_many_gates_needs_little_memory() -> None:
    fake = Fake(keep_requests=1)
    add_gates(fake, *(f"gate_{n}" for n in range(examples(200, 2300))))

    async def run() -> float:
        async with fake.http() as http, Client("console-test", http_client=http) as client:
            await stale.plan(client, tags="none")
            tracemalloc.start()
            try:
                plan = await stale.plan(client)
                print(
                    len(plan.gates),
                    "gates:",
                    *tracemalloc.get_traced_memory(),
                    "bytes at the end and at the peak",
                )
                return tracemalloc.get_traced_memory()[1] - len(plan.gates) * GATE_BYTES
            finally:
                tracemalloc.stop()

    assert anyio.run(run) < PAGES_BYTES


async def plans(address: str, folder: Path, names: list[str]) -> None:
    """Write a plan for the gates of each tag."""
    async with Client("console-test", base_url=address) as client:
        plan = await stale.plan(client)
    for name in names:
        gates = tuple(gate for gate in plan.gates if name in gate.tags)
        replace(plan, gates=gates, created=f"{plan.created} {name}").save(folder / f"plan-{name}.json")


def check_killed(folder: Path, gates: dict[str, list[str]], name: str, kills: list[int]) -> None:
    """Kill runs after so many lines of their journals, resume them, and check that all was archived once."""
    fake = Fake(keep_requests=10**6)
    for tag, ids in gates.items():
        add_gates(fake, *ids, tags=[tag])
    with running(fake) as address:
        anyio.run(plans, address, folder, list(gates))
        fake.requests.clear()
        command = [sys.executable, str(WORKER), address, str(folder), name, *map(str, kills)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    assert {gate["status"] for gate in fake.objects("gates").values()} == {"Archived"}
    sent = Counter(writes(fake))
    assert set(sent.values()) == {1}
    assert len(sent) == sum(map(len, gates.values()))
    made: Counter[Any] = Counter(entry["name"] for _, entry in fake.store.noted())
    assert set(made.values()) == {1}


LINES = 1 + 2 * 12
"""A journal has its header, and for each gate a line before and one after the write."""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
def test_a_run_killed_after_any_line_of_its_journal_is_resumed(tmp_path: Path) -> None:
    kills = list(range(1, LINES + 1, examples(8, 1)))
    gates = {f"plan{lines}": [f"gate_{lines}_{n}" for n in range(12)] for lines in kills}
    check_killed(tmp_path, gates, "planN", kills)


@pytest.mark.long
@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
def test_a_long_run_killed_twenty_times_is_resumed(tmp_path: Path) -> None:
    chance = random.Random(5)
    kills = [chance.randrange(2, 45) for _ in range(20)]
    check_killed(tmp_path, {"long": [f"gate_{n}" for n in range(500)]}, "long", kills)
