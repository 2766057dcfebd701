"""Exceptions that no library is known to raise become errors of this package, at every step of a call."""

from __future__ import annotations

import pickle
import traceback
from collections.abc import AsyncIterator, Callable
from typing import Any, NoReturn

import httpx
import pytest

from statsig_console import (
    Client,
    ConnectError,
    Operation,
    RateLimitError,
    RawResponse,
    ResponseError,
    Retry,
    StatsigError,
    UnknownOutcomeError,
    bulk,
)
from statsig_console._calls import request as _request
from statsig_console._http import exchange as _exchange
from statsig_console._http import response_body as _response_body
from statsig_console._operation import Safety
from statsig_console._transport.http1 import server as _server
from tests.support.fault_server import serve

pytestmark = pytest.mark.anyio

SECRET = "CANARY0a1b2c3d4e5f6g7h8i9jABCD"
KEY = f"console-{SECRET}"


class BrokenText(Exception):
    """An exception that cannot be shown."""

    def __str__(self) -> NoReturn:
        raise RuntimeError("no text")

    __repr__ = __str__


class Frozen(Exception):
    """An exception whose arguments cannot be changed."""

    @property
    def args(self) -> tuple[str]:  # type: ignore[override]
        """The key."""
        return (KEY,)


def circular() -> Exception:
    """Return an exception that led to itself."""
    error = RuntimeError("one")
    error.__context__ = ValueError("two")
    error.__context__.__context__ = error
    return error


EXCEPTIONS: dict[str, Callable[[], Exception]] = {
    "RuntimeError": lambda: RuntimeError("boom"),
    "AttributeError": lambda: AttributeError(f"no {KEY}", name="x", obj={"key": KEY}),
    "ValueError": lambda: ValueError(KEY.encode(), [KEY], {KEY: KEY}),
    "KeyError": lambda: KeyError(KEY),
    "UnicodeError": lambda: UnicodeEncodeError("ascii", f"{KEY}é", len(KEY), len(KEY) + 1, "not ASCII"),
    "OverflowError": OverflowError,
    "RecursionError": lambda: RecursionError("maximum recursion depth exceeded"),
    "MemoryError": MemoryError,
    "ExceptionGroup": lambda: ExceptionGroup("several", [OSError(5, KEY), BrokenText()]),
    "AssertionError": lambda: AssertionError(httpx.Headers({"statsig-api-key": KEY})),
    "an exception without text": BrokenText,
    "an exception that cannot be changed": lambda: Frozen("frozen"),
    "an exception that led to itself": circular,
    "StopAsyncIteration": lambda: StopAsyncIteration(KEY),
}
SAFETY: list[Safety] = ["read", "replace", "delete", "create", "transition", "once"]
every_kind = pytest.mark.parametrize("kind", EXCEPTIONS)
every_class = pytest.mark.parametrize("safety", SAFETY)


def operation(safety: Safety) -> Operation:
    """Return an operation of a safety class."""
    return Operation(f"things_{safety}", "GET" if safety == "read" else "POST", "/things", safety)


def raiser(kind: str) -> Callable[..., NoReturn]:
    """Return a function that raises, whatever it is called with."""

    def step(*args: object, **options: object) -> NoReturn:
        local_with_key = KEY  # noqa: F841
        raise EXCEPTIONS[kind]()

    return step


def check(error: StatsigError, kind: str) -> None:
    """Assert that an error says what happened without the key, and survives a pickle."""
    shown = "".join(traceback.TracebackException.from_exception(error, capture_locals=True).format())
    # Frames of the test know the key; those of the package do not.
    own = shown.replace(f"local_with_key = {KEY!r}", "")
    assert SECRET not in own.replace(f"KEY = {KEY!r}", "")
    assert type(EXCEPTIONS[kind]()).__name__ in str(error)
    assert SECRET not in str(error) + repr(error) + repr(vars(error))
    assert str(pickle.loads(pickle.dumps(error))) == str(error)


