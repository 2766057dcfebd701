"""Compare two documents: the differences that are breaking, changed, added or older."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from comparison.bodies import Bodies, deprecation
from comparison.differences import Difference, Place, in_order
from comparison.shapes import Json
from comparison.surface import Body, Operation, Surface

__all__ = ["compare"]


def compare(ours: Surface, theirs: Surface, *, exact: bool = False) -> list[Difference]:
    """Return the differences of their document from ours; exact if both follow the same conventions."""
    return in_order(_Comparison(Bodies(ours, theirs, exact)).differences())


class _Comparison:
    def __init__(self, bodies: Bodies) -> None:
        self.bodies = bodies
        self.ours, self.theirs, self.exact = bodies.ours, bodies.theirs, bodies.exact

    def differences(self) -> Iterator[Difference]:
        before, now = self.ours.version, self.theirs.version
        if before and now and before != now:
            yield Difference("changed", "version", Place(), f"is {now}, was {before}")
        for key, other in self.theirs.operations.items():
            mine = self.ours.operations.get(key)
            if mine is None:
                yield Difference("added", "operation", Place(str(other)), "new", detail=other.summary)
            else:
                yield from self._operation(mine, other)
        for key, mine in self.ours.operations.items():
            if key not in self.theirs.operations:
                yield self.bodies.lost(Place(str(mine)), True, mine.deprecated, "operation")

    def _operation(self, mine: Operation, other: Operation) -> Iterator[Difference]:
        place = Place(str(mine))
        yield from self._servers(mine, other)
        yield from self._security(mine, other)
        yield from deprecation(place, mine.deprecated, other.deprecated, "operation")
        yield from self._parameters(mine, other)
        yield from self._request(mine, other)
        yield from self._responses(mine, other)
        for status in sorted(other.errors - mine.errors):
            yield Difference("added", "status", place, f"new error {status}")
        if self.exact:
            for status in sorted(mine.errors - other.errors):
                yield Difference("changed", "status", place, f"no error {status} any more")

    def _servers(self, mine: Operation, other: Operation) -> Iterator[Difference]:
        """Compare addresses. One that both have is enough."""
        place = Place(str(mine), "server")
        if not mine.servers or not other.servers:
            return
        gained = [url for url in other.servers if url not in mine.servers]
        if not set(mine.servers) & set(other.servers):
            what = f"is {', '.join(gained)}, was {', '.join(mine.servers)}"
            yield Difference("breaking", "server", place, what)
        elif gained:
            yield Difference("added", "server", place, f"also {', '.join(gained)}")

    def _security(self, mine: Operation, other: Operation) -> Iterator[Difference]:
        """Compare credentials. One alternative that we can send is enough."""
        place = Place(str(mine), "security")
        if not mine.security or other.security is None:
            return
        before, now = ({_folded(needs): needs for needs in one.security or ()} for one in (mine, other))
        if not now or frozenset() in now:
            if frozenset() not in before:
                yield Difference("changed", "security", place, "is not needed")
        elif not before.keys() & now.keys():
            what = f"is {_alternatives(now.values())}, was {_alternatives(before.values())}"
            yield Difference("breaking", "security", place, what)
        elif gained := [needs for folded, needs in now.items() if folded not in before]:
            yield Difference("added", "security", place, f"may be {_alternatives(gained)} as well")

    def _parameters(self, mine: Operation, other: Operation) -> Iterator[Difference]:
        """Compare parameters. A path parameter that one side does not declare is not a difference."""
        for key, parameter in other.parameters.items():
            place, needed = _place(mine, key, parameter), bool(parameter.get("required"))
            if (known := mine.parameters.get(key)) is not None:
                yield from self._parameter(known, parameter, _place(mine, key, known))
            elif key[0] != "path":
                words = self.theirs.shapes.describe(_schema(parameter))
                yield self.bodies.gained(place, words, needed, True, "parameter")
        for key, parameter in mine.parameters.items():
            if key[0] != "path" and key not in other.parameters:
                dropped = bool(parameter.get("deprecated"))
                yield self.bodies.lost(_place(mine, key, parameter), True, dropped, "parameter")

    def _parameter(self, known: Json, parameter: Json, place: Place) -> Iterator[Difference]:
        is_constant = place.part == "header" and len(_schema(known).get("enum", ())) == 1
        if place.part != "path" and not is_constant:  # a header with one value is always sent
            before, now = bool(known.get("required")), bool(parameter.get("required"))
            yield from self.bodies.required(place, before, now, True)
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
        yield from self._bodies(mine.request, other.request, place)

    def _responses(self, mine: Operation, other: Operation) -> Iterator[Difference]:
        place = Place(str(mine), "response")
        if not mine.responses or not other.responses:
            return
        before, now = set(mine.responses), set(other.responses)
        yield from self._successes(mine, sorted(now - before), sorted(before - now), bool(before & now))
        status = min(before & now, default="")
        first, second = (
            responses.get(status, next(iter(responses.values())))
            for responses in (mine.responses, other.responses)
        )
        if first.types and second.types:
            yield from self._bodies(first, second, place)
        elif second.types:
            words = self.theirs.shapes.describe(second.schema)
            yield self.bodies.gained(place, f"a body, {words}", False, False)
        elif first.types:
            yield self.bodies.lost(place, False, mine.deprecated)

    def _bodies(self, mine: Body, other: Body, place: Place) -> Iterator[Difference]:
        """Compare content types, and the schemas if both have the same content type."""
        gained, shared = sorted(other.types - mine.types), mine.types & other.types
        if not shared:
            what = f"is {', '.join(gained)}, was {', '.join(sorted(mine.types))}"
            yield Difference("breaking", "content", place, what)
            return
        if gained:
            yield Difference("added", "content", place, f"may be {', '.join(gained)} as well")
        yield from self.bodies.compare(mine.schema or {}, other.schema or {}, place)

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


def _place(operation: Operation, key: tuple[str, str], parameter: Json) -> Place:
    """Return the place of a parameter. A header is named as its document writes it."""
    return Place(str(operation), key[0], (str(parameter.get("name")) if key[0] == "header" else key[1],))


def _folded(needs: frozenset[str]) -> frozenset[str]:
    """Credentials without upper case, since names of headers have no case."""
    return frozenset(map(str.lower, needs))


def _alternatives(written: Iterable[frozenset[str]]) -> str:
    return " or ".join(sorted(" and ".join(sorted(needs)) for needs in written))


def _schema(parameter: Json) -> Json:
    schema = parameter.get("schema")
    return schema if isinstance(schema, dict) else {}
