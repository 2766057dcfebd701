"""Construction, what every request carries, and where a client must not be used."""

from __future__ import annotations

import asyncio
import json
import os
import pickle
import re
import ssl
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

import anyio
import httpx
import pytest

from statsig_console import (
    Client,
    ClientClosedError,
    ConfigurationError,
    ForkedProcessError,
    InvalidApiKeyError,
    InvalidArgumentError,
    NotFoundError,
    Operation,
    RateLimit,
    RateLimits,
    RawResponse,
    ResponseTooLargeError,
    Retry,
    SharedRateLimit,
    StatsigError,
    WrongEventLoopError,
    models,
)

SECRET = "console-secretsecretsecret"

Handler = Callable[[httpx.Request], httpx.Response]


def http(handler: Handler) -> httpx.AsyncClient:
    """Return an httpx client that answers from a function."""
    return httpx.AsyncClient(transport=httpx.MockTransport(handler))


def echo(request: httpx.Request) -> httpx.Response:
    """Answer with what arrived."""
    body = json.loads(request.content) if request.content else None
    data = {"method": request.method, "url": str(request.url), "headers": dict(request.headers), "body": body}
    return httpx.Response(200, json={"message": "Echo.", "data": data})


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        ("", "missing"),
        ("console-abc\n", "whitespace"),
        (" console-abc", "whitespace"),
        ('"console-abc"', "whitespace"),
        ("Bearer console-abc", "whitespace"),
        ("client-abc", "client"),
        ("secret-abc", "secret"),
        ("console-äbc", "characters"),
        ("console-a\x00bc", "characters"),
        ("other-abc", "unknown"),
        (b"console-abc", "missing"),
    ],
)
def test_a_wrong_key_is_refused_without_showing_it(key: Any, kind: str) -> None:
    with pytest.raises(InvalidApiKeyError) as caught:
        Client(key)
    assert caught.value.kind == kind
    text = f"{caught.value!r} {caught.value} {caught.value.__dict__}"
    assert "abc" not in text
    assert "äbc" not in text
    assert "the argument `key`" in str(caught.value)


