"""The places of the document: paths, operations and components, with their names and contents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from document.bundle import tag_of

Json = dict[str, Any]
Trail = tuple[str, ...]

REFERENCE = re.compile(r"#/components/([A-Za-z]+)/([^/]+)")
NAMED = {"callbacks", "content", "headers", "links", "patternProperties", "properties", "responses"}
SKIPPED = {"const", "default", "discriminator", "enum", "example", "examples", "externalDocs"}
STUBS: dict[str, Json] = {
    "headers": {"schema": {}},
    "parameters": {"name": "stub", "in": "query", "schema": {}},
    "requestBodies": {"content": {}},
    "responses": {"description": "Not written yet."},
    "schemas": {},
}


@dataclass(frozen=True)
class Place:
    """A part of the document with a name for messages: a path, an operation or a component."""

    chapter: str
    name: str
    pointer: Trail
    content: Json = field(repr=False, hash=False, compare=False)

    def __str__(self) -> str:
        return f"{self.chapter}: {self.name}"

    @property
    def kind(self) -> str:
        """The kind of a component, such as `schemas`; `paths` for other places."""
        return self.pointer[1] if self.pointer[0] == "components" else "paths"

    @property
    def is_schema(self) -> bool:
        return self.kind == "schemas"

    @property
    def reference(self) -> str:
        """The reference to it, if it is a component."""
        return "#/" + "/".join(self.pointer)

    @property
    def exemptions(self) -> Json:
        """The rules from which this place is exempt, with the reasons."""
        written = self.content.get("x-exempt")
        return written if isinstance(written, dict) else {}

    @property
    def tag(self) -> str:
        """The tag of its chapter."""
        return tag_of(self.chapter)


@dataclass(frozen=True)
class Operation(Place):
    """One method of one path."""

    path: str = ""
    method: str = ""
    shared: tuple[Any, ...] = field(default=(), repr=False, hash=False, compare=False)

    def lacks(self, key: str) -> bool:
        """Return whether a key is missing, which only the rule `complete` reports."""
        return self.content.get(key) is None


def nodes(node: Any, trail: Trail = (), named: bool = False) -> Iterator[tuple[Trail, Json]]:
    """Every OpenAPI object below a node, without examples and maps from names."""
    if isinstance(node, list):
        for index, item in enumerate(node):
            yield from nodes(item, (*trail, str(index)))
    elif isinstance(node, dict):
        if not named:
            yield trail, node
        for key, value in node.items():
            if named or (key not in SKIPPED and not key.startswith("x-")):
                yield from nodes(value, (*trail, key), named=not named and key in NAMED)


def references_in(node: Any) -> dict[str, str]:
    """Each reference below a node, with its first position."""
    found: dict[str, str] = {}
    for trail, child in nodes(node):
        if "$ref" in child:
            found.setdefault(str(child["$ref"]), ".".join(trail))
    return found


def kind_at(trail: Trail) -> str:
    """The kind of component to which a reference at this position refers."""
    if trail[-1:] == ("requestBody",):
        return "requestBodies"
    parent = trail[-2] if len(trail) > 1 else "schemas"
    return parent if parent in STUBS else "schemas"


def schemas_in(place: Place) -> Iterator[tuple[Trail, Json]]:
    """Every schema in a place; a component schema itself has the empty trail."""
    if place.is_schema:
        yield from nodes(place.content)
        return
    for trail, node in nodes(place.content):
        if "schema" in node:
            yield from nodes(node["schema"], (*trail, "schema"))


def snake_case(name: str) -> str:
    """The name in Python of a property or parameter: `holdoutIDs` becomes `holdout_ids`."""
    name = re.sub(r"([A-Z]{2,})s(?![a-z])", lambda match: match[1].capitalize() + "s", name)
    # store0100Exposures is about rules at 0 and at 100 percent, but would look like one number.
    name = re.sub(r"(?<=[a-z])0100(?=[A-Z])", "_0_100", name)
    name = re.sub(r"([a-z0-9])([A-Z])", r"\1_\2", name)
    name = re.sub(r"([A-Z]+)([A-Z][a-z])", r"\1_\2", name)
    return re.sub(r"[^A-Za-z0-9]+", "_", name).strip("_").lower()
