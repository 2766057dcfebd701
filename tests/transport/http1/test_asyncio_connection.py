"""The driver for asyncio and uvloop: time limits with one alarm, and steps that fail unexpectedly."""

from __future__ import annotations

import asyncio
import math
import socket
import threading
from contextlib import suppress
from typing import Any

import anyio
import pytest
from hypothesis import given
from hypothesis import strategies as st

from statsig_console._transport.delivery import Delivery
from statsig_console._transport.http1 import asyncio_connection as _asyncio_connection
from statsig_console._transport.http1.asyncio_connection import AsyncioConnection
from statsig_console._transport.http1.connection_state import ConnectionState
from statsig_console._transport.http1.faults import DisconnectedFault, Response, TimeoutFault, TruncatedFault
from statsig_console._transport.http1.pool import TimeLimits
from tests.support.certificates import Authority
from tests.support.event_loops import LOOPS, in_real_time
from tests.support.fault_server import Exchange
from tests.support.transport_faults import OK, raw
from tests.support.transport_meeting import GET, PATCH, Row, meet, send
from tests.support.virtual_time import VirtualLoop

OURS = [loop for loop in LOOPS if loop != "trio"]
SECONDS = st.integers(1, 9)
RESPONSE = b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"


@pytest.fixture(params=OURS)
def anyio_backend(request: pytest.FixtureRequest) -> tuple[str, dict[str, Any]]:
    """Run in real time."""
    return in_real_time(request.param)


async def connected() -> tuple[AsyncioConnection, socket.socket]:
    """Return a connection, and the other end of it."""
    ours, theirs = socket.socketpair()
    ours.setblocking(False)
    loop = asyncio.get_running_loop()
    connection = AsyncioConnection(loop, ours)
    await loop.create_connection(lambda: connection, sock=ours)
    return connection, theirs


async def ask_all(steps: list[tuple[float, float, float]]) -> None:
    """Send requests with a limit for reading and a deadline, each of which is answered after a delay."""
    loop = asyncio.get_running_loop()
    connection, theirs = await connected()
    for limit, deadline, delay in steps:
        start = loop.time()
        answer = loop.call_later(delay, theirs.send, RESPONSE)
        delivery, limits = Delivery(deadline=start + deadline), TimeLimits(limit, math.inf)
        if delay < min(limit, deadline):
            assert (await connection.send("GET", b"GET /", limits, delivery)).status == 200
            assert loop.time() - start == delay
            continue
        with pytest.raises(TimeoutFault):
            await connection.send("GET", b"GET /", limits, delivery)
        assert loop.time() - start == min(limit, deadline)
        assert (delivery.stage, connection.is_reusable) == ("wait", False)
        answer.cancel()
        theirs.close()
        connection, theirs = await connected()
    connection.abort()
    theirs.close()
    await asyncio.sleep(0)


LIMITS = st.just(math.inf) | SECONDS


@given(st.lists(st.tuples(LIMITS, LIMITS, SECONDS.map(lambda whole: whole - 0.5)), max_size=8))
def test_each_request_has_its_own_time_limits(steps: list[tuple[float, float, float]]) -> None:
    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        runner.run(ask_all(steps))


def give(end: socket.socket, data: bytes) -> None:
    """Send bytes, unless the connection is closed."""
    with suppress(OSError):
        end.send(data)


@given(st.lists(SECONDS, min_size=1, max_size=6), SECONDS)
def test_each_byte_of_a_response_begins_the_time_again(pauses: list[int], limit: int) -> None:
    async def main() -> None:
        loop = asyncio.get_running_loop()
        connection, theirs = await connected()
        at = 0.0
        for position, pause in enumerate(pauses):
            at += pause - 0.5
            rest = RESPONSE[position:] if position == len(pauses) - 1 else RESPONSE[position : position + 1]
            loop.call_later(at, give, theirs, rest)
        limits, too_long = TimeLimits(limit, math.inf), [pause for pause in pauses if pause > limit]
        if too_long:
            with pytest.raises(TimeoutFault, match=f"no data within {limit} s"):
                await connection.send("GET", b"GET /", limits, Delivery())
            before = pauses[: pauses.index(too_long[0])]
            assert loop.time() == sum(before) - len(before) / 2 + limit
        else:
            assert (await connection.send("GET", b"GET /", limits, Delivery())).status == 200
            assert loop.time() == at
        connection.abort()
        await asyncio.sleep(0)
        await asyncio.sleep(100)
        theirs.close()

    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        runner.run(main())


@pytest.mark.anyio
async def test_alarms_shorter_than_the_clock_of_uvloop() -> None:
    connection, theirs = await connected()
    with anyio.fail_after(5), pytest.raises(TimeoutFault):
        await connection.send("GET", b"GET /", TimeLimits(0.0002, math.inf), Delivery())
    theirs.close()


@pytest.mark.anyio
async def test_end_by_only_shortens_the_time() -> None:
    connection, theirs = await connected()
    loop = asyncio.get_running_loop()
    start = loop.time()
    loop.call_soon(lambda: connection.end_by(start + 0.05))
    loop.call_soon(lambda: connection.end_by(start + 60))
    with anyio.fail_after(5), pytest.raises(TimeoutFault, match="deadline"):
        await connection.send("GET", b"GET /", TimeLimits(60, 60), Delivery())
    theirs.close()


@pytest.mark.anyio
async def test_a_connection_whose_socket_is_closed_is_not_used_again() -> None:
    connection, theirs = await connected()
    assert not connection.has_news()
    theirs.send(b"x")
    assert connection.has_news()
    connection.abort()
    theirs.close()
    await asyncio.sleep(0.01)
    # The system gives the number of the closed socket to the next one, in which nothing is to be read.
    others = socket.socketpair()
    assert connection.has_news()
    assert not connection.is_reusable
    for other in others:
        other.close()


