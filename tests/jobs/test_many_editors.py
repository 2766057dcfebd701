"""Many editors of one object: in one client, in threads, in processes, and under faults of the network."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import anyio
import httpx
import pytest

from statsig_console import Client, StatsigError, UnknownOutcomeError, models
from statsig_console.fake import Fake, running
from statsig_console.jobs import edit
from tests.support.wire_faults import FAULTS, Wire

GATE = "new_checkout"


def rule(name: str, *users: str) -> models.Rule:
    """Return a rule that passes users."""
    condition = models.Condition(type="user_id", operator="any", target_value=["u0", *users])
    return models.Rule(name=name, pass_percentage=10, conditions=[condition])


async def create(client: Client, *names: str) -> None:
    """Create the gate and the segment."""
    rules = [rule(name) for name in ("beta", *names)]
    await client.gates.create(models.GateCreate(name=GATE, rules=rules))
    await client.segments.create(models.SegmentCreate(name=GATE, type="rule_based"))
    await client.segments.update_conditions(GATE, rules)


def users(fake: Fake, group: str = "gates", name: str = "beta") -> set[str]:
    """Return the users that a rule passes."""
    (found,) = [one for one in fake.objects(group)[GATE]["rules"] if one["name"] == name]
    values = found["conditions"][0]["targetValue"]
    return set(values) if isinstance(values, list) else {values}


async def add(client: Client, user: str) -> None:
    """Add a user by an edit."""
    async with edit(client.gates, GATE, confirm=0) as gate:
        gate.rule("beta").condition(0).add(user)


async def add_many(client: Client, numbers: range) -> None:
    """Add users by edits at the same time."""
    async with anyio.create_task_group() as tasks:
        for number in numbers:
            tasks.start_soon(add, client, f"u{number}")


@pytest.mark.anyio
async def test_fifty_editors_in_one_client_need_fifty_reads_and_writes(client: Client, fake: Fake) -> None:
    await create(client)
    fake.requests.clear()
    await add_many(client, range(1, 51))
    assert users(fake) == {f"u{number}" for number in range(51)}
    assert Counter(one.method for one in fake.requests) == {"GET": 50, "PATCH": 50}


@pytest.mark.anyio
async def test_twenty_editors_that_confirm_lose_nothing(client: Client, fake: Fake) -> None:
    await create(client)

    async def add_confirmed(number: int) -> None:
        async with edit(client.gates, GATE) as gate:
            gate.rule("beta").condition(0).add(f"u{number}")

    async with anyio.create_task_group() as tasks:
        for number in range(1, 21):
            tasks.start_soon(add_confirmed, number)
    assert users(fake) == {f"u{number}" for number in range(21)}


def test_editors_in_threads_lose_nothing() -> None:
    fake = Fake()

    async def run(numbers: range) -> None:
        async with fake.http() as http, Client("console-x", http_client=http) as client:
            if numbers:
                await add_many(client, numbers)
            else:
                await create(client)

    anyio.run(run, range(0))
    threads = [
        threading.Thread(target=anyio.run, args=[run, range(start, start + 10)], kwargs={"backend": backend})
        for start, backend in ((1, "asyncio"), (11, "trio"))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert users(fake) == {f"u{number}" for number in range(21)}


PROGRAM = f"""
import sys, anyio
from statsig_console import Client, RateLimits, SharedRateLimit
from statsig_console.jobs import edit

async def add(client, number):
    async with edit(client.gates, {GATE!r}, confirm=0) as gate:
        gate.rule("beta").condition(0).add(f"u{{number}}")

async def main(url, folder, start):
    shared = SharedRateLimit.on_host(folder=folder)
    client = Client("console-x", base_url=url, rate_limits=RateLimits(shared=shared))
    async with client, anyio.create_task_group() as tasks:
        for number in range(start, start + 10):
            tasks.start_soon(add, client, number)

