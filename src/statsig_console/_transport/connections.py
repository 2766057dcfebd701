"""The connections of a client, opened by its first request. A client that is not closed causes a warning."""

from __future__ import annotations

import os
import sys
import warnings
from contextlib import suppress
from types import FrameType
from typing import Any, Literal, get_args

import anyio
import httpx

from .._config import shown
from .._errors import InvalidArgumentError
from .delivery import Send
from .http_clients import HttpClient, checked_client, sender

__all__ = ["OWN", "Connections", "Engine"]

Engine = Literal["httpcore2", "aiohttp"]
OWN: Any = "http1"
"""An engine that only tests choose until it replaces the others."""


class Connections:
    """The sender of requests: an engine of this package, or the HTTP client of the user.

    Args:
        http_client: An HTTP client of the user, which stays open.
        engine: The engine to open if there is no HTTP client.
        most: The maximum number of open connections.
    """

    def __init__(self, http_client: HttpClient | None, engine: Engine, most: int) -> None:
        client = _checked(http_client, engine)
        self._foreign = sender(client) if client is not None else None
        self._choice = engine
        self._most = most
        self._engine: httpx.AsyncBaseTransport | None = None
        self._keeps_deadline = False
        self._process = os.getpid()
        self._made_at = _place_outside()

    @property
    def tells_stage(self) -> bool:
        """Whether the sender records how much of a request was sent; an HTTP client of the user does not."""
        return self._foreign is None

    @property
    def keeps_deadline(self) -> bool:
        """Whether the sender keeps the deadline and the grace period of a delivery."""
        if self._engine is None and self._foreign is None:
            self._engine = self._open()
        return self._keeps_deadline

    @property
    def send(self) -> Send:
        """The function that sends a request."""
        if self._foreign is not None:
            return self._foreign
        if self._engine is None:
            self._engine = self._open()
        return self._engine.handle_async_request

    def _open(self) -> httpx.AsyncBaseTransport:
        if self._choice == "aiohttp":
            from .aiohttp import AiohttpTransport

            return AiohttpTransport(self._most)
        if self._choice == OWN:
            from .http1.transport import Transport as OwnTransport

            self._keeps_deadline = True
            return OwnTransport()
        from .transport import Transport

        return Transport()

    async def aclose(self) -> None:
        """Close the engine, if one was opened."""
        engine, self._engine = self._engine, None
        if engine is not None:
            await _close(engine)

    @property
    def is_open(self) -> bool:
        """Whether an engine is open."""
        return self._engine is not None

    def forget(self) -> None:
        """Leave the connections to the parent of this process, because they are its sockets."""
        engine, self._engine = self._engine, None
        if (forget := getattr(engine, "forget", None)) is not None:
            forget()

    def __del__(self) -> None:
        if getattr(self, "_engine", None) is None:
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


def _checked(http_client: HttpClient | None, engine: str) -> HttpClient | None:
    if engine not in (*get_args(Engine), OWN):
        raise InvalidArgumentError("engine", f"{shown(engine)} is not one of {', '.join(get_args(Engine))}")
    if http_client is not None and engine not in ("httpcore2", OWN):
        raise InvalidArgumentError("engine", "`http_client` and `engine` cannot be used together")
    return checked_client(http_client)


async def _close(resource: httpx.AsyncBaseTransport) -> None:
    """Close an engine, even if the caller was cancelled."""
    with anyio.CancelScope(shield=True), suppress(httpx.HTTPError):
        await resource.aclose()
