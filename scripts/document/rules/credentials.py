"""The lint rule for credentials: fields with one are marked; those that only sound like it give a reason."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from document.document import Document
from document.places import Json, Place, nodes
from document.rules.register import rule_on

SECRET_NAME = re.compile(
    r"token|key|secret|passw|pass_?phrase|credential|private|signature|bearer|auth(?!or(?!i))", re.IGNORECASE
)
"""Names of fields that may hold a credential; `src/statsig_console/_codec.py` has the same ones."""
SECRET_TEXT = re.compile(r"\b(a secret|secrets|credentials?|passwords?)\b", re.IGNORECASE)
NOT_TEXT = {"boolean", "integer", "number", "null"}


def named_schemas(place: Place) -> Iterator[tuple[str, Json, Json]]:
    """Each property and parameter of a place: its name, the object that has the mark, and its schema."""
    if place.kind == "securitySchemes":
        return
    for _, node in nodes(place.content):
        if {"name", "in"} <= set(node):
            yield str(node["name"]), node, node.get("schema") or {}
        properties = node.get("properties")
        for name, schema in properties.items() if isinstance(properties, dict) else ():
            if isinstance(schema, dict):
                yield name, schema, schema


def kinds(schema: Json) -> set[Any]:
    """The types that a schema names."""
    written = schema.get("type")
    return set(written) if isinstance(written, list) else {written} - {None}


@rule_on("places")
def secrets(document: Document, place: Place) -> Iterator[str]:
    """A field named or described like a credential has `x-secret: true`, or `false` with an `x-reason`."""
    for name, node, schema in named_schemas(place):
        marked, types = node.get("x-secret"), kinds(schema)
        doubtful = bool(SECRET_NAME.search(name) or SECRET_TEXT.search(str(node.get("description", ""))))
        if marked is True and not ("string" in types and types <= {"string", "null"}):
            yield f"{name}: x-secret: true is for text or null; mark the texts inside of it"
        elif marked is True and node.get("in", "path") != "path":
            yield f"{name}: x-secret: true is for parameters in the path only; the others are not masked"
        elif marked is False and not str(node.get("x-reason") or "").strip():
            yield f"{name}: x-secret: false has no x-reason; describe the content, if it is not a credential"
        elif marked is False and not doubtful:
            yield f"{name}: x-secret: false is not needed; remove it"
        elif marked not in (None, True, False):
            yield f"{name}: x-secret is {marked!r}; write true or false"
        elif marked is None and doubtful and not (types and types <= NOT_TEXT):
            yield f"{name} may hold a credential; write x-secret: true, or x-secret: false with x-reason"
