"""A law over all operations: the right request leaves, and its answer comes back whole."""

from __future__ import annotations

import copy
import inspect
import json
import re
from typing import Any
from urllib.parse import quote

import httpx
import pytest

from statsig_console import (
    Client,
    InvalidArgumentError,
    RawResponse,
    Retry,
    SchemaMismatchError,
    UnknownOutcomeError,
)
from statsig_console._codec import UNSET, encode
from statsig_console.fake import Fake
from tests.support.operations import DOCUMENT, OPERATIONS, Documented
from tests.support.virtual_time import in_virtual_time

pytestmark = [
    pytest.mark.anyio,
    pytest.mark.filterwarnings("ignore:.*no longer has it:DeprecationWarning"),
]

ODD_ID = "a/b ü?#%2e&+;\\"
WRONG_IDS: list[Any] = ["", ".", "..", " ", "\t", "a\x00b", "a\nb", "\ud800", "x" * 5000, None, 7, b"x"]
every_operation = pytest.mark.parametrize("documented", OPERATIONS, ids=str)


@pytest.fixture
def anyio_backend() -> tuple[str, dict[str, Any]]:
    """Run on one backend, since responses come from memory and nothing waits."""
    return in_virtual_time("asyncio")


class Recorder:
    """Answers every request with one body and keeps the request."""

    def __init__(self, status: int, body: Any) -> None:
        self.requests: list[httpx.Request] = []
        self.status, self.body = status, body

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        if isinstance(self.body, str):
            return httpx.Response(self.status, text=self.body, headers={"content-type": "text/csv"})
        return httpx.Response(self.status, json=self.body)

    def client(self, **options: Any) -> Client:
        """Return a client whose requests end here."""
        return Client(
            "console-x", http_client=httpx.AsyncClient(transport=httpx.MockTransport(self)), **options
        )


def method_of(client: Any, documented: Documented) -> Any:
    """Return the method of the client for an operation."""
    return getattr(getattr(client, documented.tag), documented.id[len(documented.tag) + 1 :])


