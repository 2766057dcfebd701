"""Which fields the objects in payloads show, and which fields that are marked as always present they lack."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from generator.preparation import data_schema, resolve, success, tags_of_unions
from tests.support.operations import DOCUMENT, Documented

__all__ = ["ALWAYS", "Seen", "lacking"]

Json = dict[str, Any]
SCHEMAS: Json = DOCUMENT["components"]["schemas"]
ALWAYS: dict[tuple[str, str], Any] = {
    (name, field): schema["x-always"]
    for name, whole in SCHEMAS.items()
    for field, schema in whole.get("properties", {}).items()
    if "x-always" in schema
}
"""The marks by schema and field."""


class Seen:
    """Where the fields of each object are shown in some payloads, and which are missing."""

    def __init__(self) -> None:
        self.shown: dict[tuple[str, str], set[str]] = defaultdict(set)
        self.missing: set[tuple[str, str]] = set()
        self._tags = tags_of_unions(DOCUMENT)

    def add_response(self, example: str, documented: Documented, body: Any) -> None:
        """Add the data of a response, unless it is of another kind than the usual one."""
        schema = success(DOCUMENT, documented.operation)[1]
        if schema is None:
            return
        if isinstance(body, dict) and "data" not in body and ("message" in body or "anyOf" in schema):
            return  # a message only, or an answer of another kind than the usual one
        data = body["data"] if isinstance(body, dict) and "data" in body else body
        self.add(example, data_schema(DOCUMENT, schema) or {}, data)

    def add(self, example: str, schema: Json, value: Any) -> None:
        """Add a value and all that is inside of it."""
        name = str(schema.get("$ref", "")).rsplit("/", 1)[-1]
        schema = resolve(DOCUMENT, schema)
        if "anyOf" in schema:
            for option in self._options(schema["anyOf"], value):
                self.add(example, option, value)
        elif isinstance(value, list):
            for item in value:
                self.add(example, schema.get("items", {}), item)
        elif isinstance(value, dict):
            for field, inner in schema.get("properties", {}).items():
                if field in value:
                    self.shown[name, field].add(example)
                    self.add(example, inner, value[field])
                else:
                    self.missing.add((name, field))
            if isinstance(schema.get("additionalProperties"), dict):
                for item in value.values():
                    self.add(example, schema["additionalProperties"], item)

    def _options(self, options: list[Json], value: Any) -> list[Json]:
        """Return the members of a union that a value is; none if nothing tells which it is."""
        if isinstance(value, list):
            return [option for option in options if "items" in option]
        objects = [option for option in options if "properties" in resolve(DOCUMENT, option)]
        if not isinstance(value, dict) or len(objects) == 1:
            return objects if isinstance(value, dict) else []
        names = frozenset(option["$ref"].rsplit("/", 1)[1] for option in objects)
        tag, known = self._tags.get(names, ("", {}))
        return [{"$ref": f"#/components/schemas/{known[value[tag]]}"}] if value.get(tag) in known else []


def lacking(documented: Documented, body: Any) -> list[str]:
    """Return the fields that an object in a response should always have, and lacks."""
    seen = Seen()
    seen.add_response(documented.id, documented, body)
    return sorted(f"{name}.{field}" for name, field in seen.missing if ALWAYS.get((name, field)))
