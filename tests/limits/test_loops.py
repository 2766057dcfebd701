"""All event loops of a process share the limits of one project: in turn, at once, after a death or a fork."""

from __future__ import annotations

import asyncio
import gc
import math
import random
import time
from functools import partial
from threading import Thread
from typing import NamedTuple

import anyio
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from statsig_console import Client, RateLimit, RateLimits
from statsig_console._limits import shared
from statsig_console._limits.limiter import Limiter
from statsig_console._limits.members import CHECK
from statsig_console.fake import Fake, running
from tests.support.event_loops import LOOPS, in_real_time
from tests.support.limiter_calls import seconds
from tests.support.loops_at_once import SharedClock, SteppedLoop, one_clock, run_at_once, run_in_turn
from tests.support.server_models import CHANGE, Line, SlidingLog
from tests.support.tiers import examples
from tests.support.virtual_time import VirtualLoop

FIVE = [RateLimit(5, 2)]
DEAD = CHECK / 10**9


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> SharedClock:
    """One virtual clock for all event loops."""
    return one_clock(monkeypatch)


def limiter(limits: list[RateLimit] = FIVE, reserve: float = 0.0, in_flight: int = 8) -> Limiter:
    """Return the limiter of a new client of one project."""
    return Limiter(RateLimits(limits, reserve=reserve), in_flight=in_flight, project="p")


async def write(line: Line, number: int = 1, priority: int = 0, reserve: float = 0.0) -> None:
    """Make some writes at once with a new client, in the loop that runs."""
    client = limiter(reserve=reserve)
    async with anyio.create_task_group() as group:
        for _ in range(number):
            group.start_soon(line.change, client, priority)


def five() -> Line:
    """Return a server that admits five writes in two seconds."""
    return Line(SlidingLog, limits=[(5, 2)])


@pytest.mark.parametrize("backends", [["asyncio"], ["trio"], ["asyncio", "trio"]], ids="-".join)
def test_loops_in_turn_share_the_limits(clock: SharedClock, backends: list[str]) -> None:
    line, start = five(), clock.now
    for number in range(15):
        run_in_turn(clock, partial(write, line), backends[number % len(backends)])
    assert (line.answered, line.refused) == (15, 0)
    assert 4 <= clock.now - start < 8


def test_loops_at_once_share_the_limits_and_take_turns(clock: SharedClock) -> None:
    line, start = five(), clock.now
    ends: list[float] = []

    async def main() -> None:
        client = limiter()
        async with anyio.create_task_group() as group:
            for _ in range(4):
                group.start_soon(line.work, client, 5)
        ends.append(clock.now - start)

    assert run_at_once(clock, [main] * 2) == [None] * 2
    assert (line.answered, line.refused) == (40, 0)
    # 40 writes need 14 s and their way; the first loop ends one window before the other at most.
    assert 14 <= ends[1] < 17
    assert ends[1] - ends[0] < 3


def test_the_first_comes_first_in_whatever_loop_and_an_urgent_write_overtakes(clock: SharedClock) -> None:
    order: list[int] = []

    async def main(number: int) -> None:
        client = limiter([RateLimit(1, 10)])

        async def one(name: int, priority: int) -> None:
            async with client.acquire(CHANGE, priority):
                order.append(name)

        async with anyio.create_task_group() as group:
            for name in range(number, 8, 2):
                await anyio.sleep(1_000 + name - clock.now)
                group.start_soon(one, name, 0)
            if number:
                await anyio.sleep(5)
                group.start_soon(one, 100, 1)

    assert run_at_once(clock, [partial(main, 0), partial(main, 1)]) == [None] * 2
    assert order == [0, 1, 100, 2, 3, 4, 5, 6, 7] or order == [0, 100, 1, 2, 3, 4, 5, 6, 7]


def test_a_refusal_in_one_loop_pauses_all(clock: SharedClock) -> None:
    sent: list[float] = []

    async def refused() -> None:
        async with limiter().acquire(CHANGE) as permit:
            permit.record_refusal(100)

    async def other() -> None:
        await anyio.sleep(1)
        async with limiter().acquire(CHANGE):
            sent.append(clock.now - 1_000)

    assert run_at_once(clock, [refused, other]) == [None] * 2
    assert 100 <= sent[0] <= 106


def test_each_client_keeps_its_own_limits_over_the_calls_of_all(clock: SharedClock) -> None:
    line, careful = five(), Line(SlidingLog, limits=[(2, 2)])
    ends: dict[str, float] = {}

    async def main(name: str, line: Line, reserve: float) -> None:
        await write(line, 4, reserve=reserve)
        ends[name] = clock.now - 1_000

    assert run_at_once(clock, [partial(main, "careful", careful, 0.6), partial(main, "all", line, 0)]) == [
        None,
        None,
    ]
    assert line.refused == careful.refused == 0
    assert ends["all"] < 4 < ends["careful"]


