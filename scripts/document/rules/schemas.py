"""Lint rules for schemas: allowed keywords, names, references."""

from __future__ import annotations

import builtins
import json
import re
import typing
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

from document.document import Document
from document.places import REFERENCE, Json, Place, Trail, nodes, schemas_in, snake_case
from document.rules.register import rule, rule_on

BANNED_KEYWORDS = ("allOf", "default", "nullable", "oneOf", "title")
BANNED_ENDINGS = ("Dto", "DTO", "Contract", "Response", "Item", "Data")
RESERVED_SCHEMAS = {
    "RawResponse", "Any", "Client", "File", "Model", "Operation", "Page", "Pages", "Resource", "Response",
    "Secret", "Unset", *dir(builtins), *dir(typing),
}  # fmt: skip
RESERVED_PROPERTIES = {
    "additional_properties", "always_present", "from_dict", "models", "to_dict", "wire_names", "",
}  # fmt: skip
TEXTS = {"deprecated", "description", "example", "examples"}
PASCAL_CASE = re.compile(r"[A-Z][A-Za-z0-9]*")


def at(trail: Trail) -> str:
    """A trail for a message."""
    return ".".join(trail) or "it"


@rule_on("places")
def texts(document: Document, place: Place) -> Iterator[str]:
    """No text is empty, and none ends in a space."""
    for trail, node in nodes(place.content):
        for key in ("summary", "description"):
            if key in node and (not isinstance(node[key], str) or not node[key].strip()):
                yield f"{at((*trail, key))} is empty; write it or leave it out"
            elif key in node and re.search(r"[ \t](\n|$)|\n\n+$", node[key]):
                yield f"{at((*trail, key))} ends in a space or empty line; remove it"


@rule_on("places")
def described(document: Document, place: Place) -> Iterator[str]:
    """Every parameter, property, body, response and component has a description."""
    if place.kind != "paths" and not place.content.get("description"):
        yield "has no description"
    for trail, node in nodes(place.content):
        for name, schema in (node.get("properties") or {}).items():
            text = schema.get("description") or document.resolve(schema).get("description")
            if not text and not document.dangles(schema):
                yield f"{at((*trail, name))} has no description"
        if {"name", "in"} <= set(node) and trail and not node.get("description"):
            yield f"parameter {node['name']} has no description"


@rule_on("places")
def inline(document: Document, place: Place) -> Iterator[str]:
    """Objects with properties, and enums with more than one value, are components."""
    for trail, schema in schemas_in(place):
        if place.is_schema and not trail:
            continue
        is_object = schema.get("type") in ("object", ["object"], ["object", "null"], ["null", "object"])
        if len(schema.get("enum", ())) > 1:
            yield f"{at(trail)} is an inline enum; make it a component and refer to it"
        elif "properties" in schema or (is_object and "additionalProperties" not in schema):
            yield f"{at(trail)} is an inline object; make it a component, or a map with additionalProperties"


@rule_on("places")
def keywords(document: Document, place: Place) -> Iterator[str]:
    """No allOf, oneOf, default, title, nullable, date formats or closed objects."""
    for trail, schema in schemas_in(place):
        for key in BANNED_KEYWORDS:
            if key in schema:
                yield f"{at(trail)}: {key} is not used here; see the rules in openapi/README.md"
        if schema.get("format") in ("date", "date-time"):
            yield f"{at(trail)}: format {schema['format']} fails on odd text; say the form in the description"
        if schema.get("additionalProperties") is False:
            yield f"{at(trail)}: additionalProperties: false would lose unknown fields; remove it"


@rule_on("places")
def references(document: Document, place: Place) -> Iterator[str]:
    """A reference leads to an existing component, not to a part of one."""
    for reference, trail in document.references(place).items():
        if place.kind == "paths" and not trail:
            continue
        if not REFERENCE.fullmatch(reference):
            yield f"{trail}: {reference} is not #/components/<kind>/<name>"
        elif document.find(reference) is None:
            yield f"{trail}: {reference} does not exist; write the component or correct the name"


@rule
def reachable(document: Document) -> Iterator[str]:
    """Every component is reached from an operation."""
    places = (*document.operations, *document.paths)
    reached = document.reach(reference for place in places for reference in document.references(place))
    for place in document.named:
        if place.kind != "securitySchemes" and place.reference not in reached:
            yield document.report(place, "no operation leads here; use it or delete it")


