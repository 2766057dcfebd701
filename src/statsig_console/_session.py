"""What a client and its copies share: address, headers, engine, limits, and where they may be used."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import count
from typing import NamedTuple

import anyio
import httpx

from ._answers import redact
from ._clock import current_loop, current_time
from ._connections import Connections, Engine
from ._errors import ClientClosedError, ForkedProcessError, RateLimited, WrongEventLoopError
from ._exchange import Exchange, exchange
from ._fit import check_fit
from ._hooks import Attempt, Event, Hooks, tell
from ._key import ApiKey
from ._limits import Limiter, Slot
from ._message import Messages
from ._operation import Answer, Operation
from ._retry import Retry, RetryBudget
from ._secrecy import Secrecy
from ._sending import Sending, Sendings
from ._trail import current

__all__ = ["VERSION", "Engine", "Options", "Request", "Session", "shown"]

API_VERSION = "20240601"
VERSION = "0.1.0"
_NOTICEABLE = 0.01
"""Seconds; a wait that is shorter is no news."""

_calls = count(1)


class Options(NamedTuple):
    """What one copy of a client may set for itself."""

    timeout: httpx.Timeout
    deadline: float
    retry: Retry
    priority: int = 0


@dataclass(slots=True)
class Request:
    """One request, ready to be sent any number of times."""

    operation: Operation
    path: str
    """Path below the address, quoted, with its query string."""
    content: bytes | None
    options: Options
    places: Mapping[str, object] = field(default_factory=dict)
    """Values of the places in the path, before quoting."""
    used: float = field(default=0.0)
    """Seconds spent on the way and between attempts; waiting for room under the limits does not count."""
    is_raw: bool = False
    """Whether the answer is wanted as it comes, whatever it is."""
    attempt: int = 1
    number: int = field(default_factory=_calls.__next__)
    """Tells the calls of this process apart."""

    @property
    def left(self) -> float:
        """Seconds until the deadline of the call."""
        return self.options.deadline - self.used

    def check(self, answer: Answer) -> None:
        """Raise a ResponseError for what cannot be the answer to this request."""
        if not self.is_raw:
            check_fit(self.operation, self.places, self.content, answer)

    @property
    def shown_path(self) -> str:
        """The path as it may be shown: without its query string, and without keys."""
        return shown(self.operation, self.path.partition("?")[0])

    def event(self) -> Event:
        """Return what hooks are told of this attempt."""
        operation = self.operation
        return Event(self.number, operation.id, operation.method, self.shown_path, self.attempt, {})


class Session:
    """Connections, limits and the key of one or more copies of a client."""

    def __init__(
        self,
        key: Callable[[], ApiKey],
        url: str,
        *,
        limiter: Limiter,
        hooks: Hooks,
        headers: Mapping[str, str],
        concurrency: int,
        max_response_bytes: int,
        http: httpx.AsyncClient | None,
        engine: Engine,
    ) -> None:
        self.url = url
        self.budget = RetryBudget()
        self.hooks = hooks
        self._limiter = limiter
        self._concurrency = concurrency
        self._max_bytes = max_response_bytes
        self._connections = Connections(http, engine, concurrency)
        self._messages = Messages(url, key, {**_headers(), **headers}, is_short=http is None)
        self._sendings = Sendings()
        self._process = os.getpid()
        self._loop: object = None

    def check(self) -> None:
        """Raise where this session cannot be used: closed, after a fork, in another event loop."""
        if self.closed:
            raise ClientClosedError(
                "the client is closed; make a new one, and use it inside of its `async with`"
            )
        if self._process != os.getpid():
            raise ForkedProcessError("the client was made before a fork; make one in each process")
        loop = current_loop()
        if self._loop is None:
            self._loop = loop
        elif self._loop != loop:
            raise WrongEventLoopError("the client was used in another event loop; make one in each loop")

    async def send(self, request: Request) -> Answer:
        """Make one attempt: wait for room, send, read the answer or raise what it stands for."""
        with self._sendings.begin() as sending:
            slot = self._limiter.call(request.operation, request.options.priority)
            if not slot.enter_at_once():
                asked = current_time()
                await sending.wait(slot.enter)
                if (waited := current_time() - asked) > _NOTICEABLE:
                    tell(self.hooks.throttle, request.event()._replace(wait=waited))
            async with slot:
                try:
                    self._room.acquire_nowait()
                except anyio.WouldBlock:
                    await sending.wait(self._room.acquire)
                try:
                    return await self._fly(request, slot, sending)
                finally:
                    self._room.release()

    async def _fly(self, request: Request, slot: Slot, sending: Sending) -> Answer:
        if request.operation.safety != "read":
            # A cancellation that came with the room would otherwise tear a change from the wire as it leaves.
            await anyio.lowlevel.checkpoint_if_cancelled()
        if (trail := current()) is not None:
            trail.requests += 1
        state = Exchange(sent="no" if self._connections.tells_stage else "maybe")
        attempt = Attempt(self.hooks, request.event)

        async def send() -> Answer:
            try:
                with attempt:
                    answer = await self._exchanged(request, attempt, state, sending)
                    attempt.status = answer.status
                    return answer
            except RateLimited as error:
                slot.refused(error.retry_after)
                raise
            finally:
                request.used += attempt.elapsed

        if request.operation.safety == "read":
            return await sending.fly(send)
        return await sending.drain(send, state, f"{request.operation.method} {request.shown_path}")

    async def _exchanged(
        self, request: Request, attempt: Attempt, state: Exchange, sending: Sending
    ) -> Answer:
        message = self._messages.make(
            request.operation.method,
            request.path,
            request.content,
            attempt.headers,
            request.options.timeout.as_dict(),
            state,
        )
        with sending.limit(request.left):
            return await exchange(
                self._connections.send,
                message,
                state,
                self._messages.secrecy,
                check=request.check,
                max_bytes=self._max_bytes,
            )
        raise sending.overdue(request.left, state)

    @property
    def secrecy(self) -> Secrecy:
        """Takes the key of the last request out of errors."""
        return self._messages.secrecy

    async def pause(self, seconds: float) -> None:
        """Wait before the next attempt; no longer than the client is open."""
        with suppress(ClientClosedError), self._sendings.begin() as sending:
            await sending.wait(partial(anyio.sleep, seconds))

    @cached_property
    def _room(self) -> anyio.Semaphore:
        # Made by the first request: what it is made of takes as long to import as the rest of a client.
        return anyio.Semaphore(self._concurrency, fast_acquire=True)

    @property
    def closed(self) -> bool:
        """Whether no call may begin any more."""
        return self._sendings.is_closed

    async def aclose(self) -> None:
        """Let what is in flight finish for a while, then close what was opened here."""
        if self._process != os.getpid():
            self._sendings.is_closed = True
            self._connections.forget()
            return
        if self._connections.is_open and self._loop != current_loop():
            raise WrongEventLoopError("the client was used in another event loop; close it there")
        try:
            await self._sendings.close()
        finally:
            await self._connections.aclose()


def shown(operation: Operation, path: str) -> str:
    """Return a path as it may be shown; some ids are keys."""
    return operation.path if operation.path.startswith("/keys/{") else redact(path)


def _headers() -> dict[str, str]:
    versions = VERSION, ".".join(map(str, sys.version_info[:3])), httpx.__version__
    agent = "statsig-console/{} python/{} httpx/{}".format(*versions)
    return {
        "STATSIG-API-VERSION": API_VERSION,
        "User-Agent": agent,
        "Accept": "application/json",
        "Accept-Encoding": "gzip",
    }
