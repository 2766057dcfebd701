"""The headers of a response are those of httpx, whatever bytes they hold, and are decoded late."""

from __future__ import annotations

import string

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from statsig_console import Client, NotJSONError, RawResponse, Retry
from statsig_console._http.headers import ResponseHeaders
from tests.support.fault_server import serve

NAMES = st.text(string.ascii_letters + "-", min_size=1, max_size=6).map(str.encode)
PAIRS = st.lists(st.tuples(NAMES, st.binary(max_size=6)), max_size=6)


def spellings(name: str) -> list[str]:
    """Return a name in small, capital and mixed letters."""
    return [name, name.lower(), name.upper(), name.title()]


@given(PAIRS)
def test_they_are_those_of_httpx(pairs: list[tuple[bytes, bytes]]) -> None:
    headers, expected = ResponseHeaders(pairs, b""), httpx.Headers(pairs)
    assert list(headers.items()) == list(expected.items())
    assert len(headers) == len(expected)
    assert dict(headers) == dict(expected)
    assert headers == expected
    assert headers == ResponseHeaders(pairs, b"x")
    assert repr(headers) == repr(expected)
    for name in expected:
        for spelling in spellings(name):
            assert headers[spelling] == expected[spelling]
            assert spelling in headers
    assert "not-there" not in headers
    assert headers.get("not-there") is None
    with pytest.raises(KeyError):
        headers["not-there"]


def test_other_headers_differ() -> None:
    headers = ResponseHeaders([(b"a", b"1")], b"")
    assert headers != ResponseHeaders([(b"a", b"2")], b"")
    assert headers != {"a": "2"}


@pytest.mark.anyio
async def test_a_raw_response_shows_them_in_any_case_of_letters() -> None:
    async with (
        serve(lambda exchange: exchange.answer({"id": "a"}, headers={"X-Request-Id": "r-1"})) as server,
        Client("console-x", base_url=server.url) as client,
    ):
        answer = await client.raw.gates.get("a")
    assert isinstance(answer, RawResponse)
    assert answer.headers["x-request-id"] == answer.headers["X-REQUEST-ID"] == "r-1"
    assert "X-Request-Id" in answer.headers
    assert "r-1" in repr(answer)


@pytest.mark.anyio
@pytest.mark.parametrize("kinds", [("application/json", "text/html"), ("text/html", "application/json")])
async def test_two_kinds_of_content_are_refused(kinds: tuple[str, str]) -> None:
    body = b'{"message": "m", "data": {"id": "a"}}'
    lines = "".join(f"Content-Type: {kind}\r\n" for kind in kinds)
    head = f"HTTP/1.1 200 OK\r\n{lines}Content-Length: {len(body)}\r\n\r\n"
    async with (
        serve(lambda exchange: exchange.send(head.encode() + body)) as server,
        Client("console-x", base_url=server.url, retry=Retry(attempts=1)) as client,
    ):
        with pytest.raises(NotJSONError):
            await client.gates.get("a")
