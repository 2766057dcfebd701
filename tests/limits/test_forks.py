"""After `os.fork` a child begins with the calls of its parent, and finds no lock that nobody will release."""

from __future__ import annotations

import os
import signal
import sys
import traceback
import warnings
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from threading import Event, Thread

import anyio
import pytest

from statsig_console import RateLimit
from statsig_console._limits.file_store import FileStore
from statsig_console._limits.limiter import Limiter
from statsig_console._limits.members import lock
from statsig_console._limits.store import Demand, Lease
from tests.support.limiter_calls import seconds
from tests.support.loops_at_once import SharedClock, one_clock, run_in_turn
from tests.support.server_models import CHANGE

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no fork")


def in_child(check: Callable[[], None]) -> None:
    """Run a check in a child that cannot hang, and fail if it fails there."""
    with warnings.catch_warnings():
        # Python warns of threads; that they do no harm is tested here.
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child == 0:
        code = 1
        try:
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
            signal.alarm(10)
            # In a thread of its own, because an event loop may run in this one.
            with ThreadPoolExecutor(1) as threads:
                threads.submit(check).result()
            code = 0
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(code)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> SharedClock:
    """One virtual clock for all event loops."""
    return one_clock(monkeypatch)


def limiter() -> Limiter:
    """Return the limiter of a new client of one project."""
    return Limiter([RateLimit(3, 100)], project="p")


def test_a_child_counts_the_calls_of_its_parent_and_those_in_flight_as_ended(clock: SharedClock) -> None:
    def check() -> None:
        run_in_turn(clock, partial(seconds, limiter(), 1))
        assert clock.now == pytest.approx(1_100, abs=0.01)
        run_in_turn(clock, partial(seconds, limiter(), 2))
        assert clock.now == pytest.approx(1_110, abs=0.01), "the two in flight ended when it was forked"

    async def parent() -> None:
        client = limiter()
        await seconds(client, 1)
        async with client.acquire(CHANGE), client.acquire(CHANGE), anyio.create_task_group() as group:
            group.start_soon(seconds, client, 1)
            await anyio.sleep(10)
            in_loop.append(clock.now)
            in_child(check)
            group.cancel_scope.cancel()

    in_loop: list[float] = []
    run_in_turn(clock, parent)
    run_in_turn(clock, partial(seconds, limiter(), 3))
    assert clock.now == pytest.approx(in_loop[0] + 100, abs=0.01), "nothing of the child counts here"


def test_a_child_never_waits_for_a_lock_that_a_thread_of_its_parent_holds() -> None:
    ended = Event()

    def hold() -> None:
        while not ended.is_set():
            with lock:
                sum(range(2_000))

    def check() -> None:
        assert lock.acquire(timeout=5)
        lock.release()
        anyio.run(seconds, Limiter([RateLimit(3, 100)], project="child"), 3)

    threads = [Thread(target=hold) for _ in range(2)]
    for thread in threads:
        thread.start()
    try:
        for _ in range(3):
            in_child(check)
    finally:
        ended.set()
        for thread in threads:
            thread.join()
    assert lock.acquire(timeout=5)
    lock.release()


def test_parent_and_child_lock_the_file_against_each_other(tmp_path: Path) -> None:
    store = FileStore(tmp_path / "a.calls")
    demands = [Demand("changes", [(1, 10**12)])]

    async def held() -> None:
        async with store._file.locked():
            in_child(partial(anyio.run, refused))

    async def refused() -> None:
        with anyio.move_on_after(0.05) as time:
            await store.acquire(demands)
        assert time.cancelled_caught, "the parent holds the lock"

    async def one() -> None:
        assert isinstance(await store.acquire(demands), Lease)
        in_child(partial(anyio.run, none_left))

    async def none_left() -> None:
        assert not isinstance(await store.acquire(demands), Lease), "the call of the parent counts"

    anyio.run(held)
    anyio.run(one)
