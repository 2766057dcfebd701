"""Whatever a step of the transport raises: it is not swallowed, the connection is closed, `sent` is right."""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import anyio
import httpcore2
import httpx
import pytest
from statsig_console._transport.transport import Transport

from statsig_console._transport import addresses as _addresses
from statsig_console._transport import asyncio_stream as _asyncio_stream
from statsig_console._transport import http11 as _http11
from statsig_console._transport import line as _line
from statsig_console._transport import transport as _transport
from statsig_console._transport.delivery import EXTENSION, Delivery
from tests.support.certificates import Authority
from tests.support.event_loops import LOOPS, in_real_time
from tests.support.fault_server import FaultServer, Script, serve
from tests.support.meeting import says
from tests.support.proxy import tunnel

pytestmark = pytest.mark.anyio

ERRORS = [AttributeError("x"), ValueError("x"), RuntimeError("x")]
BODY = b'{"x": 1}'


@pytest.fixture(params=LOOPS)
def anyio_backend(request: pytest.FixtureRequest) -> tuple[str, dict[str, Any]]:
    """Run in real time."""
    return in_real_time(request.param)


_OURS = [loop for loop in LOOPS if loop != "trio"]
our_own_sockets = pytest.mark.parametrize("anyio_backend", [in_real_time(loop) for loop in _OURS], ids=_OURS)
"""For what trio does itself."""


@pytest.fixture(params=ERRORS, ids=lambda error: type(error).__name__)
def error(request: pytest.FixtureRequest) -> Exception:
    """What a step raises."""
    found: Exception = request.param
    return found.with_traceback(None)


class Broken(httpcore2.AsyncNetworkStream):
    """A stream on a real socket of which one method raises."""

    def __init__(self, stream: httpcore2.AsyncNetworkStream, step: str, error: Exception, after: int) -> None:
        self._stream = stream
        self._step, self._error, self._after = step, error, after

    def _pass(self, step: str) -> None:
        if step == self._step:
            self._after -= 1
            if self._after < 0:
                raise self._error

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        self._pass("read")
        return await self._stream.read(max_bytes, timeout)

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._pass("write")
        await self._stream.write(buffer, timeout)

    async def aclose(self) -> None:
        await self._stream.aclose()
        self._pass("aclose")

    async def start_tls(self, *arguments: Any, **options: Any) -> httpcore2.AsyncNetworkStream:
        self._pass("start_tls")
        self._stream = await self._stream.start_tls(*arguments, **options)
        return self

    def get_extra_info(self, info: str) -> Any:
        self._pass("info")
        return self._stream.get_extra_info(info)


def break_stream(patch: pytest.MonkeyPatch, step: str, error: Exception, after: int = 0) -> None:
    """Let one method of each stream raise an error, after so many calls that pass."""
    connect = _line._connected

    async def connected(*arguments: Any) -> httpcore2.AsyncNetworkStream:
        return Broken(await connect(*arguments), step, error, after)

    patch.setattr(_line, "_connected", connected)


@asynccontextmanager
async def meeting(script: Script, **options: Any) -> AsyncIterator[tuple[FaultServer, Transport]]:
    """Give a server and a transport; check that no connection is left when the transport is closed."""
    async with serve(script, **options) as server:
        transport = Transport()
        yield server, transport
        await transport.aclose()
        await closed(server)


async def closed(server: FaultServer) -> None:
    """Wait until the server sees that every connection is closed."""
    with anyio.fail_after(5):
        while server.open:  # noqa: ASYNC110 - the server of the test counts, and sets no event
            await anyio.sleep(0.01)


async def send(transport: Transport, url: str, state: Delivery) -> bytes:
    """Send a request and read the response."""
    headers = {"host": "console.example", "content-length": str(len(BODY))}
    extensions = {EXTENSION: state, "timeout": {"connect": 2, "read": 2, "write": 2}}
    stream = httpx.ByteStream(BODY)
    request = httpx.Request("POST", f"{url}/x", headers=headers, stream=stream, extensions=extensions)
    response = await transport.handle_async_request(request)
    state.stage = "receive"
    try:
        return b"".join([part async for part in response.stream])  # type: ignore[union-attr]
    finally:
        await response.aclose()


async def failing(transport: Transport, server: FaultServer, error: Exception, url: str = "") -> Delivery:
    """Send a request that raises exactly this error, and return how far it came."""
    state = Delivery()
    with anyio.fail_after(1.5), pytest.raises(type(error)) as caught:
        await send(transport, url or server.url, state)
    assert caught.value is error
    await closed(server)
    return state


