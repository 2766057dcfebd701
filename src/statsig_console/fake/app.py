"""The class `Fake`: its options and methods, and its interfaces for requests."""

from __future__ import annotations

import secrets
import time
from collections.abc import Awaitable, Callable, Iterable, Mapping
from typing import Any, Literal, Unpack

import httpx
from anyio import sleep

from ._clock import Clock
from ._control.endpoints import Control
from ._faults.faults import Stage, Which
from ._faults.plan import Chaos
from ._handlers.semantics import Semantics, semantics_of
from ._http import asgi
from ._http.requests import control_path
from ._http.response import Response
from ._http.transport import InProcess
from ._limits.algorithms import Algorithm
from ._limits.quota import Quota
from .console import Console

__all__ = ["Fake"]

_DEFAULT_URL = "https://statsigapi.net/console/v1"


class Fake(Console):
    """A fake Console API that keeps its state in memory, as an ASGI application.

    >>> fake = Fake(seed=7)
    >>> fake.seed(gates=50)
    >>> async with fake.http() as http, Client(http_client=http) as client:
    ...     total = (await client.gates.list()).total
    >>> total
    50

    Args:
        key: The only key that is accepted. None accepts every key that begins with `console-`.
        seed: The seed of all invented ids and values, and of faults with a `rate`.
        clock: A function that returns the time in seconds. Jobs of the server progress with it.
        tags: `strict` refuses a tag that does not exist, as the server does. `any` accepts it.
        limits: Rate limits of writes, such as 100 in 10 and 900 in 900 seconds. If set, id lists have
            further limits. None means no limit.
        algorithm: The algorithm that counts requests. The server's own one is not documented.
        retry_after: Whether a response 429 has the header `Retry-After`.
        keep_requests: The maximum number of requests in `requests`. The oldest are removed first.
        read_only_key: A further key that is accepted and may only read.
        chaos: A plan of faults.
        allow_hosts: Host names of a served fake besides `localhost` and addresses, such as `statsig-fake` for
            a container. A request with another name in its `Host` header is refused.
    """

    def __init__(
        self,
        key: str | None = None,
        seed: int = 0,
        clock: Callable[[], float] = time.time,
        *,
        tags: Literal["any", "strict"] = "any",
        limits: Iterable[tuple[int, float]] | None = None,
        algorithm: Algorithm = "sliding log",
        retry_after: bool = False,
        keep_requests: int = 10_000,
        read_only_key: str | None = None,
        chaos: Chaos | None = None,
        allow_hosts: Iterable[str] = (),
    ) -> None:
        ahead = Clock(clock)
        super().__init__(
            seed,
            ahead,
            Quota(limits, algorithm, ahead, retry_after),
            strict_tags=tags == "strict",
            keep_requests=keep_requests,
            key=key,
            read_only_key=read_only_key,
        )
        if chaos is not None:
            self.follow(chaos)
        self.allow_hosts = _names(allow_hosts)
        self._control = Control(self)
        self.rate_limit_name = secrets.token_hex(8)
        """What clients in process add to their key: no two fakes share rate limits, whatever the key."""

    def http(self, base_url: str = _DEFAULT_URL) -> httpx.AsyncClient:
        """Return an httpx client that sends its requests to this fake in memory."""
        return _HttpClient(self, base_url)

    def semantics(self) -> dict[str, Semantics]:
        """Return how closely each operation is modelled.

        `modelled` and `crud` behave like the server. `echo` returns the example of the document, and keeps
        the body of a write for a read of the same path.
        """
        return semantics_of(self.document)

    def respond(self, method: str, target: str, key: str | None, content: bytes) -> Response:
        """Answer one request at once, without delays.

        `target` is the path with its query, as in the request.
        """
        with self.lock:
            if (wanted := control_path(target)) is not None:
                return self._control.answer(method, wanted, content)
            return self._answer(*self._begin(method, target, key, content))

    async def reply(self, method: str, target: str, key: str | None, content: bytes) -> Response:
        """Answer one request as `respond` does, after the delays of faults."""
        with self.lock:
            if (wanted := control_path(target)) is not None:
                return self._control.answer(method, wanted, content)
            parsed, outcome = self._begin(method, target, key, content)
        if outcome.before:
            await sleep(outcome.before)
        with self.lock:
            response = self._answer(parsed, outcome)
        if outcome.after:
            await sleep(outcome.after)
        return response

    async def __call__(
        self,
        scope: Mapping[str, Any],
        receive: Callable[[], Awaitable[Mapping[str, Any]]],
        send: Callable[[dict[str, Any]], Awaitable[None]],
    ) -> None:
        """Answer one request of an ASGI server."""
        await asgi.serve(self.reply, scope, receive, send, self.allow_hosts)

    # The signatures of `FaultInjector` are repeated, so that editors and `help` show them on the fake.
    def fail(
        self,
        status: int = 500,
        *,
        applied: bool = False,
        headers: Mapping[str, str] | None = None,
        body: Any = None,
        retry_after: float | None = None,
        **which: Unpack[Which],
    ) -> None:
        """Respond with an error to the next matching request, or to `times` of them.

        With `applied`, the write is carried out in spite of the error. A body of text or bytes is sent
        unchanged, any other as JSON. `retry_after` is in seconds.
        """
        self.faults.fail(
            status, applied=applied, headers=headers, body=body, retry_after=retry_after, **which
        )

    def drop(self, *, applied: bool = False, stage: Stage = "answer", **which: Unpack[Which]) -> None:
        """Break the connection before or during the response to the next matching request, or to `times`."""
        self.faults.drop(applied=applied, stage=stage, **which)

    def invent(self, field: str = "status", value: Any = "Half Launched", **which: Unpack[Which]) -> None:
        """Put a value that the document does not have into the first object of the next matching response."""
        self.faults.invent(field, value, **which)

    def delay(self, seconds: float, *, applied: bool = False, **which: Unpack[Which]) -> None:
        """Delay all matching requests before they are carried out; with `applied`, afterwards.

        The delay is on the clock of the event loop. The method `respond` does not wait.
        """
        self.faults.delay(seconds, applied=applied, **which)

    def read_only(self, **which: Unpack[Which]) -> None:
        """Refuse all writes with 403, as for a key with read-only scopes."""
        self.faults.read_only(**which)

    def require_review(self, **which: Unpack[Which]) -> None:
        """Refuse with 403 all writes that a review could propose. Committing a review is accepted.

        `tag` selects gates, dynamic configs, experiments or autotunes.
        """
        self.faults.require_review(**which)

    def follow(self, chaos: Chaos) -> None:
        """Replace all pending faults by those of a plan; `Chaos()` removes them.

        The plan does not change, so several fakes can follow it.
        """
        self.faults.follow(chaos)


def _names(hosts: Iterable[str]) -> tuple[str, ...]:
    if isinstance(hosts, str):
        raise TypeError(f"allow_hosts must be a list of names, such as [{hosts!r}], not a text")
    return tuple(hosts)


class _HttpClient(httpx.AsyncClient):
    """An HTTP client whose requests end in a fake."""

    def __init__(self, fake: Fake, base_url: str) -> None:
        super().__init__(transport=InProcess(fake), base_url=base_url)
        self.rate_limit_name = fake.rate_limit_name
