"""Compare two schemas at all depths. Requests and responses have different classes."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, replace

from comparison.differences import Difference, Place
from comparison.limits import limit_changes
from comparison.shapes import ANYTHING, MOST_PLACES, Json, Shape
from comparison.surface import Surface

__all__ = ["Bodies", "deprecation"]

_BOOLEANS = {"true", "false"}
Pair = tuple[int, int]


@dataclass(frozen=True)
class Spot:
    """Two schemas at the same place."""

    ours: Json
    theirs: Json
    place: Place
    around: frozenset[Pair] = frozenset()
    """The pairs that contain this one. A pair that contains itself is compared once."""

    def below(self, step: str, ours: Json, theirs: Json) -> Spot:
        """The spot one step down."""
        return Spot(ours, theirs, self.place.below(step), self.around)


@dataclass(frozen=True)
class Bodies:
    """Compares bodies: exactly, if both are versions of our document, else regardless of conventions."""

    ours: Surface
    theirs: Surface
    exact: bool = False

    def compare(self, ours: Json, theirs: Json, place: Place) -> Iterator[Difference]:
        """Yield the differences at every place, the shortest paths first."""
        todo = deque([Spot(ours, theirs, place)])
        uses: Counter[Pair] = Counter()
        sent = place.part != "response"
        while todo:
            spot = todo.popleft()
            mine, other = self.ours.shapes.shape(spot.ours), self.theirs.shapes.shape(spot.theirs)
            yield from self._kinds(mine, other, spot.place, sent)
            yield from self._values(mine, other, spot.place, sent)
            yield from self._limits(mine, other, spot.place, sent)
            pair = (self.ours.shapes.key(spot.ours), self.theirs.shapes.key(spot.theirs))
            uses[pair] += 1
            if mine.is_nested and other.is_nested and pair not in spot.around and uses[pair] <= MOST_PLACES:
                name = (other if self.exact else mine).name
                spot = replace(spot, place=spot.place.at_model(name), around=spot.around | {pair})
                if mine.fields and other.fields:
                    yield from self._fields(mine, other, spot.place, sent)
                todo += _inner(mine, other, spot)

    def _fields(self, mine: Shape, other: Shape, around: Place, sent: bool) -> Iterator[Difference]:
        for name, schema in other.fields.items():
            needed, place = name in other.required, around.below(name)
            if name not in mine.fields:
                # A published request does not describe a field that the server refuses.
                if self.exact or not sent or self.theirs.shapes.shape(schema) != ANYTHING:
                    yield self.gained(place, self.theirs.shapes.describe(schema), needed, sent)
                continue
            yield from self.required(place, name in mine.required, needed, sent)
            before = self.ours.shapes.is_deprecated(mine.fields[name])
            yield from deprecation(place, before, self.theirs.shapes.is_deprecated(schema))
        for name, schema in mine.fields.items():
            if name not in other.fields:
                yield self.lost(around.below(name), sent, self.ours.shapes.is_deprecated(schema))

    def gained(self, place: Place, what: str, needed: bool, sent: bool, kind: str = "field") -> Difference:
        """They have something new. If it is required in requests, existing calls fail."""
        grade = "breaking" if sent and needed else "added"
        return Difference(grade, kind, place, f"new: {what}{', required' if sent and needed else ''}")

    def lost(self, place: Place, sent: bool, deprecated: bool, kind: str = "field") -> Difference:
        """They have lost something. A request with it may be refused; a response without it is still read."""
        if deprecated and not self.exact:
            return Difference("older", kind, place, "gone")
        return Difference("breaking" if sent or self.exact else "changed", kind, place, "gone")

    def required(self, place: Place, before: bool, now: bool, sent: bool) -> Iterator[Difference]:
        """Compare required fields: those of requests, and those that are in every response."""
        if before == now or (not sent and now and not self.exact):
            return
        if sent:
            what = "is required now" if now else "is no longer required"
            yield Difference("breaking" if now else "changed", "required", place, what)
        else:
            what = "is always there now" if now else "may be missing"
            yield Difference("changed", "required", place, what)

    def _kinds(self, mine: Shape, other: Shape, place: Place, sent: bool) -> Iterator[Difference]:
        before, now = (self._comparable(shape, place) for shape in (mine, other))
        if not (before and now):
            if self.exact and before != now:
                what = f"is {_list(now)} now" if now else "may be anything now"
                yield Difference("changed", "type", place, what)
            return
        lost, gained = before - now, now - before
        if lost and gained and lost | gained == {"integer", "number"}:
            grade = "breaking" if sent and "number" in lost else "changed"
            yield Difference(grade, "type", place, f"is {_list(now)}, was {_list(before)}")
            return
        if not self.exact and sent and {"array", "list"} & before & now:
            gained &= {"null"}  # a list may also hold a single value
        if not (before & now) - {"null"} and before - {"null"} and now - {"null"}:
            yield Difference("breaking", "type", place, f"is {_list(now)}, was {_list(before)}")
        elif sent:
            if gained:
                yield Difference("added", "type", place, f"may be {_list(gained)} as well")
            if lost and (self.exact or place.part == "request"):
                yield Difference("breaking", "type", place, f"may not be {_list(lost)}")
        elif gained:
            yield Difference("changed", "type", place, f"may be {_list(gained)} as well")
        elif lost and self.exact:
            yield Difference("changed", "type", place, f"is never {_list(lost)}")

    def _comparable(self, shape: Shape, place: Place) -> frozenset[str]:
        """The types to compare. A URL has only texts and lists, and integers count as numbers."""
        if self.exact:
            return shape.kinds
        if place.part in ("query", "path", "header"):
            return frozenset({"list" if kind == "array" else "text" for kind in shape.kinds - {"null"}})
        return frozenset({"number" if kind == "integer" else kind for kind in shape.kinds})

    def _values(self, mine: Shape, other: Shape, place: Place, sent: bool) -> Iterator[Difference]:
        place = place.at_model((other if self.exact else mine).name)
        if not other.values:
            if mine.values and other.is_scalar and (self.exact or not mine.open):
                grade = "added" if sent and not self.exact else "changed"
                yield Difference(grade, "enum", place, "may be any value now")
        elif mine.values:
            for value in sorted(other.values - mine.values):
                yield Difference("added", "enum", place, "also", value)
            if self.exact or not other.open:
                grade = "breaking" if sent or self.exact else "changed"
                for value in sorted(mine.values - other.values):
                    yield Difference(grade, "enum", place, "no longer", value)
        elif sent and mine.is_scalar and mine.kinds and not other.open and not other.values <= _BOOLEANS:
            grade = "changed" if self.exact else "breaking"
            yield Difference(grade, "enum", place, f"must be one of {_list(other.values)}")

    def _limits(self, mine: Shape, other: Shape, place: Place, sent: bool) -> Iterator[Difference]:
        """Compare constraints. Our client enforces none, so they break nothing between our versions."""
        for what, is_tighter in limit_changes(mine.limits, other.limits, mine.kinds & other.kinds):
            grade = "changed" if self.exact or not sent else "breaking" if is_tighter else "added"
            yield Difference(grade, "constraint", place, what)


def _inner(mine: Shape, other: Shape, spot: Spot) -> Iterator[Spot]:
    """Yield the places one step below that both have."""
    for name, schema in mine.fields.items():
        if name in other.fields:
            yield spot.below(name, schema, other.fields[name])
    if mine.items is not None and other.items is not None:
        yield spot.below("[]", mine.items, other.items)
    if mine.rest is not None and other.rest is not None:
        yield spot.below("{}", mine.rest, other.rest)


def deprecation(place: Place, before: bool, now: bool, kind: str = "field") -> Iterator[Difference]:
    """Compare the deprecation mark."""
    if before != now:
        yield Difference("changed", kind, place, "is deprecated" if now else "is no longer deprecated")


def _list(words: frozenset[str]) -> str:
    return ", ".join(sorted(words))
