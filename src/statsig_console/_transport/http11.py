"""One connection of httpcore2, with checks for unsolicited data and endless interim responses."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

import anyio

from .delivery import MOST_INTERIM, Delivery
from .environment import Proxy, refused

if TYPE_CHECKING:
    from .line import Line

__all__ = ["Connection"]


class Connection:
    """A connection, which its first request opens.

    httpcore2 would read bytes after a response as the response to the next request, so every later response
    would belong to another request. It would also read interim (1xx) responses without end.
    """

    def __init__(self, connection: Any, line: Line, proxy: Proxy | None) -> None:
        self._connection = connection
        self._line = line
        self._proxy = proxy
        self._http11: Any = None
        self._interim = 0
        self.used_at = 0.0
        line.leaves = self._watch

    async def send(self, request: Any, exchange: Delivery) -> Any:
        """Send a request, and return the response when its headers have arrived."""
        import httpcore2

        self._line.exchange, self._interim = exchange, 0
        try:
            response = await self._connection.handle_async_request(request)
        except httpcore2.ProxyError as error:
            if self._proxy is None:
                raise
            status, _, text = str(error).partition(" ")
            raise refused(self._proxy, int(status) if status.isdigit() else 0, f"{status} {text}") from error
        if self._proxy is None:
            # The wrapper was only needed to open the connection.
            self._connection = self._http11
        return response

    def has_ended(self) -> bool:
        """Return whether the server closed the connection or sent unsolicited data."""
        return bool(self._connection.is_closed() or self._connection.has_expired())

    def is_reusable(self) -> bool:
        """Return whether another request may use this connection."""
        if self._line.exchange.is_spoiled or not self._connection.is_idle():
            return False
        beyond, _ = self._http11._h11_state.trailing_data
        return not beyond

    async def aclose(self) -> None:
        """Close the connection, also while it is being opened. Errors are ignored."""
        with anyio.CancelScope(shield=True):
            try:
                with suppress(Exception):
                    await self._connection.aclose()
            finally:
                with suppress(Exception):
                    await self._line.aclose()

    def _watch(self) -> None:
        if self._http11 is not None:
            return
        connection = self._connection
        while not hasattr(connection, "_h11_state"):
            connection = connection._connection
        self._http11, receive = connection, connection._receive_event

        async def event(timeout: float | None = None) -> Any:
            found = await receive(timeout=timeout)
            if type(found).__name__ == "InformationalResponse":
                self._interim += 1
                if self._interim > MOST_INTERIM:
                    from httpcore2 import RemoteProtocolError

                    raise RemoteProtocolError(f"more than {MOST_INTERIM} interim responses")
            return found

        connection._receive_event = event