@rule_on("named")
def component_names(document: Document, place: Place) -> Iterator[str]:
    """Components have PascalCase names. Names of schemas are nouns that have no other meaning in Python."""
    name = place.pointer[2]
    if not PASCAL_CASE.fullmatch(name):
        yield "the name is not PascalCase"
    if not place.is_schema:
        return
    if re.search(r"\d$|Type\d", name) or name.endswith(BANNED_ENDINGS):
        yield f"the name ends in a digit, {', '.join(BANNED_ENDINGS)} or TypeN; choose a noun"
    if name in RESERVED_SCHEMAS:
        yield "the name means something else in Python or in this package; choose another"


@rule
def module_names(document: Document) -> Iterator[str]:
    """No two schemas result in modules with the same name."""
    first: dict[str, Place] = {}
    for place in document.schemas:
        other = first.setdefault(snake_case(place.pointer[2]), place)
        if other is not place:
            yield document.report(
                place, f"gives the same module as {other.name} ({other.chapter}); rename one"
            )


@rule_on("schemas")
def property_names(document: Document, place: Place) -> Iterator[str]:
    """Properties have different names that are not used by Python."""
    for trail, schema in schemas_in(place):
        written = defaultdict(list)
        for name in schema.get("properties") or ():
            written[snake_case(name)].append(name)
        for name, names in written.items():
            if len(names) > 1:
                yield f"{at(trail)}: {' and '.join(names)} are both {name} in Python; keep one"
            if name in RESERVED_PROPERTIES:
                yield f"{at(trail)}: property {names[0]} takes a name that every model has"


@rule_on("places")
def enum_values(document: Document, place: Place) -> Iterator[str]:
    """The values of an enum are different texts, and its type is string."""
    for trail, schema in schemas_in(place):
        if "enum" not in schema:
            continue
        values = schema["enum"]
        if schema.get("type") != "string" or not all(isinstance(value, str) for value in values):
            yield f"{at(trail)}: an enum is of type string and holds texts; put null beside it by anyOf"
        for value, count in Counter(map(str, values)).items():
            if count > 1:
                yield f"{at(trail)}: the enum holds {value} twice; keep one"


def takes_text(schema: Json) -> bool:
    """Whether a schema accepts any text."""
    kinds = schema.get("type")
    return "enum" not in schema and (kinds == "string" or (isinstance(kinds, list) and "string" in kinds))


def enum_sites(document: Document, place: Place) -> Iterator[tuple[str, str, bool]]:
    """Each use of an enum component: its place, its name, and whether other texts are accepted there."""
    open_trails = {
        (*trail, "anyOf", str(index))
        for trail, schema in schemas_in(place)
        for index in range(len(schema.get("anyOf") or ()))
        if any(takes_text(member) for member in schema["anyOf"])
    }
    for trail, schema in schemas_in(place):
        if "enum" in (document.find(schema.get("$ref")) or {}):
            yield at(trail), str(schema["$ref"]).rsplit("/", 1)[1], trail in open_trails


@rule_on("named")
def open_enums(document: Document, place: Place) -> Iterator[str]:
    """If a response can hold an enum, any other text is accepted as well."""
    if place.reference in document.answered:
        for where, name, is_open in enum_sites(document, place):
            if not is_open:
                yield f"{where}: responses can hold the enum {name}; write anyOf of it and {{ type: string }}"


@rule_on("places")
def closed_enums(document: Document, place: Place) -> Iterator[str]:
    """If only requests hold an enum, no other text is accepted."""
    if place.kind == "responses" or place.reference in document.answered:
        return
    if place.kind == "schemas" and place.reference not in document.requested:
        return
    for where, name, is_open in enum_sites(document, place):
        if is_open and not where.startswith("responses."):
            yield f"{where}: only requests reach the enum {name}; write a plain $ref"


def structure(node: Any, named: bool = False) -> Any:
    """A schema without its texts, in a form that does not depend on order."""
    if isinstance(node, list):
        return [structure(item) for item in node]
    if not isinstance(node, dict):
        return node
    if named:
        return {name: structure(schema) for name, schema in node.items()}
    return {
        key: sorted(map(str, value)) if key in ("enum", "required") else structure(value, key == "properties")
        for key, value in node.items()
        if key not in TEXTS and not key.startswith("x-")
    }


@rule
def twins(document: Document) -> Iterator[str]:
    """No two schemas have the same structure."""
    first: dict[str, Place] = {}
    for place in document.schemas:
        shape = json.dumps(structure(place.content), sort_keys=True)
        other = first.setdefault(shape, place)
        if other is not place:
            yield document.report(place, f"has the structure of {other.name} ({other.chapter}); keep one")
