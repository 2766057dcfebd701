"""Compare two schemas at all depths. Requests and responses have different severities."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from comparison.differences import Difference, Place
from comparison.shapes import ANYTHING, Json, Shape
from comparison.surface import Surface

__all__ = ["Bodies"]

_BOOLEANS = {"true", "false"}


@dataclass(frozen=True)
class Spot:
    """Two schemas at the same place."""

    ours: Json
    theirs: Json
    place: Place

    def below(self, name: str, ours: Json, theirs: Json) -> Spot:
        """The spot one step down."""
        joint = "" if name.startswith(("[", "{")) else "."
        path, tail = (f"{text}{joint if text else ''}{name}" for text in (self.place.path, self.place.tail))
        return Spot(ours, theirs, replace(self.place, path=path, tail=tail))


@dataclass(frozen=True)
class Bodies:
    """Compares bodies. Two versions of our document are compared exactly; otherwise conventions are ignored.

    One of our models may correspond to several of theirs. A field is lost only if all of those have lost it,
    which the first of two comparisons determines.
    """

    ours: Surface
    theirs: Surface
    exact: bool = False
    kept: set[tuple[str, str]] = field(default_factory=set)
    """The fields and values of our models that were found in any of theirs."""

    def compare(self, ours: Json, theirs: Json, place: Place) -> Iterator[Difference]:
        """Yield the differences, each at its shortest path."""
        todo = deque([Spot(ours, theirs, place)])
        met: set[tuple[int, int]] = set()
        while todo:
            spot = todo.popleft()
            mine, other = self.ours.shapes.shape(spot.ours), self.theirs.shapes.shape(spot.theirs)
            sent = place.part != "answer"
            yield from self._kinds(mine, other, spot.place, sent)
            yield from self._values(mine, other, spot.place, sent)
            pair = (self.ours.shapes.key(spot.ours), self.theirs.shapes.key(spot.theirs))
            if not (mine.is_nested and other.is_nested) or pair in met:
                continue
            met.add(pair)
            if name := (other if self.exact else mine).name:
                spot = replace(spot, place=replace(spot.place, model=name, tail=""))
            if mine.fields and other.fields:
                yield from self._fields(mine, other, spot, sent)
                shared = [name for name in mine.fields if name in other.fields]
                todo += [spot.below(name, mine.fields[name], other.fields[name]) for name in shared]
            if mine.items is not None and other.items is not None:
                todo.append(spot.below("[]", mine.items, other.items))
            if mine.rest is not None and other.rest is not None:
                todo.append(spot.below("{}", mine.rest, other.rest))

    def _fields(self, mine: Shape, other: Shape, spot: Spot, sent: bool) -> Iterator[Difference]:
        for name, schema in other.fields.items():
            needed = name in other.required
            place = spot.below(name, {}, {}).place
            if name not in mine.fields:
                # A published request does not describe a field that the server refuses.
                if self.exact or not sent or self.theirs.shapes.shape(schema) != ANYTHING:
                    yield self.gained(place, self.theirs.shapes.describe(schema), needed, sent)
                continue
            self.kept.add((place.model, place.tail))
            yield from self.required(place, name in mine.required, needed, sent)
            before = self.ours.shapes.is_deprecated(mine.fields[name])
            yield from deprecation(place, before, self.theirs.shapes.is_deprecated(schema))
        for name, schema in mine.fields.items():
            if name not in other.fields:
                place = spot.below(name, {}, {}).place
                yield self.lost(place, sent, self.ours.shapes.is_deprecated(schema))

    def gained(self, place: Place, what: str, needed: bool, sent: bool, kind: str = "field") -> Difference:
        """They have something new. If it is required in requests, existing calls fail."""
        grade = "breaking" if sent and needed else "added"
        return Difference(grade, kind, place, f"new: {what}{', required' if sent and needed else ''}")

    def lost(self, place: Place, sent: bool, deprecated: bool, kind: str = "field") -> Difference:
        """They have lost something. A response without it is still read; a request with it may be refused."""
        known = bool(place.model) and (place.model, place.tail) in self.kept
        kept = not self.exact and (deprecated or known or not sent)
        return Difference("older" if kept else "breaking", kind, place, "gone")

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
                grade = "breaking" if self.exact else "older" if lost == {"null"} else "changed"
                yield Difference(grade, "type", place, f"may not be {_list(lost)}")
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
        if not other.values or not (mine.values or mine.is_scalar):
            if self.exact and mine.values and other.is_scalar:
                yield Difference("changed", "enum", place, "may be any value now")
            return
        if name := (other if self.exact else mine).name:
            place = replace(place, model=name, tail="")
        if not mine.values:
            if sent and mine.kinds and not other.open and not other.values <= _BOOLEANS:
                yield Difference("changed", "enum", place, f"must be one of {_list(other.values)}")
            return
        self.kept.update((place.model, f"{place.tail}={value}") for value in mine.values & other.values)
        if gained := other.values - mine.values:
            yield Difference("added", "enum", place, f"also {_list(gained)}")
        if self.exact or not other.open:
            yield from self._lost_values(mine.values - other.values, place, sent)

    def _lost_values(self, lost: frozenset[str], place: Place, sent: bool) -> Iterator[Difference]:
        united = {
            value
            for value in lost
            if not self.exact and (not sent or (place.model, f"{place.tail}={value}") in self.kept)
        }
        for grade, values in (("breaking", lost - united), ("older", frozenset(united))):
            if values:
                yield Difference(grade, "enum", place, f"no longer {_list(values)}")


def deprecation(place: Place, before: bool, now: bool, kind: str = "field") -> Iterator[Difference]:
    """Compare the deprecation mark."""
    if before != now:
        yield Difference("changed", kind, place, "is deprecated" if now else "is no longer deprecated")


def _list(words: frozenset[str]) -> str:
    return ", ".join(sorted(words))
