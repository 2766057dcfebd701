"""A refusal of one process lets all that share its limits wait, and one of them tries for all."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

import anyio
import pytest

from statsig_console import SharedRateLimit
from statsig_console._limits.file_store import FileStore
from statsig_console._limits.limiter import Limiter
from statsig_console._limits.store import Delays, Demand, Lease, Store
from statsig_console._limits.windows import NANO
from tests.support.limiter_calls import READ, SCOPED, moment, on_file, refuse, seconds
from tests.support.server_models import CHANGE

DEMANDS = [Demand("changes", [(100, 10 * NANO)])]
SCOPE = [Demand("scope", [(100, 10 * NANO)])]
Law = Callable[[Store, Store], Awaitable[None]]
SOON, LATER = 1, 10 * NANO


async def taken(store: Store, demands: list[Demand] = DEMANDS) -> Lease:
    """Return a place that must be free."""
    lease = await store.acquire(demands)
    assert isinstance(lease, Lease), lease
    return lease


async def waits(store: Store) -> Delays:
    """Return what must be waited for."""
    found = await store.acquire(DEMANDS)
    assert isinstance(found, Delays)
    return found


async def law_of_pauses(store: Store, other: Store) -> None:
    """Go through what two who share must see of each other's refusals."""
    one, two, three = [await taken(store) for _ in range(3)]
    await store.record_refusal(one, {"changes": LATER})
    await store.release(one)
    first = await waits(other)
    assert 9 * NANO < first["changes"] <= LATER
    assert 0 <= first.ages["changes"] < NANO
    await taken(other, SCOPE)
    # It was sent before the first refusal: a longer wait counts, and nothing else is new.
    await other.record_refusal(two, {"changes": 2 * LATER})
    again = await waits(store)
    assert again["changes"] > 19 * NANO
    assert again.ages["changes"] >= first.ages["changes"]
    await other.release(two, admitted=True)
    await waits(store)
    await store.release(three)


async def law_of_probes(store: Store, other: Store) -> None:
    """One tries for all; where it says nothing another does, and its success lets all go."""
    one = await taken(store)
    await store.record_refusal(one, {"changes": SOON})
    await store.release(one)
    await anyio.sleep(0.001)
    probe = await taken(other)
    assert 0 < (await waits(store))["changes"] < NANO
    await other.release(probe)
    probe = await taken(store)
    await waits(other)
    await store.cancel(probe)
    probe = await taken(other)
    await other.record_refusal(probe, {"changes": SOON})
    await other.release(probe)
    await anyio.sleep(0.001)
    probe = await taken(store)
    await store.release(probe, admitted=True)
    for each in (store, other, store):
        await taken(each)


@pytest.mark.anyio
@pytest.mark.parametrize("law", [law_of_pauses, law_of_probes], ids=["pauses", "probes"])
async def test_processes_see_each_others_refusals(law: Law, tmp_path: Path) -> None:
    await law(FileStore(tmp_path / "a.calls", moment), FileStore(tmp_path / "a.calls", moment))


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
@pytest.mark.parametrize("law", [law_of_pauses, law_of_probes], ids=["pauses", "probes"])
def test_hosts_see_each_others_refusals(law: Law, backend: str, redis_url: str) -> None:
    async def main() -> None:
        name = f"pauses-{backend}-{id(law)}"
        stores = [SharedRateLimit.in_redis(redis_url, name).store for _ in range(2)]
        assert stores[0] is not None
        assert stores[1] is not None
        await law(stores[0], stores[1])

    anyio.run(main, backend=backend)


@pytest.mark.anyio
async def test_a_pause_holds_for_changes_of_all_and_for_nothing_else(tmp_path: Path) -> None:
    one, other, third = (on_file(tmp_path / "a.calls") for _ in range(3))
    await seconds(other, 1)
    await refuse(one, 100)
    assert await seconds(other, 1, READ) == 0
    assert 99 < await seconds(other, 1) < 106
    assert await seconds(third, 1) < 1
    assert await seconds(one, 1) < 1
    await refuse(one, 50, SCOPED)
    assert await seconds(other, 1) < 1
    assert 49 < await seconds(other, 1, SCOPED) < 54


@pytest.mark.anyio
async def test_a_pause_is_in_the_file_when_it_is_written_anew(tmp_path: Path) -> None:
    one, path = FileStore(tmp_path / "a.calls", moment), tmp_path / "a.calls"
    lease = await taken(one)
    await one.record_refusal(lease, {"changes": LATER})
    one._replace()
    assert len(path.read_bytes().splitlines()) == 4
    await waits(FileStore(path, moment))
    await anyio.sleep(10.1)
    await taken(FileStore(path, moment))
    await waits(one)


@pytest.mark.anyio
async def test_half_an_hour_of_refusals_costs_four_processes_little_more_than_one(tmp_path: Path) -> None:
    limiters = [on_file(tmp_path / "a.calls") for _ in range(4)]
    refused = done = flying = most = 0
    start = anyio.current_time()

    async def one(limiter: Limiter) -> None:
        nonlocal refused, done, flying, most
        is_over = False
        while not is_over:
            async with limiter.acquire(CHANGE) as permit:
                flying += 1
                await anyio.sleep(0.1)
                if is_over := anyio.current_time() - start > 1_800:
                    done += 1
                else:
                    refused += 1
                    most = flying if refused > 32 else 0
                    permit.record_refusal(None)
                flying -= 1

    async with anyio.create_task_group() as group:
        for number in range(80):
            group.start_soon(one, limiters[number % 4])
    print(f"half an hour of refusals for four: {refused} requests")
    assert done == 80
    # Eight of each in flight at the beginning, then one of all after each pause.
    assert refused <= 4 * 8 + 12
    assert most == 1


def test_a_process_of_its_own_is_heard(tmp_path: Path) -> None:
    code = (
        "import sys, anyio; from pathlib import Path\n"
        "from statsig_console._limits.file_store import FileStore\n"
        "from statsig_console._limits.store import Demand\n"
        "async def main():\n"
        "    store = FileStore(Path(sys.argv[1]))\n"
        "    lease = await store.acquire([Demand('changes', [(9, 10**9)])])\n"
        "    await store.record_refusal(lease, {'changes': 600 * 10**9})\n"
        "anyio.run(main)\n"
    )
    path = tmp_path / "a.calls"
    subprocess.run([sys.executable, "-c", code, path], check=True)
    found = anyio.run(waits, FileStore(path))
    assert 500 * NANO < found["changes"] <= 600 * NANO