@pytest.mark.parametrize("way", ["argument", "function", "variable"])
def test_a_wrong_key_does_not_show_in_a_traceback(way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STATSIG_CONSOLE_API_KEY", "secret-canarycanary")
    ways: dict[str, Any] = {
        "argument": "secret-canarycanary",
        "function": lambda: "secret-canarycanary",
        "variable": None,
    }
    with pytest.raises(InvalidApiKeyError) as caught:
        Client(ways[way])
    shown = traceback.TracebackException.from_exception(caught.value, capture_locals=True)
    ours = [frame for frame in shown.stack if "statsig_console" in Path(frame.filename).parts]
    assert len(ours) >= 2
    assert not [frame for frame in ours if "canarycanary" in str(frame.locals)]


def test_the_key_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("STATSIG_CONSOLE_API_KEY", raising=False)
    with pytest.raises(InvalidApiKeyError, match="STATSIG_CONSOLE_API_KEY"):
        Client()
    monkeypatch.setenv("STATSIG_CONSOLE_API_KEY", "client-abc")
    with pytest.raises(InvalidApiKeyError, match="the variable STATSIG_CONSOLE_API_KEY is a client SDK key"):
        Client()
    monkeypatch.setenv("STATSIG_CONSOLE_API_KEY", "console-abc")
    Client()
    Client("newer-abc", allow_insecure={"key"})


@pytest.mark.anyio
@pytest.mark.parametrize(
    "url",
    ["https://eu.example/console/v1/", "http://127.0.0.1:80/x", "http://localhost", "http://[::1]:8000"],
)
async def test_addresses_that_are_accepted(url: str) -> None:
    async with http(echo) as inner, Client("console-x", base_url=url, http_client=inner) as client:
        answer = await client.send("GET /gates")
    assert answer.data["url"] == str(httpx.URL(url.rstrip("/") + "/gates"))


CLOSED = httpx.AsyncClient()
asyncio.run(CLOSED.aclose())
NO_SECONDS: list[Any] = [0, -1, -0.5, float("inf"), float("nan"), "5", None, True]
NO_COUNTS: list[Any] = [0, -1, 1.5, "4", True, 10**15]


@pytest.mark.parametrize(
    ("option", "value"),
    [
        *(("timeout", value) for value in NO_SECONDS),
        *(("timeout", httpx.Timeout(5, read=value)) for value in (0, -1, float("inf"))),
        *(("deadline", value) for value in NO_SECONDS),
        *(("concurrency", value) for value in [*NO_COUNTS, 10**6]),
        *(("max_response_bytes", value) for value in NO_COUNTS),
        ("rate_limits", [(100, 10)]),
        ("rate_limits", RateLimit(100, 10)),
        ("rate_limits", 100),
        ("rate_limits", None),
        ("retry", 3),
        ("rate_limits", SharedRateLimit.in_process()),
        ("hooks", print),
        ("http_client", httpx.Client()),
        ("http_client", CLOSED),
        ("ssl_context", "ca.pem"),
        ("ssl_context", True),
    ],
    ids=lambda value: re.sub(r" at 0x\w+", "", repr(value)),
)
def test_an_option_that_makes_no_sense_is_refused(option: str, value: Any) -> None:
    with pytest.raises(InvalidArgumentError, match=f"^{option}") as caught:
        Client("console-x", **{option: value})
    assert caught.value.param.partition(".")[0] == option


@pytest.mark.parametrize(
    ("option", "value"),
    [
        *(("timeout", value) for value in (0, -1, float("inf"))),
        *(("deadline", value) for value in (0, -1, float("inf"))),
        *(("max_retries", value) for value in (-1, 1.5, 10**6)),
        *(("priority", value) for value in (0.5, "high", 10**12)),
    ],
)
def test_a_copy_is_as_particular(option: str, value: Any) -> None:
    with pytest.raises(InvalidArgumentError, match=f"^{option}: "):
        Client("console-x").with_options(**{option: value})


@pytest.mark.parametrize("value", [0, -1, 1.5, 101, 10**6])
def test_attempts_are_a_number_of_attempts(value: Any) -> None:
    with pytest.raises(InvalidArgumentError, match=r"^attempts: "):
        Retry(attempts=value)


@pytest.mark.parametrize("name", ["first_pause", "longest_pause", "longest_wait"])
@pytest.mark.parametrize("value", [-1, float("inf"), float("nan"), "1"])
def test_pauses_are_seconds(name: str, value: Any) -> None:
    options: dict[str, Any] = {name: value}
    with pytest.raises(InvalidArgumentError, match=f"^{name}: "):
        Retry(**options)
    assert Retry(**{**options, name: 0.0})


@pytest.mark.parametrize(
    ("calls", "seconds"), [(0, 1), (-1, 1), (1.5, 1), (1, 0), (1, -1), (1, float("inf"))]
)
def test_limits_are_limits(calls: Any, seconds: float) -> None:
    with pytest.raises(InvalidArgumentError, match=r"^rate_limits: "):
        RateLimit(calls, seconds)


def test_of_two_ways_to_send_only_one_is_taken() -> None:
    with pytest.raises(InvalidArgumentError, match="pass the context to that"):
        Client("console-x", http_client=http(echo), ssl_context=ssl.create_default_context())


def test_options_that_make_sense_are_taken() -> None:
    client = Client(
        "console-x",
        timeout=httpx.Timeout(None, connect=1),
        concurrency=1000,
        rate_limits=RateLimits(share=0.25, reserve=0.1),
    )
    client.with_options(max_retries=0, priority=-5, timeout=1)


@pytest.mark.anyio
async def test_a_key_that_changes_is_asked_for_each_request() -> None:
    keys = ["console-a", "console-a", "console-b", "client-c"]
    async with http(echo) as inner, Client(lambda: keys.pop(0), http_client=inner) as client:
        used = [(await client.send("GET /x")).data["headers"]["statsig-api-key"] for _ in range(2)]
        with pytest.raises(InvalidApiKeyError, match="client SDK key") as caught:
            await client.send("GET /x")
        with pytest.raises(ConfigurationError, match="raised IndexError"):
            await client.send("GET /x")
    assert used == ["console-a", "console-b"]
    assert caught.value.operation == "GET /x"


@pytest.mark.parametrize("found", ["", None, b"console-x", "secret-x", "console-x\n"])
def test_a_key_that_a_function_returns_is_checked(found: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STATSIG_CONSOLE_API_KEY", "console-other")
    with pytest.raises(InvalidApiKeyError):
        Client(lambda: found)


def test_a_function_without_a_key_is_named() -> None:
    def broken() -> str:
        raise OSError("no vault")

    with pytest.raises(ConfigurationError, match="the function that gives the key raised OSError") as caught:
        Client(broken)
    assert isinstance(caught.value.__cause__, OSError)


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("others", "waits"),
    [
        ({}, True),
        ({"key": "console-y"}, False),
        ({"base_url": "https://eu.example"}, False),
        ({"rate_limits": ()}, False),
        ({"rate_limits": RateLimits([RateLimit(4, 100)], shared=SharedRateLimit.in_process("mine"))}, False),
        ({"rate_limits": RateLimits([RateLimit(4, 100)], shared=SharedRateLimit.in_process())}, True),
    ],
    ids=["same", "key", "address", "none", "named", "unnamed"],
)
async def test_clients_with_the_same_key_share_the_limits(others: dict[str, Any], waits: bool) -> None:
    options: dict[str, Any] = {"rate_limits": [RateLimit(4, 100)], "key": "console-x"}
    start = anyio.current_time()
    async with (
        http(echo) as inner,
        Client(http_client=inner, **options) as one,
        Client(http_client=inner, **{**options, **others}) as other,
    ):
        for _ in range(3):
            await one.gates.archive("x")
            await other.send("POST /x")
    assert (anyio.current_time() - start >= 100) is waits


@pytest.mark.anyio
async def test_clients_that_name_a_shared_limit_share_it_whatever_their_keys() -> None:
    start = anyio.current_time()
    async with http(echo) as inner:
        for key in ("console-a", "console-b"):
            limits = RateLimits([RateLimit(1, 100)], shared=SharedRateLimit.in_process("project"))
            async with Client(key, http_client=inner, rate_limits=limits) as client:
                await client.gates.archive("x")
    assert anyio.current_time() - start >= 100


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("options", "most"),
    [({}, 20), ({"reserve": 0.1}, 18), ({"share": 0.25}, 5), ({"reserve": 0.5, "share": 0.5}, 5)],
)
async def test_a_part_of_the_limits_can_be_left_to_others(options: dict[str, Any], most: int) -> None:
    start = anyio.current_time()
    limits = RateLimits([RateLimit(20, 100)], **options)
    async with (
        http(echo) as inner,
        Client("console-x", http_client=inner, rate_limits=limits) as client,
    ):
        for _ in range(most):
            await client.gates.archive("x")
        assert anyio.current_time() - start < 1
        await client.gates.archive("x")
    assert anyio.current_time() - start >= 100


