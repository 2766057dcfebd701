"""The client without async: the same groups of operations, whose calls block."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from functools import cached_property
from types import TracebackType
from typing import TYPE_CHECKING, Any, NoReturn, Self, TypeVar, overload

import httpx

from .. import _client as asynchronous
from .._blocking.contexts import SyncContext
from .._blocking.runner import Runner
from .._calls.hooks import Hooks
from .._calls.retry import Retry
from .._client import BASE_URL, LIMITS, TIMEOUT
from .._codec import UNSET, Unset
from .._config import Insecure, suggest_options
from .._generated.sync import RawResources, Resources
from .._limits.limiter import RateLimit, RateLimits
from .._operation import Operation, Query, RawResponse
from .._transport.http_clients import HttpClient

__all__ = ["Client"]

T = TypeVar("T")


class Client(Resources):
    """A client of the Statsig Console API without async. Several threads may use it at once.

    Use it as a context manager, or close it with ``close``:

    >>> with Client() as client:
    ...     gate = client.gates.get("new_checkout")
    >>> gate.id
    'new_checkout'

    A thread makes the calls of all clients of the process. It also calls `hooks` and a function that returns
    the key; these must not use a synchronous client. If Ctrl-C interrupts a call, a write that was sent gets
    5 s to finish.

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

    Raises InvalidApiKeyError, InvalidBaseUrlError or InvalidArgumentError without sending a request, and
    ForkedProcessError if it is used in another process than that which created it.
    See https://docs.statsig.com/console-api/introduction
    """

    # The signatures are those of the client with async, so that editors show them; a test compares them.
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
        client = asynchronous.Client(
            key,
            base_url=base_url,
            timeout=timeout,
            deadline=deadline,
            retry=retry,
            rate_limits=rate_limits,
            concurrency=concurrency,
            max_response_bytes=max_response_bytes,
            allow_insecure=allow_insecure,
            respect_review_settings=respect_review_settings,
            headers=headers,
            hooks=hooks,
            http_client=http_client,
            ssl_context=ssl_context,
        )
        self._set(client, Runner(client.aclose))

    def _set(self, client: asynchronous.Client, runner: Runner) -> None:
        self._client = client
        Resources.__init__(self, client, runner)

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
        >>> urgent.gates.archive("new_checkout").status
        'Archived'

        Args:
            timeout: Seconds for each stage of a request (connect, send, receive), or an httpx.Timeout.
            deadline: Seconds for a whole call with all its attempts.
            max_retries: The maximum number of retries of one call; 0 for none.
            priority: In the queue for rate limits, writes with a higher number go first; 0 by default.
            respect_review_settings: As for Client. None sends no header, UNSET keeps the current setting.
        """
        made = self._client.with_options(
            timeout=timeout,
            deadline=deadline,
            max_retries=max_retries,
            priority=priority,
            respect_review_settings=respect_review_settings,
        )
        copy = object.__new__(type(self))
        copy._set(made, self._runner)
        return copy

    @cached_property
    def raw(self) -> RawResources:
        """The same groups and operations, which return each response undecoded, as a RawResponse."""
        return RawResources(self._client.raw, self._runner)

    def exclusive(self, kind: str, id: str) -> AbstractContextManager[None]:
        """Return a context manager that one thread at a time is inside of, for one object.

        The others wait in order of arrival, whatever their thread or event loop, if their clients have the
        same key and address. With `SharedRateLimit.on_host()` other processes on this host wait, too. Only
        those who use it wait: other programs and the console can change the object at any time.

            with client.exclusive("gates", "new_checkout"):
                ...  # Read the gate and write it.

        Args:
            kind: Name of the group, such as ``gates``.
            id: Id of the object.

        Raises InvalidArgumentError if this thread is inside of it already.
        """
        return SyncContext(self._client.exclusive(kind, id), self._runner)

    @overload
    def send(
        self,
        operation: Operation | str,
        path: Mapping[str, object] = ...,
        *,
        query: Query | None = ...,
        body: object = ...,
    ) -> RawResponse: ...
    @overload
    def send(
        self,
        operation: Operation | str,
        path: Mapping[str, object] = ...,
        *,
        query: Query | None = ...,
        body: object = ...,
        decode: Callable[[RawResponse], T],
    ) -> T: ...
    def send(
        self,
        operation: Operation | str,
        path: Mapping[str, object] | None = None,
        *,
        query: Query | None = None,
        body: object = UNSET,
        decode: Callable[[RawResponse], Any] | None = None,
    ) -> Any:
        """Send one operation and return its response. The operation may be unknown to this version.

        >>> response = client.send("GET /gates/{id}", {"id": "new_checkout"})
        >>> response.data["id"]
        'new_checkout'

        Args:
            operation: An operation, or a method and a path: ``"PUT /gates/{id}/launch"``.
            path: The values for the parts of the path in braces.
            query: The query string. A list repeats its name; UNSET and None are left out.
            body: A model, or any JSON value.
            decode: A function that turns the RawResponse into the result; without it, that is returned.
        """
        # It has overloads, of which a type checker would choose one.
        send: Any = self._client.send
        return self._runner.run(send, operation, path, query=query, body=body, decode=decode)

    def close(self) -> None:
        """Close the client: refuse new calls, give those in flight 5 s to finish, then close the connections.

        Calling it again does nothing. A client that was given as `http_client` stays open.
        """
        self._runner.close()

    def __enter__(self) -> Self:
        self._runner.check()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    if not TYPE_CHECKING:
        # Python's own message would deny that a client is a context manager. Type checkers report the mistake
        # without this method.
        def __aenter__(self) -> NoReturn:
            raise TypeError(
                "this client is synchronous: use `with`, or use statsig_console.Client for `async with`"
            )

        __aexit__ = None

    def __repr__(self) -> str:
        client: object = getattr(self, "_client", None)
        return f"sync.{client or 'Client(…)'!s}"

    def __reduce__(self) -> NoReturn:
        raise TypeError(
            "a client holds a key and connections and cannot be pickled; create one in each process"
        )