def verdict(caught: StatsigError, safety: Safety) -> StatsigError:
    """Return the ResponseError that a read raises, or that is the cause of an unknown outcome."""
    if safety == "read":
        assert isinstance(caught, ResponseError)
        return caught
    assert isinstance(caught, UnknownOutcomeError)
    assert isinstance(caught.cause, ResponseError)
    assert caught.__cause__ is caught.cause
    return caught.cause


class Raising(httpx.AsyncByteStream):
    """A body that ends in an exception."""

    def __init__(self, kind: str, *, on_close: bool = False) -> None:
        self._kind = kind
        self._on_close = on_close

    async def __aiter__(self) -> AsyncIterator[bytes]:
        yield b'{"data":'
        if not self._on_close:
            # Python turns this one into a RuntimeError inside of a generator.
            raise RuntimeError("StopAsyncIteration") if "Stop" in self._kind else EXCEPTIONS[self._kind]()
        yield b'{"id":"x"}}'

    async def aclose(self) -> None:
        if self._on_close:
            raise EXCEPTIONS[self._kind]()


def respond(request: httpx.Request) -> httpx.Response:
    """Respond with success."""
    return httpx.Response(200, json={"message": "m", "data": {"id": "x"}})


def respond_compressed(request: httpx.Request) -> httpx.Response:
    """Respond with success, in a body that says that it is compressed."""
    return httpx.Response(200, headers={"Content-Encoding": "gzip"}, stream=httpx.ByteStream(b""))


STEPS: dict[str, Callable[[str, pytest.MonkeyPatch], Callable[[httpx.Request], httpx.Response]]] = {
    "the HTTP client": lambda kind, patch: raiser(kind),
    "the body": lambda kind, patch: lambda request: httpx.Response(200, stream=Raising(kind)),
    "reading": lambda kind, patch: patch.setattr(_exchange, "read_body", raiser(kind)) or respond,
    "decompressing": lambda kind, patch: (
        patch.setattr(_response_body, "_is_compressed", raiser(kind)) or respond_compressed
    ),
    "opening": lambda kind, patch: patch.setattr(_exchange, "open_answer", raiser(kind)) or respond,
    "checking": lambda kind, patch: patch.setattr(_request, "check_matches_request", raiser(kind)) or respond,
}


