"""The fake Console: it responds to requests, with its state, its keys, its limits and its faults."""

from __future__ import annotations

import time
from contextlib import nullcontext
from email.utils import formatdate
from functools import cache, lru_cache

from ._clock import Clock
from ._document import document
from ._document.document import Document, Operation
from ._document.routing import Router
from ._document.validation import Checks
from ._faults.injector import FaultInjector, Outcome
from ._handlers.call import Call
from ._handlers.envelopes import perform
from ._handlers.review_rules import check_reviewed
from ._http.requests import ParsedRequest, Requests, parse
from ._http.response import Refusal, Response, invalid, make_response
from ._limits.quota import Quota
from ._resources import registration as registration
from ._resources.keys import is_accepted, is_read_only
from .state import Stateful

__all__ = ["Console"]


class Console(Stateful):
    """The state, the pending faults and the log of requests, and the steps from a request to its response."""

    def __init__(
        self,
        seed: int,
        clock: Clock,
        quota: Quota,
        *,
        strict_tags: bool,
        keep_requests: int,
        key: str | None,
        read_only_key: str | None,
    ) -> None:
        super().__init__(seed, clock, quota, strict_tags=strict_tags)
        self.document = document.load()
        self.faults = FaultInjector(seed)
        self.requests = Requests(self.document.operations, keep_requests)
        self._key, self._read_only_key = key, read_only_key
        self._router, self._checks = _compiled(self.document)

    def _begin(
        self, method: str, target: str, key: str | None, content: bytes
    ) -> tuple[ParsedRequest, Outcome]:
        """Parse a request and choose the faults that happen to it."""
        parsed = parse(self._router, method, target, key, content)
        return parsed, self.faults.decide(parsed.operation, method, target, content)

    def _answer(self, parsed: ParsedRequest, outcome: Outcome) -> Response:
        fault, now, began = outcome.fault, self.clock(), time.perf_counter()
        if fault is None or fault.applied:
            response = self._carry_out(parsed, outcome)
        else:
            response = make_response(200, {"message": "", "data": {}})
        if fault is not None:
            response = fault.instead_of(response)
        took = outcome.before + time.perf_counter() - began + outcome.after
        self.requests.note(parsed, None if response.broken else response.status, now, took)
        headers = {"date": _date(int(now)), **response.headers}
        return Response(response.status, response.body, headers, response.broken)

    def _carry_out(self, parsed: ParsedRequest, outcome: Outcome) -> Response:
        operation = parsed.operation
        if operation is None:
            missing = f"Cannot {parsed.method} {parsed.path}"
            return make_response(404, {"statusCode": 404, "message": missing, "error": "Not Found"})
        is_reader = parsed.key is not None and parsed.key == self._read_only_key
        if not is_reader and not is_accepted(self.store, parsed.key, self._key):
            reason = "Only an active CONSOLE key is accepted here, but an invalid key was sent."
            return make_response(401, {"status": 401, "message": f"{reason} Key: {parsed.key}"})
        if operation.method != "GET" and (is_reader or is_read_only(self.store, parsed.key)):
            return make_response(403, {"status": 403, "message": "Forbidden resource"})
        self.store.catch_up()
        try:
            self.quota.check(operation)
            if parsed.problem is not None:
                raise Refusal(400, {"statusCode": 400, "message": parsed.problem, "error": "Bad Request"})
            call = self._checked(operation, parsed)
            check_reviewed(call)
            # A change is stored only if its response can be written.
            with self.store.change() if operation.method != "GET" else nullcontext():
                body = self.faults.invented(operation, parsed.method, perform(call), outcome.draw)
                return make_response(operation.status, body)
        except Refusal as refusal:
            return make_response(refusal.status, refusal.body, refusal.headers)

    def _checked(self, operation: Operation, parsed: ParsedRequest) -> Call:
        sent: dict[str, list[str]] = {}
        for name, value in parsed.pairs:
            sent.setdefault(name, []).append(value)
        query, issues = self._checks.query(operation, sent)
        if issues:
            errors = [f"{at}: {reason}" for at, reason in issues]
            raise Refusal(400, {"status": 400, "message": "Bad Request Exception", "errors": errors})
        body = parsed.body
        if operation.body is None:
            body = body if isinstance(body, dict) else None
        else:
            body = {} if body is None else body
            if issues := self._checks.body(operation, body):
                raise invalid(issues)
        return Call(operation, self.document, self.store, parsed.names, query, parsed.pairs, body)


@cache
def _compiled(content: Document) -> tuple[Router, Checks]:
    """Return the parts that all fakes of one document share, so that creating a fake is fast."""
    return Router(content.operations.values()), Checks(content)


@lru_cache(maxsize=1)
def _date(now: int) -> str:
    return formatdate(now, usegmt=True)
