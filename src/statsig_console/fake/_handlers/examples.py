"""Data of the right type for what has no code in the fake, from the schemas and examples of the document."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from .._document.document import Document, Json
from .._document.validation import Checks
from .call import Call

__all__ = ["fits", "keep_fitting", "required_fields"]


def fits(document: Document, schema: Json, value: Any) -> bool:
    """Return whether a value is valid for a schema."""
    return not _checks(document).value(schema, value)


@lru_cache(maxsize=1)
def _checks(document: Document) -> Checks:
    return Checks(document)


def required_fields(call: Call) -> Json:
    """Return the fields that every object of a group has, with values from an example."""
    schema, example = _object(call)
    return {name: example[name] for name in schema.get("required", ()) if name in example}


def keep_fitting(call: Call, made: Json, before: Json | None) -> None:
    """Replace the values that no response can hold, such as a list of names where a response has objects.

    They are replaced by those of the former state or of the example, or else removed.
    """
    schema, example = _object(call)
    properties = call.document.properties(schema)
    for name in properties.keys() & made.keys():
        if not fits(call.document, properties[name], made[name]):
            sources = [source for source in (before, example) if source and name in source]
            if sources:
                made[name] = sources[0][name]
            else:
                del made[name]


def _object(call: Call) -> tuple[Json, Json]:
    """Return the schema of the objects of a group, and an example."""
    for verb in ("get", "list", "create", "update"):
        operation = call.document.operations.get(f"{call.tag}_{verb}")
        data = operation.example_data if operation else None
        example = next(iter(data), None) if isinstance(data, list) else data
        if operation and isinstance(example, dict):
            return call.document.resolve(operation.item), example
    return {}, {}
