"""The fault matrix, rows 86 to 97: calls that are cancelled, clients that are closed, lost or misplaced."""

from __future__ import annotations

import asyncio
import gc
import inspect
import os
import random
import subprocess
import sys
import threading
import warnings
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from typing import Any

import anyio
import pytest
import sniffio
import trio

from statsig_console import (
    Client,
    ClientClosedError,
    Progress,
    RateLimit,
    StatsigError,
    UnknownOutcomeError,
    WrongEventLoopError,
    bulk,
)
from tests.support.fault_calls import KEY, cancelled, change, read
from tests.support.fault_clients import client_at, transport_of_a_process
from tests.support.fault_server import Exchange, FaultServer, serve

pytestmark = pytest.mark.anyio


class After:
    """Makes a change and answers after so many seconds; a read is answered after as many."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds

    async def __call__(self, exchange: Exchange) -> None:
        await anyio.sleep(self.seconds)
        if exchange.request.method != "GET":
            exchange.apply()
        await exchange.answer({"id": exchange.request.path.split("/")[2]})


def tasks() -> int:
    """Return how many tasks live on this loop."""
    if sniffio.current_async_library() == "trio":
        return trio.lowlevel.current_statistics().tasks_living
    return len(asyncio.all_tasks())


async def settled(server: FaultServer) -> None:
    """Wait until the server has noticed that its connections are closed."""
    for _ in range(100):
        if not server.open:
            return
        await anyio.sleep(1)
    pytest.fail(f"{server.open} connections are still open")


async def test_row_086_a_thousand_random_cancellations() -> None:
    chance = random.Random(86)
    done = 0

    async def script(exchange: Exchange) -> None:
        await After(chance.uniform(0, 0.02))(exchange)

    async def one(client: Client, number: int) -> None:
        nonlocal done
        with anyio.move_on_after(chance.uniform(0, 0.5)):
            await (change if number % 2 else read)(client, f"gate{number}")
            done += 1

    async with serve(script) as server:
        await anyio.sleep(1)
        before = tasks()
        async with client_at(server.url, concurrency=4, rate_limits=()) as client:
            async with anyio.create_task_group() as group:
                for number in range(1_000):
                    group.start_soon(one, client, number)
            with anyio.fail_after(2):
                async with anyio.create_task_group() as group:
                    for number in range(20):
                        group.start_soon(read, client, f"probe{number}")
        await settled(server)
        assert tasks() == before
    assert 100 < done < 900
    paths = [seen.path for seen in server.ledger]
    assert len(paths) == len(set(paths)) == len([seen for seen in server.seen if seen.method == "POST"])


async def test_row_087_cancelled_while_it_waits_under_the_limits() -> None:
    limits = [RateLimit(1, 100)]
    async with (
        serve(After(0)) as server,
        client_at(server.url, rate_limits=limits) as client,
    ):
        start = anyio.current_time()
        await change(client, "first")
        assert await cancelled(change(client, "cancelled"), after=10) == pytest.approx(10, abs=0.1)
        await change(client, "last")
        assert anyio.current_time() - start == pytest.approx(100, abs=0.1)
    assert [seen.path.split("/")[2] for seen in server.seen] == ["first", "last"]


async def test_row_088_a_read_in_flight_is_cancelled_at_once() -> None:
    async with (
        serve(lambda exchange: exchange.stall()) as server,
        client_at(server.url) as client,
    ):
        assert await cancelled(read(client)) == pytest.approx(1, abs=0.1)
        await settled(server)
    assert server.calls() == ["GET /gates/a"]


async def test_row_089_a_change_in_flight_gets_time_to_be_answered(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO", "statsig_console")
    async with (
        serve(After(3)) as server,
        client_at(server.url) as client,
    ):
        assert await cancelled(change(client)) == pytest.approx(3, abs=0.1)
        # Its connection is as good as new.
        await change(client)
    assert [seen.connection for seen in server.ledger] == [1, 1]
    assert "POST /gates/a/load_pulse: cancelled in flight, but it succeeded" in caplog.text


@pytest.mark.usefixtures("quick_disk")
@pytest.mark.parametrize("seconds", [3, 60])
async def test_row_089_bulk_writes_down_what_became_of_it(seconds: float, tmp_path: Path) -> None:
    told: dict[str, str] = {}

    def note(progress: Progress[str, None]) -> None:
        told[progress.last.item] = progress.last.state

    script = After(seconds)
    async with serve(script) as server, client_at(server.url) as client:

        async def load(item: str) -> None:
            await change(client, item)

        run = partial(bulk, load, list("abc"), journal=tmp_path / "journal", run="test", concurrency=2)
        assert await cancelled(run(progress=note)) == pytest.approx(min(seconds, 6), abs=0.1)
        state = "done" if seconds == 3 else "unknown"
        assert told == {"a": state, "b": state}
        script.seconds = 0
        report = await run()
    assert report.counts == {"skipped" if seconds == 3 else "unknown": 2, "done": 1}
    assert sorted(seen.path for seen in server.seen) == [f"/gates/{id}/load_pulse" for id in "abc"]


Cancel = Callable[[Callable[[], Awaitable[object]]], Awaitable[None]]


async def by_scope(call: Callable[[], Awaitable[object]]) -> None:
    """Cancel by a deadline of anyio."""
    await cancelled(call())


async def by_failure(call: Callable[[], Awaitable[object]]) -> None:
    """Cancel because a task beside it fails."""

    async def fail() -> None:
        await anyio.sleep(1)
        raise ZeroDivisionError

    async def one() -> None:
        await call()

    async def both() -> None:
        async with anyio.create_task_group() as group:
            group.start_soon(one)
            group.start_soon(fail)

    with pytest.raises(BaseExceptionGroup) as caught:
        await both()
    assert caught.group_contains(ZeroDivisionError)


async def by_own_means(call: Callable[[], Awaitable[object]]) -> None:
    """Cancel in the way of the library that runs."""
    if sniffio.current_async_library() == "trio":
        async with trio.open_nursery() as nursery:
            nursery.start_soon(call)
            await trio.sleep(1)
            nursery.cancel_scope.cancel()
        assert nursery.cancel_scope.cancelled_caught
        return
    task = asyncio.ensure_future(call())
    await asyncio.sleep(1)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(1):
            await call()


@pytest.mark.parametrize("cancel", [by_scope, by_failure, by_own_means])
@pytest.mark.parametrize("make", [change, read])
async def test_row_090_no_way_to_cancel_is_swallowed(
    make: Callable[[Client], Awaitable[None]], cancel: Cancel
) -> None:
    finished: list[None] = []
    async with serve(After(3)) as server, client_at(server.url) as client:

        async def call() -> None:
            await make(client)
            finished.append(None)

        await cancel(call)
        made = len(server.ledger)
        assert finished == []
    assert made == (len(server.seen) if make is change else 0)


class Ends:
    """How calls ended, and after how many seconds."""

    def __init__(self) -> None:
        self.errors: dict[str, StatsigError | None] = {}
        self.times: dict[str, float] = {}

    async def note(self, name: str, call: Callable[[], Awaitable[object]]) -> None:
        """Wait for a call."""
        start, self.errors[name] = anyio.current_time(), None
        try:
            await call()
        except StatsigError as error:
            self.errors[name] = error
        self.times[name] = anyio.current_time() - start


async def test_row_091_closing_while_calls_are_in_flight() -> None:
    async def script(exchange: Exchange) -> None:
        await After(3 if "short" in exchange.request.path else 60)(exchange)

    ends, limits, start = Ends(), [RateLimit(2, 1_000)], 0.0
    async with serve(script) as server:
        async with (
            client_at(server.url, rate_limits=limits) as client,
            anyio.create_task_group() as group,
        ):
            for name, call in (("short", change), ("long", change), ("long read", read)):
                group.start_soon(ends.note, name, partial(call, client, name.replace(" ", "_")))
                await anyio.sleep(0.01)
            group.start_soon(ends.note, "queued", partial(change, client, "queued"))
            await anyio.sleep(1)
            start = anyio.current_time()
            group.start_soon(ends.note, "late", partial(client.aclose))
            await anyio.sleep(0.01)
            with pytest.raises(ClientClosedError):
                await read(client)
        assert anyio.current_time() - start == pytest.approx(5, abs=0.1)
        await settled(server)
    assert ends.errors["short"] is None
    assert ends.times["short"] == pytest.approx(3, abs=0.1)
    unknown, lost, queued = (ends.errors[name] for name in ("long", "long read", "queued"))
    assert isinstance(unknown, UnknownOutcomeError)
    assert isinstance(unknown.cause, ClientClosedError)
    assert isinstance(lost, ClientClosedError)
    assert isinstance(queued, ClientClosedError)
    assert (unknown.cause.sent, lost.sent, queued.sent) == ("maybe", "maybe", "no")
    assert ends.times["queued"] == pytest.approx(1, abs=0.1)
    assert len(server.seen) == 3


async def test_row_092_used_after_it_was_closed() -> None:
    async with serve(After(0)) as server:
        async with client_at(server.url) as client:
            await read(client)
        await client.aclose()
        for use in (read, change):
            with pytest.raises(ClientClosedError, match="create a new one") as caught:
                await use(client.with_options(deadline=5))
            assert "async with" in caught.value.hint
            assert (caught.value.sent, caught.value.attempts) == ("no", 0)
        with pytest.raises(ClientClosedError):
            async with client:
                pytest.fail("a closed client was entered")
    assert len(server.seen) == 1


async def test_row_093_never_closed() -> None:
    async with serve(After(0)) as server:
        client = Client(KEY, base_url=server.url)
        await read(client)
        opened = client._session._connections._servers
        assert opened is not None
        with warnings.catch_warnings(record=True) as found:
            warnings.simplefilter("always")
            del client
            gc.collect()
        await opened.aclose()
    (warning,) = found
    line = test_row_093_never_closed.__code__.co_firstlineno + 2
    assert warning.category is ResourceWarning
    assert f"the client created at {__file__}:{line} was never closed" in str(warning.message)


async def test_row_094_another_loop_in_another_thread() -> None:
    async with serve(After(0)) as server, client_at(server.url) as client:
        await read(client)
        caught: list[str] = []

        def elsewhere() -> None:
            for call in (read, change, Client.aclose):
                try:
                    anyio.run(call, client)
                except WrongEventLoopError as error:
                    caught.append(error.hint)

        thread = threading.Thread(target=elsewhere)
        thread.start()
        thread.join(20)
        assert caught == ["Create one client in each event loop."] * 3
        await read(client)
    assert len(server.seen) == 2


def test_row_094_a_second_run_of_asyncio() -> None:
    client = Client(KEY, base_url="http://127.0.0.1:9")

    async def first() -> None:
        with pytest.raises(StatsigError):
            await client.with_options(max_retries=0).gates.get("a")
        await client._session._connections.aclose()

    asyncio.run(first())
    with pytest.raises(WrongEventLoopError, match="create one in each loop") as caught:
        asyncio.run(read(client))
    assert caught.value.hint == WrongEventLoopError.hint


FORK = """
import asyncio, logging, os, sys
import httpx
from statsig_console import Client, ForkedProcessError

