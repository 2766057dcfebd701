"""Opening a connection step by step: what each failure says, and that no connection is left open."""

from __future__ import annotations

import ssl
from typing import Any

import anyio
import httpx
import pytest

from statsig_console import ConfigurationError
from statsig_console._transport.delivery import Delivery
from statsig_console._transport.environment import Proxy
from statsig_console._transport.http1.faults import ConnectFault, Response, TruncatedFault
from statsig_console._transport.http1.opening import open_connection
from statsig_console._transport.http1.pool import TimeLimits
from statsig_console._transport.http1.route import Route, route_to

pytestmark = pytest.mark.anyio

TLS = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
SETTINGS = Proxy("http://proxy.test:3128", {"Proxy-Authorization": "Basic eDp5"}, "HTTPS_PROXY")
DIRECT = route_to("console.test", 443, TLS, None, None)
TUNNEL = route_to("console.test", 443, TLS, SETTINGS, None)
FORWARDED = route_to("console.test", 80, None, SETTINGS, None)


class Scripted:
    """A connection whose steps succeed, but for one, which raises an error or never ends."""

    is_busy = False
    used_at = 0.0

    def __init__(self, step: str = "", error: Exception | None = None, status: int = 200) -> None:
        self.steps: list[Any] = []
        self.is_reusable = True
        self._step, self._error, self._status = step, error, status

    async def _do(self, step: str, *details: object) -> None:
        self.steps.append((step, *details))
        if step == self._step:
            if self._error is None:
                await anyio.sleep_forever()
            raise self._error or AssertionError

    async def connect(self, host: str, port: int) -> Scripted:
        await self._do("connect", host, port)
        return self

    async def start_tls(self, context: ssl.SSLContext, host: str) -> None:
        await self._do("start_tls", host)

    async def send(self, method: str, data: bytes, limits: TimeLimits, delivery: Delivery) -> Response:
        await self._do("send", method, data)
        return Response(self._status, [], b"")

    def has_news(self) -> bool:
        return False

    def end_by(self, deadline: float) -> None:
        self.steps.append("end_by")

    def abort(self) -> None:
        self.steps.append("abort")


async def test_the_steps_of_each_route() -> None:
    steps = {}
    for name, route in (("direct", DIRECT), ("tunnel", TUNNEL), ("forwarded", FORWARDED)):
        connection = Scripted()
        assert await open_connection(route, connection.connect, 5) is connection
        steps[name] = connection.steps
    ask = (
        b"CONNECT console.test:443 HTTP/1.1\r\nHost: console.test:443\r\n"
        b"Proxy-Authorization: Basic eDp5\r\n\r\n"
    )
    to_proxy, to_server = ("connect", "proxy.test", 3128), ("start_tls", "console.test")
    assert steps == {
        "direct": [("connect", "console.test", 443), to_server],
        "tunnel": [to_proxy, ("send", "CONNECT", ask), to_server],
        "forwarded": [to_proxy],
    }


async def test_an_ipv6_address_has_brackets_in_the_request_for_a_tunnel() -> None:
    connection = Scripted()
    await open_connection(route_to("::1", 443, TLS, SETTINGS, None), connection.connect, 5)
    assert connection.steps[1][2].startswith(b"CONNECT [::1]:443 HTTP/1.1\r\nHost: [::1]:443\r\n")


async def test_a_proxy_with_tls_is_addressed_by_its_own_name() -> None:
    connection = Scripted()
    settings = SETTINGS._replace(url="https://proxy.test:443")
    await open_connection(route_to("console.test", 443, TLS, settings, TLS), connection.connect, 5)
    assert [step[1] for step in connection.steps] == ["proxy.test", "proxy.test", "CONNECT", "console.test"]


PROXY = "the proxy http://proxy.test:3128 from HTTPS_PROXY"


@pytest.mark.parametrize(
    ("route", "step", "error", "kind", "text"),
    [
        (DIRECT, "connect", OSError("no route"), httpx.ConnectError, "no route"),
        (DIRECT, "connect", OSError(), httpx.ConnectError, "OSError"),
        (DIRECT, "start_tls", ValueError("bad name"), httpx.ConnectError, "bad name"),
        (DIRECT, "connect", None, httpx.ConnectTimeout, "no connection within 0.01 s"),
        (TUNNEL, "connect", OSError("no route"), httpx.ConnectError, f"{PROXY}: no route"),
        (FORWARDED, "connect", OSError("no route"), httpx.ConnectError, f"{PROXY}: no route"),
        (TUNNEL, "connect", None, httpx.ConnectTimeout, f"{PROXY}: no connection within 0.01 s"),
        (TUNNEL, "send", None, httpx.ConnectTimeout, f"{PROXY}: no connection within 0.01 s"),
        (
            TUNNEL,
            "send",
            TruncatedFault("it ended"),
            httpx.ProxyError,
            f"{PROXY}: no valid response to CONNECT: it ended",
        ),
        # From here on, the proxy only passes bytes on.
        (TUNNEL, "start_tls", ConnectFault("it ended"), httpx.ConnectError, "it ended"),
        (TUNNEL, "start_tls", None, httpx.ConnectTimeout, "no connection within 0.01 s"),
    ],
)
async def test_each_step_can_fail(
    route: Route, step: str, error: Exception | None, kind: type[Exception], text: str
) -> None:
    connection = Scripted(step, error)
    with pytest.raises(kind) as caught:
        await open_connection(route, connection.connect, 0.01)
    assert (type(caught.value), str(caught.value)) == (kind, text)
    assert ("abort" in connection.steps) == (step != "connect")


@pytest.mark.parametrize("status", [199, 300, 403, 502])
async def test_a_proxy_that_opens_no_tunnel(status: int) -> None:
    connection = Scripted(status=status)
    with pytest.raises(httpx.ProxyError) as caught:
        await open_connection(TUNNEL, connection.connect, 5)
    assert str(caught.value) == f"{PROXY} refused to open a tunnel: {status}"
    assert connection.steps[-1] == "abort"


async def test_the_status_of_a_response_that_is_cut_counts() -> None:
    fault = TruncatedFault("it ended")
    fault.response = Response(407, [], b"")
    connection = Scripted("send", fault)
    with pytest.raises(ConfigurationError) as caught:
        await open_connection(TUNNEL, connection.connect, 5)
    text = "the proxy http://proxy.test:3128 requires another user name and password (407); fix HTTPS_PROXY"
    assert str(caught.value) == text


@pytest.mark.parametrize("status", [200, 299])
async def test_more_than_a_response_to_connect(status: int) -> None:
    connection = Scripted(status=status)
    connection.is_reusable = False
    with pytest.raises(httpx.ProxyError, match="sent more than its response to CONNECT"):
        await open_connection(TUNNEL, connection.connect, 5)


async def test_a_connection_that_was_closed_at_once() -> None:
    connection = Scripted()
    connection.is_reusable = False
    with pytest.raises(httpx.ConnectError, match="closed at once"):
        await open_connection(DIRECT, connection.connect, 5)
    assert connection.steps[-1] == "abort"


async def test_a_cancellation_closes_the_connection() -> None:
    connection = Scripted("start_tls")
    with anyio.move_on_after(0.01) as scope:
        await open_connection(DIRECT, connection.connect, 5)
    assert scope.cancelled_caught
    assert connection.steps[-1] == "abort"
