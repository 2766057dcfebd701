"""Find the operation for a request."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from .document import PREFIX, Operation

__all__ = ["Router"]


class Router:
    """Finds the operation for a method and a path. A literal segment has priority over a parameter."""

    def __init__(self, operations: Iterable[Operation]) -> None:
        self._exact: dict[tuple[str, tuple[str, ...]], Operation] = {}
        self._shaped: dict[tuple[str, int, str], list[Operation]] = defaultdict(list)
        for operation in operations:
            if any(segment.startswith("{") for segment in operation.segments):
                key = (operation.method, len(operation.segments), operation.segments[0])
                self._shaped[key].append(operation)
            else:
                self._exact[operation.method, operation.segments] = operation
        for candidates in self._shaped.values():
            candidates.sort(key=lambda operation: [segment.startswith("{") for segment in operation.segments])

    def find(self, method: str, path: str) -> tuple[Operation, dict[str, str]] | None:
        """Return the operation for a path and its parameters, still percent-encoded, or None."""
        if not path.startswith(PREFIX + "/"):
            return None
        segments = tuple(path[len(PREFIX) + 1 :].split("/"))
        if exact := self._exact.get((method, segments)):
            return exact, {}
        if "" in segments:
            return None
        for operation in self._shaped.get((method, len(segments), segments[0]), ()):
            found: dict[str, str] = {}
            for expected, given in zip(operation.segments, segments, strict=True):
                if expected[0] == "{":
                    found[expected[1:-1]] = given
                elif expected != given:
                    break
            else:
                return operation, found
        return None
