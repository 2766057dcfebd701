"""The body of a request: JSON from --input, and fields from --set."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from .failures import UsageError

__all__ = ["make_body", "mask_paths", "read_input", "set_field"]

Json = dict[str, Any]


def make_body(known: Json, source: str | None, settings: Sequence[str]) -> Any:
    """Return the body of an operation, or None if it has none; raise UsageError if one is needed.

    Args:
        known: What the document says of the body.
        source: A file with JSON, or ``-`` for stdin.
        settings: Fields as ``name=value``, which replace those of the file.
    """
    body = None if source is None else read_input(source)
    if settings:
        if body is None:
            body = {}
        if not isinstance(body, dict):
            raise UsageError("--set changes fields of an object, and --input is a list")
        fields = {field["name"]: field for field in known["fields"]}
        for setting in settings:
            set_field(body, setting, fields)
    if body is None and known["required"]:
        required = [field["name"] for field in known["fields"] if field["required"]]
        example = f"--set {required[0]}=…" if required else "--set name=value"
        hint = f"Give {example} or --input FILE; `--input -` reads JSON from stdin."
        raise UsageError(
            "the body of the request is missing", hint if known["fields"] else "Give --input FILE."
        )
    return body


def read_input(source: str) -> Any:
    """Return the JSON in a file, or on stdin for ``-``."""
    text = sys.stdin.read() if source == "-" else Path(source).read_text(encoding="utf-8")
    try:
        return json.loads(text)
    except ValueError as error:
        raise UsageError(f"--input {source} holds no JSON: {error}") from None


def set_field(body: Json, setting: str, fields: dict[str, Json] | None = None) -> None:
    """Set one field, given as ``name=value`` or ``name:=JSON``; dots in the name lead into objects.

    A value is text where the document says so or the type of the field is not known. Other types are JSON.
    """
    name, separator, value = setting.partition("=")
    if not separator or not name:
        raise UsageError(f"--set {setting}: name=value is expected")
    is_json = name.endswith(":")
    *above, last = name.removesuffix(":").split(".")
    for part in above:
        body = body.setdefault(part, {})
        if not isinstance(body, dict):
            raise UsageError(f"--set {setting}: {part} is no object")
    known = (fields or {}).get(last) if not above else None
    body[last] = _json(setting, value) if is_json else _typed(setting, value, known)


def _typed(setting: str, value: str, known: Json | None) -> Any:
    kind = known["type"] if known else "string"
    if kind == "string":
        return value
    if kind == "strings" and not value.startswith("["):
        return [part for part in value.split(",") if part]
    found = _json(setting, value)
    types: dict[str, Any] = {"integer": int, "number": int | float, "boolean": bool}
    expected = types.get(kind)
    if expected and (not isinstance(found, expected) or isinstance(found, bool) is not (kind == "boolean")):
        raise UsageError(f"--set {setting}: {kind} expected")
    return found


def _json(setting: str, value: str) -> Any:
    try:
        return json.loads(value)
    except ValueError:
        raise UsageError(
            f"--set {setting}: the value is no JSON", "Give numbers, true, false, null, or quoted JSON."
        ) from None


def mask_paths(value: Any, paths: Sequence[str]) -> Any:
    """Return JSON in which the values at some paths are masked; a path leads through lists too."""
    for path in paths:
        value = _mask(value, path.split("."))
    return value


def _mask(value: Any, path: Sequence[str]) -> Any:
    if isinstance(value, list):
        return [_mask(item, path) for item in value]
    if not path:
        return "[redacted]" if value is not None else None
    if not isinstance(value, dict) or path[0] not in value:
        return value
    return {**value, path[0]: _mask(value[path[0]], path[1:])}
