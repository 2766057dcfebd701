"""The connections of a client: opened by its first request, and missed when nobody closes them."""

from __future__ import annotations

import os
import sys
import warnings
from functools import partial
from types import FrameType
from typing import Literal, get_args

import httpx

from ._bounds import instance_of, shown
from ._errors import InvalidArgumentError
from ._exchange import Send, close

__all__ = ["Connections", "Engine"]

Engine = Literal["httpcore2", "aiohttp"]


class Connections:
    """The engine that requests leave through: ours, or the httpx client of the user.

    Args:
        http: An httpx client of the user, which stays open.
        engine: Which engine of ours to open otherwise.
        most: Connections open at most.
    """

    def __init__(self, http: httpx.AsyncClient | None, engine: Engine, most: int) -> None:
        self._http = _checked(http, engine)
        self._choice = engine
        self._most = most
        self._engine: httpx.AsyncBaseTransport | None = None
        self._process = os.getpid()
        self._made_at = _place_outside()

    @property
    def tells_stage(self) -> bool:
        """Whether it is known what has left; an httpx client of the user does not tell."""
        return self._http is None

    @property
    def send(self) -> Send:
        """What sends a request."""
        if self._http is not None:
            return partial(self._http.send, stream=True, follow_redirects=False)
        if self._engine is None:
            self._engine = self._open()
        return self._engine.handle_async_request

    def _open(self) -> httpx.AsyncBaseTransport:
        if self._choice == "aiohttp":
            from ._aiohttp import AiohttpTransport

            return AiohttpTransport(self._most)
        from ._transport import Transport

        return Transport()

    async def aclose(self) -> None:
        """Close what was opened here."""
        engine, self._engine = self._engine, None
        if engine is not None:
            await close(engine)

    @property
    def is_open(self) -> bool:
        """Whether there is something of ours to close."""
        return self._engine is not None

    def forget(self) -> None:
        """Leave the connections to the parent of this process, whose sockets they are."""
        engine, self._engine = self._engine, None
        if (forget := getattr(engine, "forget", None)) is not None:
            forget()

    def __del__(self) -> None:
        if getattr(self, "_engine", None) is None:
            return
        if self._process != os.getpid():
            self.forget()
        else:
            text = f"the client made at {self._made_at} was never closed; use `async with`, or await aclose()"
            warnings.warn(text, ResourceWarning, stacklevel=2, source=self)


def _place_outside() -> str:
    """Return the file and line outside of this package where a client is being made."""
    frame: FrameType | None = sys._getframe(1)
    while frame is not None and frame.f_globals.get("__name__", "").startswith(f"{__package__}._"):
        frame = frame.f_back
    return f"{frame.f_code.co_filename}:{frame.f_lineno}" if frame is not None else "an unknown place"


def _checked(http: httpx.AsyncClient | None, engine: str) -> httpx.AsyncClient | None:
    if engine not in get_args(Engine):
        raise InvalidArgumentError("engine", f"{shown(engine)} is none of {', '.join(get_args(Engine))}")
    if http is not None and engine != "httpcore2":
        raise InvalidArgumentError("engine", "of two ways to send, `http` and `engine`, only one can be used")
    if (given := instance_of("http", http, httpx.AsyncClient)) is not None and given.is_closed:
        raise InvalidArgumentError("http", "the httpx client is closed")
    return http
