"""Compare two documents: the differences that are new, changed, breaking or older."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from comparison.bodies import Bodies, deprecation
from comparison.differences import Difference, Place, in_order
from comparison.shapes import Json
from comparison.surface import Operation, Surface

__all__ = ["EVERY", "compare"]

EVERY = "every operation"
"""The place of a header."""


def compare(ours: Surface, theirs: Surface, *, exact: bool = False) -> list[Difference]:
    """Return the differences of their document from ours; exact if both follow the same conventions."""
    comparison = _Comparison(Bodies(ours, theirs, exact))
    if not exact:
        deque(comparison.differences(), maxlen=0)  # determines which fields and values occur at all
    return in_order(comparison.differences())


class _Comparison:
    def __init__(self, bodies: Bodies) -> None:
        self.bodies = bodies
        self.ours, self.theirs, self.exact = bodies.ours, bodies.theirs, bodies.exact

    def differences(self) -> Iterator[Difference]:
        for key, other in self.theirs.operations.items():
            mine = self.ours.operations.get(key)
            if mine is None:
                words = f"new: {other.summary}" if other.summary else "new"
                yield Difference("added", "operation", Place(str(other)), words)
            else:
                yield from self._operation(mine, other)
        for key, mine in self.ours.operations.items():
            if key not in self.theirs.operations:
                yield self.bodies.lost(Place(str(mine)), True, mine.deprecated, "operation")
        yield from self._headers()

    def _headers(self) -> Iterator[Difference]:
        """Compare headers once for all operations, because the client sets them, not the functions."""
        for name, other in self.theirs.headers.items():
            place, needed = Place(EVERY, "header", other.name), bool(other.content.get("required"))
            if (mine := self.ours.headers.get(name)) is not None:
                yield from self._header(mine.content, other.content, place)
            else:
                words, total = (
                    self.theirs.shapes.describe(_schema(other.content)),
                    len(self.theirs.operations),
                )
                part = f", on {other.operations} of {total} operations" if other.operations < total else ""
                yield self.bodies.gained(place, words + part, needed, True, "parameter")
        for name, mine in self.ours.headers.items():
            if name not in self.theirs.headers:
                # Published editions leave out headers that the documentation describes.
                grade, words = ("breaking", "gone") if self.exact else ("older", "not declared")
                yield Difference(grade, "parameter", Place(EVERY, "header", mine.name), words)

    def _header(self, known: Json, header: Json, place: Place) -> Iterator[Difference]:
        if len(_schema(known).get("enum", ())) != 1:  # a header with one value is always sent
            before, now = bool(known.get("required")), bool(header.get("required"))
            yield from self.bodies.required(place, before, now, True)
        before, now = bool(known.get("deprecated")), bool(header.get("deprecated"))
        yield from deprecation(place, before, now, "parameter")
        yield from self.bodies.compare(_schema(known), _schema(header), place)

    def _operation(self, mine: Operation, other: Operation) -> Iterator[Difference]:
        place = Place(str(mine))
        yield from deprecation(place, mine.deprecated, other.deprecated, "operation")
        yield from self._parameters(mine, other)
        yield from self._request(mine, other)
        yield from self._answers(mine, other)
        for status in sorted(other.errors - mine.errors):
            yield Difference("added", "status", place, f"new error {status}")
        if self.exact:
            for status in sorted(mine.errors - other.errors):
                yield Difference("changed", "status", place, f"no error {status} any more")

    def _parameters(self, mine: Operation, other: Operation) -> Iterator[Difference]:
        """Compare parameters. A path parameter that one side does not declare is not a difference."""
        for key, parameter in other.parameters.items():
            place, needed = Place(str(mine), *key), bool(parameter.get("required"))
            if (known := mine.parameters.get(key)) is not None:
                yield from self._parameter(known, parameter, place)
            elif key[0] == "query":
                words = self.theirs.shapes.describe(_schema(parameter))
                yield self.bodies.gained(place, words, needed, True, "parameter")
        for key, parameter in mine.parameters.items():
            if key[0] == "query" and key not in other.parameters:
                dropped = bool(parameter.get("deprecated"))
                yield self.bodies.lost(Place(str(mine), *key), True, dropped, "parameter")

    def _parameter(self, known: Json, parameter: Json, place: Place) -> Iterator[Difference]:
        if place.part == "query":
            yield from self.bodies.required(
                place, bool(known.get("required")), bool(parameter.get("required")), True
            )
        before, now = bool(known.get("deprecated")), bool(parameter.get("deprecated"))
        yield from deprecation(place, before, now, "parameter")
        mine, theirs = _schema(known), _schema(parameter)
        if self.exact:
            yield from self.bodies.compare(mine, theirs, place)
        else:
            yield from self.bodies.compare(self._joined(mine, known), theirs, place)

    def _joined(self, schema: Json, parameter: Json) -> Json:
        """Return the type of a parameter; a list that is joined by commas is also a text."""
        shape = self.ours.shapes.shape(schema)
        if parameter.get("explode") is not False or shape.items is None:
            return schema
        return self.ours.shapes.either(schema, shape.items)

    def _request(self, mine: Operation, other: Operation) -> Iterator[Difference]:
        place = Place(str(mine), "request")
        if mine.request is None or other.request is None:
            if other.request is not None:
                words = self.theirs.shapes.describe(other.request.schema or {})
                yield self.bodies.gained(place, f"a body, {words}", other.request.required, True)
            elif mine.request is not None:
                yield self.bodies.lost(place, mine.request.required, mine.deprecated)
            return
        if self.exact or self.theirs.shapes.shape(other.request.schema).required:
            needed = other.request.required
            yield from self.bodies.required(place, mine.request.required, needed, True)
        yield from self.bodies.compare(mine.request.schema or {}, other.request.schema or {}, place)

    def _answers(self, mine: Operation, other: Operation) -> Iterator[Difference]:
        place = Place(str(mine), "answer")
        if not mine.answers or not other.answers:
            return
        before, now = set(mine.answers), set(other.answers)
        yield from self._successes(mine, sorted(now - before), sorted(before - now), bool(before & now))
        status = min(before & now, default="")
        first, second = (
            answers.get(status, next(iter(answers.values()))).schema
            for answers in (mine.answers, other.answers)
        )
        if first is not None and second is not None:
            yield from self.bodies.compare(first, second, place)
        elif second is not None:
            yield self.bodies.gained(place, f"a body, {self.theirs.shapes.describe(second)}", False, False)
        elif first is not None:
            yield self.bodies.lost(place, False, mine.deprecated)

    def _successes(
        self, mine: Operation, gained: list[str], lost: list[str], shared: bool
    ) -> Iterator[Difference]:
        place = Place(str(mine))
        if gained:
            instead = f" instead of {', '.join(lost)}" if lost else ""
            grade, what = "added" if shared else "changed", f"succeeds with {', '.join(gained)}{instead}"
            yield Difference(grade, "status", place, what)
        elif lost and self.exact:
            yield Difference("changed", "status", place, f"no success {', '.join(lost)} any more")


def _schema(parameter: Json) -> Json:
    schema = parameter.get("schema")
    return schema if isinstance(schema, dict) else {}
