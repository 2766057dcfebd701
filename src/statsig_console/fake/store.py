"""The state of a project: objects, their history, what refers to what, ids and time."""

from __future__ import annotations

import random
import string
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

from .document import Json

__all__ = ["DAY", "Store", "day", "gates_in", "iso"]

_ALPHABET = string.ascii_letters + string.digits
_FIRST_MOMENT = 1_795_000_000
DAY = 86_400_000


class Store:
    """Everything a project holds.

    An object is never changed in place: a change puts a new dict, and the old one stays in the history.
    """

    def __init__(self, seed: int, clock: Callable[[], float]) -> None:
        self.random = random.Random(seed)
        self._clock = clock
        self._objects: dict[str, dict[str, dict[str, Json]]] = defaultdict(lambda: defaultdict(dict))
        self._history: dict[tuple[str, str, str], list[Json]] = {}
        self._parts: dict[tuple[str, str, str], Any] = {}
        self._due: list[tuple[int, Callable[[], object]]] = []
        self._referrers: dict[str, dict[tuple[str, str], None]] = defaultdict(dict)

    def now(self) -> int:
        """Return the time in ms. A clock that starts near zero counts from a day in 2026."""
        seconds = self._clock()
        return int((seconds if seconds > 1e9 else seconds + _FIRST_MOMENT) * 1000)

    def new_id(self, length: int = 22) -> str:
        """Return an id that looks like those of the server and depends on the seed only."""
        return "".join(self.random.choices(_ALPHABET, k=length))

    def objects(self, tag: str, scope: str = "") -> dict[str, Json]:
        """Return the objects of a group by id, in the order in which they were made."""
        return self._objects[tag][scope]

    def groups(self) -> list[str]:
        """Return the groups that have objects."""
        return list(self._objects)

    def scopes(self, tag: str) -> list[str]:
        """Return what the objects of a group stand below."""
        return list(self._objects[tag])

    def everywhere(self, tag: str) -> dict[str, Json]:
        """Return the objects of a group by id, whatever they stand below."""
        scopes = self._objects[tag]
        return (
            scopes[""]
            if set(scopes) <= {""}
            else {key: each for found in scopes.values() for key, each in found.items()}
        )

    def put(self, tag: str, key: str, made: Json, scope: str = "") -> None:
        """Make an object or a new state of it."""
        objects = self.objects(tag, scope)
        for gate in gates_in(objects.get(key, {})):
            self._referrers[gate].pop((tag, key), None)
        for gate in gates_in(made):
            self._referrers[gate][tag, key] = None
        objects[key] = made
        self._history.setdefault((tag, scope, key), []).append(made)

    def remove(self, tag: str, key: str, scope: str = "") -> None:
        """Forget an object with its history and all that stands below it."""
        for gate in gates_in(self.objects(tag, scope).pop(key)):
            self._referrers[gate].pop((tag, key), None)
        self._history.pop((tag, scope, key), None)
        for scopes in self._objects.values():
            scopes.pop(f"{tag}/{key}", None)
        for part in [part for part in self._parts if part[:2] == (tag, key)]:
            del self._parts[part]

    def history(self, tag: str, key: str, scope: str = "") -> list[Json]:
        """Return all states of an object, the newest first."""
        return self._history.get((tag, scope, key), [])[::-1]

    def referrers(self, gate: str, tag: str) -> list[Json]:
        """Return the objects of a group that name a gate in a condition and are not archived."""
        keys = [key for kind, key in self._referrers.get(gate, ()) if kind == tag]
        found = (self.objects(tag).get(key) for key in keys)
        return [each for each in found if each and str(each.get("status")).lower() != "archived"]

    def part(self, tag: str, key: str, name: str, otherwise: Any = None) -> Any:
        """Return something kept beside an object, such as its overrides."""
        return self._parts.get((tag, key, name), otherwise)

    def parts(self, tag: str, name: str) -> list[tuple[str, Any]]:
        """Return one thing kept beside each object of a group that has it."""
        return [
            (key, value)
            for (kind, key, kept), value in self._parts.items()
            if kind == tag and kept == name and value
        ]

    def at(self, moment: int, act: Callable[[], object]) -> None:
        """Do something when the clock has come to a moment."""
        self._due.append((moment, act))

    def catch_up(self) -> None:
        """Do what has become due since the last request."""
        if self._due:
            now = self.now()
            due = sorted((each for each in self._due if each[0] <= now), key=lambda each: each[0])
            self._due = [each for each in self._due if each[0] > now]
            for _, act in due:
                act()

    def set_part(self, tag: str, key: str, name: str, value: Any) -> None:
        """Keep something beside an object."""
        self._parts[tag, key, name] = value


def gates_in(found: Json) -> Iterator[str]:
    """Yield the ids of the gates that an object names."""
    if isinstance(gate := found.get("targetingGateID"), str) and gate:
        yield gate
    for rule in [*(found.get("rules") or ()), *(found.get("inlineTargetingRules") or ())]:
        for condition in rule.get("conditions", ()):
            if condition.get("type") in ("passes_gate", "fails_gate"):
                value = condition.get("targetValue")
                yield from map(str, value if isinstance(value, list) else [value])


def iso(moment: int) -> str:
    """Write a time in ms as the text that reviews and ingestions use."""
    return (
        datetime.fromtimestamp(moment / 1000, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    )


def day(moment: int) -> str:
    """Write the day of a time in ms."""
    return iso(moment)[:10]
