"""Operations for which the fake has no code: it serves each of them with data of the right type."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from statsig_console.fake import Fake
from statsig_console.fake._document import document
from statsig_console.fake._document.document import Json, Operation, Resource
from statsig_console.fake._handlers.call import HANDLERS
from statsig_console.fake._handlers.kinds import EVERYWHERE, KINDS
from tests.support.fake_project import DOCUMENT, OPERATIONS, Project, check, example, parameter_example

PLACE = "some_id"


@pytest.fixture
def project() -> Iterator[Project]:
    """Return an empty project of a fake that has no code for any operation."""
    handlers, known_kinds, settled = HANDLERS.copy(), KINDS.copy(), EVERYWHERE.copy()
    for register in (HANDLERS, KINDS, EVERYWHERE):
        register.clear()
    yield Project(empty=True)
    HANDLERS.update(handlers)
    KINDS.update(known_kinds)
    EVERYWHERE.extend(settled)


def stored(project: Project, operation: Operation) -> Json:
    """Store an object at each place of a path, and return values for the parameters of the path."""
    resource = operation.resource
    if resource is not None and operation.id == f"{resource.tag}_create":
        resource = DOCUMENT.above(resource)
    while resource is not None:
        above = DOCUMENT.above(resource)
        scope = f"{above.tag}/{PLACE}" if above else ""
        project.fake.store.put(resource.tag, PLACE, object_of(resource) | {resource.key: PLACE}, scope)
        resource = above
    return {parameter.name: PLACE for parameter in operation.parameters if parameter.place == "path"}


def object_of(resource: Resource) -> Json:
    """Return the object in the first example that has one."""
    names = [f"{resource.tag}_{verb}" for verb in ("get", "list", "update", "delete")]
    found = [DOCUMENT.operations[name].example_data for name in names if name in DOCUMENT.operations]
    objects = [item[0] if isinstance(item, list) else item for item in found if item]
    return objects[0] if objects else {}


def query_of(operation: Operation) -> Json:
    """Return values for the parameters that the query must have."""
    required = [item for item in operation.parameters if item.place == "query" and item.required]
    return {item.name: parameter_example(operation, item.name) for item in required}


def asked(project: Project, name: str, body: Any = None) -> Any:
    """Return the response of an operation, which must fit the document."""
    operation = DOCUMENT.operations[name]
    path = stored(project, operation)
    status, answer = project.ask(name, path, query_of(operation), example(name) if body is None else body)
    check(operation, status, answer)
    assert status == operation.status, answer
    return answer


@pytest.mark.parametrize("name", OPERATIONS)
def test_every_operation_is_served_with_data_of_the_right_type(project: Project, name: str) -> None:
    kind = project.fake.semantics()[name]
    assert kind in ("crud", "echo")
    asked(project, name)


def new_operation(name: str, data: Json, example: Any, paged: bool = False) -> Json:
    """Return an operation with a body, whose response holds data of a schema."""
    properties = {"message": {"type": "string"}, "data": {"type": "array", "items": data} if paged else data}
    pagination = {"pagination": {"$ref": "#/components/schemas/Pagination"}} if paged else {}
    schema = {"type": "object", "required": ["data"], "properties": properties | pagination}
    whole = {"message": "Done.", "data": example}
    return {
        "operationId": name,
        "tags": ["gates"],
        "parameters": [{"$ref": f"#/components/parameters/{key}"} for key in ("Limit", "Page") if paged],
        "requestBody": {"content": {"application/json": {"schema": {}}}},
        "responses": {"200": {"content": {"application/json": {"schema": schema, "example": whole}}}},
    }


NOTE = {"type": "object", "required": ["text"], "properties": {"text": {"type": "string"}}}
READ, PATCHED = {"text": "An example."}, {"text": "A note.", "color": "red"}


@pytest.fixture
def newer(monkeypatch: pytest.MonkeyPatch) -> Fake:
    """Return a fake with a gate, whose document has operations for which there is no code."""
    id_parameter = {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}
    note = [id_parameter, {**id_parameter, "name": "noteID"}]
    paths: Json = {
        "/gates/{id}/notes/{noteID}": {
            "parameters": note,
            "get": new_operation("gates_get_note", NOTE, READ),
            "put": new_operation("gates_replace_note", NOTE, READ),
            "patch": new_operation("gates_update_note", NOTE, READ),
            "delete": new_operation("gates_delete_note", NOTE, READ),
        },
        "/gates/{id}/notes": {
            "parameters": [id_parameter],
            "get": new_operation("gates_list_notes", NOTE, [READ, READ], paged=True),
            "put": new_operation("gates_replace_notes", NOTE, [READ], paged=True),
        },
        "/gates/notes": {
            "get": new_operation("gates_list_all_notes", NOTE, [READ], paged=True),
            "post": new_operation("gates_create_notes", NOTE, READ),
        },
        "/gates/note_settings": {
            "get": new_operation("gates_get_note_settings", NOTE, READ),
            "put": new_operation("gates_replace_note_settings", NOTE, READ),
        },
    }
    content = DOCUMENT.content | {"paths": DOCUMENT.content["paths"] | paths}
    loaded = document.Document(content)
    monkeypatch.setattr(document, "load", lambda: loaded)
    fake = Fake()
    for name in ("One gate", "Another gate"):
        ask(fake, "POST /gates", {"name": name})
    return fake


def ask(fake: Fake, request: str, body: Any = None, status: int = 200) -> Any:
    """Return the data of a response."""
    method, path = request.split()
    content = b"" if body is None else json.dumps(body).encode()
    response = fake.respond(method, f"/console/v1{path}", "console-test", content)
    answer = json.loads(response.body)
    assert response.status in (status, 201), answer
    return answer.get("data")


def test_a_new_operation_without_code_is_an_echo(newer: Fake) -> None:
    new = {name for name in newer.semantics() if "note" in name}
    assert {newer.semantics()[name] for name in new} == {"echo"}
    assert new == newer.semantics().keys() - DOCUMENT.operations.keys()


def test_an_echo_keeps_the_body_of_a_write_for_each_path(newer: Fake) -> None:
    assert ask(newer, "GET /gates/one_gate/notes/1") == READ
    assert ask(newer, "PUT /gates/one_gate/notes/1", {"text": "A note."}) == READ
    assert ask(newer, "GET /gates/one_gate/notes/1") == {"text": "A note."}
    assert ask(newer, "GET /gates/one_gate/notes/2") == READ
    assert ask(newer, "GET /gates/another_gate/notes/1") == READ
    assert ask(newer, "PATCH /gates/one_gate/notes/1", {"color": "red"}) == READ
    assert ask(newer, "GET /gates/one_gate/notes/1") == PATCHED
    assert ask(newer, "DELETE /gates/one_gate/notes/1", {"text": "Why."}) == READ
    assert ask(newer, "GET /gates/one_gate/notes/1") == READ
    assert ask(newer, "PUT /gates/note_settings", {"text": "All."}) == READ
    assert ask(newer, "GET /gates/note_settings") == {"text": "All."}


@pytest.mark.parametrize("body", [{"color": "red"}, {"text": 1}, [READ], "text"])
def test_an_echo_returns_no_body_that_the_response_cannot_hold(newer: Fake, body: Any) -> None:
    ask(newer, "PUT /gates/one_gate/notes/1", body)
    assert ask(newer, "GET /gates/one_gate/notes/1") == READ
    ask(newer, "PUT /gates/one_gate/notes", body)
    assert ask(newer, "GET /gates/one_gate/notes") == ([READ] if body == [READ] else [READ, READ])


def test_an_echo_of_a_list_has_pages(newer: Fake) -> None:
    notes = [{"text": str(number)} for number in range(5)]
    ask(newer, "PUT /gates/one_gate/notes", notes)
    assert ask(newer, "GET /gates/one_gate/notes?limit=2&page=3") == notes[4:]


def test_an_echo_belongs_to_an_object_that_exists(newer: Fake) -> None:
    ask(newer, "GET /gates/no_gate/notes/1", status=404)
    ask(newer, "PUT /gates/one_gate/notes/1", {"text": "A note."})
    ask(newer, "DELETE /gates/one_gate")
    ask(newer, "GET /gates/one_gate/notes/1", status=404)
    ask(newer, "POST /gates", {"name": "One gate"})
    assert ask(newer, "GET /gates/one_gate/notes/1") == READ


def test_a_new_list_or_create_in_a_group_is_not_about_its_objects(newer: Fake) -> None:
    assert ask(newer, "GET /gates/notes") == [READ]
    assert ask(newer, "POST /gates/notes", {"name": "A third gate", "text": ""}) == READ
    assert sorted(newer.objects("gates")) == ["another_gate", "one_gate"]
