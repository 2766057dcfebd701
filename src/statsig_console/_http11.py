"""One connection of httpcore2, watched for what would harm this request or the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import anyio

from ._environment import Proxy, refused
from ._exchange import MOST_INTERIM, Exchange

if TYPE_CHECKING:
    from ._line import Line

__all__ = ["Connection"]


class Connection:
    """A connection that is made by its first request.

    httpcore2 would take bytes beyond an answer for the answer to the next request, and every later answer
    would be shifted. It would also read interim answers without end.
    """

    def __init__(self, connection: Any, line: Line, proxy: Proxy | None) -> None:
        self._connection = connection
        self._line = line
        self._proxy = proxy
        self._http11: Any = None
        self._interim = 0
        self.used_at = 0.0
        line.leaves = self._watch

    async def send(self, request: Any, exchange: Exchange) -> Any:
        """Send a request, and return the answer when its headers are there."""
        import httpcore2

        self._line.exchange, self._interim = exchange, 0
        try:
            answer = await self._connection.handle_async_request(request)
        except httpcore2.ProxyError as error:
            if self._proxy is None:
                raise
            status, _, text = str(error).partition(" ")
            raise refused(self._proxy, int(status) if status.isdigit() else 0, f"{status} {text}") from error
        if self._proxy is None:
            # What is around it only opened it.
            self._connection = self._http11
        return answer

    def has_ended(self) -> bool:
        """Tell whether the other end closed, or sent what nobody asked for."""
        return bool(self._connection.is_closed() or self._connection.has_expired())

    def is_reusable(self) -> bool:
        """Tell whether another request may follow the last one."""
        if self._line.exchange.is_spoiled or not self._connection.is_idle():
            return False
        beyond, _ = self._http11._h11_state.trailing_data
        return not beyond

    async def aclose(self) -> None:
        """Close it, also in the middle of being made."""
        with anyio.CancelScope(shield=True):
            await self._connection.aclose()
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

                    raise RemoteProtocolError(f"more than {MOST_INTERIM} interim answers")
            return found

        connection._receive_event = event
