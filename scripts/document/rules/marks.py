"""The lint rules on marks that change types in Python: x-always and x-text-of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from document.document import Document
from document.places import Json, Place, nodes
from document.rules.register import rule_on

ALWAYS, TEXT_OF, REASON = "x-always", "x-text-of", "x-reason"
TEXT_KINDS = ("boolean", "number")
SAYS_BOOLEAN, SAYS_NUMBER = re.compile(r"`true` or `false`"), re.compile(r"\bnumber\b.*\bas text\b")


@rule_on("places")
def always(document: Document, place: Place) -> Iterator[str]:
    """`x-always` stands on optional fields of responses: in how many official examples each is shown.

    `false` with an `x-reason` says why a field that all of them show may be missing all the same.
    """
    fields = place.content.get("properties", {}) if place.is_schema else {}
    allowed = {id(field) for field in fields.values()} if place.reference in document.answered else set()
    for trail, node in nodes(place.content):
        if ALWAYS not in node:
            continue
        name, mark = trail[-1] if trail else "it", node[ALWAYS]
        if id(node) not in allowed:
            yield f"{name}: {ALWAYS} is for fields of schemas that responses hold; remove it"
        elif name in place.content.get("required", ()):
            yield f"{name}: {ALWAYS} is not needed, since the field is required; remove it"
        elif mark is False and not str(node.get(REASON) or "").strip():
            yield f"{name}: {ALWAYS}: false has no {REASON}; say when the field is missing"
        elif mark is not False and (type(mark) is not int or mark < 1):
            yield f"{name}: {ALWAYS} is {mark!r}; write the number of examples, or false"


@rule_on("places")
def text_of(document: Document, place: Place) -> Iterator[str]:
    """`x-text-of` says what a query parameter of type string holds, if that is a boolean or a number."""
    for trail, node in nodes(place.content):
        name, mark = node.get("name", trail[-1] if trail else "it"), node.get(TEXT_OF)
        if not _is_text_query(node):
            if mark is not None:
                yield f"{name}: {TEXT_OF} is for query parameters of type string; remove it"
        elif mark is not None and mark not in TEXT_KINDS:
            yield f"{name}: {TEXT_OF} is {mark!r}; write {' or '.join(TEXT_KINDS)}"
        elif mark is None and (kind := _described_kind(node)):
            yield f"{name} holds a {kind} as text; write {TEXT_OF}: {kind}"


def _is_text_query(node: Json) -> bool:
    schema = node.get("schema")
    return node.get("in") == "query" and isinstance(schema, dict) and schema.get("type") == "string"


def _described_kind(node: Json) -> str:
    description = str(node.get("description", ""))
    return (
        "boolean" if SAYS_BOOLEAN.search(description) else "number" if SAYS_NUMBER.search(description) else ""
    )
