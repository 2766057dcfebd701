"""The session that a client and its copies share: address, headers, connections, limits, event loop."""

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
from .._http.redaction import Redactor
from .._http.request import RequestBuilder
from .._limits.limiter import Limiter, Permit
from .._operation import RawResponse
from .._transport.connections import Connections, Engine
from .._transport.delivery import Delivery
from .._transport.http_clients import HttpClient
from .._version import VERSION
from .hooks import AttemptObserver, Hooks, tell
from .in_flight import Attempt, InFlight
from .request import Request
from .retry import RetryBudget
from .trace import current_trace

__all__ = ["Engine", "Session"]

_NOTICEABLE = 0.01
"""Shorter waits, in seconds, are not reported to the hook `throttle`."""


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
        self._builder = RequestBuilder(url, key, {**_headers(), **headers}, is_short=http_client is None)
        self._in_flight = InFlight()
        self._process = os.getpid()
        self._loop: object = None

    def check(self) -> None:
        """Raise if this session cannot be used: closed, after a fork, in another event loop."""
        if self.closed:
            raise ClientClosedError(
                "the client is closed; create a new one and use it inside its `async with` block"
            )
        if self._process != os.getpid():
            raise ForkedProcessError("the client was created before a fork; create one in each process")
        loop = current_loop()
        if self._loop is None:
            self._loop = loop
        elif self._loop != loop:
            raise WrongEventLoopError("the client was used in another event loop; create one in each loop")

    async def send(self, request: Request) -> RawResponse:
        """Make one attempt: wait for admission and concurrency, then send and return the response."""
        with self._in_flight.begin() as attempt:
            permit = self._limiter.acquire(request.operation, request.options.priority)
            if not permit.acquire_nowait():
                asked = current_time()
                await attempt.wait(permit.acquire)
                if (waited := current_time() - asked) > _NOTICEABLE:
                    tell(self.hooks.throttle, request.event()._replace(wait=waited))
            async with permit:
                try:
                    self._room.acquire_nowait()
                except anyio.WouldBlock:
                    await attempt.wait(self._room.acquire)
                try:
                    return await self._run(request, permit, attempt)
                finally:
                    self._room.release()

    async def _run(self, request: Request, permit: Permit, attempt: Attempt) -> RawResponse:
        write = None
        if not request.operation.is_read:
            write = f"{request.operation.method} {request.shown_path}"
            # Otherwise a cancellation that arrived during the wait would interrupt a write while it is sent.
            await anyio.lowlevel.checkpoint_if_cancelled()
        if (trace := current_trace()) is not None:
            trace.requests += 1
        delivery = Delivery(max_bytes=self._max_bytes)
        if self._connections.tells_stage:
            delivery.sent = "no"
        send = partial(self._exchange, request, permit, attempt, delivery)
        return await attempt.run(send, delivery, shielded=write)

    async def _exchange(
        self, request: Request, permit: Permit, attempt: Attempt, delivery: Delivery
    ) -> RawResponse:
        observer = AttemptObserver(self.hooks, request.event)
        try:
            with observer:
                request.key = self._builder.current_key()
                message = self._builder.build(
                    request.operation.method,
                    request.path,
                    request.content,
                    {**request.options.headers, **observer.headers},
                    request.options.timeout.as_dict(),
                    delivery,
                )
                with attempt.time_limit(limit := request.attempt_limit):
                    response = await exchange(
                        self._connections.send,
                        message,
                        delivery,
                        self._builder.redactor,
                        check=request.check,
                        max_bytes=self._max_bytes,
                    )
                    observer.status = response.status
                    return response
                raise attempt.timed_out(limit, delivery)
        except RateLimitError as error:
            permit.record_refusal(error.retry_after)
            raise
        finally:
            request.spend(observer.elapsed)

    def has_new_key(self, request: Request) -> bool:
        """Return whether the function for the key now returns another key than the last attempt used."""
        try:
            return self._builder.current_key() != request.key
        except StatsigError:
            return False

    @property
    def redactor(self) -> Redactor:
        """The redactor that removes the key of the last request from errors."""
        return self._builder.redactor

    async def pause(self, request: Request, seconds: float) -> None:
        """Wait before the next attempt; raise ClientClosedError if the client closes."""
        with suppress(ClientClosedError), self._in_flight.begin() as attempt:
            await attempt.wait(partial(anyio.sleep, seconds))
        request.spend(seconds)

    @cached_property
    def _room(self) -> anyio.Semaphore:
        # Created by the first request, because importing its parts takes as long as importing the rest of
        # a client.
        return anyio.Semaphore(self._concurrency, fast_acquire=True)

    @property
    def closed(self) -> bool:
        """Whether the client is closed, so that no call may begin."""
        return self._in_flight.is_closed

    async def aclose(self) -> None:
        """Give requests in flight the grace period, then close the connections of this session."""
        if self._process != os.getpid():
            self._in_flight.is_closed = True
            self._connections.forget()
            return
        if self._connections.is_open and self._loop != current_loop():
            raise WrongEventLoopError(
                "the client was used in another event loop, and its connections can be closed only there; "
                "use `async with` inside of the function that you run"
            )
        try:
            await self._in_flight.close()
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
