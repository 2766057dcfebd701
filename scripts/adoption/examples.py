"""Write a smallest example for a body, so that the document is valid until a person writes a better one."""

from __future__ import annotations

from typing import Any

from adoption.chapters import TODO, Chapters
from document.places import Json

__all__ = ["example"]

_DEPTH = 8


def example(chapters: Chapters, schema: Json, depth: int = 0) -> Any:
    """Return a value that the schema allows, with required fields only."""
    found = chapters.schemas.resolve(schema)
    if "const" in found or "enum" in found:
        return found.get("const", next(iter(found.get("enum") or [TODO])))
    if options := found.get("anyOf"):
        return example(chapters, options[0], depth + 1)
    kind = found.get("type")
    kind = kind[0] if isinstance(kind, list) else kind
    if kind == "object" or "properties" in found:
        fields = found.get("properties") or {}
        wanted = [name for name in fields if name in (found.get("required") or ())]
        wanted = wanted or list(fields)[: int(found.get("minProperties") or 0)]
        return {name: example(chapters, fields[name], depth + 1) for name in wanted} if depth < _DEPTH else {}
    if kind == "array":
        count = int(found.get("minItems") or 0)
        return [example(chapters, found.get("items") or {}, depth + 1) for _ in range(count)]
    return _scalar(kind, found)


def _scalar(kind: str | None, schema: Json) -> Any:
    if kind in ("integer", "number"):
        least = schema.get("minimum", schema.get("exclusiveMinimum", -1) + 1)
        return min(least, schema["maximum"]) if "maximum" in schema else least
    if kind == "boolean":
        return True
    if kind == "null":
        return None
    length = int(schema.get("minLength") or 0)
    return TODO.ljust(length, "x")[: int(schema.get("maxLength") or max(length, len(TODO)))]