def test_each_thread_has_its_own_buffer() -> None:
    found: list[object] = []

    def look() -> None:
        connection = AsyncioConnection(loop, socket.socket())
        connection._socket.close()
        found.append(connection.get_buffer(-1).obj)

    loop = asyncio.new_event_loop()
    look()
    look()
    thread = threading.Thread(target=look)
    thread.start()
    thread.join()
    loop.close()
    assert found[0] is found[1]
    assert found[0] is not found[2]


ERRORS = [ValueError("x"), RuntimeError("x"), OSError("x")]


@pytest.mark.anyio
@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
@pytest.mark.parametrize("step", ["set_options", "connected_socket"])
async def test_an_unexpected_error_while_connecting_leaves_nothing_open(
    step: str, error: Exception, authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*arguments: object) -> Any:
        raise error

    monkeypatch.setattr(_asyncio_connection, step, fail)
    async with meet(Row("", raw(OK), "", 1), authority, monkeypatch) as meeting:
        delivery = Delivery()
        assert await send(meeting, PATCH, delivery) == "ConnectError/connect/no"
        await anyio.sleep(0.02)
        assert (meeting.server.open, meeting.server.seen) == (0, [])


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("step", "sent"),
    [("start_request", "no"), ("encrypt", "maybe"), ("receive", "maybe"), ("outgoing", "maybe")],
)
async def test_an_unexpected_error_of_the_state_ends_the_request(
    step: str, sent: str, authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*arguments: object) -> Any:
        raise RuntimeError("x")

    async with meet(Row("", raw(OK), "", 1), authority, monkeypatch) as meeting:
        with monkeypatch.context() as patch:
            patch.setattr(ConnectionState, step, fail)
            asyncio.get_running_loop().set_exception_handler(lambda loop, context: None)
            with anyio.fail_after(2):
                assert (await send(meeting, PATCH)).endswith(f"/{sent}")
        assert await send(meeting, GET) == "200"
    assert meeting.server.accepted == 2


@pytest.mark.anyio
async def test_a_response_that_arrives_with_the_cancellation_is_the_outcome() -> None:
    connection, theirs = await connected()
    delivery = Delivery(grace=lambda: 5)
    task = asyncio.ensure_future(connection.send("PATCH", b"PATCH /", TimeLimits(5, 5), delivery))
    await asyncio.sleep(0)
    # In one step: the caller is cancelled, and then the event loop reads the response.
    task.cancel()
    connection._receive(RESPONSE)
    with pytest.raises(asyncio.CancelledError):
        await task
    assert isinstance(delivery.outcome, Response)
    assert connection.is_reusable
    connection.abort()
    theirs.close()


@pytest.mark.anyio
async def test_an_end_that_arrives_with_the_cancellation_is_the_outcome() -> None:
    connection, theirs = await connected()
    delivery = Delivery(grace=lambda: 5)
    task = asyncio.ensure_future(connection.send("PATCH", b"PATCH /", TimeLimits(5, 5), delivery))
    await asyncio.sleep(0)
    task.cancel()
    connection.eof_received()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert isinstance(delivery.outcome, DisconnectedFault)
    theirs.close()


@pytest.mark.anyio
async def test_an_early_response_to_a_large_request_leaves_no_reusable_connection(
    authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def script(exchange: Exchange) -> None:
        await exchange.send(OK)
        await exchange.hold()

    async with meet(Row("", script, "", 1, early=True), authority, monkeypatch) as meeting:
        assert await send(meeting, ("PATCH", b"x" * 8_000_000), write=5) == "200"
        await anyio.sleep(0.02)
        assert await send(meeting, GET, read=5) == "200"
    assert [seen.connection for seen in meeting.server.seen] == [1, 2]


@pytest.mark.anyio
async def test_a_request_that_was_sent_is_not_kept_in_memory() -> None:
    connection, theirs = await connected()
    data = b"PATCH / HTTP/1.1\r\n\r\n" + b"x" * 100_000
    reader = threading.Thread(target=read_all, args=(theirs, len(data)))
    reader.start()
    await connection.send("PATCH", data, TimeLimits(5, 5), Delivery())
    reader.join()
    # An empty view of the request would hold it, and the key in it.
    assert connection._rest.obj == b""
    connection.abort()
    theirs.close()


CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + b"1\r\nx\r\n" * 5000


@pytest.mark.anyio
@pytest.mark.parametrize("size", [10, 1_000_000])
async def test_a_response_is_read_although_the_request_cannot_be_written(size: int) -> None:
    connection, theirs = await connected()
    theirs.send(RESPONSE)
    theirs.close()
    # Writing fails at once, before the event loop reads.
    response = await connection.send("PATCH", b"x" * size, TimeLimits(5, 5), Delivery())
    assert (response.status, connection.is_reusable) == (200, False)


@pytest.mark.anyio
async def test_half_a_response_to_a_request_that_cannot_be_written_is_an_end() -> None:
    connection, theirs = await connected()
    theirs.send(CHUNKED)
    theirs.close()
    with anyio.fail_after(5), pytest.raises(TruncatedFault) as caught:
        await connection.send("PATCH", b"x", TimeLimits(60, 60), Delivery())
    assert caught.value.response is not None
    assert caught.value.response.status == 200


def read_all(end: socket.socket, size: int) -> None:
    """Read so many bytes, and respond."""
    while size:
        size -= len(end.recv(size))
    end.send(RESPONSE)
