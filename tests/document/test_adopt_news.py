"""Each kind of news is written in the form of our document, and the rest is left to a person."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import adopt as command
from adoption.adopter import Note
from adoption.chapters import Chapters
from adoption.naming import Naming, singular
from adoption.translation import secret_marks
from document import lint
from document.bundle import ROOT, bundle
from document.places import Json
from tests.support.adoption import adopt, differences, resolved

SHARED = """\
# Source: https://example.com, read 2026-01-31.
openapi: 3.1.0
info: { title: Gates, version: "1" }
servers: [{ url: https://example.com }]
security: [{ Key: [] }]
x-parameters: [{ $ref: "#/components/parameters/Version" }]
components:
  securitySchemes:
    Key: { type: apiKey, in: header, name: X-Key, description: The key. }
  parameters:
    Version: { name: X-Version, in: header, description: One., schema: { type: string, enum: ["1"] } }
    Id: { name: id, in: path, required: true, description: The id., schema: { type: string } }
    Limit: { name: limit, in: query, description: Most., schema: { type: integer, minimum: 1 } }
  responses:
    Done:
      description: Done.
      content:
        application/json:
          schema: { $ref: "#/components/schemas/Done" }
          example: { message: Done. }
    BadRequest:
      description: Bad.
      content: &error { application/json: { schema: { $ref: "#/components/schemas/Error" } } }
    Unauthorized: { description: No., content: *error }
    NotFound: { description: None., content: *error }
    Conflict: { description: Busy., content: *error }
    TooManyRequests: { description: Fast., content: *error }
  schemas:
    Done:
      type: object
      description: A message.
      required: [message]
      properties:
        message: { type: string, description: It. }
    Error:
      type: object
      description: A fault.
      properties:
        message: { type: string, description: Why. }
        details: { $ref: "#/components/schemas/JsonValue", description: More. }
    JsonValue: { description: Any value. }
"""
GATES = """\
# Source: https://example.com/gates, read 2026-01-31.
tags:
  - { name: gates, description: Gates open and close., externalDocs: { url: https://example.com/gates } }

paths:
  /gates:
    get:
      operationId: gates_list
      tags: [gates]
      summary: List gates.
      description: All.
      externalDocs: { url: https://example.com/gates }
      x-safety: read
      parameters: [{ $ref: "#/components/parameters/Limit" }]
      responses:
        "200": { $ref: "#/components/responses/GatePage" }
        "400": { $ref: "#/components/responses/BadRequest" }
        "401": { $ref: "#/components/responses/Unauthorized" }
        "429": { $ref: "#/components/responses/TooManyRequests" }

  /gates/{id}:
    parameters: [{ $ref: "#/components/parameters/Id" }]
    get:
      operationId: gates_get
      tags: [gates]
      summary: Read a gate.
      description: One.
      externalDocs: { url: https://example.com/gates }
      x-safety: read
      responses:
        "200": { $ref: "#/components/responses/Gate" }
        "401": { $ref: "#/components/responses/Unauthorized" }
        "404": { $ref: "#/components/responses/NotFound" }
        "429": { $ref: "#/components/responses/TooManyRequests" }
    # Repeating it is safe.
    patch:
      operationId: gates_update
      tags: [gates]
      summary: Change a gate.
      description: A part.
      externalDocs: { url: https://example.com/gates }
      x-safety: replace
      requestBody: { $ref: "#/components/requestBodies/GateUpdate" }
      responses:
        "200": { $ref: "#/components/responses/Done" }
        "400": { $ref: "#/components/responses/BadRequest" }
        "401": { $ref: "#/components/responses/Unauthorized" }
        "404": { $ref: "#/components/responses/NotFound" }
        "409": { $ref: "#/components/responses/Conflict" }
        "429": { $ref: "#/components/responses/TooManyRequests" }

components:
  requestBodies:
    GateUpdate:
      required: true
      description: The change.
      content:
        application/json: { schema: { $ref: "#/components/schemas/GateUpdate" }, example: { name: a } }
  responses:
    Gate:
      description: The gate.
      content:
        application/json:
          schema: { $ref: "#/components/schemas/GateAnswer" }
          example: { data: { id: a } }
    GatePage:
      description: Gates.
      content:
        application/json: { schema: { $ref: "#/components/schemas/GatePage" }, example: { data: [] } }
  schemas:
    Gate:
      type: object
      description: A gate.
      required: [id]
      properties:
        id: { type: string, description: Its id. }
        # Not always there.
        owner: { $ref: "#/components/schemas/Owner", description: Its owner. }
        status:
          anyOf: [{ $ref: "#/components/schemas/GateStatus" }, { type: string }]
          description: Its state.

    GateUpdate:
      type: object
      description: A change.
      properties:
        name: { type: string, description: Its name. }

    GateStatus: { type: string, description: A state., enum: [launched, disabled] }

    Owner:
      type: object
      description: Somebody.
      properties:
        ownerID: { type: string, description: Its id. }
        ownerName: { type: string, description: Its name. }
        ownerEmail: { type: string, description: Its address. }

    GateAnswer:
      type: object
      description: An envelope.
      required: [data]
      properties:
        data: { $ref: "#/components/schemas/Gate", description: The gate. }

    GatePage:
      type: object
      description: An envelope.
      required: [data]
      properties:
        data: { type: array, items: { $ref: "#/components/schemas/Gate" }, description: The gates. }
"""
TEXT: Json = {"type": "string"}
OWNER: Json = {"type": "object", "properties": {"ownerID": TEXT, "ownerName": TEXT, "ownerEmail": TEXT}}


def thing(*required: str, **properties: Json) -> Json:
    return {"type": "object", "properties": properties, "required": list(required)}


def body(schema: Json) -> Json:
    return {"content": {"application/json": {"schema": schema}}}


def gate(**more: Json) -> Json:
    status = {"type": "string", "enum": ["launched", "disabled"]}
    return thing("id", "owner", "status", **{"id": TEXT, "owner": OWNER, "status": status, **more})


def published(**paths: Json) -> Json:
    """A published document with our operations, of which some are replaced, and more."""
    request = {"required": True, **body(thing(name=TEXT))}
    update = {"requestBody": request, "responses": {"200": body(thing(message=TEXT))}}
    shown: Json = {
        "/console/v1/gates": {
            "get": {"responses": {"200": body(thing(data={"type": "array", "items": gate()}))}}
        },
        "/console/v1/gates/{id}": {"get": {"responses": {"200": body(thing(data=gate()))}}, "patch": update},
    }
    for path, item in paths.items():
        shown[f"/console/v1{path}"] = {**shown.get(f"/console/v1{path}", {}), **item}
    return {"openapi": "3.0.0", "info": {"title": "P", "version": "1"}, "paths": shown}


def answer(schema: Json, **more: Any) -> Json:
    return {"responses": {"200": body(thing(data=schema))}, **more}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder with two chapters that follow all rules."""
    folder = tmp_path / "openapi"
    (folder / "resources").mkdir(parents=True)
    (folder / "openapi.yaml").write_text(SHARED)
    (folder / "resources" / "gates.yaml").write_text(GATES)
    return folder


def news(root: Path, document: Json, partial: bool = False) -> tuple[Json, list[str], list[str]]:
    """The document after adopting another one, the written parts, and those that are left."""
    found, notes = adopt(root, document, "/console/v1", partial)
    texts = [f"{note.kind} {note.where} {note.what}" for note in notes if note.written]
    return found, texts, [f"{note.kind} {note.where} {note.what}" for note in notes if not note.written]


def in_gate(root: Path, **fields: Json) -> Json:
    """The schema of a gate after these fields were published in responses."""
    found, _, left = news(root, published(**{"/gates/{id}": {"get": answer(gate(**fields))}}))
    assert not left
    schemas: Json = found["components"]["schemas"]
    return schemas


def test_nothing_new_changes_nothing(root: Path) -> None:
    assert news(root, published())[1:] == ([], [])
    assert (root / "resources" / "gates.yaml").read_text() == GATES


@pytest.mark.parametrize(
    ("schema", "written"),
    [
        ({"type": "string", "nullable": True}, {"type": ["string", "null"]}),
        ({"type": ["string", "null"]}, {"type": ["string", "null"]}),
        ({"type": "number", "format": "double", "example": 2, "default": 1}, {"type": "number"}),
        ({"type": "array", "items": TEXT, "maxItems": 5}, {"type": "array", "items": TEXT}),
        ({"oneOf": [TEXT, {"type": "number"}]}, {"type": ["string", "number"]}),
        (
            {"oneOf": [TEXT, {"type": "array", "items": TEXT}]},
            {"anyOf": [{"type": "array", "items": TEXT}, TEXT]},
        ),
        ({}, {"$ref": "#/components/schemas/JsonValue"}),
        ({"type": "object"}, {"type": "object", "additionalProperties": True}),
        (
            {"type": "object", "additionalProperties": {}},
            {"type": "object", "additionalProperties": {"$ref": "#/components/schemas/JsonValue"}},
        ),
        ({"type": "boolean", "enum": [True]}, {"type": "boolean", "const": True}),
        ({**OWNER, "nullable": True}, {"anyOf": [{"$ref": "#/components/schemas/Owner"}, {"type": "null"}]}),
        ({"allOf": [OWNER]}, {"$ref": "#/components/schemas/Owner"}),
        (
            {"type": "string", "enum": ["launched", "disabled"], "nullable": True},
            {"anyOf": [{"$ref": "#/components/schemas/GateStatus"}, {"type": ["string", "null"]}]},
        ),
    ],
)
def test_a_field_of_a_response_is_written_in_our_form(root: Path, schema: Json, written: Json) -> None:
    if schema == {}:
        schema = {"description": "Anything.", "x-any": True}
    schemas = in_gate(root, fresh=schema)
    assert schemas["Gate"]["properties"]["fresh"] == {**written, "description": "TODO"}
    assert schemas["Gate"]["required"] == ["id"], "published responses are said to require too much"


def test_objects_of_a_choice_are_told_apart_by_a_constant(root: Path) -> None:
    options = [thing(type={"type": "string", "enum": [name]}, **{name: TEXT}) for name in ("chart", "text")]
    choice = {"oneOf": options, "discriminator": {"propertyName": "type"}}
    kind = {"type": "string", "enum": ["only"]}
    schemas = in_gate(root, part=choice, kind=kind)
    chart, text = ({"$ref": f"#/components/schemas/GatePart{name}"} for name in ("Chart", "Text"))
    assert schemas["Gate"]["properties"]["part"] == {
        "anyOf": [chart, text],
        "discriminator": {"propertyName": "type", "mapping": {"chart": chart["$ref"], "text": text["$ref"]}},
        "description": "TODO",
    }
    assert schemas["GatePartChart"]["properties"]["type"]["const"] == "chart"
    assert schemas["Gate"]["properties"]["kind"] == {"type": "string", "description": "TODO"}


def test_the_last_part_of_all_of_says_most(root: Path) -> None:
    envelope = {"type": "object", "properties": {"message": TEXT, "data": {"type": "object"}}}
    schema = {"allOf": [envelope, {"properties": {"data": gate(fresh=TEXT)}}]}
    document = published(**{"/gates/{id}": {"get": {"responses": {"200": body(schema)}}}})
    assert news(root, document)[1] == ["field GateAnswer.message gates.yaml", "field Gate.fresh gates.yaml"]


def test_a_response_that_names_a_field_twice_is_one_field(root: Path) -> None:
    listed = answer({"type": "array", "items": gate(fresh=OWNER)})
    document = published(**{"/gates": {"get": listed}, "/gates/{id}": {"get": answer(gate(fresh=OWNER))}})
    assert news(root, document)[1] == ["field Gate.fresh gates.yaml"]


def test_a_time_is_an_integer(root: Path) -> None:
    fields = in_gate(root, createdTime={"type": "number"}, rate={"type": "number"})["Gate"]["properties"]
    assert (fields["createdTime"]["type"], fields["rate"]["type"]) == ("integer", "number")


def test_a_field_stands_where_it_is_published(root: Path) -> None:
    later = {"id": TEXT, "kind": TEXT, "owner": OWNER, "note": TEXT}
    found, _, _ = news(root, published(**{"/gates/{id}": {"get": answer(thing(**later))}}))
    assert [*found["components"]["schemas"]["Gate"]["properties"]] == [
        "id",
        "kind",
        "owner",
        "note",
        "status",
    ]
    lines = (root / "resources" / "gates.yaml").read_text().splitlines()
    assert [line for line in lines if line not in GATES.splitlines()] == [
        "        kind: { type: string, description: TODO }",
        "        note: { type: string, description: TODO }",
    ]


def test_new_objects_and_enums_become_components(root: Path) -> None:
    phases = {
        "type": "array",
        "items": thing(step={"type": "string", "enum": ["first", "last"]}, secretKey=TEXT),
    }
    schemas = in_gate(root, phases=phases)
    assert schemas["Gate"]["properties"]["phases"]["items"] == {"$ref": "#/components/schemas/GatePhase"}
    assert schemas["GatePhase"]["properties"]["step"]["anyOf"] == [
        {"$ref": "#/components/schemas/GatePhaseStep"}, {"type": "string"},
    ]  # fmt: skip
    assert schemas["GatePhaseStep"] == {"type": "string", "description": "TODO", "enum": ["first", "last"]}
    assert schemas["GatePhase"]["properties"]["secretKey"]["x-secret"] is True
    assert lint.violations(root, drafts=True) == []


def test_a_value_is_added_where_it_is_published(root: Path) -> None:
    status = {"type": "string", "enum": ["setup", "launched", "archived", "disabled"]}
    assert in_gate(root, status=status)["GateStatus"]["enum"] == ["setup", "launched", "archived", "disabled"]


def test_a_field_that_a_request_requires_is_named(root: Path) -> None:
    update = {
        "requestBody": body(thing("name", "reason", name=TEXT, reason={"type": "string", "minLength": 1}))
    }
    found, written, left = news(root, published(**{"/gates/{id}": {"patch": {**update, "responses": {}}}}))
    assert written == ["field GateUpdate.reason gates.yaml"]
    assert found["components"]["schemas"]["GateUpdate"]["properties"]["reason"]["minLength"] == 1
    assert found["components"]["schemas"]["GateUpdate"]["required"] == ["reason"]
    assert left == ["required GateUpdate.reason the new field is required: existing calls fail"]


@pytest.mark.parametrize(
    ("parameter", "written"),
    [
        ({"name": "q", "schema": TEXT}, {"name": "q", "in": "query", "description": "TODO", "schema": TEXT}),
        ({"name": "limit", "schema": {"type": "number"}}, None),
        (
            {"name": "all", "schema": {"type": "string", "enum": ["true", "false"]}},
            {"name": "all", "in": "query", "description": "TODO", "schema": {"type": "boolean"}},
        ),
        (
            {"name": "tags", "schema": {"oneOf": [TEXT, {"type": "array", "items": TEXT}]}},
            {
                "name": "tags",
                "in": "query",
                "description": "TODO",
                "schema": {"type": "array", "items": TEXT},
            },
        ),
    ],
)
def test_a_query_parameter_is_added(root: Path, parameter: Json, written: Json | None) -> None:
    listed = {"parameters": [{"in": "query", **parameter}], **answer({"type": "array", "items": gate()})}
    found, _, _ = news(root, published(**{"/gates": {"get": listed}}))
    assert found["paths"]["/gates"]["get"]["parameters"] == [
        *([written] if written else []),
        {"$ref": "#/components/parameters/Limit"},
    ]


def test_headers_and_missing_operations_are_not_adopted(root: Path) -> None:
    document = published(**{"/gates": {"parameters": [{"name": "X-New", "in": "header", "schema": TEXT}]}})
    del document["paths"]["/console/v1/gates/{id}"]["patch"]
    assert news(root, document, partial=True)[1:] == ([], [])
    assert news(root, document)[1:] == ([], ["operation PATCH /gates/{id} is not published any more"])


def test_an_error_status_refers_to_the_shared_response(root: Path) -> None:
    read = answer(gate())
    read["responses"]["409"] = read["responses"]["418"] = {}
    found, written, _ = news(root, published(**{"/gates/{id}": {"get": read}}))
    assert written == ["status GET /gates/{id} 409"]
    assert [*found["paths"]["/gates/{id}"]["get"]["responses"]] == ["200", "401", "404", "409", "429"]


@pytest.mark.parametrize(
    ("fields", "left"),
    [
        ({"id": {"type": "number"}}, "type GateAnswer.data.id is number now, was string"),
        ({"owner": TEXT}, "type Gate.owner is string now, was object"),
    ],
)
def test_another_type_is_left_to_a_person(root: Path, fields: Json, left: str) -> None:
    _, written, found = news(root, published(**{"/gates/{id}": {"get": answer(gate(**fields))}}))
    assert (written, [text.replace("GateAnswer.data", "Gate") for text in found]) == (
        [], [left.replace("GateAnswer.data", "Gate")],
    )  # fmt: skip


def test_data_of_an_operation_that_only_says_done_is_left_to_a_person(root: Path) -> None:
    update = {"responses": {"200": body(thing(message=TEXT, data=OWNER))}}
    _, written, left = news(root, published(**{"/gates/{id}": {"patch": update}}))
    assert (written, left) == ([], ["type Done answers data, which `Done` does not have"])


def test_a_new_operation_is_complete(root: Path) -> None:
    post = {
        "requestBody": {"required": True, **body(thing("name", name=TEXT, owner=OWNER))},
        "responses": {"201": body(thing(data=gate()))},
    }
    found, written, left = news(root, published(**{"/gates": {"post": post}}))
    assert written == ["operation POST /gates gates_create", "schema gates.yaml GateCreate"]
    assert not left
    assert found["paths"]["/gates"]["post"] == {
        "operationId": "gates_create",
        "tags": ["gates"],
        "summary": "TODO.",
        "description": "TODO",
        "externalDocs": {"url": "https://example.com/gates"},
        "x-review": "needed",
        "x-safety": "once",
        "requestBody": {"$ref": "#/components/requestBodies/GateCreate"},
        "responses": {
            "201": {"$ref": "#/components/responses/Gate"},
            "400": {"$ref": "#/components/responses/BadRequest"},
            "401": {"$ref": "#/components/responses/Unauthorized"},
            "429": {"$ref": "#/components/responses/TooManyRequests"},
        },
    }
    created = found["components"]["requestBodies"]["GateCreate"]
    assert created["content"]["application/json"]["example"] == {"name": "TODO"}
    assert found["components"]["schemas"]["GateCreate"]["properties"]["owner"]["$ref"].endswith("/Owner")
    assert lint.violations(root, drafts=True) == []


def test_a_create_is_read_back_where_the_object_is_read(root: Path) -> None:
    roles = {
        "/roles": {
            "post": {"requestBody": body(thing("name", name=TEXT)), **answer(thing(id=TEXT, name=TEXT))},
            "get": answer({"type": "array", "items": thing(id=TEXT, name=TEXT)}),
        },
        "/roles/{id}": {"get": answer(thing(id=TEXT, name=TEXT))},
    }
    text = GATES.replace("gates_update", "gates_create").replace("patch:", "post:")
    (root / "resources" / "gates.yaml").write_text(text.replace("x-safety: replace", "x-safety: create"))
    found, written, _ = news(root, published(**roles))
    created = found["paths"]["/roles"]["post"]
    assert created["x-safety"] == "create"
    assert created["x-verify"] == {"path": "/roles/{id}", "list": "/roles"}
    assert "operation POST /roles roles_create" in written


def test_a_new_group_gets_a_chapter(root: Path) -> None:
    listed = answer({"type": "array", "items": thing(id=TEXT, label=TEXT)}, tags=["Policies"])
    found, _, _ = news(
        root, published(**{"/policy": {"get": listed}, "/policy/{id}": {"delete": {"responses": {}}}})
    )
    text = (root / "resources" / "policies.yaml").read_text()
    assert text.startswith("# Source: https://docs.statsig.com/console-api/policies, read 20")
    assert found["paths"]["/policy"]["get"]["operationId"] == "policies_list"
    assert found["paths"]["/policy/{id}"]["delete"]["responses"]["200"] == {
        "$ref": "#/components/responses/Done"
    }
    assert found["components"]["schemas"]["PolicyPage" if "PolicyPage" in text else "PolicyAnswer"]
    assert lint.violations(root, drafts=True) == []


def test_a_draft_fails_the_check_with_chapter_and_line(root: Path) -> None:
    in_gate(root, fresh=TEXT)
    lines = (root / "resources" / "gates.yaml").read_text().splitlines()
    number = next(n for n, line in enumerate(lines, 1) if "fresh" in line)
    assert lint.violations(root) == [f"gates.yaml:{number}: TODO is left; write the text [finished]"]


NAMES = [
    ("get", "/gates/{id}/archive_reasons", True, "gates_list_archive_reasons"),
    ("get", "/gates/{id}/archive_reason", True, "gates_get_archive_reason"),
    ("post", "/gates/{id}/notes", False, "gates_add_notes"),
    ("put", "/gates/{id}/notes/{noteID}", False, "gates_replace_note"),
    ("delete", "/gates/{id}/notes/{noteID}", False, "gates_delete_note"),
    ("delete", "/gates/{id}/notes/name/{noteName}", False, "gates_delete_note_by_name"),
    ("put", "/gates/{id}/roll_back", False, "gates_roll_back"),
    ("post", "/gates/{id}/notes/{noteID}/resolve", False, "gates_resolve_note"),
    ("put", "/layers/{id}/disable", False, "layers_disable"),
    ("get", "/layers/{id}/rules", True, "layers_list_rules"),
    ("get", "/tags/id/{id}", False, "tags_get_by_id"),
    ("put", "/roles/{id}", False, "roles_replace"),
]


@pytest.fixture(scope="module")
def chapters() -> Chapters:
    return Chapters(ROOT)


@pytest.mark.parametrize(("method", "path", "is_list", "name"), NAMES)
def test_operations_are_named_by_our_rules(
    chapters: Chapters, method: str, path: str, is_list: bool, name: str
) -> None:
    naming = Naming(chapters)
    assert naming.operation_id(naming.chapter(path, ()), method, path, is_list, True) == name


@pytest.mark.parametrize(
    ("path", "chapter"),
    [
        ("/gates/{id}/notes", "gates.yaml"),
        ("/gates/{id}/reviews/{reviewID}/notes", "gate_reviews.yaml"),
        ("/experiments/{id}/pulse_results/{x}", "experiment_results.yaml"),
        ("/users/teams/{id}/notes", "teams.yaml"),
        ("/metrics/metric_source/{name}/notes", "metric_sources.yaml"),
        ("/quotas", ""),
    ],
)
def test_an_operation_belongs_to_the_group_with_the_longest_path(
    chapters: Chapters, path: str, chapter: str
) -> None:
    assert Naming(chapters).chapter(path, ()) == chapter


@pytest.mark.parametrize(
    ("method", "action", "safety"),
    [
        ("get", "list", "read"),
        ("delete", "delete", "delete"),
        ("patch", "update", "replace"),
        ("put", "archive", "transition"),
        ("post", "request_copy", "once"),
        ("put", "explode", "once"),
    ],
)
def test_the_safety_class_is_that_of_the_verb(
    chapters: Chapters, method: str, action: str, safety: str
) -> None:
    assert Naming(chapters).safety("gates.yaml", method, action) == safety


def test_words_have_singulars() -> None:
    words = ["gates", "policies", "classes", "status", "access", "analysis", "sql"]
    assert [*map(singular, words)] == ["gate", "policy", "class", "status", "access", "analysis", "sql"]


def test_the_command_writes_and_reports(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "new.json"
    file.write_text(json.dumps(published(**{"/gates/{id}": {"get": answer(gate(fresh=TEXT))}})))
    assert command.main([str(file), "--root", str(root)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "written: 1 field",
        "  field      Gate.fresh: gates.yaml",
        "Replace every TODO, check what x-review marks, then run `make generate` and `make check`.",
    ]
    assert "fresh: {" in (root / "resources" / "gates.yaml").read_text()
    assert command.main([str(file), "--root", str(root)]) == 0
    assert capsys.readouterr().out == "Nothing new to write.\n"


def test_the_command_refuses_what_it_cannot_read(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "new.json"
    file.write_text("[]")
    assert command.main([str(file), "--root", str(root)]) == 2
    assert "is not an OpenAPI 3 document" in capsys.readouterr().err
    file.write_text(json.dumps(published()))
    (root / "resources" / "gates.yaml").write_text("tags: [")
    assert command.main([str(file), "--root", str(root)]) == 2
    assert "gates.yaml" in capsys.readouterr().err


def test_the_report_counts_by_kind() -> None:
    notes = [Note("field", "Gate.a", "gates.yaml"), Note("type", "Gate.b", "is text now", written=False)]
    assert [*command.report(notes)] == [
        "written: 1 field",
        "  field      Gate.a: gates.yaml",
        "left to you: 1 type",
        "  type       Gate.b: is text now",
        "Replace every TODO, check what x-review marks, then run `make generate` and `make check`.",
    ]


@pytest.mark.parametrize(
    ("method", "path", "action", "nouns"),
    [
        ("post", "/tags", "create", ("TagCreate", "Tag")),
        ("patch", "/tags/{id}", "update", ("TagUpdate", "Tag")),
        ("put", "/keys/{id}/archive", "archive", ("KeyArchival", "Key")),
        ("post", "/tags/{id}/notes", "add_notes", ("TagNoteCreate", "TagNote")),
        ("get", "/unit_id_types/{id}", "get", ("UnitIdTypeGet", "UnitIdType")),
    ],
)
def test_bodies_are_named_by_noun_and_verb(
    chapters: Chapters, method: str, path: str, action: str, nouns: tuple[str, str]
) -> None:
    naming = Naming(chapters)
    found = naming.nouns(naming.chapter(path, ()), method, path, action)
    assert [name.lower() for name in found] == [name.lower() for name in nouns]


def test_a_schema_is_recognized_once_its_own_news_are_written(root: Path) -> None:
    more = {"ownerType": TEXT, "team": TEXT, "phone": TEXT, "since": TEXT}
    owner = {**OWNER, "properties": {**OWNER["properties"], **more}}
    schemas = in_gate(root, admin=owner, owner=owner)
    assert schemas["Gate"]["properties"]["admin"] == {
        "$ref": "#/components/schemas/Owner",
        "description": "TODO",
    }
    assert [*schemas["Owner"]["properties"]][3:] == [*more]


@pytest.mark.parametrize("form", [lambda content: content, resolved], ids=["bundled", "resolved"])
def test_our_own_document_is_believed(root: Path, tmp_path: Path, form: Callable[[Json], Json]) -> None:
    (tmp_path / "newer").mkdir()
    newer = shutil.copytree(root, tmp_path / "newer" / "openapi")
    text = GATES.replace("required: [id]", "required: [id, admin]").replace(
        "        # Not always there.\n",
        '        admin: { $ref: "#/components/schemas/Owner", description: Who may do all. }\n'
        "        # Not always there.\n",
    )
    text = text.replace("enum: [launched, disabled]", "enum: [launched, archived, disabled]")
    (newer / "resources" / "gates.yaml").write_text(text)
    found, notes = adopt(root, form(bundle(newer)))
    assert differences(bundle(newer), found) == []
    assert [note.kind for note in notes] == ["value", "field"]


def test_an_alternative_is_found_by_its_constant(root: Path) -> None:
    parts = "".join(
        f"""
    {name.title()}Part:
      type: object
      description: A part.
      required: [type]
      properties:
        type: {{ type: string, const: {name}, description: Its kind. }}
        size: {{ type: number, description: Its size. }}
"""
        for name in ("chart", "text")
    )
    field = """
        part:
          anyOf: [{ $ref: "#/components/schemas/ChartPart" }, { $ref: "#/components/schemas/TextPart" }]
          description: A part.
        # Not always there."""
    text = GATES.replace("\n        # Not always there.", field) + parts
    (root / "resources" / "gates.yaml").write_text(text)
    size = {"type": "number"}
    options = [
        thing(type={"type": "string", "enum": ["chart"]}, size=size, axis=TEXT),
        thing(type={"type": "string", "enum": ["text"]}, size=size, font=TEXT),
    ]
    for order in (options, options[::-1]):
        schemas = in_gate(root, part={"oneOf": order})
        assert [*schemas["ChartPart"]["properties"]] == ["type", "size", "axis"]
        assert [*schemas["TextPart"]["properties"]] == ["type", "size", "font"]


def test_a_list_of_values_for_free_text_is_left_to_a_person(root: Path) -> None:
    owner = thing(**{**OWNER["properties"], "ownerName": {"type": "string", "enum": ["a", "b"]}})
    _, written, left = news(root, published(**{"/gates/{id}": {"get": answer(gate(owner=owner))}}))
    assert (written, left) == ([], ["value Owner.ownerName is one of a, b; ours is any text"])
    owner = thing(**{**OWNER["properties"], "ownerName": {"type": "string", "enum": ["true", "false"]}})
    assert news(root, published(**{"/gates/{id}": {"get": answer(gate(owner=owner))}}))[1:] == ([], [])


@pytest.mark.parametrize(
    ("place", "marks"),
    [
        ("query", {"x-secret": False, "x-reason": "TODO"}),
        ("path", {"x-secret": True, "x-review": "needed"}),
    ],
)
def test_what_sounds_like_a_credential_is_marked(root: Path, place: str, marks: Json) -> None:
    path = "/gates/{id}/check/{token}" if place == "path" else "/gates/{id}/check"
    parameter = {"name": "token", "in": place, "required": place == "path", "schema": TEXT}
    get = {"parameters": [parameter], **answer(gate())}
    found, _, _ = news(root, published(**{path: {"get": get}}))
    item = found["paths"][path]
    (declared,) = [
        one for one in [*item["parameters"], *item["get"].get("parameters", [])] if one.get("name") == "token"
    ]
    assert {key: value for key, value in declared.items() if key.startswith("x-")} == marks
    assert lint.violations(root, drafts=True) == []


@pytest.mark.parametrize(
    ("name", "kinds", "marks"),
    [
        ("apiKey", ["string", "null"], {"x-secret": True, "x-review": "needed"}),
        ("apiKey", ["string", "number"], {"x-secret": False, "x-reason": "TODO"}),
        ("apiKeys", "array", {"x-secret": False, "x-reason": "TODO"}),
        ("keyCount", "number", {}),
        ("name", "string", {}),
    ],
)
def test_only_text_is_taken_for_a_credential(name: str, kinds: str | list[str], marks: Json) -> None:
    assert secret_marks(name, {"type": kinds}) == marks


def test_a_published_schema_with_our_name_is_compared_with_ours(root: Path) -> None:
    document = published(**{"/gates/{id}/owner": {"get": answer({"$ref": "#/components/schemas/OwnerDto"})}})
    phone = {"type": "string", "maxLength": 5}
    owner = thing("phone", **{**OWNER["properties"], "phone": phone})
    document["components"] = {"schemas": {"OwnerDto": owner}}
    found, written, left = news(root, document)
    assert written[:2] == ["operation GET /gates/{id}/owner gates_get_owner", "field Owner.phone gates.yaml"]
    assert found["components"]["schemas"]["Owner"]["properties"]["phone"] == {**TEXT, "description": "TODO"}
    assert "required" not in found["components"]["schemas"]["Owner"], "only responses hold an owner"
    assert not left