def test_a_wait_that_is_cancelled_in_one_loop_holds_up_no_other(clock: SharedClock) -> None:
    async def holds() -> None:
        async with limiter([RateLimit(1, 10)]).acquire(CHANGE):
            await anyio.sleep(20)

    async def gives_up() -> None:
        await anyio.sleep(1)
        with anyio.move_on_after(3):
            await seconds(limiter([RateLimit(1, 10)]), 3)

    ends: list[float] = []

    async def waits() -> None:
        await anyio.sleep(2)
        await seconds(limiter([RateLimit(1, 10)]), 1)
        ends.append(clock.now - 1_000)

    assert run_at_once(clock, [holds, gives_up, waits]) == [None] * 3
    assert ends == [pytest.approx(30, abs=0.01)]


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_calls_that_a_loop_leaves_in_flight_count_as_ended(clock: SharedClock, backend: str) -> None:
    async def leave() -> None:
        client = limiter([RateLimit(3, 100)])
        for _ in range(3):
            await client.acquire(CHANGE).acquire()

    async def go_on() -> None:
        await seconds(limiter([RateLimit(3, 100)]), 1)

    run_in_turn(clock, leave, backend)
    run_in_turn(clock, go_on, backend)
    assert clock.now == pytest.approx(1_100, abs=0.01)


@pytest.mark.parametrize("end", ["closed", "garbage"])
def test_a_loop_that_dies_with_calls_in_flight_frees_them(
    clock: SharedClock, no_collection: None, end: str
) -> None:
    async def fly() -> None:
        async with limiter([RateLimit(3, 100)]).acquire(CHANGE):
            await asyncio.get_running_loop().create_future()

    dead = SteppedLoop(clock)
    tasks = [dead.create_task(fly()) for _ in range(3)]
    for _ in range(5):
        dead.step()
    times: list[float] = []

    async def wait() -> None:
        await seconds(limiter([RateLimit(3, 100)]), 3)
        times.append(clock.now - 1_000)

    async def kill() -> None:
        nonlocal dead
        await anyio.sleep(50)
        if end == "closed":
            dead.close()
        else:
            tasks.clear()
            # A file descriptor would stay open, which is no subject here.
            selectors.append(dead)
            dead = SteppedLoop(clock)
            selectors.clear()
            gc.collect()

    selectors: list[SteppedLoop] = []
    with pytest.warns(ResourceWarning) if end == "garbage" else _nothing():
        assert run_at_once(clock, [wait, kill]) == [None] * 2
    assert 150 <= times[0] <= 150 + DEAD + 0.01
    dead.close()
    gc.collect()


def test_a_loop_that_dies_with_a_call_that_was_admitted_while_others_waited(clock: SharedClock) -> None:
    times: list[float] = []

    async def begin(after: float, back: float) -> None:
        await asyncio.sleep(after)
        async with limiter([RateLimit(6, 2)], in_flight=1).acquire(CHANGE):
            await asyncio.sleep(back)
            times.append(clock.now - 1_000)

    async def first() -> None:
        # The second of these calls begins to wait while no other loop has a call in flight.
        await asyncio.gather(begin(0, 3), begin(2, 1))

    assert run_at_once(clock, [first, partial(begin, 1, 1e6)], deaths={1: 10}) == [None] * 2
    assert times == [pytest.approx(3, abs=0.01), pytest.approx(13, abs=6)]


class _nothing:  # noqa: N801  # used like a function
    def __enter__(self) -> None: ...
    def __exit__(self, *error: object) -> None: ...


class Call(NamedTuple):
    """One write: when it begins, its two ways, how long it waits at most, and how urgent it is."""

    begins: float
    there: float
    back: float
    patience: float
    priority: int


