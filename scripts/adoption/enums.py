"""Let responses hold values that an enum does not name yet, as the rule `open_enums` demands."""

from __future__ import annotations

from typing import Any

from adoption.chapters import Chapters
from document.places import Json
from document.rules.schemas import takes_text

__all__ = ["open_enums"]


def open_enums(chapters: Chapters) -> None:
    """Accept any other text where a response holds an enum."""
    operations = chapters.operations.values()
    responses = [answer for operation in operations for answer in operation.content["responses"].values()]
    for reference in chapters.reach(responses):
        found = chapters.find(reference)
        if isinstance(found, dict) and "enum" not in found:
            for name, schema in (found.get("properties") or {}).items():
                found["properties"][name] = _opened(chapters, schema)


def _opened(chapters: Chapters, node: Any) -> Any:
    if not isinstance(node, dict):
        return node
    if "enum" in (chapters.find(str(node.get("$ref"))) or {}):
        rest = {key: value for key, value in node.items() if key != "$ref"}
        return {"anyOf": [{"$ref": node["$ref"]}, {"type": "string"}], **rest}
    if "items" in node:
        return {**node, "items": _opened(chapters, node["items"])}
    if isinstance(node.get("additionalProperties"), dict):
        return {**node, "additionalProperties": _opened(chapters, node["additionalProperties"])}
    if "anyOf" in node:
        return {**node, "anyOf": _opened_options(chapters, node["anyOf"])}
    return node


def _opened_options(chapters: Chapters, options: list[Json]) -> list[Json]:
    holds_enum = any("enum" in (chapters.find(str(option.get("$ref"))) or {}) for option in options)
    if holds_enum and not any(takes_text(option) for option in options):
        is_nullable = {"type": "null"} in options
        options = [option for option in options if option != {"type": "null"}]
        return [*options, {"type": ["string", "null"] if is_nullable else "string"}]
    return [option if "$ref" in option else _opened(chapters, option) for option in options]