@every_kind
@every_class
@pytest.mark.parametrize("step", STEPS)
async def test_after_sending(step: str, safety: Safety, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    transport = httpx.MockTransport(STEPS[step](kind, monkeypatch))
    async with (
        httpx.AsyncClient(transport=transport) as http,
        Client(KEY, http_client=http, retry=Retry(attempts=1)) as client,
    ):
        with pytest.raises(StatsigError) as caught:
            await client.send(operation(safety), decode=lambda answer: answer)
    error = verdict(caught.value, safety)
    assert (caught.value.operation, caught.value.attempts) == (f"things_{safety}", 1)
    assert getattr(caught.value, "status", None) in ((None,) if step == "the HTTP client" else (200,))
    if "cannot be changed" not in kind and "Stop" not in kind:
        assert type(error.__cause__) is type(EXCEPTIONS[kind]())
    check(caught.value, "RuntimeError" if "Stop" in kind and step == "the body" else kind)


@every_kind
@every_class
async def test_before_sending(safety: Safety, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_server, "open_connection", raiser(kind))
    async with Client(KEY, base_url="http://127.0.0.1:1", retry=Retry(attempts=3)) as client:
        with pytest.raises(ConnectError) as caught:
            await client.send(operation(safety))
    assert (caught.value.sent, caught.value.attempts) == ("no", 3)
    check(caught.value, kind)


@every_kind
@every_class
async def test_a_decoder_of_this_package(safety: Safety, kind: str) -> None:
    decode = raiser(kind)
    decode.__module__ = "statsig_console._generated.models.gate"
    transport = httpx.MockTransport(respond)
    async with httpx.AsyncClient(transport=transport) as http, Client(KEY, http_client=http) as client:
        with pytest.raises(StatsigError) as caught:
            await client.send(operation(safety), decode=decode)
    assert verdict(caught.value, safety).__cause__ is not None or kind not in ("RuntimeError", "ValueError")
    assert (caught.value.method, getattr(caught.value, "status", None)) == (operation(safety).method, 200)


async def test_a_decoder_of_the_user_raises_what_it_raises() -> None:
    def decode(answer: RawResponse) -> Any:
        return answer.data["missing"]

    transport = httpx.MockTransport(respond)
    async with httpx.AsyncClient(transport=transport) as http, Client(KEY, http_client=http) as client:
        with pytest.raises(KeyError, match="missing"):
            await client.send("GET /things", decode=decode)


@every_kind
@every_class
async def test_a_response_that_cannot_be_closed_counts(safety: Safety, kind: str) -> None:
    def closing(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, stream=Raising(kind, on_close=True))

    async with (
        httpx.AsyncClient(transport=httpx.MockTransport(closing)) as http,
        Client(KEY, http_client=http) as client,
    ):
        assert (await client.send(operation(safety))).data == {"id": "x"}


@every_kind
async def test_a_status_counts_where_the_body_raises(kind: str) -> None:
    transport = httpx.MockTransport(lambda request: httpx.Response(429, stream=Raising(kind)))
    async with (
        httpx.AsyncClient(transport=transport) as http,
        Client(KEY, http_client=http, retry=Retry(attempts=1)) as client,
    ):
        with pytest.raises(RateLimitError):
            await client.send(operation("once"))


async def test_what_is_no_exception_goes_through() -> None:
    class Halt(BaseException):
        """As KeyboardInterrupt is."""

    def halt(request: httpx.Request) -> httpx.Response:
        raise Halt

    transport = httpx.MockTransport(halt)
    async with httpx.AsyncClient(transport=transport) as http, Client(KEY, http_client=http) as client:
        with pytest.raises(Halt):
            await client.gates.get("x")


async def test_a_hook_of_the_http_client_may_read_the_body() -> None:
    async def log(response: httpx.Response) -> None:
        await response.aread()

    async with (
        httpx.AsyncClient(
            transport=httpx.MockTransport(
                lambda request: httpx.Response(200, content=b'{"data":{"id":"x"}}')
            ),
            event_hooks={"response": [log]},
        ) as http,
        Client(KEY, http_client=http) as client,
    ):
        assert (await client.gates.get("x")).id == "x"


@every_kind
async def test_in_bulk_it_is_one_item(kind: str) -> None:
    def one_fails(request: httpx.Request) -> httpx.Response:
        if "odd" in request.url.path:
            raise EXCEPTIONS[kind]()
        return httpx.Response(200, json={"message": "m", "data": {}})

    transport = httpx.MockTransport(one_fails)
    async with (
        httpx.AsyncClient(transport=transport) as http,
        Client(KEY, http_client=http, retry=Retry(attempts=1)) as client,
    ):
        report = await bulk(client.experiments.reset, ["a", "odd", "b"])
    assert [outcome.state for outcome in report] == ["done", "unknown", "done"]
    assert isinstance(report[1].error, UnknownOutcomeError)


async def test_in_bulk_what_was_not_sent_failed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_server, "open_connection", raiser("RuntimeError"))
    async with Client(KEY, base_url="http://127.0.0.1:1", retry=Retry(attempts=1)) as client:
        report = await bulk(client.experiments.reset, ["a", "b"])
    assert [outcome.state for outcome in report] == ["failed", "failed"]
    assert all(isinstance(outcome.error, ConnectError) for outcome in report)


async def test_its_connection_is_not_used_again(monkeypatch: pytest.MonkeyPatch) -> None:
    async with (
        serve(lambda exchange: exchange.answer({"id": "a"})) as server,
        Client(KEY, base_url=server.url, retry=Retry(attempts=1)) as client,
    ):
        with monkeypatch.context() as patch:
            patch.setattr(_exchange, "open_answer", raiser("RuntimeError"))
            with pytest.raises(ResponseError):
                await client.gates.get("a")
        for _ in range(2):
            await client.gates.get("a")
    assert (server.accepted, len(server.seen)) == (2, 3)
