"""The door for tests in other processes: what the methods of a fake do, as requests under `/_fake/`."""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

from .bodies import as_answer
from .call import Refusal, refuse
from .document import PREFIX
from .snapshots import Snapshot
from .store import iso

if TYPE_CHECKING:
    from .app import Fake
    from .transport import Answer

__all__ = ["DOOR", "Control", "meant"]

DOOR = "/_fake/"
"""No path of the API begins so, with or without `/console/v1` before it."""
_UNNAMED = "unnamed"
_TROUBLE = ("fail", "drop", "invent")
_METHODS = ("rewind", "seed", "clear", "advance", *_TROUBLE)


def meant(target: str) -> str | None:
    """Return what a request wants of the fake itself, or None when it is meant for the Console."""
    target = target.removeprefix(PREFIX)
    return target[len(DOOR) :] if target.startswith(DOOR) else None


class Control:
    """Answers the requests that are meant for the fake and not for the Console; they need no key."""

    def __init__(self, fake: Fake) -> None:
        self._fake = fake
        self._snapshots: dict[str, Snapshot] = {}
        self._doors: dict[tuple[str, str], Callable[..., Any]] = {
            ("GET", "state"): self._state,
            ("GET", "requests"): self._requests,
            ("DELETE", "requests"): self._forget_requests,
            ("GET", "semantics"): fake.semantics,
            ("POST", "snapshot"): self._snapshot,
            ("POST", "restore"): self._restore,
            **{("POST", name): self._then_state(getattr(fake, name)) for name in _METHODS},
        }

    def answer(self, method: str, wanted: str, content: bytes) -> Answer:
        """Answer one request."""
        name, _, query = wanted.partition("?")
        try:
            door = self._door(method, name)
            values = _read(content) if method != "GET" else dict(parse_qsl(query, keep_blank_values=True))
            _check(door, values)
            return as_answer(200, door(**values))
        except Refusal as refusal:
            return as_answer(refusal.status, refusal.body)
        except (TypeError, ValueError) as error:
            return as_answer(400, {"status": 400, "message": str(error)})

    def follow(self, plan: Any) -> None:
        """Ask for all the trouble of a plan: a list of objects, each with one word and its arguments.

        Raises:
            ValueError: The plan has words or values that the fake does not know.
        """
        if not isinstance(plan, list):
            raise ValueError("a plan of trouble must be a list")
        for number, step in enumerate(plan, 1):
            match list(step.items()) if isinstance(step, dict) else step:
                case [(str(word), dict(values))]:
                    self._ask_for(f"step {number} of the plan", word, values)
                case _:
                    raise ValueError(f'step {number} of the plan must be such as {{"fail": {{"times": 3}}}}')

    def _ask_for(self, where: str, word: str, values: dict[str, Any]) -> None:
        if word not in _TROUBLE:
            raise ValueError(f"{where}: unknown: {word}; known: {', '.join(_TROUBLE)}")
        door = self._doors["POST", word]
        try:
            _check(door, values)
            door(**values)
        except (TypeError, ValueError) as error:
            raise ValueError(f"{where}, {word}: {error}") from error

    def _door(self, method: str, name: str) -> Callable[..., Any]:
        if found := self._doors.get((method, name)):
            return found
        known = ", ".join(f"{each} {DOOR}{path}" for each, path in self._doors)
        raise refuse(f"There is no {method} {DOOR}{name}; there are {known}", 404)

    def _then_state(self, method: Callable[..., Any]) -> Callable[..., Any]:
        """Return a door that calls a method of the fake and answers with the state after it."""

        def door(**values: Any) -> Any:
            method(**values)
            return self._state()

        door.__signature__ = inspect.signature(method)  # type: ignore[attr-defined]
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
        shown = found[max(0, len(found) - int(limit)) :]
        return {"count": len(found), "requests": [each.as_json() for each in shown]}

    def _forget_requests(self) -> dict[str, Any]:
        self._fake.requests.clear()
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


def _read(content: bytes) -> dict[str, Any]:
    values = json.loads(content or b"{}")
    if not isinstance(values, dict):
        raise ValueError("the body must be a JSON object")
    return values


def _check(door: Callable[..., Any], values: Mapping[str, Any]) -> None:
    """Refuse words that the method does not know, and values that are not of its types."""
    known = inspect.signature(door, eval_str=False).parameters
    if unknown := [name for name in values if name not in known]:
        raise ValueError(f"unknown: {', '.join(unknown)}; known: {', '.join(known) or 'nothing'}")
    for name, parameter in known.items():
        if name in values:
            _check_type(name, values[name], str(parameter.annotation))
        elif parameter.default is parameter.empty:
            raise ValueError(f"missing: {name}")


_TYPES: dict[str, tuple[type, ...]] = {
    "int": (int,),
    "float": (int, float),
    "str": (str,),
    "bool": (bool,),
    "None": (type(None),),
}


def _check_type(name: str, value: Any, wanted: str) -> None:
    kinds = [kind.strip() for kind in wanted.split("|")]
    if not all(kind in _TYPES for kind in kinds):
        return
    of_kind = any(
        isinstance(value, _TYPES[kind]) and not (isinstance(value, bool) and kind != "bool") for kind in kinds
    )
    if not of_kind:
        raise ValueError(f"{name} must be {wanted}, not {json.dumps(value)}")
