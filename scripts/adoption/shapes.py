"""Find out which schemas are equal, independent of names and texts."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from document.places import Json
from document.rules.schemas import TEXTS

__all__ = ["Schemas", "name_in"]

_MAPS, _LISTS, _SINGLES = ("properties",), ("anyOf", "oneOf", "allOf"), ("items", "additionalProperties")
_STRUCTURED = {"object", "array"}


def name_in(node: Json) -> str:
    """The name of the component that a node refers to; empty for other nodes."""
    return str(node.get("$ref") or "").rsplit("/", 1)[-1]


class Schemas:
    """Reads the schemas of one document, whose references `find` follows."""

    def __init__(self, find: Callable[[str], Any]) -> None:
        self._find = find
        self._merged: dict[int, tuple[Json, Json]] = {}
        self._digests: dict[tuple[str, int], tuple[Json, int]] = {}

    def resolve(self, node: Any) -> Json:
        """A node itself, or what it refers to; empty if that does not exist."""
        followed: set[str] = set()
        while isinstance(node, dict) and isinstance(reference := node.get("$ref"), str):
            if reference in followed:
                return {}
            followed.add(reference)
            node = self._find(reference)
        return node if isinstance(node, dict) else {}

    def branches(self, node: Any) -> list[Json]:
        """The alternatives of a schema without `null`; a schema that has none is its only one."""
        found = self.merged(self.resolve(node))
        for key in ("anyOf", "oneOf"):
            if found.get(key) and "properties" not in found:
                return [branch for option in found[key] for branch in self.branches(option)]
        return [] if found.get("type") == "null" else [found]

    def merged(self, node: Json) -> Json:
        """A schema with its `allOf` in one object."""
        if "allOf" not in node:
            return node
        if id(node) not in self._merged:
            own = {key: value for key, value in node.items() if key != "allOf"}
            result: Json = {}
            for part in (*(self.merged(self.resolve(one)) for one in node["allOf"]), own):
                # A later part says more: an envelope leaves open what its data is.
                fields = {**result.get("properties", {}), **part.get("properties", {})}
                required = dict.fromkeys([*result.get("required", ()), *part.get("required", ())])
                result = {**result, **part}
                result |= {"properties": fields} if fields else {}
                result |= {"required": list(required)} if required else {}
            self._merged[id(node)] = node, result
        return self._merged[id(node)][1]

    def is_nullable(self, node: Any) -> bool:
        """Whether null is allowed."""
        found = self.resolve(node)
        kinds = found.get("type")
        if found.get("nullable") is True or kinds == "null" or (isinstance(kinds, list) and "null" in kinds):
            return True
        return any(self.is_nullable(option) for key in ("anyOf", "oneOf") for option in found.get(key) or ())

    def forget(self) -> None:
        """Digest schemas anew after a change."""
        self._digests.clear()

    def exact(self, node: Any) -> int:
        """A digest of a schema with everything except texts and our own marks."""
        return self._digest("exact", node)

    def loose(self, node: Any) -> int:
        """A digest of the names and types of all fields, whatever is required, nullable or listed."""
        return self._digest("loose", node)

    def _digest(self, how: str, node: Any) -> int:
        found = self.resolve(node)
        key = how, id(found)
        if key not in self._digests:
            self._digests[key] = found, hash("recursive")
            parts = self._exact_parts(found) if how == "exact" else self._loose_parts(found)
            self._digests[key] = found, hash(parts)
        return self._digests[key][1]

    def _exact_parts(self, node: Json) -> frozenset[Any]:
        parts: set[Any] = set()
        for key, value in node.items():
            if key in TEXTS or key.startswith("x-") or key == "discriminator":
                continue
            if key in _MAPS:
                parts |= {(key, name, self.exact(schema)) for name, schema in value.items()}
            elif key in _LISTS:
                parts.add((key, *map(self.exact, value)))
            elif key in _SINGLES and isinstance(value, dict):
                parts.add((key, self.exact(value)))
            elif key in ("enum", "required"):
                parts.add((key, frozenset(map(str, value))))
            else:
                parts.add((key, json.dumps(value)))
        return frozenset(parts)

    def _loose_parts(self, node: Json) -> frozenset[Any]:
        parts: set[Any] = set()
        for branch in self.branches(node):
            kinds = self.kinds(branch)
            if branch.get("properties"):
                fields = branch["properties"].items()
                parts.add(frozenset((name, self.loose(schema)) for name, schema in fields))
            elif isinstance(branch.get("additionalProperties"), dict):
                parts.add(("map", self.loose(branch["additionalProperties"])))
            elif "object" in kinds:
                parts.add("object")
            if "array" in kinds:
                parts.add(("list", self.loose(branch.get("items") or {})))
            parts |= {"number" if kind == "integer" else kind for kind in kinds - _STRUCTURED - {"null"}}
        return frozenset(parts)

    def kinds(self, node: Json) -> set[str]:
        """The types that a schema itself names, or shows by its keywords."""
        written = node.get("type") or []
        kinds = set(written) if isinstance(written, list) else {str(written)}
        if not kinds:
            kinds |= {"object"} if "properties" in node or "additionalProperties" in node else set()
            kinds |= {"array"} if "items" in node else set()
            kinds |= {"string"} if isinstance(next(iter(node.get("enum") or ()), None), str) else set()
        return kinds
