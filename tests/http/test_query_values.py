"""Filters take one value or several, and queries that hold text take what the text stands for."""

from __future__ import annotations

from collections import UserList
from collections.abc import Callable
from types import MappingProxyType
from typing import Any

import httpx
import pytest

from generator.preparation import resolve
from statsig_console import Client, InvalidArgumentError
from tests.support.fault_server import serve
from tests.support.operations import DOCUMENT, OPERATIONS, Documented

pytestmark = [
    pytest.mark.anyio,
    pytest.mark.filterwarnings("ignore:.*no longer has it:DeprecationWarning"),
]


def queries(condition: Callable[[dict[str, Any]], bool]) -> pytest.MarkDecorator:
    """Return a parametrisation over all query parameters that meet a condition."""
    found = [
        (one, parameter, name)
        for one in OPERATIONS
        for parameter, name in zip(one.queries, keywords(one), strict=True)
        if condition(parameter)
    ]
    return pytest.mark.parametrize(
        ("documented", "parameter", "name"), found, ids=[f"{one}-{name}" for one, _, name in found]
    )


def keywords(documented: Documented) -> list[str]:
    """Return the names of the query parameters in Python."""
    function: Any = documented.function
    code = getattr(function, "__wrapped__", function).__code__
    names = code.co_varnames[code.co_argcount : code.co_argcount + code.co_kwonlyargcount]
    return [name for name in names if name != "allow_empty"]  # It allows an empty body.


async def sent(documented: Documented, **query: Any) -> httpx.QueryParams:
    """Return the query string that a call sends."""
    urls: list[httpx.URL] = []

    def answer(request: httpx.Request) -> httpx.Response:
        urls.append(request.url)
        return httpx.Response(200, json={"message": "", "data": []})

    needed = {
        name: "x"
        for parameter, name in zip(documented.queries, keywords(documented), strict=True)
        if parameter.get("required")
    }
    body: list[Any] = [{}] if "requestBody" in documented.operation else []
    async with (
        httpx.AsyncClient(transport=httpx.MockTransport(answer)) as http,
        Client("console-x", http_client=http) as client,
    ):
        method = getattr(getattr(client.raw, documented.tag), documented.id[len(documented.tag) + 1 :])
        await method(*["x"] * len(documented.places), *body, **needed | query)
    return urls[0].params


@queries(lambda parameter: parameter["schema"].get("type") == "array")
async def test_one_value_is_sent_like_a_list_of_one(
    documented: Documented, parameter: dict[str, Any], name: str
) -> None:
    item = resolve(DOCUMENT, parameter["schema"]["items"])
    value = item["enum"][0] if "enum" in item else "one"
    forms: list[Any] = [value, [value], (value,), UserList([value])]
    texts = [(await sent(documented, **{name: form})).get_list(parameter["name"]) for form in forms]
    assert texts == [[value]] * len(forms)
    two = (await sent(documented, **{name: UserList([value, "two"])})).get_list(parameter["name"])
    assert two == ([f"{value},two"] if parameter.get("explode") is False else [value, "two"])
    with pytest.raises(InvalidArgumentError):
        await sent(documented, **{name: {value}})


@queries(lambda parameter: "x-text-of" in parameter)
async def test_a_text_is_sent_like_what_it_stands_for(
    documented: Documented, parameter: dict[str, Any], name: str
) -> None:
    values: dict[str, dict[str, Any]] = {
        "boolean": {"true": True, "false": False},
        "number": {"95": 95, "0.8": 0.8},
    }
    for text, value in values[parameter["x-text-of"]].items():
        for form in (value, text):
            assert (await sent(documented, **{name: form}))[parameter["name"]] == text


async def test_any_mapping_will_do() -> None:
    async with (
        serve(lambda exchange: exchange.answer({"id": "a"})) as server,
        Client("console-x", base_url=server.url) as client,
    ):
        path, query = MappingProxyType({"id": "a"}), MappingProxyType({"limit": 3})
        await client.send("GET /gates/{id}", path, query=query)
    assert server.calls() == ["GET /gates/a?limit=3"]
