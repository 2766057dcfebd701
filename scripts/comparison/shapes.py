"""Shapes: the values that a schema allows, independent of the way in which it is written."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from functools import reduce
from typing import Any
from urllib.parse import unquote

from comparison.limits import Limits, join_limits, meet_limits, read_limits

__all__ = ["ANYTHING", "MOST_PLACES", "Json", "Shape", "Shapes"]

Json = dict[str, Any]
_STRUCTURED = {"array", "object", "null"}
_NUMBERS = {"integer", "number"}
_MOST_VALUES = 6
MOST_PLACES = 100
"""A schema is followed at so many places of one body, the nearest ones. Our document needs 15."""


@dataclass(frozen=True)
class Shape:
    """The values that one place allows."""

    name: str = ""
    kinds: frozenset[str] = frozenset()
    """The types of JSON; empty if any value is allowed."""
    values: frozenset[str] = frozenset()
    """The known values."""
    open: bool = True
    """Whether values other than the known ones are allowed."""
    fields: dict[str, Json] = field(default_factory=dict)
    required: frozenset[str] = frozenset()
    items: Json | None = None
    rest: Json | None = None
    """The shape of the values of a map."""
    limits: Limits = field(default_factory=dict)
    """The constraints, such as `maxLength`."""

    @property
    def is_scalar(self) -> bool:
        """Whether values other than lists and objects are allowed."""
        return not self.kinds or not self.kinds <= _STRUCTURED

    @property
    def is_nested(self) -> bool:
        """Whether it has items or properties."""
        return bool(self.fields) or self.items is not None or self.rest is not None


ANYTHING = Shape()


def _text(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value)


def _kind(value: object) -> str:
    names = ((bool, "boolean"), (str, "string"), (int, "integer"), (float, "number"), (type(None), "null"))
    return next((name for kind, name in names if isinstance(value, kind)), "object")


def _common(first: frozenset[str], second: frozenset[str]) -> frozenset[str]:
    """Return the types that both allow. An integer is a number. If there is none, return the later types."""
    both = first & second
    if first & _NUMBERS and second & _NUMBERS and not both & _NUMBERS:
        both |= {"integer"}
    return both or second or first


class Shapes:
    """Reads the schemas of one document, each once. A schema may contain itself."""

    def __init__(self, document: Json) -> None:
        components = document.get("components")
        schemas = components.get("schemas") if isinstance(components, dict) else None
        self._document = document
        self._names = {id(node): name for name, node in (schemas or {}).items()}
        self._read: dict[int, tuple[Json, Shape]] = {}
        self._pairs: dict[tuple[str, int, int], Json] = {}
        self.missing: set[str] = set()
        """References without a target."""

    def resolve(self, node: Any) -> Json:
        """Follow references. The target of a missing or malformed one is empty, which allows any value."""
        followed: set[str] = set()
        while isinstance(node, dict) and isinstance(reference := node.get("$ref"), str):
            found = None if reference in followed else self._find(reference)
            if found is None:
                self.missing.add(reference)
                return {}
            followed.add(reference)
            node = found
        return node if isinstance(node, dict) else {}

    def _find(self, reference: str) -> Any:
        node: Any = self._document if reference.startswith("#/") else None
        for part in reference.removeprefix("#/").split("/"):
            key = unquote(part).replace("~1", "/").replace("~0", "~")
            node = node.get(key) if isinstance(node, dict) else None
        return node

    def key(self, schema: Json) -> int:
        """Return the identity of a schema, independent of the path to it."""
        return id(self.resolve(schema)) if "$ref" in schema else id(schema)

    def shape(self, schema: Any) -> Shape:
        """Return the shape of a schema."""
        node = self.resolve(schema)
        if not node:
            return ANYTHING
        if id(node) not in self._read:
            self._read[id(node)] = node, ANYTHING
            self._read[id(node)] = node, self._shape(node)
        return self._read[id(node)][1]

    def is_deprecated(self, schema: Json) -> bool:
        """Whether a schema, or the reference to it, is marked as deprecated."""
        return bool(schema.get("deprecated") or self.resolve(schema).get("deprecated"))

    def _shape(self, node: Json) -> Shape:
        shape = _own(node)
        for part in node.get("allOf") or ():
            shape = self._meet(shape, self.shape(part))
        for key in ("anyOf", "oneOf"):
            if options := node.get(key):
                shape = self._meet(shape, reduce(self._join, map(self.shape, options)))
        nullable = node.get("nullable") is True and shape.kinds
        kinds = shape.kinds | {"null"} if nullable else shape.kinds
        return replace(shape, name=self._names.get(id(node), shape.name), kinds=kinds)

    def _meet(self, first: Shape, second: Shape) -> Shape:
        closed = [shape.values for shape in (first, second) if not shape.open]
        values = frozenset.intersection(*closed) if closed else first.values | second.values
        return Shape(
            second.name or first.name,
            _common(first.kinds, second.kinds),
            values,
            not closed,
            self._fields("allOf", first, second),
            first.required | second.required,
            self._both("allOf", first.items, second.items),
            self._both("allOf", first.rest, second.rest),
            meet_limits(first.limits, second.limits),
        )

    def _join(self, first: Shape, second: Shape) -> Shape:
        names = dict.fromkeys(f"{first.name} | {second.name}".strip(" |").split(" | "))
        objects = [shape.required for shape in (first, second) if "object" in shape.kinds or shape.fields]
        return Shape(
            " | ".join(names),
            first.kinds | second.kinds if first.kinds and second.kinds else frozenset(),
            first.values | second.values,
            any(shape.open for shape in (first, second) if shape.is_scalar)
            or not (first.is_scalar or second.is_scalar),
            self._fields("anyOf", first, second),
            frozenset.intersection(*objects) if objects else frozenset(),
            self._both("anyOf", first.items, second.items),
            self._both("anyOf", first.rest, second.rest),
            join_limits(first.limits, first.kinds, second.limits, second.kinds),
        )

    def _fields(self, how: str, first: Shape, second: Shape) -> dict[str, Json]:
        return first.fields | {
            name: self._both(how, first.fields.get(name), schema) or schema
            for name, schema in second.fields.items()
        }

    def _both(self, how: str, first: Json | None, second: Json | None) -> Json | None:
        if first is None or second is None or self.key(first) == self.key(second):
            return first if second is None else second
        pair = (how, self.key(first), self.key(second))
        return self._pairs.setdefault(pair, {how: [first, second]})

    def either(self, first: Json, second: Json) -> Json:
        """Return the schema of a choice between two schemas; the same two give the same one."""
        return self._both("anyOf", first, second) or second

    def describe(self, schema: Any) -> str:
        """Return a short description of a schema."""
        shape = self.shape(schema)
        words = sorted(shape.kinds - {"array", "object", "null"})
        if shape.values and not shape.open:
            known = sorted(shape.values)
            more = ", …" if len(known) > _MOST_VALUES else ""
            words = [f"one of {', '.join(known[:_MOST_VALUES])}{more}"]
        if "object" in shape.kinds:
            words.append(shape.name or ("map" if shape.rest is not None else "object"))
        if "array" in shape.kinds:
            below = self.shape(shape.items or {})
            named = below.name or " or ".join(sorted(below.kinds - {"null"}))
            words.append(f"list of {named or 'anything'}")
        return " or ".join([*words, *(["null"] if words and "null" in shape.kinds else [])]) or "anything"


def _own(node: Json) -> Shape:
    """Return the shape of a schema without its parts."""
    written = node.get("type", [])
    kinds = set(written) if isinstance(written, list) else {written}
    values = [node["const"]] if "const" in node else node.get("enum") or []
    properties, items, rest = node.get("properties"), node.get("items"), node.get("additionalProperties")
    if not kinds:
        kinds = {_kind(value) for value in values}
        kinds |= ({"object"} if isinstance(properties, dict) else set()) | ({"array"} if items else set())
    elif None in values:
        kinds.add("null")
    known = frozenset(_text(value) for value in values if value is not None)
    fields = properties if isinstance(properties, dict) else {}
    return Shape(
        kinds=frozenset(map(str, kinds)),
        values=known,
        open=not known,
        fields={name: schema if isinstance(schema, dict) else {} for name, schema in fields.items()},
        required=frozenset(map(str, node.get("required") or ())) & set(fields),
        items=items if isinstance(items, dict) else None,
        rest=rest if isinstance(rest, dict) and rest else None,
        limits=read_limits(node, frozenset(map(str, kinds))),
    )
