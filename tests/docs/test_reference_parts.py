"""The parts of the reference: types in words, requests, commands and examples of a small document."""

from __future__ import annotations

import ast
from copy import deepcopy
from typing import Any

import pytest

from generator.preparation import facts, operations
from generator.reference_code import Code, Field, Function, ReferenceModel
from generator.reference_examples import command, example, request
from generator.reference_words import type_words

Json = dict[str, Any]
KINDS: Json = {
    "text": {"type": ["string", "null"]},
    "number": {"type": "number"},
    "flag": {"type": "boolean"},
    "list": {"type": "array", "items": {"type": "string"}},
    "any": {},
}
DOCUMENT: Json = {
    "paths": {
        "/things/{id}": {
            "parameters": [
                {"name": "id", "in": "path", "description": "Id.", "required": True, "example": "x"}
            ],
            "patch": {
                "operationId": "things_update",
                "tags": ["things"],
                "x-safety": "replace",
                "externalDocs": {"url": "https://example.com"},
                "requestBody": {
                    "content": {"application/json": {"schema": {"type": "object", "properties": KINDS}}}
                },
                "responses": {
                    "200": {
                        "content": {
                            "application/json": {
                                "schema": {"properties": {"data": {"$ref": "#/components/schemas/Thing"}}},
                                "example": {"data": {"text": "a b", "id": "thing_1"}},
                            }
                        }
                    }
                },
            },
        }
    },
    "components": {"schemas": {"Thing": {"type": "object"}}},
}
FIELDS = [Field(name, name, ast.parse("Any", mode="eval").body, "", "") for name in KINDS]
THING = ReferenceModel("Thing", "", FIELDS, [])
ANNOTATION = ast.parse("models.Thing | Mapping[str, Any]", mode="eval").body
RESULT = ast.parse("models.Thing", mode="eval").body
STRING = ast.parse("str", mode="eval").body
CODE = Code(
    {"things_update": Function({"id": STRING, "body": ANNOTATION}, {"id", "body"}, RESULT, "")},
    {"Thing": THING},
)


def with_body(body: Any, *, secret: bool = False) -> tuple[Json, Json]:
    """Return the document with an example of the body, and its operation."""
    document = deepcopy(DOCUMENT)
    patch = document["paths"]["/things/{id}"]["patch"]
    content = patch["requestBody"]["content"]["application/json"]
    content["example"] = body
    content["schema"]["properties"]["text"]["x-secret"] = secret
    ((_, operation),) = operations(document)
    return document, operation


def command_for(body: Any, *, secret: bool = False) -> str:
    """Return the command of an operation with an example of its body."""
    document, operation = with_body(body, secret=secret)
    # Facts look for credentials in named schemas only.
    fact = facts(document)["things_update"]._replace(sends_secrets=secret)
    return command(document, "/things/{id}", operation, fact, request(document, "/things/{id}", operation))


@pytest.mark.parametrize(
    ("body", "options"),
    [
        ({}, ""),
        ({"text": "a b"}, " --set 'text=a b'"),
        ({"text": None}, " --set text:=null"),
        ({"number": 2.5}, " --set number:=2.5"),
        ({"number": 2}, " --set number=2"),
        ({"flag": True}, " --set flag=true"),
        ({"any": True}, " --set any:=true"),
        ({"any": "a"}, """ --set 'any:="a"'"""),
        ({"list": ["a", "b::c"]}, " --set list=a,b::c"),
        ({"list": ["a,b"]}, """ --set 'list:=["a,b"]'"""),
        ({"list": [1]}, " --set 'list:=[1]'"),
        ({"list": []}, " --set 'list:=[]'"),
        ({"text": "a" * 55}, f" --set text={'a' * 55}"),
        ({"text": "a" * 56}, " --input body.json"),
        ({"text": "a", "number": 1, "flag": False}, " --set text=a --set number=1 --set flag=false"),
        ({"text": "a", "number": 1, "flag": False, "list": []}, " --input body.json"),
        ([{"text": "a"}], " --input body.json"),
    ],
)
def test_a_command_sets_a_few_short_fields(body: Any, options: str) -> None:
    assert command_for(body) == f"statsig-console things update x{options}"


