"""A transport of our own that meets a server which misbehaves as told, on one of several routes."""

from __future__ import annotations

import math
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import anyio
import httpx
import pytest

from statsig_console._clock import current_time
from statsig_console._errors import StatsigError
from statsig_console._http.exchange import exchange
from statsig_console._http.redaction import Redactor
from statsig_console._transport.delivery import EXTENSION, Delivery
from statsig_console._transport.environment import Proxy, proxy_for
from statsig_console._transport.http1 import server as _server
from statsig_console._transport.http1.pool import time_limits
from statsig_console._transport.http1.received import ReceivedResponse
from statsig_console._transport.http1.request import encode_fields
from statsig_console._transport.http1.server import Servers
from statsig_console._transport.http1.transport import Transport
from tests.support.certificates import Authority
from tests.support.fault_server import FaultServer, Script, serve
from tests.support.faulty_proxy import faulty_proxy

__all__ = ["GET", "PATCH", "Job", "Meeting", "Row", "meet", "outcomes", "send", "send_through_httpx"]

GET, PATCH = ("GET", b""), ("PATCH", b'{"a":1}')
MAX_BYTES = 2**20
Sender = Callable[..., Awaitable[str]]
Job = tuple[str, bytes]
"""The method and the body of a request."""


@dataclass(frozen=True)
class Row:
    """One fault, and the requests that meet it one after the other."""

    name: str
    script: Script
    expected: str
    """What becomes of each request: its status, or the class of the error, the stage, and `sent`."""
    connections: int
    """The number of connections that the server accepts."""
    route: str = "plain"
    """``plain``, ``tls``, ``tls 1.2``, ``forwarded`` or ``tunnel``; the last two with ``, tls proxy`` too."""
    jobs: Sequence[Job] = (GET, GET, PATCH)
    pause: float = 0.0
    """Seconds after each request."""
    early: bool = False
    """Whether the server sees a request before its body is read."""
    proxy: str = "opens"
    limits: dict[str, float] = field(default_factory=dict)
    """Other limits than those of `send`."""
    trust: str = "good"
    """``good``, ``other name``, ``nobody``, ``truststore`` or ``tls 1.3 only``."""

    def __str__(self) -> str:
        return f"{self.route}: {self.name}"

    @property
    def requests(self) -> int:
        """The number of requests that the server sees: all, or none if there is no connection to it."""
        return 0 if self.expected.endswith("/no") or self.route == "plain to tls" else len(self.jobs)


@dataclass
class Meeting:
    """A server, and both ways to send it requests."""

    transport: Transport
    """The one for httpx."""
    connections: Servers
    """The one of clients."""
    server: FaultServer
    url: str

    async def aclose(self) -> None:
        """Close the connections of both."""
        await self.connections.aclose()
        await self.transport.aclose()


@asynccontextmanager
async def meet(row: Row, authority: Authority, patch: pytest.MonkeyPatch) -> AsyncIterator[Meeting]:
    """Run the server and the proxy of a row, with a transport that uses them."""
    server_tls = authority.server("other.test" if row.trust == "other name" else "127.0.0.1")
    if row.route == "tls 1.2":
        server_tls.maximum_version = ssl.TLSVersion.TLSv1_2
    is_secure = row.route.startswith(("tls", "tunnel")) and row.route != "tls without tls"
    is_secure = is_secure or row.route == "plain to tls"
    proxy_tls = authority.server("127.0.0.1") if "tls proxy" in row.route else None
    async with AsyncExitStack() as stack:
        tls = proxy_tls if row.route.startswith("forwarded") else server_tls if is_secure else None
        server = await stack.enter_async_context(serve(row.script, tls=tls, early=row.early))
        proxy, url = server.url, server.url
        if row.route.startswith("tunnel"):
            proxy = await stack.enter_async_context(faulty_proxy(row.proxy, proxy_tls))
        elif row.route.startswith("forwarded"):
            url = "http://127.0.0.1:9"
        elif row.route == "tls without tls":
            url = url.replace("http:", "https:")
        elif row.route == "plain to tls":
            url = url.replace("https:", "http:")
        elif row.route == "bad name":
            url = f"http://{'a' * 64}.test"
        elif row.route.startswith("refused"):
            proxy = "http://127.0.0.1:1"
            url = "https://127.0.0.1:9" if row.route == "refused proxy" else proxy
        if proxy != server.url or row.route.startswith("forwarded"):
            _use_proxy(patch, url, proxy if row.route != "refused" else None)
            # A later server may have the same port.
            stack.callback(_PROXIES.pop, urlsplit(url).port, None)
        context = authority.truststore() if row.trust == "truststore" else authority.client()
        if row.trust == "nobody":
            context = ssl.create_default_context()
        if row.trust == "tls 1.3 only":
            context.minimum_version = ssl.TLSVersion.TLSv1_3
        meeting = Meeting(Transport(context), Servers(context), server, url)
        stack.push_async_callback(meeting.aclose)
        yield meeting