def test_a_shared_limit_on_this_host_has_a_file_that_does_not_tell_the_key(tmp_path: Path) -> None:
    limits = RateLimits(shared=SharedRateLimit.on_host(folder=tmp_path))
    same = RateLimits(shared=SharedRateLimit.on_host(folder=tmp_path))
    for key, url in (
        (SECRET, "https://a.example"),
        (SECRET, "https://b.example"),
        (SECRET + "x", "https://a.example"),
    ):
        Client(key, base_url=url, rate_limits=limits)
        Client(key, base_url=url + "/", rate_limits=same)
    names = {file.stem for file in tmp_path.iterdir()}
    assert len(names) == 3
    assert not [name for name in names if "secret" in name or "example" in name]


@pytest.mark.anyio
async def test_every_request_says_who_asks() -> None:
    async with http(echo) as inner, Client(SECRET, http_client=inner) as client:
        got = (await client.raw.gates.get("x")).data
        sent = (await client.raw.gates.update("x", models.GateUpdate(description="ü"))).data
    assert got["url"] == "https://statsigapi.net/console/v1/gates/x"
    assert got["headers"]["statsig-api-key"] == SECRET
    assert got["headers"]["statsig-api-version"] == "20240601"
    assert got["headers"]["user-agent"].startswith("statsig-console/")
    assert got["headers"]["accept-encoding"] == "gzip"
    assert "content-type" not in got["headers"]
    assert sent["headers"]["content-type"] == "application/json"
    assert sent["body"] == {"description": "ü"}


@pytest.mark.anyio
async def test_headers_and_cookies_of_the_given_client_stay_out() -> None:
    seen: list[httpx.Request] = []

    def handler(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200, json={"data": {}}, headers={"set-cookie": "a=1"})

    inner = httpx.AsyncClient(
        transport=httpx.MockTransport(handler),
        cookies={"b": "2"},
        headers={"x-own": "1"},
        follow_redirects=True,
    )
    async with inner, Client("console-x", http_client=inner) as client:
        await client.gates.get("x")
        await client.gates.get("x")
    assert len(seen) == 2
    for request in seen:
        assert not {"cookie", "x-own"} & request.headers.keys()


@pytest.mark.anyio
async def test_a_redirect_is_never_followed() -> None:
    hosts: list[str] = []

    def handler(request: httpx.Request) -> httpx.Response:
        hosts.append(request.url.host)
        return httpx.Response(307, headers={"location": "https://evil.example/console/v1/gates/x"})

    inner = httpx.AsyncClient(transport=httpx.MockTransport(handler), follow_redirects=True)
    async with inner, Client("console-x", http_client=inner) as client:
        with pytest.raises(StatsigError, match=r"redirect to https://evil.example, not followed"):
            await client.gates.get("x")
    assert hosts == ["statsigapi.net"]