CALLS = st.builds(
    Call,
    st.floats(0, 20),
    st.floats(0, 3),
    st.floats(0, 3),
    st.sampled_from([math.inf, math.inf, 0.5, 4]),
    st.integers(0, 1),
)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@settings(max_examples=examples(60, 1_000), deadline=None)
@given(
    st.lists(st.lists(CALLS, max_size=10), min_size=2, max_size=4),
    st.lists(st.tuples(st.integers(1, 6), st.sampled_from([2, 5, 9])), min_size=1, max_size=2),
    st.integers(1, 8),
    st.dictionaries(st.integers(0, 3), st.floats(0.1, 25), max_size=2),
    st.integers(),
)
def test_however_loops_take_turns_no_window_is_exceeded(
    loops: list[list[Call]],
    limits: list[tuple[int, int]],
    in_flight: int,
    deaths: dict[int, float],
    seed: int,
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        clock, line = one_clock(patch), Line(SlidingLog, limits=limits)
        deaths = {number: at for number, at in deaths.items() if 0 < number < len(loops)}
        done = [0] * len(loops)
        refused = 0

        async def one(client: Limiter, number: int, call: Call) -> None:
            nonlocal refused
            await asyncio.sleep(call.begins)
            permit = client.acquire(CHANGE, call.priority)
            with anyio.move_on_after(call.patience):
                await permit.acquire()
            if permit._waiter is None:
                done[number] += 1
                return
            async with permit:
                await asyncio.sleep(call.there)
                refused += not line.ask()
                await asyncio.sleep(call.back)
            done[number] += 1

        async def main(number: int) -> None:
            client = limiter([RateLimit(*limit) for limit in limits], in_flight=in_flight)
            await asyncio.gather(*[one(client, number, call) for call in loops[number]])

        mains = [partial(main, number) for number in range(len(loops))]
        found = run_at_once(clock, mains, order=random.Random(seed), deaths=deaths)
        assert found == [None] * len(loops)
        assert refused == 0
        for number, calls in enumerate(loops):
            assert done[number] == len(calls) or number in deaths


def test_a_loop_with_a_clock_of_its_own_shares_with_no_other() -> None:
    for _ in range(3):
        alone = limiter([RateLimit(5, 100)])
        assert anyio.run(seconds, alone, 5, backend_options={"loop_factory": VirtualLoop}) == 0


def test_limits_that_nobody_uses_disappear(clock: SharedClock) -> None:
    def names() -> list[str]:
        gc.collect()
        return sorted(name.split(":")[1] for name in shared._states)

    kept = Limiter(FIVE, project="kept")
    for name in ("kept", "left", "used"):
        client = kept if name == "kept" else Limiter(FIVE, project=name)
        run_in_turn(clock, partial(seconds, client, 1))
    del client
    clock.now += 1
    run_in_turn(clock, partial(seconds, Limiter(FIVE, project="used"), 1))
    clock.now += 1.5
    run_in_turn(clock, partial(seconds, Limiter(FIVE, project="new"), 1))
    assert names() == ["kept", "new", "used"]


def test_clients_of_one_key_share_and_those_of_another_key_address_or_fake_do_not(clock: SharedClock) -> None:
    fakes = [Fake() for _ in range(2)]
    for fake in fakes:
        fake.seed(gates=1)

    async def change(fake: Fake, key: str, url: str) -> None:
        (gate,) = fake.objects("gates")
        async with (
            fake.http() as http,
            Client(key, base_url=url, http_client=http, rate_limits=[RateLimit(5, 100)]) as client,
        ):
            for _ in range(5):
                await client.gates.disable(gate)

    def took(fake: Fake, key: str = "console-x", url: str = "https://statsigapi.net/console/v1") -> float:
        start = clock.now
        run_in_turn(clock, partial(change, fake, key, url))
        return clock.now - start

    assert took(fakes[0]) < 1
    assert took(fakes[1]) < 1
    assert took(fakes[0], key="console-y") < 1
    assert took(fakes[0], url="https://api.example.org/console/v1") < 1
    assert took(fakes[0]) == pytest.approx(100, abs=0.1)
    assert not [name for name in shared._states if "console" in name]


@pytest.mark.long
def test_threads_with_loops_of_each_kind_keep_the_limits_in_real_time() -> None:
    fake = Fake(limits=[(10, 1)])
    fake.seed(gates=1)
    (gate,) = fake.objects("gates")

    async def work(url: str, number: int) -> None:
        limits = [RateLimit(10, 1)]
        async with (
            Client("console-x", base_url=url, rate_limits=limits) as client,
            anyio.create_task_group() as group,
        ):
            for _ in range(number):
                group.start_soon(client.gates.disable, gate)

    with running(fake) as url:
        start = time.monotonic()
        for _ in range(15):
            asyncio.run(work(url, 1))
        assert 1 <= time.monotonic() - start < 5
        start = time.monotonic()
        threads = []
        for backend, options in [in_real_time(name) for name in [*LOOPS, *LOOPS][:4]]:
            settings = {"backend": backend, "backend_options": options}
            threads.append(Thread(target=anyio.run, args=(work, url, 10), kwargs=settings))
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert 3 <= time.monotonic() - start < 12
    writes = [request for request in fake.requests if request.method != "GET"]
    assert [request.status for request in writes] == [writes[0].status] * 55
    assert writes[0].status in (200, 201)
