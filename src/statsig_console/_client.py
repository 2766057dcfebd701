"""The client: all groups of operations, and the one door through which requests leave."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, partial
from types import TracebackType
from typing import Any, NoReturn, Self, TypeVar, cast, overload

import anyio
import httpx

from ._answers import redact
from ._call import call
from ._codec import UNSET
from ._errors import ClientClosedError, ForkedProcessError, StatsigError, WrongEventLoopError
from ._exchange import Send, close, encode_body, exchange, target
from ._generated.api import RawResources, Resources
from ._key import base_url as checked_url
from ._key import read_key
from ._limits import Limiter, RateLimit
from ._operation import Answer, Operation, Query
from ._retry import Retry

__all__ = ["Client"]

T = TypeVar("T")

BASE_URL = "https://statsigapi.net/console/v1"
API_VERSION = "20240601"
VERSION = "0.1.0"
TIMEOUT = httpx.Timeout(connect=5.0, read=30.0, write=10.0, pool=30.0)
# https://docs.statsig.com/console-api/introduction: changes only, counted per project.
LIMITS = (RateLimit(100, 10), RateLimit(900, 900))


class Client(Resources):
    """A client of the Statsig Console API.

    It is used as a context manager, or closed with ``aclose``:

        async with Client() as client:
            gate = await client.gates.get("new_checkout")

    Args:
        key: A Console API key; by default the variable STATSIG_CONSOLE_API_KEY.
        base_url: Where the API lives; https, or plain http on this machine.
        timeout: Seconds for each of connect, send and receive, or an httpx.Timeout.
        deadline: Seconds for one attempt as a whole.
        retry: How often and how patiently to try again.
        limits: Limits of changes to keep below; empty for none.
        concurrency: Requests in flight at most.
        max_response_bytes: Bytes of a decoded body at most.
        allow_unknown_key: Accept a key that does not start with ``console-``.
        http: An httpx client to send through instead of our own engine; it stays yours to close.

    Raises InvalidApiKeyError or InvalidBaseUrlError; no request is made for that.
    See https://docs.statsig.com/console-api/introduction
    """

    def __init__(
        self,
        key: str | None = None,
        *,
        base_url: str = BASE_URL,
        timeout: float | httpx.Timeout = TIMEOUT,
        deadline: float = 60.0,
        retry: Retry | None = None,
        limits: Sequence[RateLimit] = LIMITS,
        concurrency: int = 16,
        max_response_bytes: int = 64 * 2**20,
        allow_unknown_key: bool = False,
        http: httpx.AsyncClient | None = None,
    ) -> None:
        self._headers = _headers(read_key(key, allow_unknown=allow_unknown_key))
        self._url = checked_url(base_url)
        self._timeout = {"timeout": httpx.Timeout(timeout).as_dict()}
        self._deadline = deadline
        self._retry = retry or Retry()
        self._limiter, self._idle = Limiter(limits), Limiter(())
        self._room = anyio.CapacityLimiter(concurrency)
        self._max_bytes = max_response_bytes
        self._http = http
        self._engine: httpx.AsyncBaseTransport | None = None
        self._process = os.getpid()
        self._loop: object = None
        self._closed = False
        super().__init__(self)

    @cached_property
    def raw(self) -> RawResources:
        """The same groups and operations, each answering with an undecoded Answer."""
        return RawResources(_Undecoded(self))

    @overload
    async def send(
        self,
        operation: Operation | str,
        path: Mapping[str, object] = ...,
        *,
        query: Query | None = ...,
        body: object = ...,
    ) -> Answer: ...
    @overload
    async def send(
        self,
        operation: Operation | str,
        path: Mapping[str, object] = ...,
        *,
        query: Query | None = ...,
        body: object = ...,
        decode: Callable[[Answer], T],
    ) -> T: ...
    async def send(
        self,
        operation: Operation | str,
        path: Mapping[str, object] | None = None,
        *,
        query: Query | None = None,
        body: object = UNSET,
        decode: Callable[[Answer], Any] | None = None,
    ) -> Any:
        """Send one operation, also one that this version does not know yet, and return its answer.

        Args:
            operation: An operation, or a method and a path: ``"PUT /gates/{id}/launch"``.
            path: The values for the places in braces.
            query: The query string; a list repeats its name, UNSET and None are left out.
            body: A model, or anything that JSON can say.
            decode: What to make of the answer; the Answer itself by default.
        """
        operation = Operation.parse(operation) if isinstance(operation, str) else operation
        answer = await self._send(operation, operation.fill(path or {}), query, body)
        return answer if decode is None else decode(answer)

    async def _send(self, operation: Operation, path: str, query: Query | None, body: object) -> Answer:
        try:
            self._check_place()
            url, content = self._url + target(path, query), encode_body(body)
        except StatsigError as error:
            error.locate(operation.id, operation.method, redact(path))
            raise
        headers = self._headers if content is None else [*self._headers, ("Content-Type", "application/json")]

        async def attempt() -> Answer:
            request = httpx.Request(
                operation.method, url, headers=headers, content=content, extensions=self._timeout
            )
            async with self._idle if operation.safety == "read" else self._limiter, self._room:
                return await exchange(
                    self._sender(), request, deadline=self._deadline, max_bytes=self._max_bytes
                )

        return await call(attempt, operation, path, self._retry)

    def _check_place(self) -> None:
        if self._closed:
            raise ClientClosedError("the client is closed; use it inside of its `async with`")
        if self._process != os.getpid():
            raise ForkedProcessError("the client was made before a fork; make one in each process")
        loop = anyio.lowlevel.current_token()
        if self._loop is None:
            self._loop = loop
        elif self._loop != loop:
            raise WrongEventLoopError("the client was used in another event loop; make one in each loop")

    def _sender(self) -> Send:
        if self._http is not None:
            return partial(self._http.send, stream=True, follow_redirects=False)
        if self._engine is None:
            from ._transport import Transport

            self._engine = Transport(int(self._room.total_tokens))
        return self._engine.handle_async_request

    async def aclose(self) -> None:
        """Close the connections that this client opened; a second time does nothing."""
        self._closed = True
        if self._engine is not None:
            await close(self._engine)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.aclose()

    def __repr__(self) -> str:
        return f"Client(base_url={self._url!r}{', closed' if self._closed else ''})"

    def __reduce__(self) -> NoReturn:
        raise TypeError(
            "a client holds a key and connections and cannot be pickled; make one where it is needed"
        )


class _Undecoded:
    """The client as the raw groups see it: answers stay as they are."""

    def __init__(self, client: Client) -> None:
        self._client = client

    async def send(
        self,
        operation: Operation,
        path: Mapping[str, object],
        *,
        query: Query | None = None,
        body: object = UNSET,
        decode: Callable[[Answer], T],
    ) -> T:
        return cast("T", await self._client.send(operation, path, query=query, body=body))


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