@pytest.mark.anyio
async def test_send_is_the_way_to_what_this_version_does_not_know() -> None:
    async with http(echo) as inner, Client("console-x", http_client=inner) as client:
        answer = await client.send(
            "POST /gates/{id}/newer",
            {"id": "a b/c"},
            query={"x": [1, True], "y": None},
            body={"deep": models.Link(url="u")},
        )
        assert isinstance(answer, RawResponse)
        assert answer.data["url"].endswith("/gates/a%20b%2Fc/newer?x=1&x=true")
        assert answer.data["body"] == {"deep": {"url": "u"}}
        url: str = await client.send(
            Operation("x", "GET", "/y", "read"), decode=lambda found: str(found.data["url"])
        )
    assert url.endswith("/console/v1/y")


@pytest.mark.parametrize(
    "text", ["gates", "get /gates", "GET gates", "GET /gates/../x", "GET //x", "GET /x?y=1", "GET /a b", ""]
)
def test_an_operation_that_cannot_be_read_is_refused(text: str) -> None:
    with pytest.raises(InvalidArgumentError):
        Operation.parse(text)


@pytest.mark.anyio
@pytest.mark.parametrize(
    "body",
    [{"x": float("nan")}, {"x": {1, 2}}, {"x": b"bytes"}, {"x": "\ud800"}, object()],
    ids=["nan", "set", "bytes", "surrogate", "object"],
)
async def test_what_json_cannot_say_is_refused_before_sending(body: Any) -> None:
    def never(request: httpx.Request) -> httpx.Response:
        raise AssertionError("a request left")

    async with http(never) as inner, Client("console-x", http_client=inner) as client:
        with pytest.raises(InvalidArgumentError, match="body"):
            await client.send("POST /gates", body=body)
        with pytest.raises(InvalidArgumentError, match="filters"):
            await client.send("GET /gates", query={"filters": {"a": 1}})


@pytest.mark.anyio
async def test_the_key_shows_up_nowhere() -> None:
    def gone(request: httpx.Request) -> httpx.Response:
        return httpx.Response(404, json={"message": f"no gate for {SECRET}"})

    async with http(gone) as inner, Client(SECRET, http_client=inner) as client:
        with pytest.raises(NotFoundError) as caught:
            await client.gates.get("x")
        shown = traceback.TracebackException.from_exception(caught.value, capture_locals=True)
        texts = ["".join(shown.format()), repr(client), str(client.__dict__), repr(caught.value.__dict__)]
        with pytest.raises(TypeError, match="cannot be pickled"):
            pickle.dumps(client)
    assert not [text for text in texts if "secretsecret" in text]


@pytest.mark.anyio
async def test_a_closed_client_says_so() -> None:
    client = Client("console-x")
    await client.aclose()
    await client.aclose()
    with pytest.raises(ClientClosedError, match="closed"):
        await client.gates.get("x")
    assert repr(client) == "Client(base_url='https://statsigapi.net/console/v1', closed)"


@pytest.mark.anyio
async def test_a_client_of_the_parent_process_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    async with http(echo) as inner, Client("console-x", http_client=inner) as client:
        parent = os.getpid()
        monkeypatch.setattr(os, "getpid", lambda: parent + 1)
        with pytest.raises(ForkedProcessError):
            await client.gates.get("x")


def test_a_client_of_another_loop_says_so() -> None:
    client = Client("console-x", http_client=http(echo))
    asyncio.run(client.send("GET /gates"))
    with pytest.raises(WrongEventLoopError):
        asyncio.run(client.send("GET /gates"))


@pytest.mark.anyio
async def test_a_large_answer_is_cut_off() -> None:
    def large(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, content=b" " * 2_000)

    async with (
        http(large) as inner,
        Client("console-x", http_client=inner, max_response_bytes=1_000) as client,
    ):
        with pytest.raises(ResponseTooLargeError, match="1000 bytes"):
            await client.gates.get("x")


@pytest.mark.anyio
async def test_the_given_http_client_stays_open() -> None:
    async with http(echo) as inner:
        async with Client("console-x", http_client=inner) as client:
            await client.gates.get("x")
        assert not inner.is_closed


@pytest.mark.anyio
async def test_no_more_requests_are_in_flight_than_allowed() -> None:
    now = most = 0

    async def handler(request: httpx.Request) -> httpx.Response:
        nonlocal now, most
        now += 1
        most = max(most, now)
        await anyio.sleep(1)
        now -= 1
        return httpx.Response(200, json={"data": {}})

    inner = httpx.AsyncClient(transport=httpx.MockTransport(handler))
    async with (
        inner,
        Client("console-x", http_client=inner, concurrency=3) as client,
        anyio.create_task_group() as group,
    ):
        for _ in range(10):
            group.start_soon(client.gates.get, "x")
    assert most == 3
