"""Clients without async whose requests a function in memory answers, and interrupted calls."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
from collections.abc import Awaitable, Callable
from types import FrameType
from typing import Any

import httpx

from statsig_console.sync import Client
from tests.support.fault_calls import KEY

__all__ = ["Gatekeeper", "answer_with_gate", "client_of", "interrupt"]

Handler = Callable[[httpx.Request], httpx.Response] | Callable[[httpx.Request], Awaitable[httpx.Response]]


def answer_with_gate(request: httpx.Request) -> httpx.Response:
    """Answer with the gate that the path names."""
    id = request.url.path.split("/")[4]
    return httpx.Response(200, json={"message": "ok", "data": {"id": id, "name": id}})


def client_of(handler: Any = answer_with_gate, **options: Any) -> Client:
    """Return a client whose requests end in a function."""
    transport = httpx.MockTransport(handler)
    return Client(KEY, http_client=httpx.AsyncClient(transport=transport), **options)


class Gatekeeper:
    """Answers requests when it is told to, and counts those that were answered."""

    def __init__(self) -> None:
        self.begun = threading.Event()
        """Set when a request has arrived."""
        self.answered: list[str] = []
        self._loop: asyncio.AbstractEventLoop | None = None
        self._may_answer: asyncio.Event | None = None

    async def __call__(self, request: httpx.Request) -> httpx.Response:
        """Wait until `answer` is called, and answer."""
        self._loop, self._may_answer = asyncio.get_running_loop(), self._may_answer or asyncio.Event()
        self.begun.set()
        await self._may_answer.wait()
        self.answered.append(request.method)
        return answer_with_gate(request)

    def answer(self) -> None:
        """Let all requests be answered; this may be called from any thread."""
        assert self._loop is not None
        assert self._may_answer is not None
        self._loop.call_soon_threadsafe(self._may_answer.set)


def interrupt(begun: threading.Event, then: Callable[[], object] = lambda: None) -> threading.Thread:
    """Send SIGINT to this process, as Ctrl-C does, when a call has begun.

    When the main thread has noticed it, call a function. On a machine under load, that may take long.
    """
    noticed = threading.Event()

    def handle(number: int, frame: FrameType | None) -> object:
        signal.signal(signal.SIGINT, before)
        noticed.set()
        return before(number, frame) if callable(before) else signal.default_int_handler(number, frame)

    def wait() -> None:
        assert begun.wait(10)
        os.kill(os.getpid(), signal.SIGINT)
        assert noticed.wait(10)
        then()

    before = signal.signal(signal.SIGINT, handle)
    thread = threading.Thread(target=wait)
    thread.start()
    return thread
