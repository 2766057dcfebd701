"""From the first request to the last: cancelling, closing, and what must not happen to a client."""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import subprocess
import sys
import warnings
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import anyio
import httpx
import pytest
import sniffio

from statsig_console import (
    BadRequestError,
    Client,
    ClientClosedError,
    Event,
    Hooks,
    Outcome,
    RateLimit,
    Retry,
    StatsigError,
    UnknownOutcomeError,
    WrongEventLoopError,
    bulk,
    models,
)
from statsig_console._limits.limiter import Permit
from tests.support.fault_calls import KEY, PULSE, cancelled, change, read
from tests.support.fault_server import serve

pytestmark = pytest.mark.anyio


class Server:
    """Answers each request after a while, and notes which it took up and which it answered."""

    def __init__(self, seconds: float, status: int = 200) -> None:
        self.seconds, self.status = seconds, status
        self.begun: list[str] = []
        self.ended: list[str] = []

    async def __call__(self, request: httpx.Request) -> httpx.Response:
        name = f"{request.method} {request.url.path.removeprefix('/console/v1')}"
        self.begun.append(name)
        await anyio.sleep(self.seconds)
        self.ended.append(name)
        return httpx.Response(self.status, json={"message": "Done.", "data": {"id": "a"}})


@asynccontextmanager
async def client_of(server: Server, **options: Any) -> AsyncIterator[Client]:
    """Give a client of a server in memory."""
    async with (
        httpx.AsyncClient(transport=httpx.MockTransport(server)) as http,
        Client(KEY, http_client=http, **options) as client,
    ):
        yield client


async def test_a_change_in_flight_finishes_before_the_cancellation_goes_on(
    caplog: pytest.LogCaptureFixture,
) -> None:
    told: list[Event] = []
    server, hooks = Server(3), Hooks(response=told.append)
    with caplog.at_level(logging.INFO, "statsig_console"):
        async with client_of(server, hooks=hooks) as client:
            assert await cancelled(change(client)) == pytest.approx(3)
    assert len(server.ended) == 1
    assert [event.status for event in told] == [200]
    assert [record.message for record in caplog.records] == [
        "POST /gates/a/load_pulse: cancelled in flight, but it succeeded"
    ]


async def test_it_gets_five_seconds_and_no_more(caplog: pytest.LogCaptureFixture) -> None:
    server = Server(60)
    async with client_of(server) as client:
        assert await cancelled(change(client)) == pytest.approx(6)
    assert (len(server.begun), len(server.ended)) == (1, 0)
    assert "cancelled in flight; outcome unknown" in caplog.text


async def test_the_deadline_of_the_call_holds_in_that_time_too() -> None:
    async with client_of(Server(60), deadline=2) as client:
        assert await cancelled(change(client)) == pytest.approx(2)


async def test_a_failure_in_that_time_is_not_tried_again() -> None:
    server = Server(2, status=503)
    async with client_of(server) as client:
        await cancelled(client.gates.update("a", models.GateUpdate(description="x")))
    assert len(server.begun) == 1


async def test_a_read_is_cancelled_at_once() -> None:
    server = Server(3)
    async with client_of(server) as client:
        assert await cancelled(read(client)) == pytest.approx(1)
    assert server.ended == []


async def test_a_change_that_waits_under_the_limits_is_cancelled_at_once_and_gives_its_place_back() -> None:
    server = Server(0)
    async with client_of(server, rate_limits=[RateLimit(1, 10)]) as client:
        start = anyio.current_time()
        await change(client)
        assert await cancelled(change(client)) == pytest.approx(1)
        assert len(server.begun) == 1
        await change(client)
        assert anyio.current_time() - start == pytest.approx(10, abs=0.01)


async def test_a_change_that_has_not_left_is_cancelled_at_once() -> None:
    # The server speaks no TLS, so that the handshake never ends.
    async with (
        serve(lambda exchange: exchange.stall()) as server,
        Client(KEY, base_url=server.url.replace("http:", "https:")) as client,
    ):
        assert await cancelled(change(client)) == pytest.approx(1)
        gc.collect()
        await anyio.sleep(0.1)
        assert (server.accepted, server.open) == (1, 0)


@pytest.mark.parametrize("moment", [index / 4 for index in range(13)])
@pytest.mark.parametrize("make", [change, read])
async def test_cancelled_at_any_moment_nothing_is_lost(
    make: Callable[[Client], Awaitable[object]], moment: float
) -> None:
    server = Server(1)
    async with client_of(server, concurrency=1, rate_limits=[RateLimit(1, 1)]) as client:
        ended: list[object] = []

        async def call() -> None:
            ended.append(await make(client))

        with anyio.move_on_after(moment):
            async with anyio.create_task_group() as group:
                for _ in range(3):
                    group.start_soon(call)
        if make is change:
            assert len(server.begun) == len(server.ended) >= len(ended)
        # The place under the limits and that of a request in flight are free again.
        with anyio.fail_after(5):
            await make(client)


