"""What users can watch: events in their order, isolated hooks, safe headers, a log without secrets."""

from __future__ import annotations

import ast
import logging
import re
import traceback
from collections.abc import Awaitable, Callable
from contextvars import ContextVar
from functools import partial
from pathlib import Path
from typing import Any, cast

import anyio
import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from opentelemetry import trace
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from statsig_console import Client, Event, Hooks, InvalidArgumentError, RateLimit, StatsigError, bulk
from statsig_console._config import check_headers
from statsig_console._transport import connections as _connections
from tests.support.bad_headers import BAD_HEADERS
from tests.support.scripted_server import Server

CANARY = "console-canarycanary"
KINDS = ["request", "response", "retry", "throttle"]
SCRIPTS: list[list[Any]] = [
    [],
    [500, 502],
    [httpx.ReadError("reset"), 429],
    [404],
    [500, 500, 500, 500],
    [httpx.Response(200, text="<html>")],
]


class Watch:
    """Hooks that write down what they are told."""

    def __init__(self) -> None:
        self.told: list[tuple[str, Event]] = []
        self.hooks = Hooks(**{kind: partial(self._note, kind) for kind in KINDS})

    def _note(self, kind: str, event: Event) -> None:
        self.told.append((kind, event))

    def of(self, kind: str) -> list[Event]:
        """Return the events of one kind."""
        return [event for told, event in self.told if told == kind]


async def outcome(call: Awaitable[object]) -> str:
    """Return what a call led to, as text without durations and hosts."""
    try:
        await call
    except StatsigError as error:
        return re.sub(r"[\d.]+ s\b", "", f"{type(error).__name__} {error}")
    return "done"


def fresh(script: list[Any]) -> list[Any]:
    """Return a script whose answers were not read yet."""
    return [
        httpx.Response(one.status_code, text=one.text) if isinstance(one, httpx.Response) else one
        for one in script
    ]


@pytest.mark.anyio
@pytest.mark.parametrize("script", SCRIPTS, ids=str)
async def test_each_attempt_is_told_from_its_start_to_its_end(script: list[Any]) -> None:
    watch, server = Watch(), Server(*fresh(script))
    async with server.client(hooks=watch.hooks) as client:
        await outcome(client.gates.get("x"))
    pairs = [(kind, event.attempt) for kind, event in watch.told if kind in ("request", "response")]
    assert pairs == [(kind, n + 1) for n in range(len(server.requests)) for kind in ("request", "response")]
    assert len(watch.of("retry")) == len(server.requests) - 1
    assert len({event.call for _, event in watch.told}) == 1
    assert {(event.operation, event.method, event.path) for _, event in watch.told} == {
        ("gates_get", "GET", "/gates/x")
    }
    for event, step in zip(watch.of("response"), [*script, 200], strict=False):
        status = step if isinstance(step, int) else getattr(step, "status_code", None)
        assert event.status == status
        assert (event.error is None) == (step == 200)


@pytest.mark.anyio
async def test_events_tell_how_long_things_took() -> None:
    async def slow(request: httpx.Request) -> httpx.Response:
        await anyio.sleep(3)
        return httpx.Response(200 if len(watch.of("request")) > 1 else 500, json={"data": {}})

    watch = Watch()
    async with (
        httpx.AsyncClient(transport=httpx.MockTransport(slow)) as http,
        Client("console-x", http_client=http, hooks=watch.hooks, rate_limits=[RateLimit(1, 100)]) as client,
    ):
        start = anyio.current_time()
        await client.gates.get("x")
        rest = anyio.current_time() - start - 6
        assert watch.of("throttle") == []
        for _ in range(2):
            await client.gates.archive("x")
    assert [event.elapsed for event in watch.of("response")] == pytest.approx([3] * 4)
    assert [event.wait for event in watch.of("retry")] == pytest.approx([rest])
    assert [event.wait for event in watch.of("throttle")] == pytest.approx([100], abs=0.1)


@pytest.mark.anyio
async def test_a_pause_after_a_refusal_is_told() -> None:
    watch, server = Watch(), Server(httpx.Response(429, headers={"retry-after": "20"}))
    async with server.client(hooks=watch.hooks) as client:
        await client.gates.archive("x")
    assert [kind for kind, _ in watch.told] == [
        "request",
        "response",
        "retry",
        "throttle",
        "request",
        "response",
    ]
    (retry,), (throttle,) = watch.of("retry"), watch.of("throttle")
    assert (retry.attempt, retry.status, retry.wait) == (1, 429, 20)
    assert throttle.attempt == 2
    assert 20 <= throttle.wait <= 21


@pytest.mark.anyio
async def test_an_attempt_that_is_cancelled_is_told_to_be_over() -> None:
    async def endless(request: httpx.Request) -> httpx.Response:
        await anyio.sleep_forever()
        raise AssertionError

    watch = Watch()
    async with (
        httpx.AsyncClient(transport=httpx.MockTransport(endless)) as http,
        Client("console-x", http_client=http, hooks=watch.hooks) as client,
    ):
        with anyio.move_on_after(2):
            await client.gates.get("x")
    assert [kind for kind, _ in watch.told] == ["request", "response"]
    event = watch.of("response")[0]
    assert (event.status, event.error, event.elapsed) == (None, None, 2)


