"""Control endpoints for tests in other processes: the methods of a fake as requests under `/_fake/`."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar
from urllib.parse import parse_qsl

from .._clock import iso
from .._faults.plan import WORDS, Chaos
from .._handlers.semantics import Semantics, semantics_of
from .._http.arguments import check
from .._http.requests import CONTROL_PREFIX
from .._http.response import Refusal, Response, make_response, refuse
from .._http.strict_json import read_json
from .._state.snapshots import Snapshot
from ..console import Console
from .page import page

__all__ = ["Control"]

_T = TypeVar("_T")
_UNNAMED = "unnamed"
_METHODS = ("rewind", "seed", "clear", "advance")


class Control:
    """Answers the requests under `/_fake/`; they need no key."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._snapshots: dict[str, Snapshot] = {}
        self.endpoints: dict[tuple[str, str], Callable[..., Any]] = {
            ("GET", "state"): self._state,
            ("GET", "requests"): self._requests,
            ("DELETE", "requests"): self._forget_requests,
            ("GET", "objects"): self._objects,
            ("GET", "semantics"): self._semantics,
            ("GET", "page"): page,
            ("POST", "snapshot"): self._snapshot,
            ("POST", "restore"): self._restore,
            ("POST", "chaos"): self._chaos,
            **{("POST", name): self._then_state(getattr(console, name)) for name in _METHODS},
            **{("POST", name): self._then_state(getattr(console.faults, name)) for name in WORDS},
        }

    def answer(self, method: str, wanted: str, content: bytes) -> Response:
        """Answer one request."""
        name, _, query = wanted.partition("?")
        try:
            endpoint = self._endpoint(method, name)
            values = _arguments(method, query, content)
            check(endpoint, values)
            result = endpoint(**values)
            return result if isinstance(result, Response) else make_response(200, result)
        except Refusal as refusal:
            return make_response(refusal.status, refusal.body)
        except (TypeError, ValueError) as error:
            return make_response(400, {"status": 400, "message": str(error)})

    def _endpoint(self, method: str, name: str) -> Callable[..., Any]:
        if found := self.endpoints.get((method, name)):
            return found
        known = ", ".join(f"{verb} {CONTROL_PREFIX}{path}" for verb, path in self.endpoints)
        raise refuse(f"{method} {CONTROL_PREFIX}{name} is unknown; known: {known}", 404)

    def _then_state(self, method: Callable[..., Any]) -> Callable[..., Any]:
        """Return an endpoint that calls a method of the fake and returns the state after it."""

        @wraps(method)
        def endpoint(**values: Any) -> Any:
            method(**values)
            return self._state()

        return endpoint

    def _state(self) -> dict[str, Any]:
        console = self._console
        objects = {tag: len(console.objects(tag)) for tag in sorted(console.store.groups())}
        return {
            "time": iso(console.store.now()),
            "seed": console.store.seed,
            "objects": objects,
            "changes": len(console.store.changes),
            "requests": len(console.requests),
            "limits": console.quota.left(),
            "snapshots": list(self._snapshots),
        }

    def _requests(
        self,
        operation: str | None = None,
        method: str | None = None,
        path: str | None = None,
        status: str | None = None,
        limit: str = "100",
    ) -> dict[str, Any]:
        wanted = int(status) if status else None
        found = self._console.requests.matching(operation=operation, method=method, path=path, status=wanted)
        shown = _last(found, limit)
        return {"count": len(found), "requests": [request.as_json() for request in shown]}

    def _objects(self, tag: str, limit: str = "100") -> dict[str, Any]:
        known = {operation.tag for operation in self._console.document.operations.values()}
        if tag not in known:
            raise refuse(f"The group {tag} is unknown; known: {', '.join(sorted(known))}", 404)
        found = self._console.objects(tag)
        return {"count": len(found), "objects": dict(_last(list(found.items()), limit))}

    def _semantics(self) -> dict[str, Semantics]:
        return semantics_of(self._console.document)

    def _forget_requests(self) -> dict[str, Any]:
        self._console.requests.clear()
        return self._state()

    def _chaos(self, seed: int = 0, faults: list[Any] | None = None) -> dict[str, Any]:
        self._console.faults.follow(Chaos.of(seed, faults or []))
        return self._state()

    def _snapshot(self, name: str = _UNNAMED) -> dict[str, Any]:
        self._snapshots[name] = self._console.snapshot()
        return self._state()

    def _restore(self, name: str = _UNNAMED) -> dict[str, Any]:
        if name not in self._snapshots:
            known = ", ".join(self._snapshots) or "none"
            raise refuse(f"The snapshot {name} is unknown; known: {known}", 404)
        self._console.restore(self._snapshots[name])
        return self._state()


def _last(found: list[_T], limit: str) -> list[_T]:
    return found[max(0, len(found) - int(limit)) :]


def _arguments(method: str, query: str, content: bytes) -> dict[str, Any]:
    if method == "GET":
        return dict(parse_qsl(query, keep_blank_values=True, errors="strict"))
    values = read_json(content or b"{}")
    if not isinstance(values, dict):
        raise ValueError("the body must be a JSON object")
    return values
