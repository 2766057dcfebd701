"""What a client and its copies share: address, headers, engine, limits, and where they may be used."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Literal, NamedTuple

import anyio
import httpx

from ._errors import ClientClosedError, ForkedProcessError, RateLimited, WrongEventLoopError
from ._exchange import Send, close, exchange
from ._key import ApiKey
from ._limits import Limiter, RateLimit
from ._operation import Answer, Operation
from ._retry import Retry, RetryBudget
from ._trail import current

__all__ = ["VERSION", "Engine", "Options", "Request", "Session"]

Engine = Literal["httpcore2", "aiohttp"]
API_VERSION = "20240601"
VERSION = "0.1.0"


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

    @property
    def left(self) -> float:
        """Seconds until the deadline of the call."""
        return self.options.deadline - self.used


class Session:
    """Connections, limits and the key of one or more copies of a client."""

    def __init__(
        self,
        key: ApiKey,
        url: str,
        *,
        limits: Sequence[RateLimit],
        concurrency: int,
        max_response_bytes: int,
        http: httpx.AsyncClient | None,
        engine: Engine,
    ) -> None:
        self.url = url
        self.closed = False
        self.budget = RetryBudget()
        self._headers = _headers(key)
        self._limiter = Limiter(limits)
        self._concurrency = concurrency
        self._max_bytes = max_response_bytes
        self._http = http
        self._choice = engine
        self._engine: httpx.AsyncBaseTransport | None = None
        self._process = os.getpid()
        self._loop: object = None

    def check(self) -> None:
        """Raise where this session cannot be used: closed, after a fork, in another event loop."""
        if self.closed:
            raise ClientClosedError("the client is closed; use it inside of its `async with`")
        if self._process != os.getpid():
            raise ForkedProcessError("the client was made before a fork; make one in each process")
        loop = anyio.lowlevel.current_token()
        if self._loop is None:
            self._loop = loop
        elif self._loop != loop:
            raise WrongEventLoopError("the client was used in another event loop; make one in each loop")

    async def send(self, request: Request) -> Answer:
        """Make one attempt: wait for room, send, read the answer or raise what it stands for."""
        headers, options = self._headers, request.options
        if request.content is not None:
            headers = [*headers, ("Content-Type", "application/json")]
        message = httpx.Request(
            request.operation.method,
            self.url + request.path,
            headers=headers,
            content=request.content,
            extensions={"timeout": options.timeout.as_dict()},
        )
        async with self._limiter.call(request.operation, options.priority) as slot, self._room:
            if (trail := current()) is not None:
                trail.requests += 1
            start = anyio.current_time()
            try:
                return await exchange(
                    self._sender(), message, deadline=request.left, max_bytes=self._max_bytes
                )
            except RateLimited as error:
                slot.refused(error.retry_after)
                raise
            finally:
                request.used += anyio.current_time() - start

    @cached_property
    def _room(self) -> anyio.CapacityLimiter:
        # Made by the first request: what it is made of takes as long to import as the rest of a client.
        return anyio.CapacityLimiter(self._concurrency)

    def _sender(self) -> Send:
        if self._http is not None:
            return partial(self._http.send, stream=True, follow_redirects=False)
        if self._engine is None:
            self._engine = self._open(self._concurrency)
        return self._engine.handle_async_request

    def _open(self, connections: int) -> httpx.AsyncBaseTransport:
        if self._choice == "aiohttp":
            from ._aiohttp import AiohttpTransport

            return AiohttpTransport(connections)
        from ._transport import Transport

        return Transport(connections)

    async def aclose(self) -> None:
        """Close the connections that were opened here; a second time does nothing."""
        self.closed = True
        if self._engine is not None:
            await close(self._engine)


def _headers(key: str) -> list[tuple[str, str]]:
    versions = VERSION, ".".join(map(str, sys.version_info[:3])), httpx.__version__
    agent = "statsig-console/{} python/{} httpx/{}".format(*versions)
    return [
        ("STATSIG-API-KEY", key),
        ("STATSIG-API-VERSION", API_VERSION),
        ("User-Agent", agent),
        ("Accept", "application/json"),
        ("Accept-Encoding", "gzip"),
    ]
