"""The 404 of another web server is no NotFoundError, and a NotFoundError of the API is no wrong address."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest

from statsig_console import (
    APIStatusError,
    Client,
    NotFoundError,
    ResponseError,
    UnknownOutcomeError,
    WrongAddressError,
    bulk,
    poll,
)
from statsig_console._http.response import open_answer

pytestmark = pytest.mark.anyio

JSON, HTML, TEXT = "application/json; charset=utf-8", "text/html; charset=utf-8", "text/plain"
NGINX = (
    "<html>\r\n<head><title>404 Not Found</title></head>\r\n<body>\r\n<center><h1>404 Not Found</h1></center>"
)

OTHERS: list[tuple[int, str, Any]] = [
    (404, HTML, "<!DOCTYPE html>\n<html><body>\n<pre>Cannot GET /gates/x</pre>\n</body></html>"),  # Express
    (404, JSON, {"message": "Cannot GET /console/gates", "error": "Not Found", "statusCode": 404}),  # NestJS
    (404, JSON, {"message": "Cannot PATCH /gates/x?a=b", "error": "Not Found", "statusCode": 404}),
    (404, JSON, {"message": "Route DELETE:/gates/x not found", "error": "Not Found", "statusCode": 404}),
    (404, JSON, {"message": "no Route matched with those values"}),
    (404, JSON, {"detail": "Not Found"}),
    (405, JSON, {"detail": "Method Not Allowed"}),
    (404, JSON, {"timestamp": "2026-11-20", "status": 404, "error": "Not Found", "path": "/gates/x"}),
    (404, "application/problem+json", {"type": "about:blank", "title": "Not Found", "status": 404}),
    (404, "text/html", NGINX),
    (405, "text/html", NGINX.replace("404", "405")),
    (404, "", NGINX),
    (404, "application/xml", '<?xml version="1.0"?><Error><Code>NoSuchKey</Code></Error>'),
    (404, TEXT, "404 page not found\n"),
    (404, TEXT, "default backend - 404"),
    (404, TEXT, "Not Found"),
    (404, TEXT, "404: Not Found"),
    (404, "", "Cannot GET /gates/x"),
]
OWN: list[tuple[int, str, Any]] = [
    (404, JSON, {"status": 404, "message": "Gate not found."}),
    (404, JSON, {"statusCode": 404, "message": "runID x not found", "error": "Not Found"}),
    (404, JSON, {"message": "Key not found."}),
    (404, JSON, {"status": 404, "message": "Not Found Exception", "errors": [{"property": "gateIDs"}]}),
    (404, JSON, {"message": "Not Found. There is no such resource."}),
    (404, JSON, {"message": "Gates with IDs [Cannot GET /x] do not exist"}),
    (404, JSON, {"message": "The gate 'Cannot GET /x' was not found."}),
    (404, JSON, {"message": "Not Found"}),
    (404, TEXT, {"status": 404, "message": "Gate not found."}),
    (404, HTML, {"status": 404, "message": "Gate not found."}),
    (404, JSON, {}),
    (404, JSON, ""),
    (404, "", ""),
    (404, JSON, '{"status":404,"message":"Gate not fo'),
    (404, JSON, "null"),
    (405, JSON, {"status": 405, "message": "Not here."}),
]


def raw(body: Any) -> bytes:
    """Return a body as bytes: text as it is, anything else as JSON."""
    return (body if isinstance(body, str) else json.dumps(body)).encode()


@pytest.mark.parametrize(("status", "kind", "body"), OTHERS)
def test_another_server_is_told_by_what_it_writes(status: int, kind: str, body: Any) -> None:
    with pytest.raises(WrongAddressError) as caught:
        open_answer(status, {"content-type": kind}, raw(body))
    error = caught.value
    assert not isinstance(error, NotFoundError | APIStatusError)
    assert (error.status, error.fixable_by) == (status, "human")
    assert "base_url" in error.hint
    assert error.sign in str(error)
    assert error.body_excerpt == raw(body).decode()


@pytest.mark.parametrize(("status", "kind", "body"), OWN)
def test_the_api_itself_is_believed(status: int, kind: str, body: Any) -> None:
    with pytest.raises(NotFoundError if status == 404 else APIStatusError):
        open_answer(status, {"content-type": kind}, raw(body))


@pytest.mark.parametrize("status", [400, 401, 403, 409, 410, 429, 500, 502, 503])
@pytest.mark.parametrize(("kind", "body"), [(kind, body) for _, kind, body in OTHERS])
def test_only_a_missing_path_is_a_wrong_address(status: int, kind: str, body: Any) -> None:
    with pytest.raises(APIStatusError):
        open_answer(status, {"content-type": kind}, raw(body))


def client_of(*responses: httpx.Response | Exception) -> tuple[list[httpx.Request], httpx.AsyncClient]:
    """Return an HTTP client that is answered so, the last one for ever, and what it was asked."""
    requests: list[httpx.Request] = []

    def respond(request: httpx.Request) -> httpx.Response:
        requests.append(request)
        found = responses[min(len(requests), len(responses)) - 1]
        if isinstance(found, Exception):
            raise found
        return httpx.Response(found.status_code, headers=found.headers, content=found.content)

    return requests, httpx.AsyncClient(transport=httpx.MockTransport(respond))


NO_ROUTE = httpx.Response(404, json={"message": "Cannot DELETE /gates/x", "error": "Not Found"})
PAGE = httpx.Response(404, html=NGINX)


@pytest.mark.parametrize("response", [NO_ROUTE, PAGE])
async def test_nothing_is_repeated_and_nothing_in_doubt(response: httpx.Response) -> None:
    requests, http = client_of(response)
    async with http, Client("console-x", http_client=http) as client:
        for call in (client.gates.get, client.gates.delete, client.gates.enable, client.experiments.reset):
            with pytest.raises(WrongAddressError) as caught:
                await call("x")
            assert caught.value.attempts == 1
    assert len(requests) == 4


@pytest.mark.parametrize("response", [NO_ROUTE, PAGE])
async def test_a_delete_in_doubt_is_not_taken_for_done(response: httpx.Response) -> None:
    _, http = client_of(httpx.ReadError("reset"), response)
    async with http, Client("console-x", http_client=http) as client:
        with pytest.raises(UnknownOutcomeError):
            await client.gates.delete("x")


async def test_who_asks_until_it_is_gone_is_not_misled() -> None:
    _, http = client_of(PAGE)

    async with http, Client("console-x", http_client=http) as client:

        async def is_gone() -> bool:
            try:
                await client.gates.get("x")
            except NotFoundError:
                return True
            return False

        with pytest.raises(WrongAddressError):
            await poll(is_gone, bool)


async def test_in_bulk_each_item_says_so() -> None:
    _, http = client_of(PAGE)
    async with http, Client("console-x", http_client=http) as client:
        report = await bulk(client.gates.delete, ["a", "b"])
    assert [outcome.state for outcome in report] == ["failed", "failed"]
    assert all(isinstance(outcome.error, ResponseError) for outcome in report)
