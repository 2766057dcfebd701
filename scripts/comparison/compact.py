"""Reduce a document to its facts: no sentences, and repeated parts are written once."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from typing import Any

from comparison.limits import LIMITS
from comparison.shapes import Json
from comparison.surface import METHODS
from comparison.texts import DIGEST, digest

__all__ = ["compact"]

_FACTS = {
    *("openapi", "version", "url", "variables", "servers", "security", "in", "name", "scheme", "$ref"),
    *("type", "required", "deprecated", "explode", "nullable", "enum", "const", *LIMITS),
}
"""The keys whose values are kept as they are."""
_FALSE = {"required", "deprecated", "nullable"}
"""The facts that are left out if they are false."""
_PARTS = {"requestBody", "schema", "items", "additionalProperties"}
_LISTS = {"parameters", "allOf", "anyOf", "oneOf"}
_NAMED = {"properties", "responses"}
_OBJECTS = {*METHODS, "info"}
_MAPS = {"paths", "content"}
_KNOWN = _FACTS | _PARTS | _LISTS | _NAMED | _OBJECTS | _MAPS | {"components"}
_GROUPS = ("parameters", "requestBodies", "responses", "schemas", "securitySchemes", "pathItems")
_SHARED = "parts"
"""The key of the repeated parts; it is not below `components`, because they have no names."""
_SMALL = 24
"""A part of at most this many characters is written each time; a reference would not be shorter."""
Change = Callable[[Any], Any]


def compact(document: Json) -> Json:
    """Return the facts of a document as a document, which compares like the whole one."""
    small: Json = _facts(document)
    small["tags"] = [{"name": tag.get("name"), DIGEST: digest(tag)} for tag in document.get("tags") or ()]
    return _shared(small)


def _facts(node: Any) -> Any:
    """Return the facts of an object of OpenAPI; the keys that are not known are left out."""
    if not isinstance(node, dict):
        return node
    numbers = digest(node)
    kept = {
        key: value for key, value in node.items() if key in _KNOWN and not (value is False and key in _FALSE)
    }
    if isinstance(responses := kept.get("responses"), dict):
        kept["responses"] = {status: _response(status, one) for status, one in responses.items()}
    return {**({DIGEST: numbers} if numbers else {}), **_changed(kept, _facts, _facts)}


def _response(status: str, response: Any) -> Any:
    """Return a response; bodies of errors are not compared."""
    if isinstance(response, dict) and not str(status).startswith("2"):
        return {key: value for key, value in response.items() if key != "content"}
    return response


def _changed(node: Json, change: Change, change_part: Change) -> Json:
    """Return an object with its inner objects changed. A reference may stand for those that are parts."""
    found: Json = {}
    for key, value in node.items():
        if key in _FACTS:
            is_list = isinstance(value, list) and key in ("enum", "required")
            found[key] = sorted(value, key=json.dumps) if is_list else value
        elif key in _PARTS:
            found[key] = change_part(value)
        elif key in _LISTS and isinstance(value, list):
            found[key] = [change_part(item) for item in value]
        elif key in _NAMED | _MAPS and isinstance(value, dict):
            inner = change_part if key in _NAMED else change
            found[key] = {name: inner(item) for name, item in value.items()}
        elif key == "components":
            groups = {group: value[group] for group in _GROUPS if group in value}
            found[key] = {
                group: {name: change(item) for name, item in names.items()} for group, names in groups.items()
            }
        else:
            found[key] = change(value) if key in _OBJECTS else value
    return found


def _shared(document: Json) -> Json:
    """Return a document in which each repeated part is a component, except small ones."""
    counts: Counter[str] = Counter()
    components: Json = {}
    names: dict[str, str] = {}

    def count(node: Any) -> Any:
        if isinstance(node, dict):
            _changed(node, count, count_part)
        return node

    def count_part(node: Any) -> Any:
        counts[json.dumps(node)] += 1
        return count(node)

    def share(node: Any) -> Any:
        return _changed(node, share, share_part) if isinstance(node, dict) else node

    def share_part(node: Any) -> Any:
        text = json.dumps(node)
        if not isinstance(node, dict) or "$ref" in node or counts[text] < 2 or len(text) <= _SMALL:
            return share(node)
        if text not in names:
            names[text] = str(len(names))
            components[names[text]] = share(node)
        return {"$ref": f"#/{_SHARED}/{names[text]}"}

    count(document)
    small: Json = share(document)
    return {**small, _SHARED: components}