@pytest.mark.anyio
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("script", SCRIPTS, ids=str)
async def test_a_hook_that_raises_changes_nothing(
    kind: str, script: list[Any], caplog: pytest.LogCaptureFixture
) -> None:
    def bad(event: Event) -> None:
        told.append(event)
        raise ZeroDivisionError("a bug")

    told: list[Event] = []
    found = []
    for hooks in (None, Hooks(**{kind: bad})):
        server = Server(*fresh(script))
        async with server.client(hooks=hooks) as client:
            found.append((await outcome(client.gates.archive("x")), len(server.requests)))
    assert found[0] == found[1]
    logged = [record for record in caplog.records if record.exc_info and record.levelno == logging.ERROR]
    assert len(logged) == len(told)
    assert all("gates_" in record.getMessage() for record in logged)


@pytest.mark.anyio
async def test_hooks_run_in_the_context_of_the_call() -> None:
    order: ContextVar[str] = ContextVar("order")
    seen: list[str] = []

    def begin(event: Event) -> None:
        seen.append(order.get())
        order.set(order.get() + "!")

    hooks = Hooks(request=begin, response=lambda event: seen.append(order.get()))

    async def one(name: str) -> None:
        order.set(name)
        await client.send("POST /things")

    async with Server().client(hooks=hooks) as client, anyio.create_task_group() as group:
        group.start_soon(one, "a")
        group.start_soon(one, "b")
    assert sorted(seen) == ["a", "a!", "b", "b!"]


@pytest.mark.anyio
async def test_a_hook_adds_headers_of_one_attempt() -> None:
    def add(event: Event) -> None:
        event.headers["traceparent"] = f"00-{event.attempt}"

    server = Server(500)
    async with server.client(
        hooks=Hooks(request=add), headers={"X-Team": "payments", "Traceparent": "no"}
    ) as client:
        await client.gates.get("x")
    assert [request.headers.get_list("traceparent") for request in server.requests] == [["00-1"], ["00-2"]]
    assert {request.headers["x-team"] for request in server.requests} == {"payments"}


@pytest.mark.anyio
async def test_a_hook_that_raises_adds_no_header() -> None:
    def fail(event: Event) -> None:
        event.headers["traceparent"] = "half made"
        raise ZeroDivisionError("a bug")

    server = Server()
    async with server.client(hooks=Hooks(request=fail)) as client:
        await client.gates.get("x")
    assert "traceparent" not in server.requests[0].headers


@pytest.mark.anyio
@pytest.mark.parametrize("headers", BAD_HEADERS, ids=str)
async def test_headers_of_a_hook_that_cannot_be_sent_are_left_out(
    headers: dict[Any, Any], caplog: pytest.LogCaptureFixture
) -> None:
    def add(event: Event) -> None:
        event.headers.update({"x-good": "1", **headers})

    server = Server()
    async with server.client(hooks=Hooks(request=add)) as client:
        await client.gates.get("x")
    (request,) = server.requests
    assert request.headers["statsig-api-key"] == "console-x"
    assert not {"x-good", "x-a", "x-b"} & request.headers.keys()
    assert "headers that cannot be sent" in caplog.text


@given(st.dictionaries(st.text(max_size=5), st.text(max_size=5), max_size=3))
def test_what_passes_is_one_line_each(headers: dict[str, str]) -> None:
    try:
        found = check_headers(headers)
    except InvalidArgumentError:
        return
    lines = [f"{name}: {value}" for name, value in found.items()]
    assert all((line.isascii() and line.isprintable()) or "\t" in line for line in lines)
    assert httpx.Headers(found).raw == [(name.encode(), str(value).encode()) for name, value in found.items()]


async def asynchronous(event: Event) -> None:
    """Do what a hook cannot."""


class Asynchronous:
    """A hook in the shape of an object."""

    async def __call__(self, event: Event) -> None:
        """Do what a hook cannot."""


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("hook", [asynchronous, partial(asynchronous), Asynchronous(), "log", 1])
def test_only_plain_functions_are_hooks(kind: str, hook: Any) -> None:
    with pytest.raises(InvalidArgumentError, match=f"hooks: {kind} is not a plain function"):
        Hooks(**{kind: hook})


@pytest.mark.anyio
@pytest.mark.parametrize("script", SCRIPTS, ids=str)
async def test_the_log_has_a_line_for_each_attempt_and_each_repetition(
    script: list[Any], caplog: pytest.LogCaptureFixture
) -> None:
    server = Server(*fresh(script))
    with caplog.at_level(logging.DEBUG, "statsig_console"):
        async with server.client() as client:
            await outcome(client.gates.get("x"))
    levels = [record.levelno for record in caplog.records if record.name == "statsig_console"]
    assert levels.count(logging.DEBUG) == len(server.requests)
    assert levels.count(logging.INFO) == len(server.requests) - 1
    assert not [line for record in caplog.records if "\n" in (line := record.getMessage())]


