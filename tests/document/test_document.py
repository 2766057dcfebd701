"""The lint rules hold for openapi/, and each of them reports its violations."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from document import lint
from document.bundle import ROOT, Bundle, DocumentError, bundle, read
from document.document import Document
from document.places import Json
from document.rules.register import MALFORMED, RULES
from generator.preparation import constant_headers, facts

GONE = object()
SOURCE = "# Source: https://example.com/gates, read 2026-01-31.\n"
LINK = {"url": "https://example.com/gates"}


def ref(kind: str, name: str) -> Json:
    return {"$ref": f"#/components/{kind}/{name}"}


def text(description: str) -> Json:
    return {"type": "string", "description": description}


def json_body(schema: str, example: Any) -> Json:
    return {"application/json": {"schema": ref("schemas", schema), "example": example}}


def operation(name: str, summary: str, safety: str, answer: str, *errors: str) -> Json:
    shared = {"400": "BadRequest", "401": "Unauthorized", "404": "NotFound", "429": "TooManyRequests"}
    return {
        "operationId": name,
        "tags": ["gates"],
        "summary": summary,
        "description": "It does what it says.",
        "externalDocs": LINK,
        "x-safety": safety,
        "responses": {
            "200": ref("responses", answer),
            **{status: ref("responses", shared[status]) for status in (*errors, "401", "429")},
        },
    }


def failure(description: str) -> Json:
    return {"description": description, "content": json_body("Error", {"message": "No."})}


def query(name: str) -> Json:
    return {"name": name, "in": "query", "description": "A number.", "schema": {"type": "integer"}}


def header(name: str, **schema: Any) -> Json:
    return {
        "name": name,
        "in": "header",
        "description": "A header.",
        "schema": {"type": "string", **schema},
    }


SHARED: Json = {
    "openapi": "3.1.0",
    "info": {"title": "Gates", "version": "1"},
    "x-parameters": [ref("parameters", "Version"), ref("parameters", "Hint")],
    "components": {
        "securitySchemes": {"Key": {"type": "apiKey", "in": "header", "name": "X-Key", "description": "?"}},
        "parameters": {
            "Limit": query("limit"),
            "Page": query("page"),
            "Version": header("X-Version", enum=["1"]),
            "Hint": header("X-Hint"),
        },
        "responses": {
            "BadRequest": failure("The request breaks a rule."),
            "Unauthorized": failure("The key is not known."),
            "NotFound": failure("There is no such thing."),
            "TooManyRequests": failure("Too fast."),
            "Done": {"description": "It was done.", "content": json_body("Done", {"message": "Done."})},
        },
        "schemas": {
            "Error": {
                "type": "object",
                "description": "What went wrong.",
                "properties": {"message": text("Reason.")},
            },
            "Done": {
                "type": "object",
                "description": "A message only.",
                "required": ["message"],
                "properties": {"message": text("What was done.")},
            },
        },
    },
}

SCHEMAS: Json = {
    "Gate": {
        "type": "object",
        "description": "A gate.",
        "required": ["id"],
        "properties": {
            "id": text("Id of the gate."),
            "name": text("Name of the gate."),
            "status": {
                "description": "State.",
                "anyOf": [ref("schemas", "GateStatus"), {"type": "string"}],
            },
        },
    },
    "GateAnswer": {
        "type": "object",
        "description": "The envelope of a gate.",
        "required": ["data"],
        "properties": {"message": text("What was done."), "data": ref("schemas", "Gate")},
    },
    "GateCreate": {
        "type": "object",
        "description": "A new gate.",
        "required": ["name"],
        "properties": {
            "name": text("Name of the gate."),
            "kind": ref("schemas", "GateKind"),
        },
    },
    "GateKind": {"type": "string", "description": "Kind of a gate.", "enum": ["plain", "template"]},
    "GatePage": {
        "type": "object",
        "description": "A page of gates.",
        "required": ["data"],
        "properties": {
            "data": {"type": "array", "items": ref("schemas", "Gate"), "description": "The gates."},
        },
    },
    "GateStatus": {"type": "string", "description": "State of a gate.", "enum": ["on", "off"]},
}

CHAPTER: Json = {
    "tags": [{"name": "gates", "description": "Gates open and close.", "externalDocs": LINK}],
    "paths": {
        "/gates": {
            "get": {
                **operation("gates_list", "List gates.", "read", "GatePage", "400"),
                "parameters": [ref("parameters", "Limit"), ref("parameters", "Page")],
            },
            "post": {
                **operation("gates_create", "Create a gate.", "create", "Gate", "400"),
                "requestBody": ref("requestBodies", "GateCreate"),
                "x-verify": {"path": "/gates/{id}", "list": "/gates"},
            },
        },
        "/gates/{id}": {
            "parameters": [ref("parameters", "Id")],
            "get": {
                **operation("gates_get", "Read a gate.", "read", "Gate", "400", "404"),
                "parameters": [ref("parameters", "Limit")],
            },
            "delete": operation("gates_delete", "Delete a gate.", "delete", "Done", "400", "404"),
        },
    },
    "components": {
        "parameters": {
            "Id": {
                "name": "id",
                "in": "path",
                "required": True,
                "description": "Id of the gate.",
                "schema": {"type": "string"},
                "example": "new_checkout",
            },
        },
        "requestBodies": {
            "GateCreate": {
                "description": "The new gate.",
                "content": json_body("GateCreate", {"name": "new checkout", "kind": "plain"}),
            },
        },
        "responses": {
            "Gate": {
                "description": "The gate.",
                "content": json_body("GateAnswer", {"message": "Read.", "data": {"id": "a", "status": "on"}}),
            },
            "GatePage": {
                "description": "The gates.",
                "content": json_body("GatePage", {"data": [{"id": "a"}]}),
            },
        },
        "schemas": SCHEMAS,
    },
}


def build(chapter: Json, comment: str = SOURCE, shared: Json = SHARED) -> Document:
    merged = Bundle()
    for name, content, written in (("openapi.yaml", shared, SOURCE), ("gates.yaml", chapter, comment)):
        merged.texts[name] = written
        merged.merge(name, copy.deepcopy(content))
    return Document(merged)


def overlaid(content: Any, change: Any) -> Any:
    """A copy of a dict in which a nested change was made; GONE takes a key away."""
    if not isinstance(change, dict) or not isinstance(content, dict):
        return change
    merged = {**content, **{key: overlaid(content.get(key), value) for key, value in change.items()}}
    return {key: value for key, value in merged.items() if value is not GONE}


def speaking(document: Document) -> dict[str, list[str]]:
    """Return the messages of every rule that has any, without the numbers of lines."""
    found = {
        name: [re.sub(r"^([\w.]+):\d+:", r"\1:", message) for message in rule(document)]
        for name, rule in RULES.items()
    }
    return {name: messages for name, messages in found.items() if messages}


def in_list(change: Json) -> Json:
    return {"paths": {"/gates": {"get": change}}}


def in_create(change: Json) -> Json:
    return {"paths": {"/gates": {"post": change}}}


def in_get(change: Json) -> Json:
    return {"paths": {"/gates/{id}": {"get": change}}}


def in_delete(change: Json) -> Json:
    return {"paths": {"/gates/{id}": {"delete": change}}}


def replaced_by(*names: str) -> Json:
    return {"deprecated": True, "x-replaced-by": [*names]}


def in_schemas(change: Json) -> Json:
    return {"components": {"schemas": change}}


def in_gate(**properties: Any) -> Json:
    return in_schemas({"Gate": {"properties": properties}})


NO_SECRET = {"x-secret": False, "x-reason": "It only sounds like one."}
SORT_KEY = {"name": "sortKey", "in": "query", "description": "What.", "schema": {"type": "string"}}
COLOUR = {"name": "colour", "in": "query", "description": "Which.", "schema": {"type": "string"}}
IS_BOOLEAN = {"description": "Whether it is red, `true` or `false`."}
IS_NUMBER = {"description": "How red it is, a number from 0 to 1 as text."}
ELSEWHERE = {
    "name": "other",
    "in": "path",
    "required": True,
    "description": "?",
    "schema": {"type": "string"},
}
PART = {"type": "object", "description": "A part.", "properties": {"size": text("How big.")}}
REQUIRED_DATA = {
    "type": "object",
    "description": "A.",
    "required": ["data"],
    "properties": {"data": text("B.")},
}
PIECE = {"type": "object", "description": "A piece.", "properties": {"weight": text("How heavy.")}}
BODY = {"content": {"application/json": {"schema": ref("schemas", "GateCreate")}}}
CHOICE = {"description": "Kind.", "anyOf": [ref("schemas", "GateKind"), {"type": "string"}]}

BREACHES: list[tuple[str, str, Json]] = [
    ("merged", "gates.yaml: info", {"info": {}}),
    ("merged", "gates.yaml: schemas/Done is written in openapi.yaml", in_schemas({"Done": PART})),
    ("valid", "gates.yaml: gates_get", in_get({"deprecated": "yes"})),
    ("valid", "gates.yaml: schemas/Gate", in_gate(name={"type": "text"})),
    ("tags", "gates.yaml", {"tags": [{"name": "gates", "externalDocs": LINK}]}),
    ("tags", "gates.yaml", {"tags": [{"name": "doors", "description": "Doors.", "externalDocs": LINK}]}),
    *[
        ("complete", f"gates.yaml: gates_get: {key} is missing; write ", in_get({key: GONE}))
        for key in ("tags", "summary", "description", "externalDocs", "x-safety", "responses")
    ],
    (
        "complete",
        "gates.yaml: GET /gates/{id}: operationId is missing; write gates_<verb>",
        in_get({"operationId": GONE}),
    ),
    ("tagged", "gates.yaml: gates_get", in_get({"tags": ["doors"]})),
    ("unique_ids", "gates.yaml: gates_list", in_get({"operationId": "gates_list"})),
    ("verbs", "gates.yaml: gates_fetch", in_get({"operationId": "gates_fetch"})),
    ("verbs", "gates.yaml: gates_delete", in_get({"operationId": "gates_delete_all"})),
    ("verbs", "gates.yaml: get_gate", in_get({"operationId": "get_gate"})),
    ("path_items", "gates.yaml: /gates/{id}", {"paths": {"/gates/{id}": {"summary": "A gate."}}}),
    ("summaries", "gates.yaml: gates_get", in_get({"summary": "Returns a gate."})),
    ("summaries", "gates.yaml: gates_get", in_get({"summary": "Read a gate"})),
    ("summaries", "gates.yaml: gates_get", in_get({"summary": f"Read {'very ' * 20}much."})),
    ("documented", "gates.yaml: gates_get", in_get({"externalDocs": {"url": "http://example.com"}})),
    ("safety", "gates.yaml: gates_get", in_get({"x-safety": "once"})),
    ("verified", "gates.yaml: gates_create", in_create({"x-verify": ["/gates/{id}"]})),
    ("safety", "gates.yaml: gates_delete", in_delete({"x-safety": "read"})),
    ("verified", "gates.yaml: gates_create", in_create({"x-verify": GONE})),
    ("verified", "gates.yaml: gates_create", in_create({"x-verify": {"path": "/gates/{id}/state"}})),
    ("verified", "gates.yaml: gates_create", in_create({"x-verify": {"reached": {"status": "on"}}})),
    ("verified", "gates.yaml: gates_get", in_get({"x-verify": {"path": "/gates/{id}"}})),
    ("limits", "gates.yaml: gates_get", in_get({"x-limit": {"scope": "gates"}})),
    ("limits", "gates.yaml: gates_get", in_get({"x-limit": {"scope": "gates", "windows": [[12, 0]]}})),
    ("paging", "gates.yaml: gates_get", in_get({"parameters": [ref("parameters", "Page")]})),
    ("success", "gates.yaml: gates_get", in_get({"responses": {"201": ref("responses", "Gate")}})),
    (
        "envelope",
        "gates.yaml: gates_get",
        in_schemas({"GateAnswer": {"properties": {"more": text("More.")}}}),
    ),
    ("envelope", "gates.yaml: gates_get", in_schemas({"GateAnswer": {"required": ["data", "message"]}})),
    ("optional_data", "gates.yaml: schemas/GateAnswer", in_schemas({"GateAnswer": {"required": GONE}})),
    (
        "optional_data",
        "gates.yaml: schemas/OptionalGate",
        overlaid(in_gate(part=ref("schemas", "OptionalGate")), in_schemas({"OptionalGate": REQUIRED_DATA})),
    ),
    ("errors", "gates.yaml: gates_get", in_get({"responses": {"429": GONE}})),
    ("errors", "gates.yaml: gates_delete", in_delete({"responses": {"404": GONE}})),
    ("errors", "gates.yaml: gates_list", in_list({"responses": {"400": GONE}})),
    ("path_parameters", "gates.yaml: gates_delete", in_delete({"parameters": [ELSEWHERE]})),
    ("parameter_names", "gates.yaml: gates_delete", in_delete({"parameters": [header("X-Other")]})),
    ("parameter_names", "gates.yaml: gates_delete", in_delete({"parameters": [query("id")]})),
    ("parameter_names", "gates.yaml: gates_delete", in_delete({"parameters": [query("body")]})),
    ("guards", "gates.yaml: gates_create: x-guard-empty: id is no list", in_create({"x-guard-empty": "id"})),
    (
        "guards",
        "gates.yaml: gates_delete: x-guard-empty: ids is no list",
        in_delete({"x-guard-empty": "ids"}),
    ),
    ("replaced", "gates.yaml: gates_get: has no x-replaced-by", in_get({"deprecated": True})),
    ("replaced", "gates.yaml: gates_get: has x-replaced-by", in_get({"x-replaced-by": ["gates_list"]})),
    *(
        ("replaced", f"gates.yaml: gates_get: x-replaced-by: {name}", in_get(replaced_by(name)))
        for name in ("gates_fetch", "gates_get")
    ),
    ("exemptions", "gates.yaml: gates_get", in_get({"x-exempt": {"paging": "It pages alone."}})),
    ("exemptions", "gates.yaml: gates_get", in_get({"x-exempt": {"safety": "It is safe."}})),
    (
        "examples",
        "gates.yaml: responses/GatePage",
        {"components": {"responses": {"GatePage": {"content": {"application/json": {"example": GONE}}}}}},
    ),
    ("body_examples", "gates.yaml: gates_delete", in_delete({"requestBody": BODY})),
    (
        "fitting_examples",
        "gates.yaml: responses/GatePage",
        {"components": {"responses": {"GatePage": {"content": json_body("GatePage", {"data": [{}]})}}}},
    ),
    (
        "fitting_examples",
        "gates.yaml: parameters/Id",
        {"components": {"parameters": {"Id": {"example": 7}}}},
    ),
    ("texts", "gates.yaml: gates_get", in_get({"description": "It reads. "})),
    ("texts", "gates.yaml: schemas/Gate", in_gate(name={"description": " "})),
    ("described", "gates.yaml: schemas/Gate", in_gate(name={"description": GONE})),
    (
        "described",
        "gates.yaml: gates_delete",
        in_delete({"parameters": [{"name": "n", "in": "query", "schema": {"type": "string"}}]}),
    ),
    ("inline", "gates.yaml: schemas/Gate", in_gate(part=PART)),
    ("inline", "gates.yaml: schemas/Gate", in_gate(name={"enum": ["a", "b"]})),
    ("keywords", "gates.yaml: schemas/Gate", in_gate(name={"default": "gate"})),
    ("keywords", "gates.yaml: schemas/Gate", in_gate(name={"format": "date-time"})),
    ("keywords", "gates.yaml: schemas/Gate", in_schemas({"Gate": {"additionalProperties": False}})),
    ("references", "gates.yaml: gates_get", in_get({"responses": {"404": ref("responses", "Nowhere")}})),
    ("references", "gates.yaml: gates_get", in_get({"responses": {"404": {"$ref": "errors.yaml"}}})),
    ("references", "gates.yaml: schemas/Gate", in_gate(part=ref("schemas", "Gate/properties/id"))),
    ("reachable", "gates.yaml: schemas/Spare", in_schemas({"Spare": PART})),
    (
        "component_names",
        "gates.yaml: schemas/GateItem",
        overlaid(in_gate(part=ref("schemas", "GateItem")), in_schemas({"GateItem": PART})),
    ),
    (
        "component_names",
        "gates.yaml: schemas/Page",
        overlaid(in_gate(part=ref("schemas", "Page")), in_schemas({"Page": PART})),
    ),
    (
        "module_names",
        "gates.yaml: schemas/GateUrl",
        overlaid(
            in_gate(part=ref("schemas", "GateURL"), piece=ref("schemas", "GateUrl")),
            in_schemas({"GateURL": PART, "GateUrl": PIECE}),
        ),
    ),
    ("property_names", "gates.yaml: schemas/Gate", in_gate(userID=text("One."), user_id=text("Two."))),
    ("property_names", "gates.yaml: schemas/Gate", in_gate(toDict=text("A dict."))),
    ("enum_values", "gates.yaml: schemas/GateStatus", in_schemas({"GateStatus": {"enum": ["on", "on"]}})),
    ("enum_values", "gates.yaml: schemas/GateStatus", in_schemas({"GateStatus": {"enum": ["on", None]}})),
    ("open_enums", "gates.yaml: schemas/Gate", in_gate(status={"anyOf": [ref("schemas", "GateStatus")]})),
    (
        "closed_enums",
        "gates.yaml: schemas/GateCreate",
        in_schemas({"GateCreate": {"properties": {"kind": CHOICE}}}),
    ),
    ("secrets", "gates.yaml: schemas/Gate: apiToken", in_gate(apiToken=text("Text."))),
    ("secrets", "gates.yaml: schemas/Gate: key", in_gate(key={**text("Text."), "x-secret": None})),
    ("secrets", "gates.yaml: schemas/Gate: extra", in_gate(extra=text("Where it leads; a secret."))),
    ("secrets", "gates.yaml: schemas/Gate: key", in_gate(key={**text("Text."), "x-secret": False})),
    (
        "secrets",
        "gates.yaml: schemas/Gate: key",
        in_gate(key={**text("A."), "x-secret": False, "x-reason": " "}),
    ),
    ("secrets", "gates.yaml: schemas/Gate: key", in_gate(key={**text("Text."), "x-secret": "yes"})),
    (
        "secrets",
        "gates.yaml: schemas/Gate: colour",
        in_gate(colour={**text("A colour."), "x-secret": False, "x-reason": "A colour."}),
    ),
    (
        "secrets",
        "gates.yaml: schemas/Gate: keys",
        in_gate(keys={"type": "array", "items": {"type": "string"}, "description": "?", "x-secret": True}),
    ),
    ("secrets", "gates.yaml: gates_get: sortKey", in_get({"parameters": [SORT_KEY]})),
    (
        "secrets",
        "gates.yaml: gates_get: sortKey",
        in_get({"parameters": [{**SORT_KEY, "x-secret": True}]}),
    ),
    ("always", "gates.yaml: schemas/Gate: name", in_gate(name={"x-always": 0})),
    ("always", "gates.yaml: schemas/Gate: name", in_gate(name={"x-always": True})),
    ("always", "gates.yaml: schemas/Gate: name", in_gate(name={"x-always": "6"})),
    ("always", "gates.yaml: schemas/Gate: name", in_gate(name={"x-always": False})),
    ("always", "gates.yaml: schemas/Gate: id", in_gate(id={"x-always": 6})),
    (
        "always",
        "gates.yaml: schemas/GateCreate: kind",
        in_schemas({"GateCreate": {"properties": {"kind": {"x-always": 6}}}}),
    ),
    ("always", "gates.yaml: schemas/Gate: it", in_schemas({"Gate": {"x-always": 6}})),
    ("always", "gates.yaml: gates_get: it", in_get({"x-always": 6})),
    ("text_of", "gates.yaml: gates_get: colour", in_get({"parameters": [{**COLOUR, "x-text-of": "text"}]})),
    ("text_of", "gates.yaml: gates_get: colour", in_get({"parameters": [{**COLOUR, **IS_BOOLEAN}]})),
    ("text_of", "gates.yaml: gates_get: colour", in_get({"parameters": [{**COLOUR, **IS_NUMBER}]})),
    (
        "text_of",
        "gates.yaml: gates_get: colour",
        in_get({"parameters": [{**COLOUR, "schema": {"type": "boolean"}, "x-text-of": "boolean"}]}),
    ),
    ("text_of", "gates.yaml: schemas/Gate: name", in_gate(name={"x-text-of": "number"})),
    (
        "twins",
        "gates.yaml: schemas/GateStatus",
        overlaid(
            in_gate(state={"description": "?", "anyOf": [ref("schemas", "GateState"), {"type": "string"}]}),
            in_schemas({"GateState": {"type": "string", "description": "?", "enum": ["off", "on"]}}),
        ),
    ),
]


@pytest.mark.parametrize("name", RULES)
def test_the_document_obeys(name: str) -> None:
    violations = list(RULES[name](lint.load()))
    assert not violations, "\n".join(violations)


def test_the_small_document_obeys() -> None:
    assert speaking(build(CHAPTER)) == {}


@pytest.mark.parametrize(("name", "place", "change"), BREACHES)
def test_a_violation_is_reported_by_one_rule(name: str, place: str, change: Json) -> None:
    found = speaking(build(overlaid(CHAPTER, change)))
    assert list(found) == [name]
    assert any(message.startswith(place) for message in found[name])


EVERYWHERE = "openapi.yaml: x-parameters: "


def everywhere(**parameters: Json) -> Json:
    """A change of the parameters of every operation."""
    references = [ref("parameters", name) for name in {"Version": 0, "Hint": 0, **parameters}]
    return {"x-parameters": references, "components": {"parameters": parameters}}


@pytest.mark.parametrize(
    ("name", "place", "change"),
    [
        ("headers", "more: is in query", everywhere(More=query("more"))),
        ("headers", "Accept: is another header", everywhere(More=header("Accept"))),
        ("headers", "x-key: is another header", everywhere(More=header("x-key") | NO_SECRET)),
        ("headers", "x-hint: is another header", everywhere(More=header("x-hint"))),
        ("headers", "X-Hint: is not of type string", everywhere(Hint={"schema": {"type": "boolean"}})),
        ("headers", "X-Hint: is required without an enum", everywhere(Hint={"required": True})),
        ("headers", "X-Version: its enum is not [1]", everywhere(Version={"schema": {"enum": ["2"]}})),
        ("merged", "{'$ref': '#/components/parameters/Id'}", {"x-parameters": [ref("parameters", "Id")]}),
        ("merged", "X-Hint is not a reference", {"x-parameters": "X-Hint"}),
        ("merged", "{'$ref'", {"x-parameters": [*SHARED["x-parameters"], ref("parameters", "Hint")]}),
    ],
)
def test_the_parameters_of_every_operation_are_judged(name: str, place: str, change: Json) -> None:
    found = speaking(build(CHAPTER, shared=overlaid(SHARED, change)))
    assert found[name][0].startswith(EVERYWHERE + place)
    # What merging leaves out, no operation reaches.
    assert set(found) - {"reachable"} == {name}
    assert ("reachable" in found) <= (name == "merged")


def test_merging_declares_the_headers_of_every_operation_on_each_path() -> None:
    document = bundle(ROOT)
    shared = [ref("parameters", "APIVersion"), ref("parameters", "RespectReviewSettings")]
    assert [item["parameters"][-2:] for item in document["paths"].values()] == [shared] * len(
        document["paths"]
    )
    assert "x-parameters" not in document
    assert constant_headers(document) == {"STATSIG-API-VERSION": document["info"]["version"]}


@pytest.mark.parametrize(
    ("names", "advice"),
    [
        ([], "nothing replaces it"),
        (["gates_get"], "use gates.get instead"),
        (["gates_get", "gates_list"], "use gates.get or gates.list instead"),
    ],
)
def test_a_deprecated_operation_names_what_replaces_it(names: list[str], advice: str) -> None:
    content = build(overlaid(CHAPTER, in_delete(replaced_by(*names)))).content
    known = facts(content)
    assert known["gates_delete"].deprecated == (
        f"gates.delete: the newest edition of the API no longer has it; {advice}"
    )
    assert {fact.deprecated for name, fact in known.items() if name != "gates_delete"} == {""}


@pytest.mark.parametrize(
    "change",
    [
        in_gate(name={"x-always": 1}),
        in_gate(name={"x-always": False, "x-reason": "Some gates have none."}),
        in_get({"parameters": [{**COLOUR, **IS_BOOLEAN, "x-text-of": "boolean"}]}),
        in_get({"parameters": [{**COLOUR, **IS_NUMBER, "x-text-of": "number"}]}),
    ],
)
def test_a_mark_in_its_place_obeys(change: Json) -> None:
    assert speaking(build(overlaid(CHAPTER, change))) == {}


@pytest.mark.parametrize(
    "properties",
    [
        {"apiToken": {**text("Text."), "x-secret": True}},
        {"apiToken": {"type": ["string", "null"], "description": "Text.", "x-secret": True}},
        {"extra": {**text("Where it leads; a secret."), "x-secret": True}},
        {"metricKey": {**text("Text."), "x-secret": False, "x-reason": "A name."}},
        {"isPrivate": {"type": "boolean", "description": "?"}},
        {"tokens": {"type": ["integer", "null"], "description": "How many."}},
        {"author": text("Who made it.")},
    ],
)
def test_a_credential_that_is_marked_obeys(properties: Json) -> None:
    assert speaking(build(overlaid(CHAPTER, in_gate(**properties)))) == {}


@pytest.mark.parametrize(
    ("name", "comment"),
    [
        ("sourced", "# From somewhere.\n"),
        ("sized", SOURCE + "\n" * 900),
        ("sized", f"{SOURCE}# {'x' * 140}\n"),
        ("finished", f"{SOURCE}# TODO\n"),
        ("finished", f"{SOURCE}tags: [{{ x-review: needed }}]\n"),
    ],
)
def test_the_text_of_a_chapter_is_judged(name: str, comment: str) -> None:
    found = speaking(build(CHAPTER, comment))
    assert list(found) == [name]
    assert found[name][0].startswith("gates.yaml: ")


@pytest.mark.parametrize(
    ("size", "place"),
    [("gates.yaml", "gates.schemas.yaml"), ("gates.schemas.yaml", "gates.<part>.yaml")],
)
def test_a_long_file_gets_a_second_one_in_the_same_group(size: str, place: str) -> None:
    document = build(CHAPTER)
    document.bundle.texts[size] = SOURCE + "\n" * 900
    assert speaking(document)["sized"] == [
        f"{size}: has 901 lines, 900 at most; move components or paths into {place}, which stays in the "
        f"group gates, or make a group of its own for a subject"
    ]


def divided(part: str, **content: Any) -> Document:
    """The test document, with its schemas in a second file of the chapter."""
    chapter = copy.deepcopy(CHAPTER)
    schemas = chapter["components"].pop("schemas")
    merged = Bundle()
    rest = {**content, "components": {"schemas": schemas}}
    for name, held in (("openapi.yaml", SHARED), ("gates.yaml", chapter), (part, rest)):
        merged.texts[name] = SOURCE
        merged.merge(name, copy.deepcopy(held))
    return Document(merged)


def test_a_chapter_may_have_several_files() -> None:
    document = divided("gates.schemas.yaml")
    assert speaking(document) == {}
    assert document.content == build(CHAPTER).content
    assert {place.tag for place in document.operations} == {"gates"}


@pytest.mark.parametrize(
    ("part", "tags", "message"),
    [
        ("doors.schemas.yaml", {}, "doors.schemas.yaml: is a part of doors.yaml, which does not exist"),
        ("gates.a.b.yaml", {}, "gates.a.b.yaml: write <tag>.yaml or <tag>.<part>.yaml, in snake_case"),
        (
            "gates.Schemas.yaml",
            {},
            "gates.Schemas.yaml: write <tag>.yaml or <tag>.<part>.yaml, in snake_case",
        ),
        (
            "gates.schemas.yaml",
            {"tags": []},
            "gates.schemas.yaml: remove tags; gates.yaml declares the tag of all its parts",
        ),
    ],
)
def test_the_name_and_the_tag_of_a_part_are_checked(part: str, tags: Json, message: str) -> None:
    assert speaking(divided(part, **tags)) == {"tags": [message]}


def test_the_order_of_a_chapter_is_judged() -> None:
    found = speaking(build(dict(reversed(CHAPTER.items()))))
    assert list(found) == ["ordered"]


def test_every_rule_has_a_violation() -> None:
    elsewhere = {"headers", "sourced", "sized", "finished", "ordered", "operators"}
    assert {name for name, _, _ in BREACHES} | elsewhere == set(RULES)


def test_an_exemption_silences_its_law() -> None:
    change = in_get({"parameters": [ref("parameters", "Page")], "x-exempt": {"paging": "It pages alone."}})
    assert speaking(build(overlaid(CHAPTER, change))) == {}


def test_an_exemption_needs_a_reason() -> None:
    change = in_get({"parameters": [ref("parameters", "Page")], "x-exempt": {"paging": ""}})
    assert list(speaking(build(overlaid(CHAPTER, change)))) == ["exemptions"]


def test_a_broken_operation_does_not_stop_a_rule() -> None:
    change = in_get({"externalDocs": [], "summary": "Returns it."})
    found = speaking(build(overlaid(CHAPTER, change)))
    assert found["summaries"] == [
        "gates.yaml: gates_get: summary 'Returns it.': begin with an imperative, not 'Returns'"
    ]
    assert found["documented"][0].startswith("gates.yaml: gates_get: is malformed")
    assert found["valid"] == ['gates.yaml: gates_get: externalDocs: [] is not of type "object"']


def test_a_consequence_is_left_out_if_its_cause_is_reported(root: Path) -> None:
    (root / "openapi.yaml").write_text(f"{SOURCE}{yaml.safe_dump(SHARED)}")
    changed = overlaid(CHAPTER, in_get({"externalDocs": []}))
    write(root, "gates.yaml", f"{SOURCE}{yaml.safe_dump(changed, sort_keys=False)}")
    assert [violation.split()[-1] for violation in lint.violations(root)] == ["[valid]"]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "resources").mkdir()
    (tmp_path / "openapi.yaml").write_text('openapi: 3.1.0\ninfo: { title: T, version: "1" }\n')
    return tmp_path


def write(root: Path, chapter: str, content: str) -> None:
    (root / "resources" / chapter).write_text(content)


def test_chapters_may_share_a_path(root: Path) -> None:
    write(root, "b.yaml", "paths: { /x: { parameters: [], get: { operationId: b_get } } }")
    write(root, "a.yaml", "paths: { /x: { parameters: [], put: { operationId: a_put } }, /a: {} }")
    document = bundle(root)
    assert list(document["paths"]) == ["/a", "/x"]
    assert set(document["paths"]["/x"]) == {"parameters", "get", "put"}
    assert read(root).origins["PUT /x"] == "a.yaml"


@pytest.mark.parametrize(
    ("content", "label"),
    [
        ("paths: { /x: { get: { operationId: get } } }", "GET /x"),
        ("components: { schemas: { Gate: { type: object } } }", "schemas/Gate"),
        ("tags: [{ name: gates }]", "tags/gates"),
    ],
)
def test_a_name_written_twice_names_both_chapters(root: Path, content: str, label: str) -> None:
    write(root, "a.yaml", content)
    write(root, "b.yaml", content)
    with pytest.raises(DocumentError, match=f"b.yaml: {label} is written in a.yaml as well"):
        bundle(root)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("paths: {}\npaths: {}", "a.yaml:2: the key paths is in line 1 as well"),
        ("paths: { /x: { get: { responses: { 200: {} } } } }", "a.yaml:1: the key 200 is not text"),
        ("paths: { /x: { true: {} } }", "a.yaml:1: the key true is not text"),
        ("paths: [", "a.yaml:2: did not find .*, while parsing a flow node that begins in line 2"),
        ("paths:\n\t- x", "a.yaml:2: found character that cannot start any token"),
        ("paths: {}\ntags: b: c", "a.yaml:2: mapping values are not allowed"),
        ("paths: {}\n? [a]\n: b", "a.yaml:2: a key is a list or a mapping"),
        ("paths: {}\n# 😀\n# \x07", r"a.yaml:3: the character '\\x07' is not allowed"),
        ("paths: {}\n---\npaths: {}", "a.yaml:2: but found another document"),
        ("- paths", "a.yaml: is not a mapping"),
        ("paths: { /x: { get: } }", "a.yaml: GET /x: is not a mapping"),
        ("servers: []", "a.yaml: servers: "),
    ],
)
def test_a_chapter_that_cannot_be_merged_is_refused(root: Path, content: str, message: str) -> None:
    write(root, "a.yaml", content)
    with pytest.raises(DocumentError, match=message):
        bundle(root)


def test_a_chapter_that_is_not_utf_8_is_refused(root: Path) -> None:
    (root / "resources" / "a.yaml").write_bytes(b"paths: {}\n# caf\xe9\n")
    with pytest.raises(DocumentError, match=r"^a\.yaml:2: the file is not UTF-8$"):
        bundle(root)


def test_a_chapter_that_cannot_be_read_hides_its_consequences(root: Path) -> None:
    write(root, "a.yaml", "paths: {}\npaths: {}")
    write(root, "b.yaml", "paths: { /x: { get: { operationId: 7 } } }")
    message = "a.yaml:2: the key paths is in line 1 as well; keep one [merged]"
    assert lint.violations(root) == [message]


def test_words_and_dates_are_text(root: Path) -> None:
    write(
        root,
        "a.yaml",
        "components: { examples: { A: { on: yes, no: 2026-01-31, off: 1, n: 1.5, t: true } } }",
    )
    example = bundle(root)["components"]["examples"]["A"]
    assert example == {"on": "yes", "no": "2026-01-31", "off": 1, "n": 1.5, "t": True}


def test_the_order_is_fixed() -> None:
    document = bundle(ROOT)
    assert list(document["paths"]) == sorted(document["paths"])
    assert [tag["name"] for tag in document["tags"]] == sorted(tag["name"] for tag in document["tags"])


WRITTEN = f"{SOURCE}{yaml.safe_dump(CHAPTER, sort_keys=False)}"


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        ("string\n          description: Name", "text\n          description: Name", "          type: text"),
        ("summary: List gates.", "summary: Lists gates.", "      summary: Lists gates."),
        ("      operationId: gates_list\n", "", "    get:"),
        ("name: new checkout", "name: 7", "          example:"),
        ("- name: gates", "- nam: gates", "tags:"),
        ("schemas/GatePage", "schemas/GatePages", "          schema:"),
    ],
)
def test_a_message_names_the_line(root: Path, before: str, after: str, line: str) -> None:
    (root / "openapi.yaml").write_text(f"{SOURCE}{yaml.safe_dump(SHARED)}")
    assert before in WRITTEN
    changed = WRITTEN.replace(before, after, 1)
    write(root, "gates.yaml", changed)
    found = [re.match(r"gates.yaml:(\d+): ", violation) for violation in lint.violations(root)]
    assert line in [changed.splitlines()[int(place[1]) - 1] for place in found if place]


def keys_of(node: Any, trail: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the trail of each part below a node."""
    parts = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, value in parts:
        yield (*trail, key)
        yield from keys_of(value, (*trail, key))


@pytest.mark.long
@pytest.mark.parametrize("value", [GONE, None, []], ids=["missing", "null", "list"])
def test_each_wrong_part_is_reported_in_clear_words(value: Any) -> None:
    for trail in keys_of(CHAPTER):
        chapter: Any = copy.deepcopy(CHAPTER)
        parent = chapter
        for key in trail[:-1]:
            parent = parent[key]
        if value is GONE:
            del parent[trail[-1]]
        else:
            parent[trail[-1]] = value
        messages = [message for found in speaking(build(chapter)).values() for message in found]
        assert all(message.startswith(("gates.yaml: ", "openapi.yaml: ")) for message in messages), trail
        assert not messages or [message for message in messages if MALFORMED not in message], (
            trail,
            messages,
        )
