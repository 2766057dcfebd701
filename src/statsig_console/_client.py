"""The client: all groups of operations, and the one door through which requests leave."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from types import TracebackType
from typing import Any, NoReturn, Self, TypeVar, cast, overload

import httpx

from ._answers import redact
from ._call import call
from ._codec import UNSET
from ._errors import InvalidArgumentError, StatsigError
from ._exchange import encode_body, target
from ._generated.api import RawResources, Resources
from ._key import base_url as checked_url
from ._key import read_key
from ._limits import RateLimit
from ._operation import Answer, Operation, Query
from ._retry import Retry
from ._session import Engine, Options, Request, Session

__all__ = ["Client"]

T = TypeVar("T")

BASE_URL = "https://statsigapi.net/console/v1"
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
        deadline: Seconds for a whole call with all its attempts; waiting under the limits is not counted.
        retry: How often and how patiently to try again.
        limits: Limits of changes to keep below; empty for none.
        concurrency: Requests in flight at most.
        max_response_bytes: Bytes of a decoded body at most.
        allow_unknown_key: Accept a key that does not start with ``console-``.
        http: An httpx client to send through instead of our own engine; it stays yours to close.
        engine: Whose connection pool to use: ``httpcore2``, or on asyncio ``aiohttp`` (an extra).

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
        engine: Engine = "httpcore2",
    ) -> None:
        self._session = Session(
            read_key(key, allow_unknown=allow_unknown_key),
            checked_url(base_url),
            limits=limits,
            concurrency=concurrency,
            max_response_bytes=max_response_bytes,
            http=http,
            engine=engine,
        )
        self._options = Options(httpx.Timeout(timeout), _positive("deadline", deadline), retry or Retry())
        super().__init__(self)

    def with_options(
        self,
        *,
        timeout: float | httpx.Timeout | None = None,
        deadline: float | None = None,
        max_retries: int | None = None,
        priority: int | None = None,
    ) -> Self:
        """Return a light copy with other options; connections and limits are shared, and closed together.

        Args:
            timeout: Seconds for each of connect, send and receive, or an httpx.Timeout.
            deadline: Seconds for a whole call.
            max_retries: Repetitions of one call at most; 0 for none.
            priority: A change with a higher number overtakes those that wait with a lower one; 0 by default.
        """
        options = self._options
        if timeout is not None:
            options = options._replace(timeout=httpx.Timeout(timeout))
        if deadline is not None:
            options = options._replace(deadline=_positive("deadline", deadline))
        if max_retries is not None:
            options = options._replace(retry=replace(options.retry, attempts=max_retries + 1))
        if priority is not None:
            options = options._replace(priority=priority)
        copy = object.__new__(type(self))
        copy._session, copy._options = self._session, options
        Resources.__init__(copy, copy)
        return copy

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
        places = path or {}
        filled = operation.fill(places)
        try:
            self._session.check()
            content = encode_body(body)
            request = Request(operation, target(filled, query), content, self._options, places)
        except StatsigError as error:
            error.locate(operation.id, operation.method, redact(filled))
            raise
        answer = await call(self._session, request)
        return answer if decode is None else decode(answer)

    async def aclose(self) -> None:
        """Close the connections that this client opened; a second time does nothing."""
        await self._session.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.aclose()

    def __repr__(self) -> str:
        return f"Client(base_url={self._session.url!r}{', closed' if self._session.closed else ''})"

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


def _positive(name: str, seconds: float) -> float:
    if not 0 < seconds < float("inf"):
        raise InvalidArgumentError(name, f"{seconds!r} is not a number of seconds above 0")
    return seconds