CALLS: list[Callable[[Client], Awaitable[object]]] = [
    lambda client: client.keys.get(CANARY),
    lambda client: client.keys.rotate(CANARY),
    lambda client: client.keys.get("other-canarycanary"),
    lambda client: client.gates.get(CANARY),
    lambda client: client.send("GET /gates", query={"q": "canarycanary"}),
]


@pytest.mark.anyio
@pytest.mark.parametrize("call", range(len(CALLS)))
async def test_no_key_shows_up_in_logs_events_and_errors(call: int, caplog: pytest.LogCaptureFixture) -> None:
    echo = {"message": f"no such thing: {CANARY}\nreally"}
    script = [httpx.Response(status, json=echo) for status in (429, 500, 401)]
    watch, server = Watch(), Server(*script)
    texts = []
    with caplog.at_level(logging.DEBUG):
        options: dict[str, Any] = {"headers": {"Proxy-Token": "canarycanary"}, "hooks": watch.hooks}
        http = httpx.AsyncClient(transport=httpx.MockTransport(server))
        async with Client("console-canarycanary", http_client=http, **options) as client:
            try:
                await CALLS[call](client)
            except StatsigError as error:
                texts += [str(error), repr(error), repr(error.__dict__)]
            texts.append(repr(client.__dict__))
    ours = [record.getMessage() for record in caplog.records if record.name == "statsig_console"]
    texts += [*ours, *map(repr, watch.told)]
    assert len(ours) >= 1
    assert len(server.requests) == 3 or call == 1
    assert not [text for text in texts if "canarycanary" in text]
    assert not [text for text in ours if "\n" in text]


@pytest.mark.anyio
async def test_headers_that_are_added_do_not_show_in_a_traceback() -> None:
    secret = {"Proxy-Token": "canarycanary"}
    hooks = Hooks(request=lambda event: event.headers.update({"proxy-other": "canarycanary"}))
    async with Server(401).client(headers=secret, hooks=hooks) as client:
        with pytest.raises(StatsigError) as caught:
            await client.gates.get("x")
    shown = traceback.TracebackException.from_exception(caught.value, capture_locals=True)
    ours = [frame for frame in shown.stack if "statsig_console" in Path(frame.filename).parts]
    assert len(ours) > 3
    assert not [frame for frame in ours if "canarycanary" in str(frame.locals)]


@pytest.mark.anyio
async def test_bulk_is_watched_call_by_call() -> None:
    watch, server = Watch(), Server(500, 404)
    async with server.client(hooks=watch.hooks) as client:
        report = await bulk(client.gates.get, ["x"] * 3, concurrency=1, on_duplicate="allow")
    assert [outcome.state for outcome in report] == ["failed", "done", "done"]
    calls = [event.call for event in watch.of("response")]
    assert calls == sorted(calls)
    assert len(set(calls)) == 3


@pytest.mark.anyio
async def test_the_example_of_opentelemetry_makes_spans(monkeypatch: pytest.MonkeyPatch) -> None:
    text = (Path(__file__).parents[2] / "docs" / "observing.md").read_text()
    code = next(
        block for block in re.findall(r"```python\n(.*?)```", text, re.DOTALL) if "opentelemetry" in block
    )
    exporter, provider = InMemorySpanExporter(), TracerProvider()
    server = Server(500, httpx.Response(200, json={"data": {"id": "new_checkout"}}))
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    monkeypatch.setattr(trace, "get_tracer", provider.get_tracer)
    http = httpx.AsyncClient(transport=httpx.MockTransport(server))
    monkeypatch.setattr(_connections, "checked_client", lambda _: http)
    monkeypatch.setenv("STATSIG_CONSOLE_API_KEY", CANARY)
    await eval(compile(code, "example", "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT), {})

    first, second, around = exporter.get_finished_spans()
    assert [span.name for span in (first, second, around)] == ["gates_get", "gates_get", "launch"]
    assert [span.kind for span in (first, second)] == [trace.SpanKind.CLIENT] * 2
    for number, (span, status) in enumerate([(first, 500), (second, 200)]):
        assert span.parent is not None
        assert span.parent.span_id == ids(around)[1]
        assert dict(span.attributes or {}) == {
            "http.request.method": "GET",
            "url.path": "/gates/new_checkout",
            "http.request.resend_count": number,
            "http.response.status_code": status,
        }
        made, sent = ids(span), server.requests[number].headers["traceparent"].split("-")
        assert [int(part, 16) for part in sent[1:3]] == [*made]
    assert first.status.status_code is trace.StatusCode.ERROR
    assert "500" in cast(str, first.status.description)
    assert second.status.is_unset
    assert CANARY not in "".join(span.to_json() for span in exporter.get_finished_spans())


def ids(span: ReadableSpan) -> tuple[int, int]:
    """Return the numbers of a trace and its span."""
    context = span.get_span_context()
    assert context is not None
    return context.trace_id, context.span_id
