"""What a client and its copies share: address, headers, engine, limits, and where they may be used."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cached_property, partial

import anyio
import httpx

from .._clock import current_loop, current_time
from .._config import ApiKey
from .._errors import ClientClosedError, ForkedProcessError, RateLimitError, StatsigError, WrongEventLoopError
from .._http.exchange import exchange
from .._http.redaction import Secrecy
from .._http.request import Messages
from .._limits.limiter import Limiter, Permit
from .._operation import RawResponse
from .._transport.connections import Connections, Engine
from .._transport.delivery import Delivery
from .._transport.http_clients import HttpClient
from .._version import VERSION
from .hooks import Attempt, Hooks, tell
from .in_flight import Sending, Sendings
from .request import Request
from .retry import RetryBudget
from .trace import current_trace

__all__ = ["Engine", "Session"]

_NOTICEABLE = 0.01
"""Seconds; a wait that is shorter is no news."""


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
        http_client: HttpClient | None,
        engine: Engine,
    ) -> None:
        self.url = url
        self.budget = RetryBudget()
        self.hooks = hooks
        self._limiter = limiter
        self._concurrency = concurrency
        self._max_bytes = max_response_bytes
        self._connections = Connections(http_client, engine, concurrency)
        self._messages = Messages(url, key, {**_headers(), **headers}, is_short=http_client is None)
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

    async def send(self, request: Request) -> RawResponse:
        """Make one attempt: wait for room, send, read the answer or raise what it stands for."""
        with self._sendings.begin() as sending:
            permit = self._limiter.acquire(request.operation, request.options.priority)
            if not permit.acquire_nowait():
                asked = current_time()
                await sending.wait(permit.acquire)
                if (waited := current_time() - asked) > _NOTICEABLE:
                    tell(self.hooks.throttle, request.event()._replace(wait=waited))
            async with permit:
                try:
                    self._room.acquire_nowait()
                except anyio.WouldBlock:
                    await sending.wait(self._room.acquire)
                try:
                    return await self._fly(request, permit, sending)
                finally:
                    self._room.release()

    async def _fly(self, request: Request, permit: Permit, sending: Sending) -> RawResponse:
        if request.operation.safety != "read":
            # A cancellation that came with the room would otherwise tear a change from the wire as it leaves.
            await anyio.lowlevel.checkpoint_if_cancelled()
        if (trace := current_trace()) is not None:
            trace.requests += 1
        state = Delivery(sent="no" if self._connections.tells_stage else "maybe")
        attempt = Attempt(self.hooks, request.event)

        async def send() -> RawResponse:
            try:
                with attempt:
                    answer = await self._exchanged(request, attempt, state, sending)
                    attempt.status = answer.status
                    return answer
            except RateLimitError as error:
                permit.record_refusal(error.retry_after)
                raise
            finally:
                request.time.seconds += attempt.elapsed

        if request.operation.safety == "read":
            return await sending.fly(send)
        return await sending.drain(send, state, f"{request.operation.method} {request.shown_path}")

    async def _exchanged(
        self, request: Request, attempt: Attempt, state: Delivery, sending: Sending
    ) -> RawResponse:
        request.key = self._messages.current_key()
        message = self._messages.make(
            request.operation.method,
            request.path,
            request.content,
            {**request.options.headers, **attempt.headers},
            request.options.timeout.as_dict(),
            state,
        )
        with sending.limit(limit := request.attempt_limit):
            return await exchange(
                self._connections.send,
                message,
                state,
                self._messages.secrecy,
                check=request.check,
                max_bytes=self._max_bytes,
            )
        raise sending.overdue(limit, state)

    def has_new_key(self, request: Request) -> bool:
        """Return whether the function for the key gives another key than the last attempt used."""
        try:
            return self._messages.current_key() != request.key
        except StatsigError:
            return False

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


def _headers() -> dict[str, str]:
    versions = VERSION, ".".join(map(str, sys.version_info[:3])), httpx.__version__
    agent = "statsig-console/{} python/{} httpx/{}".format(*versions)
    return {
        "User-Agent": agent,
        "Accept": "application/json",
        "Accept-Encoding": "gzip",
    }