_PROXIES: dict[int | None, str | None] = {}
"""The proxy for the server at each port of this machine."""


def _proxy_for(scheme: str, host: str, port: int) -> Proxy | None:
    if port not in _PROXIES:
        return proxy_for(scheme, host, port)
    headers = {"Proxy-Authorization": "Basic eDp5"}
    return Proxy(proxy, headers, "HTTPS_PROXY") if (proxy := _PROXIES[port]) is not None else None


def _use_proxy(patch: pytest.MonkeyPatch, url: str, proxy: str | None) -> None:
    """Let the environment name this proxy for this server; others keep theirs."""
    _PROXIES[urlsplit(url).port] = proxy
    patch.setattr(_server, "proxy_for", _proxy_for)


async def send(
    meeting: Meeting, job: Job, delivery: Delivery | None = None, *, within: float = math.inf, **limits: float
) -> str:
    """Send one request as a client does; return its status, or the class, the stage and `sent`."""
    delivery = limited(delivery, within)
    method, content = job
    url, timeouts = httpx.URL(meeting.url), TIMEOUTS | limits
    fields = encode_fields([(b"Host", url.netloc)])
    server, body = meeting.connections.find(url), content or (b"" if method == "PATCH" else None)
    sending = server.send(method, b"/gates/a", fields, body, time_limits(timeouts), delivery)
    return await result_of(sending, meeting, delivery)


async def send_through_httpx(
    meeting: Meeting, job: Job, delivery: Delivery | None = None, *, within: float = math.inf, **limits: float
) -> str:
    """The same with a request of httpx, as users of `Transport` send it."""
    delivery = limited(delivery, within)
    method, content = job
    extensions = {"timeout": TIMEOUTS | limits, EXTENSION: delivery}
    request = httpx.Request(method, f"{meeting.url}/gates/a", content=content or None, extensions=extensions)
    return await result_of(meeting.transport.handle_async_request(request), meeting, delivery)


TIMEOUTS: dict[str, float | None] = {"connect": 30, "read": 30, "write": 30}


def limited(delivery: Delivery | None, within: float) -> Delivery:
    """Return a delivery with a deadline and the maximum size of a body."""
    delivery = delivery or Delivery()
    delivery.max_bytes, delivery.deadline = MAX_BYTES, current_time() + within
    return delivery


async def result_of(
    sending: Awaitable[ReceivedResponse | httpx.Response], meeting: Meeting, delivery: Delivery
) -> str:
    """Await a response; return its status, or the class of the error, the stage and `sent`."""
    url = httpx.URL(meeting.url)
    try:
        response = await exchange(
            sending, delivery, Redactor(), url, check=lambda _: None, max_bytes=MAX_BYTES
        )
    except StatsigError as error:
        return f"{type(error).__name__}/{delivery.stage}/{delivery.sent}"
    return str(response.status)


async def outcomes(
    row: Row, authority: Authority, patch: pytest.MonkeyPatch, send: Sender = send
) -> tuple[list[str], int, int]:
    """Return what became of the requests of a row, how many the server saw, and how many connections."""
    found = []
    async with meet(row, authority, patch) as meeting:
        for job in row.jobs:
            options: dict[str, Any] = row.limits
            found.append(await send(meeting, job, **options))
            await anyio.sleep(row.pause)
        server = meeting.server
    return found, len(server.seen), server.accepted
