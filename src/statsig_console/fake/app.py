"""The fake as users have it: what it can be told to do, and the ways in for requests."""

from __future__ import annotations

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
    """A Console API in memory: an ASGI application that keeps what it is told.

    Args:
        key: The only key that is accepted; None accepts every key that begins with `console-`.
        seed: Decides every id and every value that is made up, and chance where a fault has a `rate`.
        clock: Gives the time in seconds; what takes time on the server progresses with it.
        tags: Whether an object may have a tag that nobody made; the server is `strict` about that.
        limits: How many requests that change something are accepted, such as 100 in 10 and 900 in 900
            seconds. Id lists have limits of their own then. None means no limit.
        algorithm: How the server counts; which of them it uses is not known.
        retry_after: Whether a refusal says in `Retry-After` when to come back.
        keep_requests: How many requests `requests` holds; the oldest are forgotten first.
        read_only_key: A key that is accepted and may change nothing.
        chaos: A plan of faults.
        allow_hosts: Names under which a served fake may be reached besides `localhost` and addresses, such as
            `statsig-fake` for a container; other names in a `Host` header are refused.
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

    def http(self, base_url: str = _DEFAULT_URL) -> httpx.AsyncClient:
        """Return a client whose requests end here, without a socket."""
        return httpx.AsyncClient(transport=InProcess(self), base_url=base_url)

    def semantics(self) -> dict[str, Semantics]:
        """Return for each operation how closely it is modelled; `modelled` and `crud` are real semantics.

        `echo` keeps a body and gives it back, `example` responds with the example of the document.
        """
        return semantics_of(self.document)

    def respond(self, method: str, target: str, key: str | None, content: bytes) -> Response:
        """Answer one request at once, whatever delay was asked for.

        `target` is the path with its query as it stands in the request.
        """
        with self.lock:
            if (wanted := control_path(target)) is not None:
                return self._control.answer(method, wanted, content)
            return self._answer(*self._begin(method, target, key, content))

    async def reply(self, method: str, target: str, key: str | None, content: bytes) -> Response:
        """Answer one request as `respond` does, but not before the delays that were asked for."""
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
        """Respond with an error to the next request that fits, or to more of them.

        With `applied` the change is made all the same. A body of text or bytes is sent as it is, any other as
        JSON. `retry_after` is in seconds.
        """
        self.faults.fail(
            status, applied=applied, headers=headers, body=body, retry_after=retry_after, **which
        )

    def drop(self, *, applied: bool = False, stage: Stage = "answer", **which: Unpack[Which]) -> None:
        """Break the connection on the next request that fits, or more: before the response or within it."""
        self.faults.drop(applied=applied, stage=stage, **which)

    def invent(self, field: str = "status", value: Any = "Half Launched", **which: Unpack[Which]) -> None:
        """Put a value that the document does not have into the first object of the next response."""
        self.faults.invent(field, value, **which)

    def delay(self, seconds: float, *, applied: bool = False, **which: Unpack[Which]) -> None:
        """Let all requests that fit wait before they are carried out; with `applied`, after that.

        The seconds pass on the clock of the event loop; `respond` does not wait.
        """
        self.faults.delay(seconds, applied=applied, **which)

    def read_only(self, **which: Unpack[Which]) -> None:
        """Refuse all changes with 403, as if the key might only read."""
        self.faults.read_only(**which)

    def require_review(self, **which: Unpack[Which]) -> None:
        """Refuse with 403 all changes that a review could propose; what a review commits is made.

        `tag` chooses between gates, dynamic configs, experiments and autotunes.
        """
        self.faults.require_review(**which)

    def follow(self, chaos: Chaos) -> None:
        """Replace all faults still to come by those of a plan; `Chaos()` ends them.

        The plan itself is not used up, so that several fakes can follow it.
        """
        self.faults.follow(chaos)


def _names(hosts: Iterable[str]) -> tuple[str, ...]:
    if isinstance(hosts, str):
        raise TypeError(f"allow_hosts is a list of names, such as [{hosts!r}], not a text")
    return tuple(hosts)
