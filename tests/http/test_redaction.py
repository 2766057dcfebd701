"""A key that a server repeats in any encoding shows up nowhere; what is no key stays as it is."""

from __future__ import annotations

import base64
import html
import json
import logging
import pickle
import random
import re
import string
import traceback
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import unquote

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from statsig_console import Client, Retry, StatsigError, models
from statsig_console._http.redaction import KeyPattern, Redactor
from statsig_console._http.response import redact
from tests.support.tiers import examples

SECRET = "".join(random.Random(27).choices(string.ascii_letters + string.digits + "_-", k=40))
KEY = f"console-{SECRET}"
RULE = models.Rule(name="beta", conditions=[], pass_percentage=10)
CALLS: list[Callable[[Client], Awaitable[object]]] = [
    lambda client: client.gates.get("x"),
    lambda client: client.gates.add_rule("x", RULE),
]

Form = Callable[[str], str]
FORMS: list[Form] = [
    str,
    str.upper,
    str.lower,
    lambda c: f"%{ord(c):02X}",
    lambda c: f"%{ord(c.swapcase()):02x}",
    lambda c: f"%25{ord(c):02x}",
    lambda c: f"\\u{ord(c):04x}",
    lambda c: f"\\\\u{ord(c):04X}",
    lambda c: f"\\x{ord(c):02x}",
    lambda c: f"&#{ord(c)};",
    lambda c: f"&amp;#x{ord(c):X};",
    lambda c: f"{c}\0",
]


def in_base64(before: str, after: str, *, in_url: bool) -> str:
    """Return the key in Base64, in the middle of other text."""
    encode = base64.urlsafe_b64encode if in_url else base64.b64encode
    return encode(f"{before}{KEY}{after}".encode()).decode()


@st.composite
def encoded(draw: st.DrawFn) -> str:
    """Return the key, each of its characters in a form of its own or all in one, or the whole in Base64."""
    if draw(st.integers(0, 4)) == 0:
        return in_base64(
            draw(st.text("ab:", max_size=4)), draw(st.text("yz:", max_size=4)), in_url=draw(st.booleans())
        )
    if draw(st.booleans()):
        form = draw(st.sampled_from(FORMS))
        return "".join(map(form, KEY))
    return "".join(draw(st.sampled_from(FORMS))(letter) for letter in KEY)


def plain(text: str) -> str:
    """Return a text as whoever decodes everything in it would read it, in lower case."""
    for _ in range(3):
        text = html.unescape(unquote(text.replace("\0", "").replace("\\x00", "").replace("\\u0000", "")))
        text = re.sub(r"\\+(?:u00|x)([0-9A-Fa-f]{2})", lambda found: chr(int(found[1], 16)), text)
    return text.lower()


def check(text: str) -> None:
    """Assert that a text does not hold the key in any encoding."""
    assert SECRET.lower() not in plain(text)
    for offset in range(3):
        inner = base64.b64encode(b"0" * offset + SECRET.encode()).decode()[4:-4]
        assert inner not in text
        assert inner.replace("+", "-").replace("/", "_") not in text


PLACES: dict[str, Callable[[str], httpx.Response | Exception]] = {
    "the message": lambda it: httpx.Response(400, json={"message": f"Key: {it}."}),
    "JSON as it is": lambda it: httpx.Response(401, content=f'{{"message":"Key: {it}."}}'.encode()),
    "UTF-16": lambda it: httpx.Response(401, content=json.dumps({"message": it}).encode("utf-16")),
    "no JSON": lambda it: httpx.Response(503, content=f"<p>{it} {it}</p>".encode()),
    "far into the body": lambda it: httpx.Response(502, content=(it * 3000).encode()),
    "across the end of the excerpt": lambda it: httpx.Response(502, content=b"-" * 1980 + it.encode() * 2),
    "field errors": lambda it: httpx.Response(400, json={"errors": [{"property": it}, it, {it: it}]}),
    "an error message": lambda it: httpx.Response(400, json={"errors": {"errorMessage": it}}),
    "a header": lambda it: httpx.Response(403, headers={"x-echo": it.replace("\0", "")}),
    "the name of a header": lambda it: httpx.Response(403, headers={re.sub(r"[^\w%-]", "", it): "x"}),
    "the content type": lambda it: httpx.Response(200, headers={"content-type": f"text/{it}"}, content=b"?"),
    "the encoding": lambda it: httpx.Response(200, headers={"content-encoding": it}, content=b"?"),
    "the location": lambda it: httpx.Response(301, headers={"location": f"https://{it}.example/{it}"}),
    "another server": lambda it: httpx.Response(404, json={"message": f"Cannot GET /{it}"}),
    "a page of it": lambda it: httpx.Response(404, html=f"Cannot GET {it}"),
    "a success that is cut": lambda it: httpx.Response(200, json={"data": it}, headers={"x": "y"}),
    "a success of another kind": lambda it: httpx.Response(200, json=it),
    "another object": lambda it: httpx.Response(200, json={"data": {"id": it, "name": it}}),
    "a page as success": lambda it: httpx.Response(200, html=it),
    "an exception of httpx": lambda it: httpx.ReadError(f"reset {it}"),
    "an exception without a name": lambda it: RuntimeError(it, it.encode(), [it], {it: (it, {"a": it})}),
    "an exception of the system": lambda it: OSError(5, it, it, None, it),
    "notes and attributes": lambda it: noted(it),
    "a group": lambda it: ExceptionGroup(f"several: {it}", [RuntimeError(it)]),
    "a cause": lambda it: caused(it),
}  # fmt: skip


