"""The fake itself: from a request to its answer, with the trouble asked for and a record of what came in."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Iterable, Mapping
from functools import cache
from typing import Any, Literal

import httpx
from attrs import evolve

from . import asgi, document
from .bodies import as_answer
from .call import Call, Refusal, invalid
from .chaos import Break, Chaos, Failure
from .checks import Checks
from .clock import Clock
from .control import Control, meant
from .document import Operation
from .envelopes import perform
from .groups import GROUPS as GROUPS
from .keys import lets_in
from .limits import Algorithm
from .quota import Quota
from .requests import Asked, Requests, read
from .routes import Router
from .semantics import Semantics, semantics_of
from .state import Stateful
from .transport import Answer, InProcess

__all__ = ["Fake"]

_DEFAULT_URL = "https://statsigapi.net/console/v1"


class Fake(Stateful, Chaos):
    """A Console API in memory: an ASGI application that keeps what it is told.

    Args:
        key: The only key that is let in; None lets in every key that begins with `console-`.
        seed: Decides every id and every value that is made up.
        clock: Gives the time in seconds; what takes time on the server progresses with it.
        tags: Whether an object may have a tag that nobody made; the server is `strict` about that.
        limits: How many requests that change something are let in, such as 100 in 10 and 900 in 900 seconds.
            Id lists have limits of their own then. None lets in everything.
        algorithm: How the server counts; which of them it uses is not known.
        retry_after: Whether a refusal says in `Retry-After` when to come back.
        keep_requests: How many requests `requests` holds; the oldest are forgotten first.
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
    ) -> None:
        self.document = document.load()
        ahead = Clock(clock)
        quota = Quota(limits, algorithm, ahead, retry_after)
        Stateful.__init__(self, seed, ahead, quota, strict_tags=tags == "strict")
        Chaos.__init__(self, self.document.operations)
        self.requests = Requests(self.document.operations, keep_requests)
        self._key = key
        self._control: Control | None = None
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
        """Answer one request; `target` is the path with its query as it stands in the request."""
        with self.lock:
            if (wanted := meant(target)) is not None:
                self._control = self._control or Control(self)
                return self._control.answer(method, wanted, content)
            return self._answer(method, target, key, content)

    def _answer(self, method: str, target: str, key: str | None, content: bytes) -> Answer:
        asked = read(self._router, method, target, key, content)
        trouble = self.trouble_for(asked.operation, method)
        if trouble is None or trouble.applied:
            answer = self._carry_out(asked)
        else:
            answer = as_answer(200, {"message": "", "data": {}})
        if trouble is not None:
            answer = _as_trouble(trouble, answer)
        self.requests.note(asked, None if answer.broken else answer.status)
        return answer

    async def __call__(
        self,
        scope: Mapping[str, Any],
        receive: Callable[[], Awaitable[Mapping[str, Any]]],
        send: Callable[[dict[str, Any]], Awaitable[None]],
    ) -> None:
        """Answer one request of an ASGI server."""
        await asgi.serve(self.respond, scope, receive, send)

    def _carry_out(self, asked: Asked) -> Answer:
        operation = asked.operation
        if operation is None:
            missing = f"Cannot {asked.method} {asked.path}"
            return as_answer(404, {"statusCode": 404, "message": missing, "error": "Not Found"})
        if not lets_in(self.store, asked.key, self._key):
            reason = "Only an active CONSOLE key is accepted here, but an invalid key was sent."
            return as_answer(401, {"status": 401, "message": f"{reason} Key: {asked.key}"})
        self.store.catch_up()
        try:
            self.quota.check(operation)
            if asked.problem is not None:
                raise Refusal(400, {"statusCode": 400, "message": asked.problem, "error": "Bad Request"})
            call = self._checked(operation, asked)
            if operation.method != "GET":
                self.store.changes.begin(self.store.drawn)
            body = perform(call)
        except Refusal as refusal:
            return as_answer(refusal.status, refusal.body, refusal.headers)
        finally:
            self.store.changes.end()
        return as_answer(operation.status, self.invented(operation, asked.method, body))

    def _checked(self, operation: Operation, asked: Asked) -> Call:
        sent: dict[str, list[str]] = {}
        for name, value in asked.pairs:
            sent.setdefault(name, []).append(value)
        query, issues = self._checks.query(operation, sent)
        if issues:
            errors = [f"{at}: {reason}" for at, reason in issues]
            raise Refusal(400, {"status": 400, "message": "Bad Request Exception", "errors": errors})
        body = asked.body
        if operation.body is not None:
            body = {} if body is None else body
            if issues := self._checks.body(operation, body):
                raise invalid(issues)
        return Call(operation, self.document, self.store, asked.names, query, asked.pairs, body)


@cache
def _compiled(content: document.Document) -> tuple[Router, Checks]:
    """Return what all fakes of one document share, so that making one costs nothing."""
    return Router(content.operations.values()), Checks(content)


def _as_trouble(trouble: Failure | Break, answer: Answer) -> Answer:
    if isinstance(trouble, Break):
        return evolve(answer, broken=trouble.stage)
    body = trouble.content()
    if isinstance(body, str):
        body = body.encode()
    content = body if isinstance(body, bytes) else as_answer(trouble.status, body).body
    return Answer(trouble.status, content, trouble.headers)
