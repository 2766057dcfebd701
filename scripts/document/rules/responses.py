"""Lint rules for bodies and responses: statuses, envelopes, examples."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import UnknownType, best_match

from document.document import Document
from document.places import Json, Operation, Place, Trail, nodes
from document.rules.register import rule_on

DONE = "#/components/schemas/Done"
ENVELOPE = {"message", "data", "pagination"}


def successes(operation: Operation) -> Json:
    """The 2xx responses of an operation."""
    written = operation.content.get("responses") or {}
    return {status: answer for status, answer in written.items() if status[0] == "2"}


@rule_on("operations")
def success(document: Document, operation: Operation) -> Iterator[str]:
    """An operation has exactly one 2xx response, and it is a component."""
    found = successes(operation)
    if len(found) != 1 and not operation.lacks("responses"):
        yield f"has {len(found)} 2xx responses; declare exactly one"
    for status, answer in found.items():
        if set(answer) != {"$ref"}:
            yield f"{status} is not a $ref; write it in components/responses"


def is_envelope(document: Document, schema: Json) -> bool:
    """Whether a schema is an envelope, `Done`, a choice with one of them, or still missing."""
    if schema.get("$ref") == DONE or document.dangles(schema):
        return True
    found = document.resolve(schema)
    if "anyOf" in found:
        return any(is_envelope(document, member) for member in found["anyOf"])
    names, required = set(found.get("properties") or ()), set(found.get("required") or ())
    return "$ref" in schema and {"data"} <= names <= ENVELOPE and required <= {"data"}


@rule_on("operations", exemptible=True)
def envelope(document: Document, operation: Operation) -> Iterator[str]:
    """A success response is an envelope component, `Done`, a choice with one of them, or CSV."""
    for status, answer in successes(operation).items():
        if document.dangles(answer):
            continue
        for media, content in (document.resolve(answer).get("content") or {"no content": {}}).items():
            schema = content.get("schema") or {}
            is_csv = media == "text/csv" and schema.get("type") == "string"
            if not is_csv and not (media == "application/json" and is_envelope(document, schema)):
                yield (
                    f"{status} {media} is not an envelope (message, data, pagination, only data required); "
                    "correct it, or write x-exempt: { envelope: reason }"
                )


@rule_on("places")
def optional_data(document: Document, place: Place) -> Iterator[str]:
    """An envelope may lack its data only if its name begins with Optional. Python then returns None."""
    names = set(place.content.get("properties") or ())
    if not (place.is_schema and {"data"} <= names <= ENVELOPE):
        return
    may_lack = "data" not in (place.content.get("required") or ())
    if may_lack != place.pointer[-1].startswith("Optional"):
        advice = "name it Optional…Answer, or require data" if may_lack else "do not require data"
        yield f"is an envelope {'without' if may_lack else 'with'} required data; {advice}"


@rule_on("operations")
def errors(document: Document, operation: Operation) -> Iterator[str]:
    """401 and 429 are declared everywhere, 404 for a path with a parameter, 400 for a body or a query."""
    queried = any(parameter["in"] == "query" for parameter in document.parameters(operation))
    expected = ["401", "429"]
    if queried or "requestBody" in operation.content:
        expected.append("400")
    if "{" in operation.path:
        expected.append("404")
    for status in expected:
        if not operation.lacks("responses") and status not in operation.content["responses"]:
            yield f"does not declare {status}; refer to the shared response"


def examples_of(node: Json) -> Iterator[tuple[str, Any]]:
    """The examples beside a schema, each with its name."""
    if "example" in node:
        yield "example", node["example"]
    written = node.get("examples") or ()
    if isinstance(written, dict):
        yield from ((f"examples.{name}", example["value"]) for name, example in written.items())
    else:
        yield from ((f"examples.{index}", example) for index, example in enumerate(written))


def pointer(steps: Trail) -> str:
    """A reference to any part of the document."""
    return "urn:document#/" + "/".join(step.replace("~", "~0").replace("/", "~1") for step in steps)


@rule_on("named")
def examples(document: Document, place: Place) -> Iterator[str]:
    """Every request body and every success response in JSON has an example."""
    if place.reference in document.successes or place.kind == "requestBodies":
        for media, content in (place.content.get("content") or {}).items():
            if media == "application/json" and not any(examples_of(content)):
                yield f"{media} has no example; add one of our own"


@rule_on("operations")
def body_examples(document: Document, operation: Operation) -> Iterator[str]:
    """A request body that is written in its operation has an example."""
    for media, content in (operation.content.get("requestBody", {}).get("content") or {}).items():
        if not any(examples_of(content)):
            yield f"requestBody {media} has no example; add one of our own"


@rule_on("places")
def fitting_examples(document: Document, place: Place) -> Iterator[str]:
    """Every example is valid for its schema."""
    for trail, node in nodes(place.content):
        if "schema" not in node and not place.is_schema:
            continue
        steps = (*place.pointer, *trail, *(("schema",) if "schema" in node else ()))
        for name, example in examples_of(node):
            validator = Draft202012Validator({"$ref": pointer(steps)}, registry=document.registry)
            try:
                error = best_match(validator.iter_errors(example))
            except UnknownType:
                continue  # another rule reports that the schema itself is not valid
            if error is not None:
                yield f"{'.'.join((*trail, name))}: {error.json_path} does not fit: {error.message[:200]}"
