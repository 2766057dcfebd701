"""The fake itself: from a request to its answer, with the trouble asked for and a record of what came in."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Iterable, Mapping
from contextlib import nullcontext
from email.utils import formatdate
from functools import cache, lru_cache
from typing import Any, Literal

import httpx
from anyio import sleep

from ._clock import Clock
from ._control.endpoints import Control
from ._document import document
from ._document.document import Operation
from ._document.routing import Router
from ._document.validation import Checks
from ._faults.injector import Fate, Troubled
from ._faults.plan import Chaos
from ._handlers.call import Call
from ._handlers.envelopes import perform
from ._handlers.review_rules import check_reviewed
from ._handlers.semantics import Semantics, semantics_of
from ._http import asgi
from ._http.requests import Asked, Requests, meant, read
from ._http.response import Answer, Refusal, as_answer, invalid
from ._http.transport import InProcess
from ._limits.algorithms import Algorithm
from ._limits.quota import Quota
from ._resources import registration as registration
from ._resources.keys import lets_in, only_reads
from .state import Stateful

__all__ = ["Fake"]

_DEFAULT_URL = "https://statsigapi.net/console/v1"


class Fake(Stateful, Troubled):
    """A Console API in memory: an ASGI application that keeps what it is told.

    Args:
        key: The only key that is let in; None lets in every key that begins with `console-`.
        seed: Decides every id and every value that is made up, and chance where trouble has a `rate`.
        clock: Gives the time in seconds; what takes time on the server progresses with it.
        tags: Whether an object may have a tag that nobody made; the server is `strict` about that.
        limits: How many requests that change something are let in, such as 100 in 10 and 900 in 900 seconds.
            Id lists have limits of their own then. None lets in everything.
        algorithm: How the server counts; which of them it uses is not known.
        retry_after: Whether a refusal says in `Retry-After` when to come back.
        keep_requests: How many requests `requests` holds; the oldest are forgotten first.
        read_only_key: A key that is let in and may change nothing.
        chaos: A plan of trouble.
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
        self.document = document.load()
        ahead = Clock(clock)
        quota = Quota(limits, algorithm, ahead, retry_after)
        Stateful.__init__(self, seed, ahead, quota, strict_tags=tags == "strict")
        Troubled.__init__(self, seed)
        if chaos is not None:
            self.follow(chaos)
        self.requests = Requests(self.document.operations, keep_requests)
        self._key, self._read_only_key = key, read_only_key
        self._control: Control | None = None
        self.allow_hosts = _names(allow_hosts)
        self._router, self._checks = _compiled(self.document)

    def http(self, base_url: str = _DEFAULT_URL) -> httpx.AsyncClient:
        """Return a client whose requests end here, without a socket."""
        return httpx.AsyncClient(transport=InProcess(self), base_url=base_url)

    def semantics(self) -> dict[str, Semantics]:
        """Tell for each operation how far the fake goes; `own` and `plain` are real semantics.

        `kept` takes a body and gives it back, `example` answers with the example of the document.
        """
        return semantics_of(self.document)

    def respond(self, method: str, target: str, key: str | None, content: bytes) -> Answer:
        """Answer one request at once, whatever delay was asked for.

        `target` is the path with its query as it stands in the request.
        """
        with self.lock:
            if (wanted := meant(target)) is not None:
                return self._answer_control(method, wanted, content)
            asked = read(self._router, method, target, key, content)
            return self._answer(asked, self.fate(asked.operation, method, target, content))

    async def reply(self, method: str, target: str, key: str | None, content: bytes) -> Answer:
        """Answer one request as `respond` does, but not before the delays that were asked for."""
        with self.lock:
            if (wanted := meant(target)) is not None:
                return self._answer_control(method, wanted, content)
            asked = read(self._router, method, target, key, content)
            fate = self.fate(asked.operation, method, target, content)
        if fate.before:
            await sleep(fate.before)
        with self.lock:
            answer = self._answer(asked, fate)
        if fate.after:
            await sleep(fate.after)
        return answer

    def _answer_control(self, method: str, wanted: str, content: bytes) -> Answer:
        self._control = self._control or Control(self)
        return self._control.answer(method, wanted, content)

    def _answer(self, asked: Asked, fate: Fate) -> Answer:
        trouble, now, began = fate.trouble, self.clock(), time.perf_counter()
        if trouble is None or trouble.applied:
            answer = self._carry_out(asked, fate)
        else:
            answer = as_answer(200, {"message": "", "data": {}})
        if trouble is not None:
            answer = trouble.instead_of(answer, now, fate.lot)
        took = fate.before + time.perf_counter() - began + fate.after
        self.requests.note(asked, None if answer.broken else answer.status, now, took)
        headers = {"date": _date(int(now)), **answer.headers}
        return Answer(answer.status, answer.body, headers, answer.broken)

    async def __call__(
        self,
        scope: Mapping[str, Any],
        receive: Callable[[], Awaitable[Mapping[str, Any]]],
        send: Callable[[dict[str, Any]], Awaitable[None]],
    ) -> None:
        """Answer one request of an ASGI server."""
        await asgi.serve(self.reply, scope, receive, send, self.allow_hosts)

    def _carry_out(self, asked: Asked, fate: Fate) -> Answer:
        operation = asked.operation
        if operation is None:
            missing = f"Cannot {asked.method} {asked.path}"
            return as_answer(404, {"statusCode": 404, "message": missing, "error": "Not Found"})
        is_reader = asked.key is not None and asked.key == self._read_only_key
        if not is_reader and not lets_in(self.store, asked.key, self._key):
            reason = "Only an active CONSOLE key is accepted here, but an invalid key was sent."
            return as_answer(401, {"status": 401, "message": f"{reason} Key: {asked.key}"})
        if operation.method != "GET" and (is_reader or only_reads(self.store, asked.key)):
            return as_answer(403, {"status": 403, "message": "Forbidden resource"})
        self.store.catch_up()
        try:
            self.quota.check(operation)
            if asked.problem is not None:
                raise Refusal(400, {"statusCode": 400, "message": asked.problem, "error": "Bad Request"})
            call = self._checked(operation, asked)
            check_reviewed(call)
            # A change is kept only if its answer can be written.
            with self.store.change() if operation.method != "GET" else nullcontext():
                body = self.invented(operation, asked.method, perform(call), fate.lot)
                return as_answer(operation.status, body)
        except Refusal as refusal:
            return as_answer(refusal.status, refusal.body, refusal.headers)

    def _checked(self, operation: Operation, asked: Asked) -> Call:
        sent: dict[str, list[str]] = {}
        for name, value in asked.pairs:
            sent.setdefault(name, []).append(value)
        query, issues = self._checks.query(operation, sent)
        if issues:
            errors = [f"{at}: {reason}" for at, reason in issues]
            raise Refusal(400, {"status": 400, "message": "Bad Request Exception", "errors": errors})
        body = asked.body
        if operation.body is None:
            body = body if isinstance(body, dict) else None
        else:
            body = {} if body is None else body
            if issues := self._checks.body(operation, body):
                raise invalid(issues)
        return Call(operation, self.document, self.store, asked.names, query, asked.pairs, body)


def _names(hosts: Iterable[str]) -> tuple[str, ...]:
    if isinstance(hosts, str):
        raise TypeError(f"allow_hosts is a list of names, such as [{hosts!r}], not a text")
    return tuple(hosts)


@cache
def _compiled(content: document.Document) -> tuple[Router, Checks]:
    """Return what all fakes of one document share, so that making one costs nothing."""
    return Router(content.operations.values()), Checks(content)


@lru_cache(maxsize=1)
def _date(now: int) -> str:
    return formatdate(now, usegmt=True)