async def test_opening_the_socket(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    async def broken(*arguments: Any) -> Any:
        raise error

    monkeypatch.setattr(_line, "_connected", broken)
    async with meeting(says({})) as (server, transport):
        state = await failing(transport, server, error)
    assert (state.sent, state.stage, server.accepted) == ("no", "connect", 0)


@pytest.mark.parametrize(
    ("option", "kind"), [((9999, 9999, 1), httpx.ConnectError), (("x", 1, 1), TypeError), ((), TypeError)]
)
async def test_a_socket_option(option: Any, kind: type[Exception], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_transport, "probes", lambda: [option])
    async with meeting(says({})) as (server, transport):
        state = Delivery()
        with pytest.raises(kind):
            await send(transport, server.url, state)
        await closed(server)
    assert (state.sent, state.stage, server.seen) == ("no", "connect", [])


@our_own_sockets
async def test_an_address_that_fails_alone_is_no_group_of_errors(
    error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*arguments: Any) -> Any:
        raise error

    monkeypatch.setattr(_addresses, "_connected", broken)
    async with meeting(says({})) as (server, transport):
        state = await failing(transport, server, error)
    assert (state.sent, server.accepted) == ("no", 0)


class BrokenContext(ssl.SSLContext):
    """A TLS context that raises as the handshake begins."""

    error: Exception

    def wrap_bio(self, *arguments: Any, **options: Any) -> ssl.SSLObject:
        raise self.error


def tls(authority: Authority) -> ssl.SSLContext:
    """Return the TLS context of the server."""
    return authority.server("127.0.0.1", "console.example")


async def test_the_beginning_of_tls(
    error: Exception, anyio_backend: tuple[str, Any], authority: Authority, trusting: pytest.MonkeyPatch
) -> None:
    if anyio_backend[0] == "asyncio":
        # uvloop raises the error and also reports it as one of its transport.
        asyncio.get_running_loop().set_exception_handler(lambda loop, context: None)
    context = BrokenContext(ssl.PROTOCOL_TLS_CLIENT)
    context.error = error
    trusting.setattr(_transport, "trusted", lambda: context)
    async with meeting(says({}), tls=tls(authority)) as (server, transport):
        state = await failing(transport, server, error)
    assert (state.sent, state.stage, server.seen) == ("no", "connect", [])


@pytest.mark.parametrize("step", ["start_tls", "info"])
async def test_tls(step: str, error: Exception, authority: Authority, trusting: pytest.MonkeyPatch) -> None:
    break_stream(trusting, step, error)
    async with meeting(says({}), tls=tls(authority)) as (server, transport):
        state = await failing(transport, server, error)
    assert (state.sent, state.stage, server.seen) == ("no", "connect", [])


@pytest.mark.parametrize(("step", "after"), [("write", 0), ("read", 0), ("start_tls", 0)])
async def test_asking_a_proxy_for_a_tunnel(
    step: str, after: int, error: Exception, authority: Authority, trusting: pytest.MonkeyPatch
) -> None:
    break_stream(trusting, step, error, after)
    async with (
        meeting(says({}), tls=tls(authority)) as (server, transport),
        tunnel(server.url) as (proxy, _),
    ):
        trusting.setenv("HTTPS_PROXY", proxy)
        state = await failing(transport, server, error, "https://console.example")
        assert (state.sent, state.stage, server.seen) == ("no", "connect", [])


@pytest.mark.parametrize("secure", [False, True], ids=["plain", "tls"])
@pytest.mark.parametrize("after", [0, 1])
async def test_writing(
    after: int, secure: bool, error: Exception, authority: Authority, trusting: pytest.MonkeyPatch
) -> None:
    break_stream(trusting, "write", error, after)
    async with meeting(says({}), tls=tls(authority) if secure else None) as (server, transport):
        state = await failing(transport, server, error)
    assert (state.sent, state.stage, server.seen) == ("maybe", "send", [])


async def test_preparing_to_write(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(connection: object) -> None:
        raise error

    monkeypatch.setattr(_http11.Connection, "_watch", broken)
    async with meeting(says({})) as (server, transport):
        state = await failing(transport, server, error)
    assert (state.sent, state.stage, server.seen) == ("no", "connect", [])


@pytest.mark.parametrize("secure", [False, True], ids=["plain", "tls"])
async def test_reading_the_head(
    secure: bool, error: Exception, authority: Authority, trusting: pytest.MonkeyPatch
) -> None:
    break_stream(trusting, "read", error)
    async with meeting(says({}), tls=tls(authority) if secure else None) as (server, transport):
        state = await failing(transport, server, error)
    assert (state.sent, state.stage) == ("maybe", "wait")


async def test_reading_the_body(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    break_stream(monkeypatch, "read", error, 1)
    async with meeting(says("x" * 2_000_000)) as (server, transport):
        state = await failing(transport, server, error)
    assert (state.sent, state.stage) == ("maybe", "receive")


async def test_closing_after_another_error(monkeypatch: pytest.MonkeyPatch) -> None:
    break_stream(monkeypatch, "aclose", RuntimeError("while closing"))
    async with meeting(lambda exchange: exchange.close()) as (server, transport):
        state = Delivery()
        with pytest.raises((httpx.RemoteProtocolError, RuntimeError)):
            await send(transport, server.url, state)
        await closed(server)
    assert state.sent == "maybe"


async def test_looking_at_an_idle_connection(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    async with meeting(says({})) as (server, transport):
        await send(transport, server.url, Delivery())
        assert server.open == 1

        def broken(connection: object) -> bool:
            raise error

        with monkeypatch.context() as patch:
            patch.setattr(_http11.Connection, "has_ended", broken)
            state = await failing(transport, server, error)
        assert state.sent == "no"
        await send(transport, server.url, Delivery())
    assert (len(server.seen), server.accepted) == (2, 2)


async def test_closing_idle_connections_goes_on_after_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    break_stream(monkeypatch, "aclose", RuntimeError("while closing"))
    async with meeting(says({})) as (server, transport):
        async with anyio.create_task_group() as group:
            for _ in range(3):
                group.start_soon(send, transport, server.url, Delivery())
        assert server.open == 3


@our_own_sockets
async def test_sockets_send_small_requests_at_once() -> None:
    async with serve(says({})) as server:
        port = int(server.url.rpartition(":")[2])
        stream = await _asyncio_stream.connect("127.0.0.1", port, 5, _transport.probes())
        assert stream._socket.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
        assert stream._socket.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE)
        await stream.aclose()
        assert stream._socket.fileno() == -1
        assert stream.get_extra_info("is_readable")
