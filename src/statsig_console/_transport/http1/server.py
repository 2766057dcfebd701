"""Send requests to one server, over its pool of connections; and the servers of one transport."""

from __future__ import annotations

import ssl
from functools import partial

import anyio
import httpx

from ..._clock import current_time, native_loop
from ..delivery import Delivery, EndingScope
from ..environment import proxy_for, system_trust
from .faults import Fault, ProtocolFault, Response
from .opening import open_connection
from .pool import Connect, Connection, Pool, TimeLimits, UntilLoopEnds
from .received import ReceivedResponse, error_of
from .request import encode_fields, encode_request
from .route import Route, route_to

__all__ = ["Server", "Servers"]

_PORTS = {"http": 80, "https": 443}
_forgotten: list[object] = []


class Server:
    """Sends requests to one server."""

    def __init__(self, route: Route) -> None:
        connect, until_loop_ends = _driver()
        self.pool = Pool(partial(open_connection, route, connect), until_loop_ends)
        self._prefix, self._added = b"", b""
        if route.is_forwarded:
            # The proxy takes the whole address, and headers that only it may receive.
            self._prefix = b"http://" + _authority(route)
            self._added = encode_fields(route.proxy_headers)

    async def send(
        self,
        method: str,
        target: bytes,
        fields: bytes,
        content: bytes | None,
        limits: TimeLimits,
        delivery: Delivery,
    ) -> ReceivedResponse:
        """Send a request and return the response, whose body is in memory and which must be closed.

        Raises an exception of httpx.

        Args:
            method: Such as ``GET``.
            target: The path with its query, percent-encoded.
            fields: Header fields from `encode_fields`, with Host.
            content: The body; None for a request without a body.
            limits: The longest times without progress.
            delivery: What the caller allows, and the record of how much was sent.
        """
        delivery.stage, delivery.sent = "connect", "no"
        try:
            data = encode_request(
                method.encode("ascii"), self._prefix + target, fields + self._added, content
            )
        except ValueError as error:
            raise httpx.LocalProtocolError(str(error)) from None
        pool = self.pool
        delivery.waits_for = connection = pool.take_idle() or await self._open(limits.connect, delivery)
        try:
            response = await connection.send(method, data, limits, delivery)
        except Fault as fault:
            if (found := fault.response) is not None:
                return ReceivedResponse(found, connection, pool, delivery, fault)
            pool.release(connection, is_reusable=False)
            if isinstance(fault, ProtocolFault):
                delivery.stage = "wait"
            raise error_of(fault, delivery.stage) from fault
        except BaseException:
            pool.release(connection, is_reusable=isinstance(delivery.outcome, Response))
            raise
        return ReceivedResponse(response, connection, pool, delivery)

    async def _open(self, timeout: float, delivery: Delivery) -> Connection:
        wait = min(timeout, delivery.deadline - current_time())
        with anyio.CancelScope() as scope:
            delivery.waits_for = EndingScope(scope)
            return await self.pool.open(max(0.0, wait))
        raise httpx.ConnectTimeout("no connection before the deadline")


class Servers:
    """The servers that one transport has sent requests to. They can be used in one event loop only.

    Args:
        ssl_context: The certificates to trust, and other settings of TLS. By default, those of the system.
    """

    def __init__(self, ssl_context: ssl.SSLContext | None = None) -> None:
        self._ssl_context = ssl_context
        self._known: dict[tuple[str, str, int | None], Server] = {}

    def find(self, url: httpx.URL) -> Server:
        """Return the server of an address; raises httpx.UnsupportedProtocol if it is not http or https."""
        key = url.scheme, url.host, url.port
        if (server := self._known.get(key)) is None:
            server = self._known[key] = Server(self._route(url))
        return server

    def _route(self, url: httpx.URL) -> Route:
        if url.scheme not in _PORTS:
            raise httpx.UnsupportedProtocol(f"the scheme of the address is {url.scheme!r}, not http or https")
        host, port = url.raw_host.decode("ascii"), url.port or _PORTS[url.scheme]
        proxy = proxy_for(url.scheme, url.host, port)
        tls = self._context() if url.scheme == "https" else None
        proxy_tls = self._context() if proxy is not None and proxy.url.startswith("https:") else None
        return route_to(host, port, tls, proxy, proxy_tls)

    def _context(self) -> ssl.SSLContext:
        if self._ssl_context is None:
            self._ssl_context = system_trust()
            self._ssl_context.minimum_version = ssl.TLSVersion.TLSv1_2
            self._ssl_context.set_alpn_protocols(["http/1.1"])
        return self._ssl_context

    def forget(self) -> None:
        """Leave the connections to the parent of this process, because they are its sockets."""
        # Deleting them would give warnings about sockets that the parent still uses.
        _forgotten.append(self)

    async def aclose(self) -> None:
        """Close idle connections at once, and the others after their response or a grace period."""
        for server in list(self._known.values()):
            await server.pool.aclose()


def _authority(route: Route) -> bytes:
    host, port = route.server.host, route.server.port
    text = f"[{host}]" if ":" in host else host
    return (text if port == _PORTS["http"] else f"{text}:{port}").encode("ascii")


def _driver() -> tuple[Connect, UntilLoopEnds | None]:
    """Return the functions of the driver for the running event loop."""
    if hasattr(native_loop(), "create_connection"):
        from .asyncio_connection import connect, until_loop_ends

        return connect, until_loop_ends
    from .trio_connection import connect as connect_on_trio

    return connect_on_trio, None
