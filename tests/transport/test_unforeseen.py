"""Whatever a step of the transport raises: it is not swallowed, the connection is closed, `sent` is right."""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any, NoReturn

import anyio
import httpx
import pytest
import trio

from statsig_console._transport import addresses as _addresses
from statsig_console._transport.delivery import EXTENSION, Delivery
from statsig_console._transport.http1 import asyncio_connection as _asyncio_connection
from statsig_console._transport.http1 import server as _server
from statsig_console._transport.http1 import trio_connection as _trio_connection
from statsig_console._transport.http1.connection_state import ConnectionState
from statsig_console._transport.http1.transport import Transport
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
    with anyio.fail_after(5), pytest.raises((type(error), httpx.ConnectError)) as caught:
        await send(transport, url or server.url, state)
    # A ValueError may have a known reason, such as the UnicodeError of a host name.
    found = [caught.value, caught.value.__cause__] if isinstance(error, ValueError) else [caught.value]
    assert error in found
    await closed(server)
    return state


def raiser(error: Exception) -> Callable[..., NoReturn]:
    """Return a function that raises an error, whatever it is called with."""

    def step(*arguments: object, **options: object) -> NoReturn:
        raise error

    return step


async def test_opening_the_socket(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_asyncio_connection, "connected_socket", raiser(error))
    monkeypatch.setattr(trio, "open_tcp_stream", raiser(error))
    async with meeting(says({})) as (server, transport):
        state = await failing(transport, server, error)
    assert (state.sent, state.stage, server.accepted) == ("no", "connect", 0)


async def test_the_options_of_a_socket(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    for driver in (_asyncio_connection, _trio_connection):
        monkeypatch.setattr(driver, "set_options", raiser(error))
    async with meeting(says({})) as (server, transport):
        state = await failing(transport, server, error)
    assert (state.sent, state.stage, server.seen) == ("no", "connect", [])


@our_own_sockets
async def test_an_address_that_fails_alone_is_no_group_of_errors(
    error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_addresses, "_connected", raiser(error))
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
    error: Exception, authority: Authority, trusting: pytest.MonkeyPatch
) -> None:
    context = BrokenContext(ssl.PROTOCOL_TLS_CLIENT)
    context.error = error
    trusting.setattr(_server, "system_trust", lambda: context)
    async with meeting(says({}), tls=tls(authority)) as (server, transport):
        state = await failing(transport, server, error)
    assert (state.sent, state.stage, server.seen) == ("no", "connect", [])


@pytest.mark.parametrize("step", ["receive", "encrypt"])
async def test_asking_a_proxy_for_a_tunnel(
    step: str, error: Exception, authority: Authority, trusting: pytest.MonkeyPatch
) -> None:
    trusting.setattr(ConnectionState, step, raiser(error))
    async with (
        meeting(says({}), tls=tls(authority)) as (server, transport),
        tunnel(server.url) as (proxy, _),
    ):
        trusting.setenv("HTTPS_PROXY", proxy)
        state = await failing(transport, server, error, "https://console.example")
        assert (state.sent, state.stage, server.seen) == ("no", "connect", [])


@pytest.mark.parametrize("step", ["start_request", "encrypt", "receive"])
async def test_a_step_of_a_request(step: str, error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ConnectionState, step, raiser(error))
    async with meeting(says({})) as (server, transport):
        state = await failing(transport, server, error)
    assert state.sent == ("no" if step == "start_request" else "maybe")
    assert len(server.seen) == (step == "receive")


async def test_looking_at_an_idle_connection(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    async with meeting(says({})) as (server, transport):
        await send(transport, server.url, Delivery())
        assert server.open == 1
        with monkeypatch.context() as patch:
            for connection in (_asyncio_connection.AsyncioConnection, _trio_connection.TrioConnection):
                patch.setattr(connection, "has_news", raiser(error))
            state = await failing(transport, server, error)
        assert state.sent == "no"
        await send(transport, server.url, Delivery())
    assert (len(server.seen), server.accepted) == (2, 2)
