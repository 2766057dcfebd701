"""The driver for trio: time limits, cancellations at each step, and errors that name their cause."""

from __future__ import annotations

import gc
import math
import socket
import ssl
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
import trio
import trio.testing
from hypothesis import given
from hypothesis import strategies as st

from statsig_console._transport.delivery import Delivery
from statsig_console._transport.http1.faults import DisconnectedFault, Fault, Response, TimeoutFault
from statsig_console._transport.http1.pool import TimeLimits
from statsig_console._transport.http1.trio_connection import TrioConnection, connect
from tests.support.certificates import Authority
from tests.support.ports import refusing
from tests.support.tls_peer import TLSPeer

RESPONSE = b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"
LARGE = bytes(2**23)
NO_LIMITS = TimeLimits(math.inf, math.inf)
SECONDS = st.integers(1, 9)
LIMITS = st.just(math.inf) | SECONDS


def run(main: Callable[[], Awaitable[Any]]) -> None:
    """Run a function on trio, on a clock that jumps."""
    trio.run(main, clock=trio.testing.MockClock(autojump_threshold=0))


def connected() -> tuple[TrioConnection, socket.socket]:
    """Return a connection, and the other end of it."""
    ours, theirs = socket.socketpair()
    ours.setblocking(False)
    theirs.setblocking(False)
    return TrioConnection(ours), theirs


async def respond(theirs: socket.socket, seconds: float) -> None:
    """Send a response after some seconds."""
    await trio.sleep(seconds)
    theirs.send(RESPONSE)


@given(st.lists(st.tuples(LIMITS, LIMITS, SECONDS.map(lambda whole: whole - 0.5)), max_size=4))
def test_each_request_has_its_own_time_limits(steps: list[tuple[float, float, float]]) -> None:
    async def main() -> None:
        connection, theirs = connected()
        for limit, deadline, delay in steps:
            start = trio.current_time()
            delivery, limits = Delivery(deadline=start + deadline), TimeLimits(limit, math.inf)
            async with trio.open_nursery() as nursery:
                nursery.start_soon(respond, theirs, delay)
                try:
                    response = await connection.send("GET", b"GET /", limits, delivery)
                except TimeoutFault:
                    assert delay > min(limit, deadline)
                    assert trio.current_time() - start == pytest.approx(min(limit, deadline))
                    assert (delivery.stage, connection.is_reusable) == ("wait", False)
                    nursery.cancel_scope.cancel()
                    theirs.close()
                    connection, theirs = connected()
                else:
                    assert response.status == 200
                    assert trio.current_time() - start == pytest.approx(delay)
        connection.abort()
        theirs.close()

    run(main)


@pytest.mark.parametrize("limits", [TimeLimits(math.inf, 2), NO_LIMITS])
def test_a_write_without_progress_ends(limits: TimeLimits) -> None:
    async def main() -> None:
        connection, theirs = connected()
        start, delivery = trio.current_time(), Delivery(deadline=trio.current_time() + 5)
        with pytest.raises(TimeoutFault, match="sent within 2 s" if limits.write == 2 else "deadline"):
            await connection.send("PATCH", LARGE, limits, delivery)
        assert trio.current_time() - start == pytest.approx(min(limits.write, 5))
        assert (delivery.stage, delivery.sent) == ("send", "maybe")
        theirs.close()

    run(main)


@pytest.mark.parametrize(("data", "stage"), [(b"GET /", "wait"), (LARGE, "send")])
def test_a_cancellation_is_no_group(data: bytes, stage: str) -> None:
    async def main() -> None:
        connection, theirs = connected()
        delivery = Delivery()
        with trio.move_on_after(1) as scope:
            with pytest.raises(trio.Cancelled) as caught:
                await connection.send("PATCH", data, NO_LIMITS, delivery)
            raise caught.value
        assert scope.cancelled_caught
        assert (delivery.stage, delivery.sent, delivery.outcome) == (stage, "maybe", None)
        assert not connection.is_reusable
        theirs.close()

    run(main)


def test_a_cancellation_before_the_request_sends_nothing() -> None:
    async def main() -> None:
        connection, theirs = connected()
        delivery = Delivery(grace=lambda: 5)
        with trio.CancelScope() as scope:
            scope.cancel()
            await connection.send("PATCH", b"PATCH /", NO_LIMITS, delivery)
        assert (delivery.stage, delivery.sent) == ("connect", "maybe")
        assert connection.is_reusable
        assert not connection.has_news()
        with pytest.raises(BlockingIOError):
            theirs.recv(1)
        connection.abort()
        theirs.close()

    run(main)


def test_a_cancelled_write_can_finish_while_it_is_sent() -> None:
    async def main() -> None:
        connection, theirs = connected()
        delivery, received = Delivery(grace=lambda: 5), 0

        async def serve() -> None:
            nonlocal received
            await trio.sleep(2)
            while received < len(LARGE):
                await trio.lowlevel.wait_readable(theirs)
                received += len(theirs.recv(2**20))
            theirs.send(RESPONSE)

        async with trio.open_nursery() as nursery:
            nursery.start_soon(serve)
            with trio.move_on_after(1) as scope:
                await connection.send("PATCH", LARGE, NO_LIMITS, delivery)
        assert scope.cancelled_caught
        assert received == len(LARGE)
        assert isinstance(delivery.outcome, Response)
        assert connection.is_reusable
        connection.abort()
        theirs.close()

    run(main)


