"""The client: all groups of operations, and `send`, through which each of them sends its requests."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from functools import cached_property
from types import TracebackType
from typing import TYPE_CHECKING, Any, NoReturn, Self, TypeVar, overload

import httpx

from ._calls.call import call
from ._calls.hooks import Hooks
from ._calls.request import Options, Request, shown
from ._calls.retry import MOST_ATTEMPTS, Retry
from ._calls.session import Session
from ._codec import UNSET, Unset
from ._config import (
    ApiKey,
    Insecure,
    allowed,
    check_count,
    check_headers,
    check_instance,
    check_seconds,
    check_timeout,
    key_source,
    project_name,
    review_headers,
    suggest_options,
)
from ._config import base_url as checked_url
from ._errors import StatsigError
from ._generated import HEADERS
from ._generated.api import RawResources, Resources
from ._http.matching import decode_response, kinds_of
from ._http.request import check_mapping, check_operation, encode_body, target
from ._limits.limiter import Limiter, RateLimit, RateLimits
from ._operation import Operation, Query, RawApi, RawResponse
from ._transport.http_clients import HttpClient

__all__ = ["Client"]

T = TypeVar("T")

BASE_URL = "https://statsigapi.net/console/v1"
LIMITS = RateLimits()
TIMEOUT = httpx.Timeout(connect=5.0, read=30.0, write=10.0, pool=30.0)


class Client(Resources):
    """A client of the Statsig Console API.

    Use it as a context manager, or close it with ``aclose``:

    >>> async with Client() as client:
    ...     gate = await client.gates.get("new_checkout")
    >>> gate.id
    'new_checkout'

    Args:
        key: A Console API key, or a function that returns one. The function is called before each request,
            so the key may change. By default, the variable STATSIG_CONSOLE_API_KEY is read.
        base_url: Address of the API: https, or plain http on this machine.
        timeout: Seconds for each stage of a request (connect, send, receive), or an httpx.Timeout.
        deadline: Seconds for a whole call with all its attempts. Waiting for rate limits is not counted.
        retry: How many attempts a call has, and how long the pauses between them are.
        rate_limits: Rate limits of writes; RateLimits(…) with more options, or a list of RateLimit; empty for
            none. By default, the documented 100 writes in 10 s and 900 writes in 15 minutes.
        concurrency: The maximum number of requests in flight.
        max_response_bytes: The maximum size of a decompressed response body.
        allow_insecure: A set that turns checks off. ``"http"`` allows plain http to another machine, such as
            a fake in a container. ``"key"`` allows a key that does not start with ``console-``.
        respect_review_settings: Value of the header x-respect-review-settings on every request. None sends
            no header. How the server treats a request with or without it is not documented.
        headers: Further headers for each request. Headers that the client sets itself are refused.
        hooks: Functions that are called when an attempt is sent, ends, is retried, or had to wait.
        http_client: An httpx.AsyncClient or httpx2.AsyncClient to send through, without `auth`. It stays
            open when the client closes.
        ssl_context: The certificates to trust, and other settings of TLS. By default, those that the
            variables SSL_CERT_FILE and SSL_CERT_DIR name, else those of the operating system.

    Raises InvalidApiKeyError, InvalidBaseUrlError or InvalidArgumentError without sending a request.
    See https://docs.statsig.com/console-api/introduction
    """

    @suggest_options
    def __init__(
        self,
        key: str | Callable[[], str] | None = None,
        *,
        base_url: str = BASE_URL,
        timeout: float | httpx.Timeout = TIMEOUT,
        deadline: float = 60.0,
        retry: Retry | None = None,
        rate_limits: RateLimits | Sequence[RateLimit] = LIMITS,
        concurrency: int = 16,
        max_response_bytes: int = 64 * 2**20,
        allow_insecure: Collection[Insecure] = frozenset(),
        respect_review_settings: bool | None = None,
        headers: Mapping[str, str] | None = None,
        hooks: Hooks | None = None,
        http_client: HttpClient | None = None,
        ssl_context: ssl.SSLContext | None = None,
    ) -> None:
        # A traceback with local variables would show the key.
        key = ApiKey(key) if isinstance(key, str) else key
        insecure = allowed(allow_insecure)
        keys = key_source(key, allow_unknown="key" in insecure)
        url = checked_url(base_url, allow_http="http" in insecure)
        self._project = project = project_name(keys(), url, http_client)
        self._folder = getattr(getattr(rate_limits, "shared", None), "folder", None)
        self._session = Session(
            keys,
            url,
            limiter=Limiter(rate_limits, project=project),
            hooks=check_instance("hooks", hooks, Hooks) or Hooks(),
            headers=HEADERS | check_headers({} if headers is None else headers),
            concurrency=check_count("concurrency", concurrency, 1, 1000),
            max_response_bytes=check_count("max_response_bytes", max_response_bytes, 1, 2**40),
            http_client=http_client,
            ssl_context=ssl_context,
        )
        retry = check_instance("retry", retry, Retry) or Retry()
        added = review_headers(respect_review_settings)
        self._options = Options(check_timeout(timeout), check_seconds("deadline", deadline), retry, added)
        super().__init__(self)

    @suggest_options
    def with_options(
        self,
        *,
        timeout: float | httpx.Timeout | None = None,
        deadline: float | None = None,
        max_retries: int | None = None,
        priority: int | None = None,
        respect_review_settings: bool | Unset | None = UNSET,
    ) -> Self:
        """Return a light copy with other options.

        It shares connections and rate limits with this client. Closing one of them closes both.

        >>> urgent = client.with_options(priority=10, deadline=60)
        >>> (await urgent.gates.archive("new_checkout")).status
        'Archived'

        Args:
            timeout: Seconds for each stage of a request (connect, send, receive), or an httpx.Timeout.
            deadline: Seconds for a whole call with all its attempts.
            max_retries: The maximum number of retries of one call; 0 for none.
            priority: In the queue for rate limits, writes with a higher number go first; 0 by default.
            respect_review_settings: As for Client. None sends no header, UNSET keeps the current setting.
        """
        options = self._options
        if timeout is not None:
            options = options._replace(timeout=check_timeout(timeout))
        if deadline is not None:
            options = options._replace(deadline=check_seconds("deadline", deadline))
        if max_retries is not None:
            attempts = check_count("max_retries", max_retries, 0, MOST_ATTEMPTS - 1) + 1
            options = options._replace(retry=replace(options.retry, attempts=attempts))
        if priority is not None:
            options = options._replace(priority=check_count("priority", priority, -(10**9), 10**9))
        if not isinstance(respect_review_settings, Unset):
            options = options._replace(headers=review_headers(respect_review_settings))
        copy = object.__new__(type(self))
        copy._session, copy._options = self._session, options
        copy._project, copy._folder = self._project, self._folder
        Resources.__init__(copy, copy)
        return copy

    @cached_property
    def raw(self) -> RawResources:
        """The same groups and operations, which return each response undecoded, as a RawResponse."""
        return RawResources(RawApi(self.send))

    def exclusive(self, kind: str, id: str) -> AbstractAsyncContextManager[None]:
        """Return a context manager that one task at a time is inside of, for one object.

        The others wait in order of arrival, whatever their event loop or thread, if their clients have the
        same key and address. With `SharedRateLimit.on_host()` other processes on this host wait, too. Only
        those who use it wait: other programs and the console can change the object at any time.

            async with client.exclusive("gates", "new_checkout"):
                ...  # Read the gate and write it.

        Args:
            kind: Name of the group, such as ``gates``.
            id: Id of the object.

        Raises InvalidArgumentError if this task is inside of it already.
        """
        from ._exclusive import Exclusive

        return Exclusive(self._session.check, (self._project, kind, id), self._folder)

    # Overloads repeat all arguments: only `decode` decides what is returned.
    @overload
    async def send(
        self,
        operation: Operation | str,
        path: Mapping[str, object] = ...,
        *,
        query: Query | None = ...,
        body: object = ...,
    ) -> RawResponse: ...
    @overload
    async def send(
        self,
        operation: Operation | str,
        path: Mapping[str, object] = ...,
        *,
        query: Query | None = ...,
        body: object = ...,
        decode: Callable[[RawResponse], T],
    ) -> T: ...
    async def send(
        self,
        operation: Operation | str,
        path: Mapping[str, object] | None = None,
        *,
        query: Query | None = None,
        body: object = UNSET,
        decode: Callable[[RawResponse], Any] | None = None,
    ) -> Any:
        """Send one operation and return its response. The operation may be unknown to this version.

        >>> response = await client.send("GET /gates/{id}", {"id": "new_checkout"})
        >>> response.data["id"]
        'new_checkout'

        Args:
            operation: An operation, or a method and a path: ``"PUT /gates/{id}/launch"``.
            path: The values for the parts of the path in braces.
            query: The query string. A list repeats its name; UNSET and None are left out.
            body: A model, or any JSON value.
            decode: A function that turns the RawResponse into the result; without it, that is returned.
        """
        operation = Operation.parse(operation) if isinstance(operation, str) else operation
        places = {} if path is None else path
        check_operation(operation)
        check_mapping("path", places)
        filled = operation.fill(places)
        try:
            self._session.check()
            content = encode_body(body, operation)
            request = Request(
                operation,
                target(filled, query),
                content,
                self._options,
                places,
                is_raw=decode is None,
                kinds=kinds_of(operation, decode),
            )
        except StatsigError as error:
            operation.locate(error, shown(operation, filled))
            raise
        if decode is None:
            return await call(self._session, request)
        return await decode_response(
            operation,
            lambda: request.shown_path,
            await call(self._session, request),
            decode,
            self._session.redactor,
        )

    async def aclose(self) -> None:
        """Close the client: refuse new calls, give those in flight 5 s to finish, then close the connections.

        Calling it again does nothing. A client that was given as `http_client` stays open.
        """
        await self._session.aclose()

    async def __aenter__(self) -> Self:
        self._session.check()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.aclose()

    if not TYPE_CHECKING:
        # Python's own message would deny that a client is a context manager. Type checkers report the mistake
        # without this method.
        def __enter__(self) -> NoReturn:
            raise TypeError(
                "a client is asynchronous: use `async with`, and run it with asyncio.run or anyio"
            )

        __exit__ = None

    def __repr__(self) -> str:
        session: Session | None = getattr(self, "_session", None)
        if (
            session is None
        ):  # A traceback may show a client that has no session, because its options were refused.
            return "Client(…)"
        return f"Client(base_url={session.url!r}{', closed' if session.closed else ''})"

    def __reduce__(self) -> NoReturn:
        raise TypeError(
            "a client holds a key and connections and cannot be pickled; create one in each process"
        )
