"""The connections of a client, opened by its first request. A client that is not closed causes a warning."""

from __future__ import annotations

import os
import ssl
import sys
import warnings
from types import FrameType
from typing import TYPE_CHECKING

import anyio
import httpx

from .._config import check_instance
from .._errors import InvalidArgumentError
from .http_clients import HttpClient, checked_client, sender

if TYPE_CHECKING:
    from .http1.server import Server, Servers

__all__ = ["Connections"]


class Connections:
    """The connections of this package, or the HTTP client of the user.

    Those of this package keep the deadline and the grace period of a delivery, and record how much of a
    request was sent.

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
        self.foreign = sender(client) if client is not None else None
        """The function that sends a request through the HTTP client of the user, if there is one."""
        self._ssl_context = check_instance("ssl_context", ssl_context, ssl.SSLContext)
        self._servers: Servers | None = None
        self._server: Server | None = None
        self._process = os.getpid()
        self._made_at = _place_outside()

    def server(self, url: httpx.URL) -> Server:
        """Return the server at the address of this client."""
        if self._server is None:
            # It loads the driver of the event loop.
            from .http1.server import Servers

            self._servers = Servers(self._ssl_context)
            self._server = self._servers.find(url)
        return self._server

    async def aclose(self) -> None:
        """Close the connections, if any were opened, even if the caller was cancelled."""
        servers, self._servers, self._server = self._servers, None, None
        if servers is not None:
            with anyio.CancelScope(shield=True):
                await servers.aclose()

    @property
    def is_open(self) -> bool:
        """Whether there may be open connections."""
        return self._servers is not None

    def forget(self) -> None:
        """Leave the connections to the parent of this process, because they are its sockets."""
        servers, self._servers, self._server = self._servers, None, None
        if servers is not None:
            servers.forget()

    def __del__(self) -> None:
        if getattr(self, "_servers", None) is None:
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