@pytest.mark.parametrize("data", [b"GET /", LARGE], ids=["reading", "writing"])
def test_an_abort_ends_the_request(data: bytes) -> None:
    async def main() -> None:
        connection, theirs = connected()
        async with trio.open_nursery() as nursery:

            async def abort() -> None:
                await trio.sleep(1)
                connection.abort()

            nursery.start_soon(abort)
            with pytest.raises(DisconnectedFault):
                await connection.send("PATCH", data, NO_LIMITS, Delivery())
        assert not connection.is_busy
        assert connection.has_news()
        theirs.close()

    run(main)


def test_session_tickets_are_read_while_the_connection_is_idle(authority: Authority) -> None:
    async def main() -> None:
        connection, theirs = connected()
        peer, tickets = TLSPeer(authority.server("console.example")), b""

        async def serve() -> None:
            nonlocal tickets
            await trio.lowlevel.wait_readable(theirs)
            peer.receive(theirs.recv(2**16))
            theirs.send(peer.send(b""))
            await trio.lowlevel.wait_readable(theirs)
            peer.receive(theirs.recv(2**16))
            tickets = peer.send(b"")

        async with trio.open_nursery() as nursery:
            nursery.start_soon(serve)
            await connection.start_tls(authority.client(), "console.example")
        assert tickets
        theirs.send(tickets)
        assert not connection.is_busy
        assert not connection.has_news()
        theirs.send(peer.send(RESPONSE))
        assert connection.has_news()
        assert not connection.is_reusable
        theirs.close()

    run(main)


def test_an_earlier_deadline_holds_although_bytes_arrive() -> None:
    async def main() -> None:
        connection, theirs = connected()
        start = trio.current_time()

        async def drip() -> None:
            connection.end_by(start + 2)
            connection.end_by(start + 9)
            for byte in RESPONSE:
                theirs.send(bytes([byte]))
                await trio.sleep(0.75)

        async with trio.open_nursery() as nursery:
            nursery.start_soon(drip)
            with pytest.raises(TimeoutFault, match="deadline"):
                await connection.send("GET", b"GET /", TimeLimits(5, 5), Delivery())
            nursery.cancel_scope.cancel()
        assert trio.current_time() - start == pytest.approx(2)
        theirs.close()

    run(main)


@pytest.mark.parametrize("size", [2**16 - 1, 2**16, 2**16 + 1, 2**17, 2**17 + 1])
def test_a_response_that_fills_a_read(size: int) -> None:
    async def main() -> None:
        connection, theirs = connected()
        head = b"HTTP/1.1 200 OK\r\nContent-Length: %6d\r\n\r\n"
        body = b"a" * (size - len(head % 0))
        for _ in range(2):
            theirs.send(head % len(body) + body)
            assert (await connection.send("GET", b"GET /", NO_LIMITS, Delivery())).body == body
            assert connection.is_reusable
        connection.abort()
        assert not connection.is_reusable
        theirs.close()

    run(main)


class Sink(socket.socket):
    """A socket that takes any number of bytes at once."""

    taken = 0

    def send(self, data: Any, flags: int = 0, /) -> int:
        """Count the bytes."""
        self.taken += len(data)
        return len(data)


def test_a_large_request_leaves_turns_to_other_tasks() -> None:
    async def main() -> None:
        ours, theirs = socket.socketpair()
        sink, turns = Sink(fileno=ours.detach()), 0
        sink.setblocking(False)
        connection = TrioConnection(sink)

        async def watch() -> None:
            nonlocal turns
            while sink.taken < len(LARGE):
                turns += 1
                await trio.lowlevel.checkpoint()
            theirs.send(RESPONSE)

        async with trio.open_nursery() as nursery:
            nursery.start_soon(watch)
            await connection.send("PATCH", LARGE, NO_LIMITS, Delivery())
        # 1 MiB is written in one step.
        assert 8 <= turns <= 60
        connection.abort()
        theirs.close()

    run(main)


def test_a_connection_whose_write_failed_is_not_reusable() -> None:
    async def main() -> None:
        connection, theirs = connected()
        theirs.send(RESPONSE)
        theirs.close()
        assert (await connection.send("PATCH", b"PATCH /", NO_LIMITS, Delivery())).status == 200
        assert not connection.is_reusable
        assert connection.has_news()

    run(main)


def test_a_connection_that_nobody_closes_closes_its_socket() -> None:
    ours, theirs = socket.socketpair()
    connection = TrioConnection(ours)
    del connection, ours
    gc.collect()
    assert theirs.recv(1) == b""
    theirs.close()


class Resolver(trio.abc.HostnameResolver):
    """Finds two addresses of each host, on both of which nobody listens."""

    async def getaddrinfo(self, host: Any, port: Any, *_: Any, **__: Any) -> Any:
        """Return two addresses."""
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (f"127.0.0.{last}", port)) for last in (1, 2)]

    async def getnameinfo(self, sockaddr: Any, flags: int) -> Any:
        """Is not called."""
        raise NotImplementedError


@pytest.mark.parametrize("host", ["127.0.0.1", "console.example"])
def test_the_error_of_an_address_is_the_cause(host: str) -> None:
    async def main() -> None:
        trio.socket.set_custom_hostname_resolver(Resolver())
        with refusing() as port, pytest.raises(ConnectionRefusedError) as caught:
            await connect(host, port)
        assert "refused" in str(caught.value)

    run(main)


def test_a_tls_handshake_that_breaks_raises_a_fault() -> None:
    async def main() -> None:
        connection, theirs = connected()
        theirs.close()
        with pytest.raises((Fault, OSError)):
            await connection.start_tls(ssl.create_default_context(), "console.example")
        connection.abort()

    run(main)