anyio.run(main, sys.argv[1], sys.argv[2], int(sys.argv[3]))
"""


def test_editors_in_processes_with_a_shared_file_lose_nothing(tmp_path: Path) -> None:
    fake = Fake()

    async def prepare() -> None:
        async with fake.http() as http, Client("console-x", http_client=http) as client:
            await create(client)

    anyio.run(prepare)
    with running(fake) as url:
        command = [sys.executable, "-c", PROGRAM, url, str(tmp_path)]
        processes = [subprocess.Popen([*command, start]) for start in ("1", "11")]
        assert [process.wait(60) for process in processes] == [0, 0]
    assert users(fake) == {f"u{number}" for number in range(21)}
    assert Counter(one.method for one in fake.requests if "gates/" in one.path) == {"GET": 20, "PATCH": 20}


class Change(NamedTuple):
    """One change, and whether it was made."""

    group: str
    make: Callable[[Any, str], object]
    is_made: Callable[[Fake, str], bool]


def names(fake: Fake) -> list[str]:
    """Return the names of the rules of the gate."""
    return [one["name"] for one in fake.objects("gates")[GATE]["rules"]]


def shares(fake: Fake) -> dict[str, float]:
    """Return the percentages of the rules of the gate."""
    return {one["name"]: one["passPercentage"] for one in fake.objects("gates")[GATE]["rules"]}


def add_names(gate: Any, name: str) -> None:
    """Add a tag."""
    gate.tags += [name]


CHANGES = [
    Change(
        "gates",
        lambda gate, name: gate.rule("beta").condition(0).add(name),
        lambda fake, name: name in users(fake),
    ),
    Change(
        "gates",
        lambda gate, name: setattr(gate.rule(f"share {name}"), "pass_percentage", 25),
        lambda fake, name: shares(fake)[f"share {name}"] == 25,
    ),
    Change(
        "gates",
        lambda gate, name: gate.add_rule(rule(name)),
        lambda fake, name: names(fake).count(name) == 1,
    ),
    Change(
        "gates",
        lambda gate, name: gate.remove_rule(f"old {name}"),
        lambda fake, name: f"old {name}" not in names(fake),
    ),
    Change("gates", add_names, lambda fake, name: name in fake.objects("gates")[GATE]["tags"]),
    Change(
        "segments",
        lambda segment, name: segment.rule("beta").condition(0).add(name),
        lambda fake, name: name in users(fake, "segments"),
    ),
]


def wanted(word: str, items: Sequence[tuple[str, Change]]) -> list[str]:
    """Return the names of the changes that need a rule of their own."""
    change = CHANGES[{"share": 1, "old": 3}[word]]
    return [name for name, made in items if made is change]


async def trouble(number: int, share: float, seed: int, **options: int) -> Counter[str]:
    """Make changes while faults happen to some requests, and compare what was told with what was made."""
    fake = Fake(clock=lambda: 1_760_000_000.0, keep_requests=10**6)
    items = [(f"item {place}", CHANGES[place % len(CHANGES)]) for place in range(number)]
    found = Counter[str]()
    async with fake.http() as http, Client("console-x", http_client=http) as client:
        await create(client, *(f"{word} {name}" for word in ("share", "old") for name in wanted(word, items)))
    wire = Wire(fake, FAULTS, share, seed)

    async def make(client: Client, name: str, change: Change) -> None:
        try:
            async with edit(getattr(client, change.group), GATE, **options) as editor:
                change.make(editor, name)
        except StatsigError as error:
            was_told = isinstance(error, UnknownOutcomeError) or "writes of this edit" in str(error.__notes__)
            told[name] = "unknown" if was_told else "failed"
        else:
            told[name] = "done"

    told: dict[str, str] = {}
    async with (
        httpx.AsyncClient(transport=wire) as http,
        Client("console-x", http_client=http) as client,
        anyio.create_task_group() as tasks,
    ):
        for name, change in items:
            tasks.start_soon(make, client, name, change)
    assert wire.met
    assert max(Counter(names(fake)).values()) == 1
    for name, change in items:
        found[told[name]] += 1
        assert told[name] != "done" or change.is_made(fake, name), f"{name} is lost"
        assert told[name] != "failed" or not change.is_made(fake, name), f"{name} was made, but not told"
    return found


@pytest.mark.anyio
@pytest.mark.parametrize("options", [{"confirm": 0}, {}], ids=str)
async def test_faults_lose_nothing_and_apply_nothing_twice(options: dict[str, int]) -> None:
    found = await trouble(30, 0.2, 1, **options)
    assert found["done"] > 20


@pytest.mark.long
@pytest.mark.anyio
@pytest.mark.parametrize("seed", range(10))
async def test_a_storm_of_faults_loses_nothing_and_applies_nothing_twice(seed: int) -> None:
    found = await trouble(120, 0.4, seed, confirm=seed % 3)
    print(dict(found))
    assert found["done"] > 60