def example_of(parameter: dict[str, Any]) -> Any:
    """Return a value for a query parameter."""
    schema = parameter["schema"]
    if "$ref" in schema:
        schema = DOCUMENT["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]]
    if "example" in parameter:
        return parameter["example"]
    if "enum" in schema:
        return schema["enum"][0]
    kinds = schema.get("type", "string")
    kind = kinds if isinstance(kinds, str) else kinds[0]
    if kind == "array":
        return [example_of({"schema": schema["items"]})] * 2
    return {"string": "text & more", "integer": 7, "number": 0.5, "boolean": True}[kind]


def with_unknown_fields(value: Any) -> Any:
    """Return a copy with a field in every object that no document knows."""
    if isinstance(value, dict):
        return {
            "fieldOfTomorrow": {"deep": [None]},
            **{key: with_unknown_fields(one) for key, one in value.items()},
        }
    return [with_unknown_fields(one) for one in value] if isinstance(value, list) else value


def places_in(documented: Documented, answer: Any) -> list[str]:
    """Return the path values that name the object of an answer; the client refuses another object."""
    found = answer.get("data", answer) if isinstance(answer, dict) else None
    given = [found.get(place) if isinstance(found, dict) else None for place in documented.places]
    return [value if isinstance(value, str) else "x" for value in given]


async def call(documented: Documented, client: Any, places: list[str]) -> tuple[Any, dict[str, Any]]:
    """Call an operation with everything that it takes; return its result and the query it was given."""
    names = dict(zip([p["name"] for p in documented.queries], _python_names(documented), strict=True))
    query = {parameter["name"]: example_of(parameter) for parameter in documented.queries}
    body = [documented.body] if "requestBody" in documented.operation else []
    arguments = {names[name]: one for name, one in query.items()}
    result = method_of(client, documented)(*places, *body, **arguments)
    return await result, query


def _python_names(documented: Documented) -> list[str]:
    wrapped = getattr(documented.function, "__wrapped__", documented.function)
    code = wrapped.__code__
    names = code.co_varnames[code.co_argcount : code.co_argcount + code.co_kwonlyargcount]
    own = ["allow_empty"] if "x-guard-empty" in documented.operation else []
    return [name for name in names if name not in own]


def texts(value: Any) -> list[str]:
    """Return a query value as the texts that arrive."""
    many = value if isinstance(value, list) else [value]
    return [str(one).lower() if isinstance(one, bool) else str(one) for one in many]


@every_operation
async def test_the_right_request_leaves(documented: Documented) -> None:
    recorder = Recorder(documented.status, documented.answer)
    async with recorder.client(respect_review_settings=True) as client:
        answer, query = await call(documented, client.raw, [ODD_ID] * len(documented.places))
    (request,) = recorder.requests
    for parameter in documented.headers:
        values = parameter["schema"].get("enum", ["true"])
        assert request.headers[parameter["name"]] == values[0]
    path = documented.path
    for place in documented.places:
        path = path.replace(f"{{{place}}}", quote(ODD_ID, safe=""))
    assert request.method == documented.method
    assert request.url.raw_path.decode().partition("?")[0] == f"/console/v1{path}"
    joined = {parameter["name"] for parameter in documented.queries if parameter.get("explode") is False}
    for name, value in query.items():
        expected = [",".join(texts(value))] if name in joined else texts(value)
        assert request.url.params.get_list(name) == expected
    assert set(request.url.params) - set(query) <= {"page"}
    if "requestBody" in documented.operation:
        assert json.loads(request.content) == encode(documented.body)
    else:
        assert not request.content
    assert isinstance(answer, RawResponse)
    assert answer.status == documented.status


@every_operation
def test_the_fake_knows_the_route(documented: Documented, fake: Fake) -> None:
    path = documented.path
    for place in documented.places:
        path = path.replace(f"{{{place}}}", "x")
    fake.respond(documented.method, f"/console/v1{path}", "console-x", b"")
    assert fake.requests[-1].operation == documented.id


@every_operation
async def test_answers_come_back_whole(documented: Documented) -> None:
    body = with_unknown_fields(copy.deepcopy(documented.answer))
    recorder = Recorder(documented.status, body)
    async with recorder.client() as client:
        result, _ = await call(documented, client, places_in(documented, body))
    if documented.data is None or (documented.may_lack_data and set(documented.answer) == {"message"}):
        assert result is None
    else:
        found = result.items if hasattr(result, "items") and hasattr(result, "is_last") else result
        assert encode(found) == (body["data"] if isinstance(body, dict) and "data" in body else body)


@pytest.mark.parametrize("documented", [one for one in OPERATIONS if one.places], ids=str)
async def test_a_path_argument_that_addresses_something_else_never_leaves(documented: Documented) -> None:
    recorder = Recorder(200, {})
    body = [documented.body] if "requestBody" in documented.operation else []
    names = zip(_python_names(documented), documented.queries, strict=True)
    needed = {name: example_of(parameter) for name, parameter in names if parameter.get("required")}
    async with recorder.client() as client:
        for bad, place in enumerate(documented.places):
            for value in WRONG_IDS:
                arguments = ["x"] * len(documented.places)
                arguments[bad] = value
                with pytest.raises(InvalidArgumentError) as caught:
                    await method_of(client, documented)(*arguments, *body, **needed)
                assert caught.value.param == place
                assert caught.value.operation == documented.id
    assert not recorder.requests


@every_operation
def test_lists_with_pages_are_pages(documented: Documented) -> None:
    annotation = documented.function.__annotations__["return"]
    is_list = (documented.data or {}).get("type") == "array"
    names = {parameter["name"] for parameter in documented.queries if is_list}
    assert annotation.startswith("Pages[") == ("page" in names)
    assert annotation.startswith("CursorPages[") == ("after" in names)


@every_operation
def test_dropped_operations_warn(documented: Documented) -> None:
    assert hasattr(documented.function, "__wrapped__") == bool(documented.operation.get("deprecated"))


@pytest.mark.parametrize(
    "documented", [one for one in OPERATIONS if one.operation.get("deprecated")], ids=str
)
async def test_the_warning_of_a_dropped_operation_names_what_replaces_it(documented: Documented) -> None:
    recorder = Recorder(documented.status, documented.answer)
    async with recorder.client() as client:
        with pytest.warns(DeprecationWarning, match="no longer has it") as caught:
            await call(documented, client, places_in(documented, documented.answer))
    text = str(caught[0].message)
    named = re.findall(r"(\w+)\.(\w+)", text.partition("; use ")[2])
    assert [f"{group}_{verb}" for group, verb in named] == documented.operation["x-replaced-by"]
    assert all(hasattr(getattr(client, group), verb) for group, verb in named)
    assert caught[0].filename == __file__


@pytest.mark.parametrize(
    "documented", [one for one in OPERATIONS if "x-guard-empty" in one.operation], ids=str
)
async def test_an_empty_list_that_would_remove_all_is_sent_only_if_the_call_allows_it(
    documented: Documented,
) -> None:
    recorder = Recorder(documented.status, documented.answer)
    name = documented.operation["x-guard-empty"]
    ids = ["new_checkout"] * len(documented.places)
    model = type(documented.body)
    async with recorder.client() as client:
        bodies: list[Any] = [{name: []}, {name: ()}, model.from_dict({name: []})]
        for body in bodies:
            with pytest.raises(InvalidArgumentError, match=f"body.{name}: it is empty") as caught:
                await documented.function(client, *ids, body)
            assert caught.value.operation == documented.id
        assert not recorder.requests
        await documented.function(client, *ids, {name: ["u1"]})
        await documented.function(client, *ids, {name: []}, allow_empty=True)
    assert json.loads(recorder.requests[-1].content) == {name: []}
    assert len(recorder.requests) == 2


@every_operation
def test_the_descriptor_says_what_the_document_says(documented: Documented) -> None:
    wrapped = getattr(documented.function, "__wrapped__", documented.function)
    descriptor = wrapped.__globals__[documented.id.upper()]
    assert (descriptor.id, descriptor.method, descriptor.path) == (
        documented.id,
        documented.method,
        documented.path,
    )
    assert descriptor.safety == documented.operation["x-safety"]
    limit = documented.operation.get("x-limit")
    assert (
        descriptor.limit and (descriptor.limit.name, [list(one) for one in descriptor.limit.windows])
    ) == (limit and (limit["scope"], limit["windows"]))


async def test_a_change_of_state_needs_no_body() -> None:
    recorder = Recorder(200, {"data": {"id": "x"}})
    async with recorder.client() as client:
        await client.gates.archive("x")
        await client.gates.archive("x", {})
        await client.gates.archive("x", UNSET)
    assert [json.loads(request.content) for request in recorder.requests] == [{}, {}, {}]


OPTIONAL_BODIES = [
    one for one in OPERATIONS if "UNSET" in str(inspect.signature(one.function).parameters.get("body"))
]


@pytest.mark.parametrize("documented", OPTIONAL_BODIES, ids=str)
@pytest.mark.parametrize("body", ["", 0, False, None, [], ()], ids=repr)
async def test_an_empty_value_that_is_no_body_never_leaves(documented: Documented, body: Any) -> None:
    recorder = Recorder(200, {})
    async with recorder.client() as client:
        with pytest.raises(InvalidArgumentError, match=f"{type(body).__name__} given"):
            await method_of(client, documented)(*["x"] * len(documented.places), body)
    assert recorder.requests == []


@pytest.mark.parametrize("documented", [one for one in OPERATIONS if one.may_lack_data], ids=str)
@pytest.mark.parametrize("data", ["x", 5, False, [{"id": "x"}]], ids=repr)
async def test_data_of_another_kind_is_an_error_where_it_may_be_missing(
    documented: Documented, data: Any
) -> None:
    recorder = Recorder(documented.status, {"message": "Done.", "data": data})
    async with recorder.client(retry=Retry(attempts=1)) as client:
        with pytest.raises(UnknownOutcomeError) as caught:
            await call(documented, client, ["x"] * len(documented.places))
    assert isinstance(caught.value.cause, SchemaMismatchError)


@pytest.mark.parametrize("body", [{"message": "Done."}, "Done.", {"data": None}])
async def test_a_missing_object_is_an_error_and_never_unset(body: Any) -> None:
    # Nothing is found when a write is read back.
    absent = httpx.Response(404, json={"message": "Gate not found."})

    def respond(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, json=body) if request.method == documented.method else absent

    http = httpx.AsyncClient(transport=httpx.MockTransport(respond))
    client = Client("console-x", http_client=http, rate_limits=(), retry=Retry(attempts=1))
    for documented in OPERATIONS:
        places = places_in(documented, documented.answer)
        if documented.data is None or documented.may_lack_data:
            assert (await call(documented, client, places))[0] is None
            continue
        with pytest.raises((SchemaMismatchError, UnknownOutcomeError)) as caught:
            await call(documented, client, places)
        error = caught.value
        assert isinstance(error, UnknownOutcomeError) == (documented.operation["x-safety"] != "read")
        mismatch = error.cause if isinstance(error, UnknownOutcomeError) else error
        assert isinstance(mismatch, SchemaMismatchError)
