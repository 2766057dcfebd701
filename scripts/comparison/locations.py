"""Find the place of a difference in our document, and the line of a chapter where it is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from comparison.differences import Difference, Place
from comparison.shapes import Json
from comparison.surface import Operation, Surface
from document.lines import Line, Lines

__all__ = ["Found", "Locations"]

Trail = tuple[str, ...]
_CONSTANT = {"version": ("info", "version"), "server": ("servers", "0", "url")}


@dataclass(frozen=True)
class Found:
    """A part of our document."""

    node: Json
    place: Place
    """The place of this part, with its model; a part above the wanted one if that does not exist."""
    is_complete: bool


class Locations:
    """The places of our document."""

    def __init__(self, ours: Surface, lines: Lines) -> None:
        self._ours = ours
        self._lines = lines
        self._trails = dict(_trails(ours.document))

    def line(self, difference: Difference) -> Line:
        """Return the line of a difference. Something new belongs near the line that is returned."""
        return self._lines.find(self._trail(difference))

    def named(self, difference: Difference) -> Difference:
        """Return a difference with our names of its operation and its model."""
        operation = self._ours.by_name(difference.place.operation)
        place = replace(difference.place, operation=str(operation)) if operation else difference.place
        found = self.follow(place)
        return replace(difference, place=found.place if found and found.is_complete else place)

    def follow(self, place: Place) -> Found | None:
        """Follow the steps of a place in our document, as far as they lead."""
        operation = self._ours.by_name(place.operation)
        start = self._start(operation, place) if operation else None
        if start is None:
            return None
        node, at, steps = start
        for step in steps:
            shape = self._ours.shapes.shape(node)
            at = at.at_model(shape.name)
            found = shape.items if step == "[]" else shape.rest if step == "{}" else shape.fields.get(step)
            if found is None:
                return Found(node, at, False)
            node, at = found, at.below(step)
        return Found(node, at, True)

    def _start(self, operation: Operation, place: Place) -> tuple[Json, Place, Trail] | None:
        """Return the schema where the steps begin."""
        body = {"request": operation.request, "response": operation.body}.get(place.part)
        if body is not None:
            return body.schema or {}, Place(place.operation, place.part), place.steps
        if place.part not in ("query", "path", "header") or not place.steps:
            return None
        name, *steps = place.steps
        key = place.part, name.lower() if place.part == "header" else name
        parameter = operation.parameters.get(key)
        if parameter is None:
            return None
        schema = parameter.get("schema") or {}
        return schema, Place(place.operation, place.part, (name,)), tuple(steps)

    def _trail(self, difference: Difference) -> Trail:
        if difference.kind == "text":
            return (*self._owner(difference), "description")
        return self._owner(difference)

    def _owner(self, difference: Difference) -> Trail:
        """Return the keys that lead to the part that differs."""
        kind, place = difference.kind, difference.place
        operation = self._ours.by_name(place.operation)
        if kind in _CONSTANT:
            return _CONSTANT[kind]
        if place.part == "tag":
            return ("tags", *place.steps)
        if kind == "security":
            return self._security()
        if operation is None:
            return self._nearest(place.operation) if place.operation else ("info",)
        if kind == "status" or place.part == "status":
            return (*operation.pointer, "responses", *place.steps)
        if kind == "content" and (body := operation.request if place.part == "request" else operation.body):
            return (*self._written(body.content), "content")
        if kind == "enum" and (model := place.model.partition(" | ")[0]) and not place.tail:
            return ("components", "schemas", model, "enum")
        return self._part(difference, operation)

    def _part(self, difference: Difference, operation: Operation) -> Trail:
        """Return where a parameter or a schema is written, or else the part in which it is missing."""
        place = difference.place
        key = place.part, place.path.lower() if place.part == "header" else place.path
        if (parameter := operation.parameters.get(key)) is not None:
            trail = self._written(parameter)
            return trail if difference.kind in ("parameter", "text") else (*trail, "schema")
        found = self.follow(place)
        if found is None:
            return operation.pointer
        if not place.steps and place.part in ("request", "response"):
            body = operation.request if place.part == "request" else operation.body
            return self._written(body.content) if body else operation.pointer
        if not found.is_complete:
            model = found.place.model.partition(" | ")[0] if not found.place.tail else ""
            return ("components", "schemas", model) if model else self._written(found.node)
        keyword = difference.what.partition(" ")[0] if difference.kind == "constraint" else ""
        return (*self._written(found.node), *filter(None, [keyword]))

    def _written(self, node: Any) -> Trail:
        """Return the trail of a part; of the first piece, if several pieces were united."""
        while isinstance(node, dict) and id(node) not in self._trails:
            node = next((node[how][0] for how in ("allOf", "anyOf") if node.get(how)), None)
        return self._trails.get(id(node), ())

    def _security(self) -> Trail:
        schemes = (self._ours.document.get("components") or {}).get("securitySchemes") or {}
        return ("components", "securitySchemes", next(iter(schemes), ""), "name")

    def _nearest(self, operation: str) -> Trail:
        """Return our path that has the longest common beginning with a new one."""
        path = operation.partition(" ")[2].split("/")
        known = {one.path: one.pointer[:2] for one in self._ours.operations.values()}
        shared = {name: _common(path, name.split("/")) for name in sorted(known)}
        nearest = max(shared, key=lambda name: shared[name], default="")
        return known[nearest] if shared.get(nearest, 0) > 1 else ("paths",)


def _common(first: list[str], second: list[str]) -> int:
    """Return the number of equal parts at the beginning."""
    pairs = enumerate(zip(first, second, strict=False))
    return next((index for index, (one, other) in pairs if one != other), min(len(first), len(second)))


def _trails(document: Json) -> Iterator[tuple[int, Trail]]:
    """Yield the trail of each mapping by its identity; the first one counts."""
    met: set[int] = set()
    waiting: list[tuple[Trail, Any]] = [((), document)]
    while waiting:
        trail, node = waiting.pop()
        if isinstance(node, dict) and id(node) not in met:
            met.add(id(node))
            yield id(node), trail
            waiting += [((*trail, str(key)), value) for key, value in node.items()]
        elif isinstance(node, list):
            waiting += [((*trail, str(index)), value) for index, value in enumerate(node)]
