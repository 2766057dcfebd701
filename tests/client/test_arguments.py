"""Arguments that cannot be sent are refused with InvalidArgumentError, before anything is sent."""

from __future__ import annotations

import enum
import math
from typing import Any

import anyio
import httpx
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from statsig_console import Client, InvalidArgumentError, Operation, Retry, StatsigError, models
from statsig_console._http.request import encode_body, target

ANY_NAME: Any = object()
GET = Operation("x", "GET", "/gates", "read")


class Colour(str, enum.Enum):  # noqa: UP042 -- str() of it is its name, unlike that of a StrEnum
    """Texts with names, as programs have them for filters."""

    RED = "dark red"


class Hostile(dict[str, Any]):
    """A mapping that fails when it is read."""

    def items(self) -> Any:
        raise AttributeError("no items today")


class Server:
    """Counts requests, and answers each with an object."""

    def __init__(self) -> None:
        self.requests: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        return httpx.Response(200, json={"message": "Done.", "data": {"id": "x"}})

    def client(self) -> Client:
        """Return a client whose requests end here."""
        http = httpx.AsyncClient(transport=httpx.MockTransport(self))
        return Client("console-x", http_client=http, rate_limits=(), retry=Retry(attempts=1))


def send(*args: Any, **options: Any) -> list[httpx.Request]:
    """Send one operation, and return what left; raise what the client raises."""
    server = Server()

    async def call() -> None:
        async with server.client() as client:
            await client.send(*args, **options)

    try:
        anyio.run(call)
    except InvalidArgumentError:
        assert not server.requests
        raise
    return server.requests


@pytest.mark.parametrize(
    "operation",
    [
        "GET /g\0",
        "DELETE\r\nX:Y /gates/x",
        "G\xc9T /gates",
        "GET /gates/\tx",
        "POST /gates/\nx",
        "GET /g\xe4tes",
        "GET /gates/\x7f",
        "GET  /gates",
        "get /gates",
        "GET gates",
        "GET",
        "",
        "GET /gates/\ud800",
        "G-T /gates",
        Operation("x", "GE T", "/gates", "read"),
        Operation("x", "GET\r\n", "/gates", "read"),
        Operation("x", "get", "/gates", "read"),
        Operation("x", "GET", "/gates\r\nX: y", "read"),
        Operation("x", "GET", "/g\xe4tes", "read"),
        Operation("x", "GET", "/gates x", "read"),
        None,
        5,
        b"GET /gates",
        ("GET", "/gates"),
    ],
)
def test_a_method_or_path_that_cannot_be_sent(operation: Any) -> None:
    with pytest.raises(InvalidArgumentError) as caught:
        send(operation)
    assert caught.value.param == "operation"


@given(st.text() | st.text("AGET /\t\r\n\0\x7f{}é", max_size=12))
@example("GET /{")
def test_any_text_is_an_operation_or_refused(text: str) -> None:
    try:
        operation = Operation.parse(text)
        line = target(operation.fill({}), {}).encode("ascii")
    except InvalidArgumentError:
        return
    assert not set(line) & set(b"\0\r\n\t \x7f")


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ({"a": "\ud800"}, "a"),
        ({"a": ["x", "\udfff"]}, "a"),
        ({"a": math.nan}, "a"),
        ({"a": [-math.inf]}, "a"),
        ({"a": b"ab"}, "a"),
        ({"a": bytearray(b"ab")}, "a"),
        ({"a": memoryview(b"ab")}, "a"),
        ({"a": [b"x"]}, "a"),
        ({"a": 10**5000}, "a"),
        ({"a": {"b": 1}}, "a"),
        ({"a": [["b"]]}, "a"),
        ({"a": object()}, "a"),
        ({1: "a"}, "query"),
        ({"\ud800": "a"}, "query"),
        ([("a", 1)], "query"),
        ("a=1", "query"),
        (0, "query"),
    ],
)
def test_a_query_that_cannot_be_sent(query: Any, name: str) -> None:
    with pytest.raises(InvalidArgumentError) as caught:
        send(GET, query=query)
    assert (caught.value.param, caught.value.operation) == (name, "x")


def test_a_query_that_can_be_sent() -> None:
    (request,) = send(GET, query={"a": [1, 2.5, True], "b": "é", "c": None, "d": Colour.RED, "e": ()})
    assert request.url.query == b"a=1&a=2.5&a=true&b=%C3%A9&d=dark+red"


ANY = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.binary(max_size=9)
    | st.just(object()),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text() | st.integers(0, 2), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.text(max_size=3) | st.integers(0, 2), ANY, max_size=4) | ANY)
def test_any_query_is_sent_or_refused(query: Any) -> None:
    try:
        line = target("/gates", query)
    except InvalidArgumentError:
        return
    assert line.isascii()


@pytest.mark.parametrize(
    ("body", "param"),
    [
        ({1: "a", "1": "b"}, "body"),
        ({None: 1, "null": 2}, "body"),
        ({"a": [{"b": {2: 3}}]}, "body.a[0].b"),
        ({"a": math.nan}, "body.a"),
        ({"a": b"x"}, "body.a"),
        ({"a": "\ud800"}, "body.a"),
        ({"a": {1, 2}}, "body.a"),
        (Hostile(a=1), "body"),
        ({"a": Hostile(a=1)}, "body"),
        (models.GateCreate(name=ANY_NAME), "body.name"),
    ],
)
def test_a_body_that_cannot_be_sent(body: Any, param: str) -> None:
    with pytest.raises(InvalidArgumentError) as caught:
        send("POST /gates", body=body)
    assert caught.value.param == param


@given(ANY)
def test_any_body_is_sent_or_refused(body: Any) -> None:
    try:
        content = encode_body(body)
    except InvalidArgumentError:
        return
    assert content is not None
    assert content.decode()


@pytest.mark.parametrize("body", ["reason", b"reason", 5, True, object()])
def test_text_where_an_object_belongs(body: Any) -> None:
    async def call() -> None:
        async with server.client() as client:
            await client.gates.archive("x", body)

    server = Server()
    with pytest.raises(InvalidArgumentError, match=r"body: \w+ given, GateArchival or a mapping") as caught:
        anyio.run(call)
    assert (caught.value.operation, server.requests) == ("gates_archive", [])
    # Where the document says nothing, a body is anything that JSON can say.
    assert (body in ("reason", 5, True)) == _is_sent(body)


def _is_sent(body: Any) -> bool:
    try:
        return len(send("PUT /gates/x/archive", body=body)) == 1
    except InvalidArgumentError:
        return False


@pytest.mark.parametrize("path", [["x"], "x", 5, object()])
def test_values_of_places_that_are_no_mapping(path: Any) -> None:
    with pytest.raises(InvalidArgumentError) as caught:
        send("GET /gates/{id}", path)
    assert caught.value.param == "path"


@given(st.text() | st.text("htps:/@[]?#.%é\0 \t\n1:0", max_size=14).map("https://".__add__))
@example("https://[::1%25]/")
@example("https://\ud800.example")
@example("https://" + "a" * 300)
@example("https://xn--.example/")
@example("https://x.example:99999")
@settings(max_examples=150)
def test_any_address_is_taken_or_refused(url: str) -> None:
    try:
        client = Client("console-x", base_url=url, rate_limits=())
    except StatsigError:
        return
    assert client
