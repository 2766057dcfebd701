"""The door for tests in other processes: what the methods of a fake do, as requests under `/_fake/`."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import parse_qsl

from .._clock import iso
from .._faults.plan import WORDS, Chaos
from .._http.arguments import check
from .._http.requests import DOOR
from .._http.response import Answer, Refusal, as_answer, refuse
from .._http.strict_json import read_json
from .._state.snapshots import Snapshot
from .page import page

if TYPE_CHECKING:
    from ..app import Fake

__all__ = ["Control"]

_T = TypeVar("_T")
_UNNAMED = "unnamed"
_METHODS = ("rewind", "seed", "clear", "advance", *WORDS)


class Control:
    """Answers the requests that are meant for the fake and not for the Console; they need no key."""

    def __init__(self, fake: Fake) -> None:
        self._fake = fake
        self._snapshots: dict[str, Snapshot] = {}
        self.doors: dict[tuple[str, str], Callable[..., Any]] = {
            ("GET", "state"): self._state,
            ("GET", "requests"): self._requests,
            ("DELETE", "requests"): self._forget_requests,
            ("GET", "objects"): self._objects,
            ("GET", "semantics"): fake.semantics,
            ("GET", "page"): page,
            ("POST", "snapshot"): self._snapshot,
            ("POST", "restore"): self._restore,
            ("POST", "chaos"): self._chaos,
            **{("POST", name): self._then_state(getattr(fake, name)) for name in _METHODS},
        }

    def answer(self, method: str, wanted: str, content: bytes) -> Answer:
        """Answer one request."""
        name, _, query = wanted.partition("?")
        try:
            door = self._door(method, name)
            values = _arguments(method, query, content)
            check(door, values)
            told = door(**values)
            return told if isinstance(told, Answer) else as_answer(200, told)
        except Refusal as refusal:
            return as_answer(refusal.status, refusal.body)
        except (TypeError, ValueError) as error:
            return as_answer(400, {"status": 400, "message": str(error)})

    def _door(self, method: str, name: str) -> Callable[..., Any]:
        if found := self.doors.get((method, name)):
            return found
        known = ", ".join(f"{each} {DOOR}{path}" for each, path in self.doors)
        raise refuse(f"There is no {method} {DOOR}{name}; there are {known}", 404)

    def _then_state(self, method: Callable[..., Any]) -> Callable[..., Any]:
        """Return a door that calls a method of the fake and answers with the state after it."""

        @wraps(method)
        def door(**values: Any) -> Any:
            method(**values)
            return self._state()

        return door

    def _state(self) -> dict[str, Any]:
        fake = self._fake
        objects = {tag: len(fake.objects(tag)) for tag in sorted(fake.store.groups())}
        return {
            "time": iso(fake.store.now()),
            "seed": fake.store.seed,
            "objects": objects,
            "changes": len(fake.store.changes),
            "requests": len(fake.requests),
            "limits": fake.quota.left(),
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
        found = self._fake.requests.matching(operation=operation, method=method, path=path, status=wanted)
        shown = _last(found, limit)
        return {"count": len(found), "requests": [each.as_json() for each in shown]}

    def _objects(self, tag: str, limit: str = "100") -> dict[str, Any]:
        known = {each.tag for each in self._fake.document.operations.values()}
        if tag not in known:
            raise refuse(f"No group is called {tag}; there are: {', '.join(sorted(known))}", 404)
        found = self._fake.objects(tag)
        return {"count": len(found), "objects": dict(_last(list(found.items()), limit))}

    def _forget_requests(self) -> dict[str, Any]:
        self._fake.requests.clear()
        return self._state()

    def _chaos(self, seed: int = 0, trouble: list[Any] | None = None) -> dict[str, Any]:
        self._fake.follow(Chaos.of(seed, trouble or []))
        return self._state()

    def _snapshot(self, name: str = _UNNAMED) -> dict[str, Any]:
        self._snapshots[name] = self._fake.snapshot()
        return self._state()

    def _restore(self, name: str = _UNNAMED) -> dict[str, Any]:
        if name not in self._snapshots:
            known = ", ".join(self._snapshots) or "none"
            raise refuse(f"No snapshot is called {name}; there are: {known}", 404)
        self._fake.restore(self._snapshots[name])
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