def test_a_credential_comes_from_a_file() -> None:
    assert command_for({"text": "a"}, secret=True) == "statsig-console things update x --input body.json"


@pytest.mark.parametrize(
    ("body", "code", "output"),
    [
        ({"text": "a b"}, "models.Thing(text='a b')", "a b\n"),
        ({"text": "other"}, "models.Thing(text='other')", ""),
        ({"text": "a b", "unknown": 1}, "{'text': 'a b', 'unknown': 1}", "a b\n"),
        ({"id": "thing_1"}, "{'id': 'thing_1'}", ""),
    ],
)
def test_an_example_prints_what_request_and_response_agree_on(body: Json, code: str, output: str) -> None:
    document, operation = with_body(body)
    sent = request(document, "/things/{id}", operation)
    found = example(CODE, document, operation, facts(document)["things_update"], sent)
    printed = "print(thing.text)" if output else ""
    assert found == (f"thing = await client.things.update('x', {code})\n{printed}", output)


@pytest.mark.parametrize(
    ("model", "result", "start"),
    [
        ("Category", "list[models.Category]", "categories = await client"),
        ("Key", "list[models.Key]", "keys = await client"),
        ("Address", "list[models.Address]", "addresses = await client"),
        ("Box", "list[models.Box]", "boxes = await client"),
        ("Batch", "list[models.Batch]", "batches = await client"),
        ("GroupExposures", "list[models.GroupExposures]", "group_exposures = await client"),
        ("Thing", "Pages[models.Thing]", "things = [thing async for thing in client"),
        ("Thing", "list[models.Thing] | models.Thing", "result = await client"),
        ("Thing", "str", "text = await client"),
        ("Thing", "Any", "result = await client"),
        ("Thing", "None", "await client"),
    ],
)
def test_a_result_has_a_name(model: str, result: str, start: str) -> None:
    document, operation = with_body({})
    annotation = ast.parse(result, mode="eval").body
    function = CODE.functions["things_update"]._replace(result=annotation)
    code = Code({"things_update": function}, {"Thing": THING, model: THING._replace(name=model)})
    sent = request(document, "/things/{id}", operation)
    found = example(code, document, operation, facts(document)["things_update"], sent)
    assert found.code.startswith(f"{start}.things.update('x', models.Thing())")


def test_an_operation_without_examples_has_a_request() -> None:
    ((path, operation),) = operations(DOCUMENT)
    document = deepcopy(DOCUMENT)
    del document["paths"][path]["parameters"][0]["example"]
    ((_, operation),) = operations(document)
    assert request(document, path, operation) == ({"id": "id"}, {}, None)


def test_the_id_of_an_object_is_that_of_the_example_of_its_read() -> None:
    document, operation = with_body({})
    document["paths"]["/things/{id}"]["get"] = document["paths"]["/things/{id}"]["patch"]
    assert request(document, "/things/{id}", operation).path == {"id": "thing_1"}


@pytest.mark.parametrize(
    ("annotation", "words"),
    [
        ("str | Unset", "str"),
        ("None | str", "str or null"),
        ("list[models.A | str] | None | models.A", "<A> or list of (<A> or str) or null"),
        ("dict[str, list[str]]", "dict of list of str"),
        ("dict[str, str | None]", "dict of (str or null)"),
        ("Sequence[models.A] | models.A", "<A> or list of <A>"),
        ("models.A | Mapping[str, Any]", "<A> or dict"),
        ("Literal['a', 'b'] | Any", "`a` or `b` or any JSON"),
        ("Literal['a']", "`a`"),
    ],
)
def test_types_are_said_in_words(annotation: str, words: str) -> None:
    assert type_words(ast.parse(annotation, mode="eval").body, lambda name: f"<{name}>") == words