def noted(it: str) -> Exception:
    """Return an exception with a key in a note and in attributes."""
    error = RuntimeError("x")
    error.add_note(f"sent {it}")
    vars(error).update(url=f"/{it}", request=httpx.Headers({"statsig-api-key": it.replace("\0", "")}))
    return error


def caused(it: str) -> Exception:
    """Return an exception that others led to."""
    error, cause, context = RuntimeError("x"), ValueError(it), KeyError(it)
    error.__cause__, cause.__context__ = cause, context
    return error


@pytest.mark.anyio
@pytest.mark.parametrize("place", PLACES)
@pytest.mark.search
@given(it=encoded())
@settings(max_examples=examples(8, 100), suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_it_survives_nowhere(place: str, it: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.clear()
    caplog.set_level(logging.DEBUG, "statsig_console")

    def respond(request: httpx.Request) -> httpx.Response:
        found = PLACES[place](it)
        if isinstance(found, Exception):
            raise found
        return found

    async with (
        httpx.AsyncClient(transport=httpx.MockTransport(respond)) as http,
        Client(KEY, http_client=http, retry=Retry(attempts=2, first_pause=0)) as client,
    ):
        for call in CALLS:
            try:
                await call(client)
            except StatsigError as error:
                check_error(error)
    check(" ".join(f"{record.getMessage()} {record.exc_text}" for record in caplog.records))


def check_error(error: BaseException) -> None:
    """Assert that nothing that an error shows holds the key."""
    check(f"{error} {error!r} {error.args} {pickle.dumps(error)!r}")
    shown: Any = traceback.TracebackException.from_exception(error, capture_locals=True)
    while shown is not None:
        check(" ".join(shown.format_exception_only()))
        for frame in shown.stack:
            if frame.filename != __file__:
                check(f"{frame.filename} {frame.locals}")
        shown = shown.__cause__ or shown.__context__
    seen: BaseException | None = error
    while seen is not None:
        check(f"{seen!r} {vars(seen)} {getattr(seen, '__notes__', '')}")
        seen = seen.__cause__ or seen.__context__


@given(encoded(), st.text(max_size=20), st.text(max_size=20))
def test_what_is_around_it_stays(it: str, before: str, after: str) -> None:
    found = Redactor(KEY).text(f"{before}|{it}|{after}")
    assert found.startswith(f"{redact(before)}|")
    assert found.endswith(f"|{redact(after)}")
    check(found)


@given(st.text() | st.text("console-CANARY\\u%25x0&#;amp\0" + SECRET))
def test_what_is_no_key_stays(text: str) -> None:
    assert len(text) > len(KEY) or KeyPattern(KEY).remove(text) == text


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("/keys/console%2Dabc123", "/keys/console-[redacted]"),
        ("key=%22client-abc123%22", "key=%22client-[redacted]"),
        ('{"k":"secret\\u002dabc123"}', '{"k":"secret-[redacted]"}'),
        ("the console is open, the client too", "the console is open, the client too"),
    ],
)
def test_what_looks_like_any_key_is_removed(text: str, left: str) -> None:
    assert redact(text) == left