async def test_an_error_beside_it_lets_a_change_finish() -> None:
    server = Server(3)
    async with client_of(server) as client:

        async def fail() -> None:
            await anyio.sleep(1)
            raise ZeroDivisionError

        async def both() -> None:
            async with anyio.create_task_group() as group:
                group.start_soon(change, client)
                group.start_soon(fail)

        with pytest.raises(BaseExceptionGroup) as caught:
            await both()
        assert caught.group_contains(ZeroDivisionError)
    assert len(server.ended) == 1


async def test_the_ways_in_which_asyncio_cancels() -> None:
    if sniffio.current_async_library() != "asyncio":
        pytest.skip("trio has no such thing")
    server, loop = Server(3), asyncio.get_running_loop()
    async with client_of(server) as client:
        before = asyncio.all_tasks(loop)
        task = asyncio.create_task(change(client))
        await asyncio.sleep(1)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert task.cancelled()
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(change(client), 1)
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(1):
                await change(client)
        assert loop.time() == pytest.approx(9)
        assert len(server.begun) == len(server.ended) == 3
        assert asyncio.all_tasks(loop) == before


async def test_an_impatient_caller_of_asyncio_does_not_tear_it_from_the_wire() -> None:
    if sniffio.current_async_library() != "asyncio":
        pytest.skip("trio has no such thing")
    server = Server(3)
    async with client_of(server) as client:
        task = asyncio.create_task(change(client))
        for _ in range(3):
            await asyncio.sleep(0.5)
            task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
    assert len(server.ended) == 1


@pytest.mark.parametrize("grace", [0, 2, 7])
async def test_bulk_waits_for_its_own_grace_only(grace: float) -> None:
    server = Server(60)
    async with client_of(server, deadline=100) as client:
        start, told = anyio.current_time(), list[Outcome[str, None]]()
        with anyio.move_on_after(1):
            await bulk(
                lambda item: client.gates.load_pulse(item, PULSE),
                ["a", "b"],
                grace=grace,
                progress=lambda progress: told.append(progress.last),
            )
        assert anyio.current_time() - start == pytest.approx(1 + grace)
    assert [outcome.state for outcome in told] == ["unknown"] * 2


async def test_closing_waits_for_what_is_in_flight() -> None:
    server, found = Server(3), list[object]()
    async with client_of(server) as client, anyio.create_task_group() as group:

        async def call(make: Callable[[Client], Awaitable[object]]) -> None:
            found.append(await make(client))

        group.start_soon(call, change)
        group.start_soon(call, read)
        await anyio.sleep(1)
        start = anyio.current_time()
        await client.aclose()
        assert anyio.current_time() - start == pytest.approx(2)
    assert len(found) == len(server.ended) == 2


