"""The connections of a client, opened by its first request. A client that is not closed causes a warning."""

from __future__ import annotations

import os
import ssl
import sys
import warnings
from types import FrameType
from typing import TYPE_CHECKING

import anyio

from .._config import check_instance
from .._errors import InvalidArgumentError
from .delivery import Send
from .http_clients import HttpClient, checked_client, sender

if TYPE_CHECKING:
    from .http1.transport import Transport

__all__ = ["Connections"]


class Connections:
    """The sender of requests: the transport of this package, or the HTTP client of the user.

    Args:
        http_client: An HTTP client of the user, which stays open.
        ssl_context: The certificates to trust, if there is no HTTP client.
    """

    def __init__(self, http_client: HttpClient | None, ssl_context: ssl.SSLContext | None) -> None:
        if http_client is not None and ssl_context is not None:
            raise InvalidArgumentError(
                "ssl_context", "an `http_client` has its own certificates; pass the context to that"
            )
        client = checked_client(http_client)
        self._foreign = sender(client) if client is not None else None
        self._ssl_context = check_instance("ssl_context", ssl_context, ssl.SSLContext)
        self._transport: Transport | None = None
        self._process = os.getpid()
        self._made_at = _place_outside()

    @property
    def is_own(self) -> bool:
        """Whether the sender is the transport of this package.

        It keeps the deadline and the grace period of a delivery, and records how much of a request was sent.
        """
        return self._foreign is None

    @property
    def send(self) -> Send:
        """The function that sends a request."""
        if self._foreign is not None:
            return self._foreign
        if self._transport is None:
            # It loads the driver of the event loop.
            from .http1.transport import Transport

            self._transport = Transport(self._ssl_context)
        return self._transport.handle_async_request

    async def aclose(self) -> None:
        """Close the transport, if it was opened, even if the caller was cancelled."""
        transport, self._transport = self._transport, None
        if transport is not None:
            with anyio.CancelScope(shield=True):
                await transport.aclose()

    @property
    def is_open(self) -> bool:
        """Whether the transport is open."""
        return self._transport is not None

    def forget(self) -> None:
        """Leave the connections to the parent of this process, because they are its sockets."""
        transport, self._transport = self._transport, None
        if transport is not None:
            transport.forget()

    def __del__(self) -> None:
        if getattr(self, "_transport", None) is None:
            return
        if self._process != os.getpid():
            self.forget()
        else:
            text = (
                f"the client created at {self._made_at} was never closed; use `async with`, or await aclose()"
            )
            warnings.warn(text, ResourceWarning, stacklevel=2, source=self)


def _place_outside() -> str:
    """Return the file and line outside this package where a client is being created."""
    frame: FrameType | None = sys._getframe(1)
    while frame is not None and frame.f_globals.get("__name__", "").startswith("statsig_console._"):
        frame = frame.f_back
    return f"{frame.f_code.co_filename}:{frame.f_lineno}" if frame is not None else "an unknown line"
