"""The official examples, where at hand: answers survive decoding, requests can be built from the models."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import httpx
import pytest
from jsonschema import Draft202012Validator
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from generator.preparation import resolve, success
from statsig_console import UNSET, Client
from statsig_console._codec import Model, encode
from tests.support.operations import DOCUMENT, OPERATIONS, Documented, member

FOLDER = Path(__file__).parents[3] / "shared" / "reference" / "examples"
BY_ROUTE = {(one.method, one.path): one for one in OPERATIONS}


def examples(kind: str) -> list[Any]:
    """Return the official examples of one kind with their operations."""
    found = []
    for file in sorted(FOLDER.glob("*.json")):
        for number, example in enumerate(json.loads(file.read_text())):
            documented = BY_ROUTE.get((example["method"], example["path"].removeprefix("/console/v1")))
            if documented is not None and example["kind"] == kind:
                found.append(pytest.param(documented, example, id=f"{documented.id}-{number}"))
    return found or [
        pytest.param(None, None, marks=pytest.mark.skip("the official examples are not at hand"))
    ]


@pytest.mark.anyio
@pytest.mark.parametrize(("documented", "example"), examples("res"))
async def test_an_official_answer_comes_back_whole(documented: Documented, example: Any) -> None:
    if not example["status"].startswith("2"):
        return
    body = example["body"]
    answer = httpx.Response(int(example["status"]), json=body)
    transport = httpx.MockTransport(lambda request: answer)
    async with (
        httpx.AsyncClient(transport=transport) as http,
        Client("console-x", http_client=http) as client,
    ):
        raw = await client.send(
            f"{documented.method} {documented.path}", dict.fromkeys(documented.places, "x")
        )
    data = body.get("data", UNSET if "message" in body else body) if isinstance(body, dict) else body
    assert raw.data == data
    if documented.data is not None:
        items = documented.data.get("items") if documented.data.get("type") == "array" else None
        decoded = (
            [member(items, item) for item in data]
            if items and isinstance(data, list)
            else member(documented.data, data)
        )
        assert encode(decoded) == data
        if not items and "$ref" in documented.data and isinstance(data, dict):
            assert isinstance(decoded, Model)


@pytest.mark.parametrize(("documented", "example"), examples("res"))
def test_an_official_answer_fits_the_document(documented: Documented, example: Any) -> None:
    status, schema = example["status"], None
    if status.startswith("2"):
        assert documented.status == int(status)
        schema = success(DOCUMENT, documented.operation)[1]
    elif status in documented.operation["responses"]:
        content = resolve(DOCUMENT, documented.operation["responses"][status])["content"]
        schema = content["application/json"]["schema"]
    if schema is not None:
        assert faults(schema, example["body"]) == []


@pytest.mark.parametrize(("documented", "example"), examples("req"))
def test_an_official_request_can_be_built_from_the_models(documented: Documented, example: Any) -> None:
    content = resolve(DOCUMENT, documented.operation["requestBody"])["content"]["application/json"]
    assert faults(content["schema"], example["body"]) == []
    model = member(content["schema"], example["body"])
    assert isinstance(model, Model)
    built = rebuilt(model)
    assert built == model
    assert encode(built) == example["body"]


def rebuilt(value: Any) -> Any:
    """Build a model anew with its constructor, from typed fields only."""
    if isinstance(value, Model):
        assert not value.additional_properties, (
            f"{type(value).__name__} does not know {value.additional_properties}"
        )
        names = [name for name in value.wire_names if getattr(value, name) is not UNSET]
        return type(value)(**{name: rebuilt(getattr(value, name)) for name in names})
    return [rebuilt(one) for one in value] if isinstance(value, list) else value


REGISTRY: Registry[Any] = Registry().with_resource("urn:document", DRAFT202012.create_resource(DOCUMENT))


def faults(schema: Any, value: Any) -> list[str]:
    """Return what a schema of the document finds wrong with a value."""
    absolute = json.loads(json.dumps(schema).replace('"#/', '"urn:document#/'))
    errors = Draft202012Validator(absolute, registry=REGISTRY).iter_errors(value)
    return [f"{error.json_path}: {error.message}" for error in errors]