async def test_a_call_that_is_admitted_as_the_client_closes_frees_its_slot(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    acquire = Permit.acquire

    async def acquire_and_close(permit: Permit) -> None:
        await acquire(permit)
        client._session._in_flight.is_closed = True

    monkeypatch.setattr(Permit, "acquire", acquire_and_close)
    server = Server(0)
    async with client_of(server, rate_limits=[RateLimit(1, 10)]) as client:
        await change(client)
        with pytest.raises(ClientClosedError, match="closed while this call waited; nothing was sent"):
            await change(client)
    assert len(server.begun) == 1
    # Other clients of the project share the slots.
    assert not client._session._limiter.join()[1].in_flight


class Ends:
    """How calls ended, and when."""

    def __init__(self) -> None:
        self.errors: dict[str, StatsigError] = {}
        self.times: dict[str, float] = {}

    async def note(self, name: str, call: Awaitable[object]) -> None:
        """Wait for a call that fails."""
        start = anyio.current_time()
        with pytest.raises(StatsigError) as caught:
            await call
        self.errors[name], self.times[name] = caught.value, anyio.current_time() - start


async def test_closing_ends_what_takes_longer() -> None:
    server, ends = Server(60), Ends()
    async with client_of(server) as client, anyio.create_task_group() as group:
        group.start_soon(ends.note, "change", change(client))
        group.start_soon(ends.note, "read", read(client))
        await anyio.sleep(1)
        await client.aclose()
    assert ends.times == {"change": pytest.approx(6), "read": pytest.approx(6)}
    doubt, lost = ends.errors["change"], ends.errors["read"]
    assert isinstance(doubt, UnknownOutcomeError)
    assert isinstance(doubt.cause, ClientClosedError)
    assert isinstance(lost, ClientClosedError)
    assert doubt.cause.sent == lost.sent == "maybe"
    assert lost.operation == "gates_get"
    assert len(server.begun) == 2


async def test_closing_sends_off_at_once_what_waits() -> None:
    server, ends = Server(0), Ends()
    options = {"rate_limits": [RateLimit(1, 1000)], "retry": Retry(first_pause=8, longest_pause=8)}
    async with client_of(server, **options) as client, anyio.create_task_group() as group:
        await change(client)
        group.start_soon(ends.note, "queued", change(client))
        server.status = 503
        group.start_soon(ends.note, "paused", read(client))
        await anyio.sleep(0.01)
        start = anyio.current_time()
        await client.aclose()
        assert anyio.current_time() == start
        with pytest.raises(ClientClosedError, match="the client is closed; create a new one"):
            await read(client)
    assert max(ends.times.values()) == pytest.approx(0.01)
    for error in ends.errors.values():
        assert isinstance(error, ClientClosedError)
        assert error.sent == "no"
    assert len(server.begun) == 2


async def test_new_calls_are_refused_while_it_closes() -> None:
    server = Server(3)
    async with client_of(server) as client, anyio.create_task_group() as group:
        group.start_soon(change, client)
        await anyio.sleep(1)
        group.start_soon(client.aclose)
        await anyio.sleep(1)
        with pytest.raises(ClientClosedError):
            await read(client)
    assert len(server.begun) == 1


async def test_a_cancelled_closing_leaves_nothing_behind() -> None:
    async def script(exchange: Any) -> None:
        await anyio.sleep(3)
        await exchange.answer({"id": "a"})

    async with serve(script) as server:
        client = Client(KEY, base_url=server.url)
        async with anyio.create_task_group() as group:
            group.start_soon(change, client)
            await anyio.sleep(1)
            with anyio.move_on_after(1):
                await client.aclose()
        await anyio.sleep(0.1)
        assert (len(server.seen), server.open) == (1, 0)


async def test_a_client_that_was_closed_says_what_to_do() -> None:
    async with client_of(Server(0)) as client:
        async with client:
            await read(client)
        async with anyio.create_task_group() as group:
            group.start_soon(client.aclose)
            group.start_soon(client.aclose)
        with pytest.raises(ClientClosedError, match="create a new one") as caught:
            async with client:
                pass
        assert "async with" in caught.value.hint
        with pytest.raises(ClientClosedError):
            await client.with_options(deadline=1).gates.get("a")


async def test_an_error_inside_is_not_hidden_by_closing() -> None:
    with pytest.raises(BadRequestError):
        async with client_of(Server(0, status=400)) as client:
            await read(client)


async def unclosed(*, close: bool, use: bool = True) -> list[warnings.WarningMessage]:
    """Return the warnings about a client, which the line after this one makes."""
    async with serve(lambda exchange: exchange.answer({"id": "a"})) as server:
        client = Client(KEY, base_url=server.url)
        copy = client.with_options(deadline=5)
        if use:
            await copy.gates.get("a")
        connections = client._session._connections
        servers = connections._servers
        if close:
            await client.aclose()
        with warnings.catch_warnings(record=True) as found:
            warnings.simplefilter("always")
            del client, copy, connections
            gc.collect()
        if servers is not None:
            await servers.aclose()
    return [one for one in found if issubclass(one.category, ResourceWarning)]


async def test_a_client_that_is_never_closed_names_the_line_where_it_was_made() -> None:
    (found,) = await unclosed(close=False)
    line = unclosed.__code__.co_firstlineno + 3
    assert f"{__file__}:{line} was never closed" in str(found.message)
    assert await unclosed(close=True) == []
    assert await unclosed(close=False, use=False) == []


def test_it_is_named_once_when_the_process_ends() -> None:
    code = (
        "import anyio, statsig_console\n"
        "async def main():\n"
        "    client = statsig_console.Client('console-x', base_url='http://127.0.0.1:1', "
        "retry=statsig_console.Retry(attempts=1))\n"
        "    try: await client.gates.get('a')\n"
        "    except statsig_console.ConnectError: pass\n"
        "anyio.run(main)\n"
    )
    command = [sys.executable, "-X", "dev", "-W", "always", "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    assert done.stderr.count("was never closed") == 1
    assert "<string>:3 was never closed" in done.stderr


async def test_the_child_of_a_fork_leaves_the_connections_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    async with (
        serve(lambda exchange: exchange.answer({"id": "a"})) as server,
        Client(KEY, base_url=server.url) as client,
    ):
        await client.gates.get("a")
        servers = client._session._connections._servers
        parent = os.getpid()
        with monkeypatch.context() as patch:
            patch.setattr(os, "getpid", lambda: parent + 1)
            await client.aclose()
        await anyio.sleep(0.1)
        assert server.open == 1
        with pytest.raises(ClientClosedError):
            await client.gates.get("a")
        assert servers is not None
        await servers.aclose()


def test_a_client_is_closed_in_its_own_loop() -> None:
    client = Client(KEY, base_url="http://127.0.0.1:1", retry=Retry(attempts=1))

    async def use() -> None:
        with pytest.raises(StatsigError):
            await client.gates.get("a")

    with asyncio.Runner() as runner:
        runner.run(use())
        with pytest.raises(WrongEventLoopError, match="closed only there"):
            asyncio.run(client.aclose())
        runner.run(client.aclose())
