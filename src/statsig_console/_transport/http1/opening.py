"""Open a connection along a route: TCP, TLS to the proxy, a tunnel, TLS to the server."""

from __future__ import annotations

import math

import anyio
import httpx

from ..delivery import Delivery
from ..environment import refused
from .faults import ConnectFault, Fault, ProxyFault
from .pool import Connect, Connection, TimeLimits
from .route import Endpoint, Route

__all__ = ["open_connection"]

_MAX_PROXY_BODY = 2**16


async def open_connection(route: Route, connect: Connect, timeout: float) -> Connection:
    """Return a connection that is ready for a request to the server.

    Raises httpx.ConnectTimeout, ConnectError or ProxyError, which name the proxy if it is the cause, or
    ConfigurationError if the proxy requires other credentials.

    Args:
        route: The server, and the proxy before it.
        connect: The function of the driver that opens a connection.
        timeout: Seconds for everything together.
    """
    opening = _Opening(route, connect)
    with anyio.move_on_after(timeout):
        try:
            return await opening.open()
        except (OSError, ValueError, Fault) as error:
            raise opening.error(error) from error
    raise httpx.ConnectTimeout(opening.text(f"no connection within {timeout:g} s"))


class _Opening:
    """One attempt to open a connection."""

    def __init__(self, route: Route, connect: Connect) -> None:
        self._route = route
        self._connect = connect
        self._endpoint = route.first
        """The endpoint that the current step needs."""

    async def open(self) -> Connection:
        connection = await self._connect(self._endpoint.host, self._endpoint.port)
        try:
            await self._start_tls(connection, self._endpoint)
            if self._route.has_tunnel:
                await self._open_tunnel(connection)
                self._endpoint = self._route.server
                await self._start_tls(connection, self._endpoint)
            if not connection.is_reusable:
                raise ConnectFault("the connection was closed at once")
        except BaseException:
            connection.abort()
            raise
        return connection

    async def _start_tls(self, connection: Connection, endpoint: Endpoint) -> None:
        if endpoint.tls is not None:
            await connection.start_tls(endpoint.tls, endpoint.host)

    async def _open_tunnel(self, connection: Connection) -> None:
        delivery = Delivery(max_bytes=_MAX_PROXY_BODY)
        limits = TimeLimits(math.inf, math.inf)
        try:
            response = await connection.send("CONNECT", self._route.connect_request(), limits, delivery)
        except Fault as fault:
            if fault.response is None:
                raise ProxyFault(f"no valid response to CONNECT: {fault}") from fault
            # Its status is known, and the body does not matter.
            response = fault.response
        self._route.check_tunnel(response.status)
        if not connection.is_reusable:
            raise ProxyFault("it closed the connection, or sent more than its response to CONNECT")

    def text(self, problem: str) -> str:
        """Return a message that names the proxy if it is the cause of a problem."""
        proxy = self._route.settings
        if proxy is None or self._endpoint is not self._route.proxy:
            return problem
        return f"the proxy {proxy.url} from {proxy.source}: {problem}"

    def error(self, error: Exception) -> Exception:
        """Return the exception to raise for an error of one step."""
        if not isinstance(error, ProxyFault):
            return httpx.ConnectError(self.text(str(error) or type(error).__name__))
        if error.status and self._route.settings is not None:
            return refused(self._route.settings, error.status, f"{error.status}")
        return httpx.ProxyError(self.text(str(error)))
