"""Compare descriptions that hold numbers. Rate limits, for example, are written nowhere else."""

from __future__ import annotations

import hashlib
import re
from collections import Counter, deque
from collections.abc import Iterator
from typing import Any

from comparison.differences import Difference, Place
from comparison.shapes import MOST_PLACES, Json, Shapes
from comparison.surface import Surface

__all__ = ["DIGEST", "digest", "places", "text_changes"]

DIGEST = "x-text"
"""Holds the numbers of a description and its hash, where the description itself is left out."""
_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(r"\d+(?:[.,:/-]\d+)*")
_CODE = re.compile(r"`([^`]*)`")
_NAME = re.compile(r"[A-Za-z_]\w*\d\w*")
_HASH = re.compile(r" #\w+")
Digests = dict[Place, str]


def digest(node: Json) -> str:
    """Return the numbers of a summary and description and their hash; empty if they hold none."""
    if DIGEST in node:
        return str(node[DIGEST])
    written = f"{node.get('summary') or ''} {node.get('description') or ''}"
    if not _DIGIT.search(written):
        return ""
    text = " ".join(written.lower().split())
    # Words with digits, and code that is not a number, hold no limits.
    plain = _CODE.sub(lambda code: " " if re.search("[a-z]", code[1]) else code[1], text)
    numbers = _NUMBER.findall(_NAME.sub(" ", plain))
    return f"{' '.join(numbers)} #{hashlib.sha256(text.encode()).hexdigest()[:8]}" if numbers else ""


def places(surface: Surface) -> Digests:
    """Return every place of a document with the digest of its description."""
    found: Digests = {}
    for place, node in _described(surface):
        found[place] = found.get(place) or digest(node)
    return found


def text_changes(before: Digests, now: Digests) -> Iterator[Difference]:
    """Yield the places of both documents where a description holds other numbers, or has other words."""
    for place, new in now.items():
        old = before.get(place, new)
        first, second = (_HASH.sub("", text) for text in (old, new))
        if old != new:
            if first == second:
                what = f"the description with {second} has other words"
            else:
                what = f"the description has {second or 'no number'}, had {first or 'no number'}"
            yield Difference("changed", "text", place, what)


def _described(surface: Surface) -> Iterator[tuple[Place, Json]]:
    yield Place(), _mapping(surface.document.get("info"))
    for tag in surface.document.get("tags") or ():
        yield Place(part="tag", steps=(str(tag.get("name")),)), tag
    for operation in surface.operations.values():
        place = Place(operation.key)
        yield place, operation.content
        for (part, name), parameter in operation.parameters.items():
            at = Place(place.operation, part, (name,))
            yield at, parameter
            yield from _schemas(surface, at, parameter.get("schema"))
        bodies = (("request", operation.request), ("response", operation.body))
        for part, body in bodies:
            if body is not None:
                at = Place(place.operation, part)
                yield at, body.content
                yield from _schemas(surface, at, body.schema)
        for status, written in _mapping(operation.content.get("responses")).items():
            yield Place(place.operation, "status", (str(status),)), surface.shapes.resolve(written)


def _schemas(surface: Surface, start: Place, schema: Any) -> Iterator[tuple[Place, Json]]:
    """Yield every schema below a body or a parameter. A schema that contains itself is followed once."""
    shapes = surface.shapes
    waiting: deque[tuple[Place, Json, frozenset[int]]] = deque()
    uses: Counter[int] = Counter()
    if isinstance(schema, dict):
        waiting.append((start, schema, frozenset()))
    while waiting:
        place, node, around = waiting.popleft()
        yield place, {DIGEST: ", ".join(sorted(_digests(surface.shapes, node)))}
        key, shape = shapes.key(node), shapes.shape(node)
        uses[key] += 1
        if key in around or uses[key] > MOST_PLACES or not shape.is_nested:
            continue
        inner = {**shape.fields, "[]": shape.items, "{}": shape.rest}
        around |= {key}
        waiting += [(place.below(step), one, around) for step, one in inner.items() if one is not None]


def _digests(shapes: Shapes, node: Json, met: frozenset[int] = frozenset()) -> set[str]:
    """Return the digests of a schema, or else of what it refers to or is put together from."""
    if (own := digest(node)) or id(node) in met:
        return {own} - {""}
    met |= {id(node)}
    if "$ref" in node:
        return _digests(shapes, shapes.resolve(node), met)
    parts = [part for how in ("allOf", "anyOf", "oneOf") for part in node.get(how) or ()]
    return {one for part in parts if isinstance(part, dict) for one in _digests(shapes, part, met)}


def _mapping(node: Any) -> Json:
    return node if isinstance(node, dict) else {}
