"""The session that a client and its copies share: address, headers, connections, limits, event loop."""

from __future__ import annotations

import os
import ssl
import sys
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from contextlib import suppress
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

import anyio
import httpx

from .._clock import clock, current_loop, current_time
from .._config import ApiKey
from .._errors import (
    APITimeoutError,
    ClientClosedError,
    ForkedProcessError,
    RateLimitError,
    StatsigError,
    WrongEventLoopError,
)
from .._http.exchange import exchange
from .._http.redaction import Redactor
from .._http.request import BODILESS, RequestBuilder
from .._limits.limiter import Limiter
from .._operation import RawResponse
from .._transport.connections import Connections
from .._transport.delivery import Delivery
from .._transport.http1.received import ReceivedResponse
from .._transport.http_clients import HttpClient
from .._version import VERSION
from .hooks import AttemptObserver, Hooks, is_observed, tell
from .in_flight import InFlight, grace_left, log_outcome
from .request import Request
from .retry import RetryBudget
from .scopes import DeadlineError, run_in_scopes
from .trace import current_trace

if TYPE_CHECKING:
    from .._transport.http1.pool import TimeLimits

__all__ = ["Session"]

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
        ssl_context: ssl.SSLContext | None,
    ) -> None:
        self.url = url
        self.budget = RetryBudget()
        self.hooks = hooks
        self._limiter = limiter
        self._concurrency = concurrency
        self._max_bytes = max_response_bytes
        self._connections = Connections(http_client, ssl_context)
        self._builder = RequestBuilder(url, key, {**_headers(), **headers})
        self._in_flight = InFlight()
        self._process = os.getpid()
        self._loop: object = None
        self.now = current_time
        """Returns the time of the event loop."""
        self._timeout: httpx.Timeout | None = None
        self._limits: TimeLimits

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
            self._loop, self.now = loop, clock()
        elif self._loop != loop:
            raise WrongEventLoopError("the client was used in another event loop; create one in each loop")

    async def send(self, request: Request) -> RawResponse:
        """Make one attempt: wait for admission and concurrency, then send and return the response."""
        self._in_flight.check()
        operation = request.operation
        if not self._limiter.is_free(operation):
            return await self._send_with_permit(request)
        try:
            return await self._send_in_room(request)
        except RateLimitError as error:
            self._limiter.record_refusal(operation, error.retry_after)
            raise

    async def _send_with_permit(self, request: Request) -> RawResponse:
        permit = self._limiter.acquire(request.operation, request.options.priority)
        if not permit.acquire_nowait():
            asked = self.now()
            await self._in_flight.wait(permit.acquire)
            if (waited := self.now() - asked) > _NOTICEABLE:
                tell(self.hooks.throttle, request.event()._replace(wait=waited))
        async with permit:
            try:
                return await self._send_in_room(request)
            except RateLimitError as error:
                permit.record_refusal(error.retry_after)
                raise

    async def _send_in_room(self, request: Request) -> RawResponse:
        """Send when fewer requests are in flight than allowed."""
        try:
            self._room.acquire_nowait()
        except anyio.WouldBlock:
            await self._in_flight.wait(self._room.acquire)
        try:
            if not request.operation.is_read:
                # Otherwise a cancellation that arrived during the wait would interrupt the write in flight.
                await anyio.lowlevel.checkpoint_if_cancelled()
            self._in_flight.check_again()
            if (trace := current_trace()) is not None:
                trace.requests += 1
            if not is_observed(self.hooks):
                return await self._attempt(request)
            with AttemptObserver(self.hooks, request.event) as observer:
                return await self._attempt(request, observer)
        finally:
            self._room.release()

    async def _attempt(self, request: Request, observer: AttemptObserver | None = None) -> RawResponse:
        """Send the request and return the response, within the time limit of the attempt."""
        is_read, start, limit = request.operation.is_read, self.now(), request.attempt_limit
        is_own = self._connections.foreign is None
        delivery = Delivery(max_bytes=self._max_bytes, deadline=start + limit)
        # The HTTP client of a user may have sent the request at any time, and does not report its stage.
        if is_own:
            delivery.sent = "no"
        else:
            delivery.stage = "wait"
        if not is_read:
            delivery.grace = grace_left
        self._in_flight.begin(delivery)
        try:
            if is_own:
                response = await self._exchange(request, delivery, observer)
            else:
                call = partial(self._exchange, request, delivery, observer)
                response = await run_in_scopes(call, delivery, is_read=is_read)
            if observer is not None:
                observer.status = response.status
            return response
        except (APITimeoutError, DeadlineError):
            # Otherwise it is a shorter timeout, for connecting, reading or writing.
            if self.now() < delivery.deadline:
                raise
            # Raised outside of `except`, so that DeadlineError does not become its context.
            fault = self._in_flight.timed_out(limit, delivery)
        except BaseException as error:
            if not isinstance(error, Exception):
                if observer is not None:
                    observer.status = getattr(delivery.outcome, "status", None)
                if delivery.sent == "maybe" and not is_read:
                    log_outcome(f"{request.operation.method} {request.shown_path}", delivery.outcome)
            raise
        finally:
            self._in_flight.end(delivery)
            request.spend(self.now() - start)
        raise fault

    def _exchange(
        self, request: Request, delivery: Delivery, observer: AttemptObserver | None
    ) -> Coroutine[Any, Any, RawResponse]:
        builder, connections = self._builder, self._connections
        method, content, options = request.operation.method, request.content, request.options
        request.key = builder.current_key()
        headers = options.headers
        if observer is not None and observer.headers:
            headers = {**headers, **observer.headers}
        sending: Awaitable[ReceivedResponse | httpx.Response]
        if connections.foreign is not None:
            timeout = options.timeout.as_dict()
            message = builder.build(method, request.path, content, headers, timeout, delivery)
            sending = connections.foreign(message)
        else:
            if content is None and method not in BODILESS:
                content = b""
            sending = connections.server(builder.url).send(
                method,
                builder.target(request.path),
                builder.fields(headers, has_content=request.content is not None),
                content,
                self._time_limits(options.timeout),
                delivery,
            )
        return exchange(
            sending, delivery, builder.redactor, builder.url, check=request.check, max_bytes=self._max_bytes
        )

    def _time_limits(self, timeout: httpx.Timeout) -> TimeLimits:
        if timeout is not self._timeout:
            from .._transport.http1.pool import time_limits

            self._timeout, self._limits = timeout, time_limits(timeout.as_dict())
        return self._limits

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
        with suppress(ClientClosedError):
            await self._in_flight.wait(partial(anyio.sleep, seconds))
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
        # With an HTTP client of the user there is no transport to close, but requests may be in flight.
        is_used = self._connections.is_open if self._connections.foreign is None else not self.closed
        if is_used and self._loop not in (None, current_loop()):
            raise WrongEventLoopError(
                "the client was used in another event loop and can be closed only there; "
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
