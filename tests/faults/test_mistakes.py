"""The fault matrix, rows 103 to 118: what users get wrong, told before anything is sent."""

from __future__ import annotations

import logging
import pickle
import traceback
from collections.abc import Awaitable, Callable
from itertools import product
from typing import Any
from urllib.parse import quote, unquote

import anyio
import pytest

from statsig_console import (
    AuthenticationError,
    Client,
    Hooks,
    InvalidApiKeyError,
    InvalidArgumentError,
    InvalidBaseUrlError,
    NotFoundError,
    RateLimitError,
    Retry,
    bulk,
)
from statsig_console._codec import Model
from tests.support.bad_headers import BAD_HEADERS
from tests.support.fault_calls import KEY
from tests.support.fault_clients import client_at
from tests.support.fault_server import Exchange, serve
from tests.support.operations import OPERATIONS, Documented

pytestmark = pytest.mark.anyio

SECRET = "console-s3cretS3cret"


def refused(key: Any, **options: Any) -> InvalidApiKeyError:
    """Return the error that a client raises for a key."""
    with pytest.raises(InvalidApiKeyError) as caught:
        Client(key, **options)
    assert "s3cret" not in f"{caught.value!r} {caught.value} {caught.value.__dict__}"
    assert (caught.value.fixable_by, caught.value.hint) == ("human", InvalidApiKeyError.hint)
    return caught.value


def test_row_103_a_client_key() -> None:
    error = refused("client-s3cret")
    assert error.kind == "client"
    assert "make a Console API key under Project Settings > Keys & Environments" in str(error)


def test_row_104_a_server_secret() -> None:
    error = refused("secret-s3cret")
    assert error.kind == "secret"
    assert "make a Console API key under Project Settings > Keys & Environments" in str(error)