logging.getLogger("statsig_console").setLevel("ERROR")  # The gates have no field but their id.

async def read(client, name):
    for number in range(30):
        gate = await client.gates.get(f"{name}{number}")
        assert gate.id == f"{name}{number}", gate.id

async def child(inherited):
    try:
        await inherited.gates.get("stolen")
    except ForkedProcessError as error:
        assert "create one in each process" in str(error)
    else:
        raise AssertionError("used in a child")
    await inherited.aclose()
    http = http_client()
    async with Client("console-test-key", base_url=sys.argv[1], http_client=http) as own:
        await read(own, "child")
    if http:
        await http.aclose()

def http_client():
    return httpx.AsyncClient() if sys.argv[2] == "httpx" else None

loop = asyncio.new_event_loop()
http = http_client()
client = Client("console-test-key", base_url=sys.argv[1], http_client=http)
loop.run_until_complete(read(client, "before"))
if (pid := os.fork()) == 0:
    asyncio.run(child(client))
    os._exit(0)
loop.run_until_complete(read(client, "parent"))
loop.run_until_complete(client.aclose())
if http:
    loop.run_until_complete(http.aclose())
loop.close()
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
"""
on_asyncio = pytest.mark.parametrize("anyio_backend", ["asyncio"], indirect=True)


# A child could drop what it inherited and open connections of its own; it is told instead, since it would
# also count under the limits as if it were alone.
@pytest.mark.skipif(sys.platform == "win32", reason="no fork")
@on_asyncio
async def test_row_095_a_fork_in_the_midst_of_it() -> None:
    async with serve(After(0)) as server:
        command = [sys.executable, "-W", "error", "-c", FORK, server.url, transport_of_a_process()]
        done = await anyio.run_process(command, check=False, env={**os.environ, "PYTHONHASHSEED": "0"})
    assert (done.returncode, done.stderr.decode()) == (0, "")
    names = sorted(seen.path.removeprefix("/gates/") for seen in server.seen)
    assert names == sorted(f"{who}{number}" for who in ("before", "child", "parent") for number in range(30))


async def test_row_096_a_forgotten_await() -> None:
    async with serve(After(0)) as server, client_at(server.url) as client:
        for call in (lambda: client.gates.get("a"), lambda: client.gates.archive("a"), client.aclose):
            with pytest.warns(RuntimeWarning, match="was never awaited"):
                call()
        # Checkers find it before that, since what is called is a coroutine function.
        assert inspect.iscoroutinefunction(client.gates.get)
        await anyio.sleep(1)
    assert server.seen == []


async def test_row_097_used_without_await() -> None:
    async with serve(After(0)) as server:
        client: Any = Client(KEY, base_url=server.url)
        with pytest.raises(TypeError, match="use `async with`"), client:
            pytest.fail("a client was entered without await")
        with pytest.raises(TypeError, match="use `async for`"):
            list(client.gates.list())
    assert server.seen == []


def test_row_097_there_is_nothing_to_call_without_await() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from statsig_console import Client\nwith Client('console-test-key'): pass"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr.splitlines()[-1].startswith("TypeError: a client is asynchronous: use `async with`")