@pytest.mark.parametrize(
    "key", [f"{SECRET}\n", f"{SECRET}\r\n", f" {SECRET}", f"\t{SECRET}", f"'{SECRET}'", f'"{SECRET}"']
)
def test_row_105_white_space_or_quotes_around_a_key(key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert refused(key).kind == "whitespace"
    monkeypatch.setenv("STATSIG_CONSOLE_API_KEY", key)
    error = refused(None)
    assert error.kind == "whitespace"
    assert str(error).startswith("the variable STATSIG_CONSOLE_API_KEY has white space, quotes or `Bearer`")


@pytest.mark.parametrize("key", [f"Bearer {SECRET}", f"bearer {SECRET}", f"BEARER {SECRET}"])
def test_row_105_a_bearer_before_a_key(key: str) -> None:
    assert refused(key).kind == "whitespace"


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        ("", "missing"),
        (None, "missing"),
        (SECRET.encode(), "missing"),
        (7, "missing"),
        ("console-s3crét", "characters"),
        ("console-s3cret\x00x", "characters"),
        ("console-s3cret\r\nx: y", "characters"),
        ("console-s3cret x", "characters"),
    ],
)
def test_row_106_no_key_or_none_that_a_header_can_hold(
    key: Any, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("STATSIG_CONSOLE_API_KEY", raising=False)
    assert refused(key).kind == kind
    assert refused(key, allow_insecure={"key"}).kind == kind


async def test_row_107_a_key_of_a_kind_to_come() -> None:
    error = refused("newer-s3cret")
    assert error.kind == "unknown"
    assert 'allow_insecure={"key"}' in str(error)
    async with (
        serve(lambda e: e.answer({"id": "a"})) as server,
        client_at(server.url, "newer-s3cret", allow_insecure={"key"}) as client,
    ):
        await client.gates.get("a")
    assert [seen.headers["statsig-api-key"] for seen in server.seen] == ["newer-s3cret"]


WRONG_IDS: list[Any] = [
    "",
    ".",
    "..",
    " ",
    "\t \n",
    "a\x00b",
    "a\r\nb",
    "a\x7fb",
    "a\x85b",
    "\ud800",
    None,
    7,
    b"a",
    [],
]


async def test_row_108_an_id_that_is_none() -> None:
    async with (
        serve(lambda e: e.answer()) as server,
        client_at(server.url) as client,
    ):
        gates = client.gates
        calls: list[Callable[[Any], Awaitable[object]]] = [gates.get, gates.delete, gates.archive]
        for wrong, call in product(WRONG_IDS, calls):
            with pytest.raises(InvalidArgumentError) as caught:
                await call(wrong)
            assert caught.value.param == "id"
            assert caught.value.problem
            assert str(caught.value.operation).startswith("gates_")
        for wrong in WRONG_IDS:
            with pytest.raises(InvalidArgumentError) as caught:
                await client.gates.delete_rule("new_checkout", wrong)
            assert caught.value.param == "ruleID"
            with pytest.raises(InvalidArgumentError):
                await client.send("DELETE /gates/{id}", {"id": wrong})
    assert server.seen == []


ODD_IDS = [
    "a/b", "/", "//", "../../keys", "..%2f", "%2e%2e", "%2E.", ".%2e", "%", "%zz", "a?b=c", "a#b", "a&b=c",
    "a+b c", "a;b,c", "a:b@c", "a\\b", "[x]", "gate ünder 測試 🚀", "e\u0301", "\u202edrawkcab", "...", "~",
    "x" * 4096,
]  # fmt: skip


async def test_row_109_an_id_with_any_letters_is_one_segment() -> None:
    async def echo(exchange: Exchange) -> None:
        await exchange.answer({"id": unquote(exchange.request.path.split("/")[2])})

    async with serve(echo) as server, client_at(server.url) as client:
        for odd in ODD_IDS:
            assert (await client.gates.get(odd)).id == odd
    assert [seen.path for seen in server.seen] == [f"/gates/{quote(odd, safe='')}" for odd in ODD_IDS]
    assert not [seen.path for seen in server.seen if set("?#+&;\\") & set(seen.path)]


@pytest.mark.parametrize("long", ["x" * 4097, "測" * 1366, "\ud800" * 5000], ids=["letters", "bytes", "both"])
async def test_row_110_an_id_that_is_too_long(long: str) -> None:
    async with (
        serve(lambda e: e.answer()) as server,
        client_at(server.url) as client,
    ):
        with pytest.raises(InvalidArgumentError, match=f"too long with {len(long)} characters") as caught:
            await client.gates.get(long)
    assert len(str(caught.value)) < 200
    assert server.seen == []


def siblings(documented: Documented) -> dict[str, set[str]]:
    """Return for each place the texts with which a server would find another operation."""
    found: dict[str, set[str]] = {}
    own = documented.path.split("/")
    for other in OPERATIONS:
        parts = other.path.split("/")
        if other.method != documented.method or len(parts) != len(own):
            continue
        pairs = [("{}" if a[0] == b[0] == "{" else a, b) for a, b in zip(own[1:], parts[1:], strict=True)]
        different = [(a, b) for a, b in pairs if a not in ("{}", b)]
        if len(different) == 1 and different[0][0][0] == "{":
            found.setdefault(different[0][0][1:-1], set()).add(different[0][1])
    return found


TAKEN = [
    (one, place, text)
    for one in OPERATIONS
    for place, texts in siblings(one).items()
    for text in sorted(texts)
]


def test_row_111_the_places_where_an_id_may_mean_another_operation_are_known() -> None:
    assert ("experiments_get", "id", "entity_properties") in {(one.id, *rest) for one, *rest in TAKEN}
    functions = {one.id: getattr(one.function, "__wrapped__", one.function) for one in OPERATIONS}
    reserved = {id for id, function in functions.items() if function.__globals__[id.upper()].reserved}
    assert reserved == {one.id for one, *_ in TAKEN}


# A warning would come too late: `experiments.replace("entity_properties", …)` makes an entity property.
async def test_row_111_an_id_that_is_the_path_of_another_operation() -> None:
    async with (
        serve(lambda e: e.answer()) as server,
        client_at(server.url) as client,
    ):
        for (documented, place, text), door in product(TAKEN, (client, client.raw)):
            arguments = [text if name == place else "a" for name in documented.places]
            body: list[Model] = [documented.body] if "requestBody" in documented.operation else []
            method = getattr(getattr(door, documented.tag), documented.id[len(documented.tag) + 1 :])
            with pytest.raises(InvalidArgumentError, match="that of another operation") as caught:
                await method(*arguments, *body)
            assert (caught.value.param, caught.value.operation) == (place, documented.id)
        assert server.seen == []
        # Whoever really has such an object says so.
        await client.send("GET /experiments/{id}", {"id": "entity_properties"})
    assert server.calls() == ["GET /experiments/entity_properties"]


@pytest.mark.parametrize("headers", BAD_HEADERS, ids=repr)
def test_row_112_headers_that_would_say_something_else(headers: dict[Any, Any]) -> None:
    with pytest.raises(InvalidArgumentError) as caught:
        Client(KEY, headers=headers)
    assert caught.value.param == "headers"


async def test_row_112_what_a_hook_adds_is_checked_as_well() -> None:
    waiting = list(BAD_HEADERS)
    hooks = Hooks(request=lambda event: event.headers.update(waiting.pop()))
    async with (
        serve(lambda e: e.answer({"id": "a"})) as server,
        client_at(server.url, hooks=hooks) as client,
    ):
        for _ in BAD_HEADERS:
            await client.gates.get("a")
    assert len(server.seen) == len(BAD_HEADERS)
    for seen in server.seen:
        assert seen.headers["statsig-api-key"] == KEY
        assert seen.headers["host"] in server.url
        assert not {"x-a", "x-b", "x a", "", "x-respect-review-settings", "transfer-encoding"} & set(
            seen.headers
        )


@pytest.mark.parametrize(
    "url",
    [
        "statsigapi.net/console/v1",
        "//statsigapi.net",
        "ftp://statsigapi.net",
        "https://user:s3cret@statsigapi.net",
        "https://s3cret@statsigapi.net",
        "https://statsigapi.net/../admin",
        "https://statsigapi.net/a/./b",
        "https://statsigapi.net?key=s3cret",
        "https://statsigapi.net#s3cret",
        "http://statsigapi.net",
        "https://statsigapi.net:s3cret",
        "statsigapi.net",
        "https://",
        "https://[::1",
        "http://10.0.0.1",
        "",
    ],
)
def test_row_113_an_address_that_no_key_should_go_to(url: str) -> None:
    with pytest.raises(InvalidBaseUrlError) as caught:
        Client(KEY, base_url=url)
    shown = "".join(traceback.format_exception_only(caught.value))
    assert "s3cret" not in f"{shown} {caught.value!r} {caught.value.__dict__}"


async def test_row_113_slashes_at_the_end_of_an_address() -> None:
    async with serve(lambda e: e.answer({"id": "a"})) as server:
        for end in ("", "/", "//"):
            async with client_at(f"{server.url}/console/v1{end}") as client:
                await client.gates.get("a")
    assert server.calls() == ["GET /console/v1/gates/a"] * 3


@pytest.mark.parametrize("wrong", [0, -1, 10**30, 2**31, 1.5, True, "5", None], ids=repr)
@pytest.mark.parametrize("name", ["limit", "page"])
def test_row_114_a_page_that_there_cannot_be(name: str, wrong: Any) -> None:
    client = Client(KEY)
    with pytest.raises(InvalidArgumentError, match="is not a whole number from 1 on") as caught:
        client.gates.list(**{name: wrong})
    assert (caught.value.param, caught.value.operation) == (name, "gates_list")


async def test_row_115_a_key_that_changes_later(monkeypatch: pytest.MonkeyPatch) -> None:
    keys = ["console-first"]
    async with (
        serve(lambda e: e.answer({"id": "a"})) as server,
        client_at(server.url, lambda: keys[-1]) as client,
        client_at(server.url, "console-fixed") as fixed,
    ):
        await client.gates.get("a")
        keys.append("console-second")
        await client.gates.get("a")
        keys.append("client-s3cret")
        with pytest.raises(InvalidApiKeyError) as caught:
            await client.gates.get("a")
        monkeypatch.setenv("STATSIG_CONSOLE_API_KEY", "console-other")
        await fixed.gates.get("a")
        # Nothing that is public holds a key, so nothing can be set behind the back of the client.
        assert not [name for name in dir(fixed) if "key" in name and name != "keys" and "Key" not in name]
    assert caught.value.kind == "client"
    sent = [seen.headers["statsig-api-key"] for seen in server.seen]
    assert sent == ["console-first", "console-second", "console-fixed"]


async def test_row_116_what_is_printed_pickled_or_logged_shows_no_key(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG, logger="statsig_console")

    async def echo(exchange: Exchange) -> None:
        status = 401 if exchange.request.number == 1 else 404
        error = {"status": status, "message": f"wrong: {SECRET}", "errors": [f"key: {SECRET}"]}
        await exchange.answer(status=status, body=str(error).replace("'", '"').encode())

    async with serve(echo) as server, client_at(server.url, SECRET) as client:
        with pytest.raises(AuthenticationError) as unauthorized:
            await client.gates.get("a")
        with pytest.raises(NotFoundError) as missing:
            await client.keys.get(SECRET)
        with pytest.raises(TypeError, match="cannot be pickled"):
            pickle.dumps(client)
    texts = [repr(client), str(client), repr(vars(client)), repr(vars(client._session)), caplog.text]
    for error in (unauthorized.value, missing.value):
        again = pickle.loads(pickle.dumps(error))
        assert (type(again), str(again), again.__dict__) == (type(error), str(error), error.__dict__)
        texts += [str(error), repr(error), repr(error.args), repr(error.__dict__)]
        assert "[redacted]" in error.body_excerpt
    shown = traceback.TracebackException.from_exception(unauthorized.value, capture_locals=True)
    texts += [line for line in shown.format() if __file__ not in line]
    assert not [text for text in texts if "s3cret" in text.lower()]
    assert missing.value.path == "/keys/{id}"
    assert len(server.seen) == 2


async def test_row_117_the_same_change_twice_in_a_list() -> None:
    async def apply(exchange: Exchange) -> None:
        exchange.apply()
        await exchange.answer({"id": exchange.request.path.split("/")[2]})

    async with serve(apply) as server, client_at(server.url) as client:
        report = await bulk(client.gates.archive, ["a", "b", "a"])
        assert [outcome.state for outcome in report.outcomes] == ["done", "done", "failed"]
        assert "occurred earlier" in str(report.outcomes[2].error)
        report = await bulk(client.gates.archive, ["c", "d", "c"], on_duplicate="skip")
        assert [(outcome.state, outcome.why) for outcome in report.outcomes] == [
            ("done", None), ("done", None), ("skipped", "duplicate"),
        ]  # fmt: skip
    assert sorted(seen.path for seen in server.ledger) == [f"/gates/{id}/archive" for id in "abcd"]


NO_SECONDS: list[Any] = [0, -1, -0.001, float("inf"), float("nan"), "5", True]
NO_OPTIONS = [
    *[("timeout", wrong) for wrong in NO_SECONDS],
    *[("deadline", wrong) for wrong in [*NO_SECONDS, None]],
    *[("concurrency", wrong) for wrong in (0, -1, 10**6, 1.5, "8", True)],
    *[("max_response_bytes", wrong) for wrong in (0, -1, 1.5)],
    *[("rate_limits", wrong) for wrong in (None, 100, [(100, 10)])],
    *[("ssl_context", wrong) for wrong in ("ca.pem", True)],
    *[("http_client", wrong) for wrong in ("httpx", object())],
]


@pytest.mark.parametrize(("name", "wrong"), NO_OPTIONS)
def test_row_118_an_option_that_makes_no_sense(name: str, wrong: Any) -> None:
    with pytest.raises(InvalidArgumentError) as caught:
        Client(KEY, **{name: wrong})
    assert caught.value.param == name


@pytest.mark.parametrize(
    ("name", "wrong"),
    [("timeout", 0), ("deadline", -1), ("max_retries", -1), ("max_retries", 10**6), ("priority", 0.5)],
)
def test_row_118_an_option_of_a_copy_that_makes_no_sense(name: str, wrong: Any) -> None:
    with pytest.raises(InvalidArgumentError) as caught:
        Client(KEY).with_options(**{name: wrong})
    assert caught.value.param == name


async def test_row_118_a_bulk_that_makes_no_sense() -> None:
    async with (
        serve(lambda e: e.answer()) as server,
        client_at(server.url) as client,
    ):
        wrong: list[dict[str, Any]] = [{"concurrency": 0}, {"concurrency": -1}, {"max_failures": 0}]
        for options in wrong:
            with pytest.raises(InvalidArgumentError) as caught:
                await bulk(client.gates.archive, ["a"], **options)
            assert caught.value.param in options
    assert server.seen == []


async def test_row_118_a_deadline_shorter_than_what_the_server_asks_for() -> None:
    async def refuse(exchange: Exchange) -> None:
        await exchange.answer(status=429, headers={"Retry-After": "50"})

    async with (
        serve(refuse) as server,
        client_at(server.url, deadline=20, retry=Retry(longest_wait=3600)) as client,
    ):
        start = anyio.current_time()
        with pytest.raises(RateLimitError) as caught:
            await client.gates.archive("a")
        assert anyio.current_time() - start < 1
    assert (caught.value.retry_after, caught.value.attempts, len(server.seen)) == (50, 1, 1)
