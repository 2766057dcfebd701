"""A client that sends through an httpx.AsyncClient or httpx2.AsyncClient of the user."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import anyio
import anyio.lowlevel
import httpx
import httpx2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from statsig_console import (
    APITimeoutError,
    Client,
    ClientClosedError,
    InvalidArgumentError,
    NotFoundError,
    StatsigError,
    TransportError,
    TruncatedResponseError,
    UnexpectedRedirectError,
    UnknownOutcomeError,
    bulk,
    models,
)
from tests.support.event_loops import LOOPS, in_real_time
from tests.support.fault_calls import KEY, ONCE, cancel_at_each_turn, change
from tests.support.fault_server import Exchange, answer, in_turn, serve
from tests.support.meeting import says

pytestmark = pytest.mark.anyio

PACKAGES: list[Any] = [httpx, httpx2]
GATE = {"message": "Done.", "data": {"id": "a"}}


@pytest.fixture(params=PACKAGES, ids=lambda package: package.__name__)
def package(request: pytest.FixtureRequest) -> Any:
    """The package that the HTTP client comes from."""
    return request.param


on_each_loop = pytest.mark.parametrize("anyio_backend", [in_real_time(loop) for loop in LOOPS], ids=LOOPS)


def mocked(package: Any, respond: Callable[[Any], Any], **options: Any) -> Any:
    """Return an HTTP client that asks a function instead of a server."""
    return package.AsyncClient(transport=package.MockTransport(respond), **options)


@on_each_loop
async def test_reads_writes_and_bulk(package: Any) -> None:
    async def script(exchange: Exchange) -> None:
        exchange.apply()
        await exchange.answer({"id": exchange.request.path.split("/")[-1]})

    async with serve(script) as server:
        async with (
            package.AsyncClient() as http,
            Client(KEY, base_url=server.url, http_client=http, rate_limits=[]) as client,
        ):
            assert (await client.gates.get("a")).id == "a"
            assert await client.raw.gates.update("a", models.GateUpdate(description="x" * 1_000_000))
            report = await bulk(client.gates.get, [f"gate_{number}" for number in range(50)])
        assert report.counts == {"done": 50}
        assert len(server.ledger) == 52
        assert len(server.ledger[1].json["description"]) == 1_000_000
        assert all(seen.headers["statsig-api-key"] == KEY for seen in server.seen)
        assert server.accepted <= 16


@on_each_loop
async def test_responses_that_end_badly(package: Any) -> None:
    async def cut(exchange: Exchange) -> None:
        await exchange.send(answer({"id": "a"}, length=500))
        await exchange.close()

    scripts = (cut, lambda exchange: exchange.reset(), lambda exchange: exchange.stall())
    async with (
        serve(in_turn(*scripts, says({"id": "a"}))) as server,
        package.AsyncClient() as http,
        Client(
            KEY, base_url=server.url, http_client=http, retry=ONCE, timeout=httpx.Timeout(5, read=0.1)
        ) as client,
    ):
        with pytest.raises(TruncatedResponseError):
            await client.gates.get("a")
        with pytest.raises(UnknownOutcomeError) as lost:
            await change(client)
        with pytest.raises(APITimeoutError) as late:
            await client.gates.get("a")
        assert (await client.gates.get("a")).id == "a"
    assert isinstance(lost.value.cause, TransportError)
    assert lost.value.cause.sent == late.value.sent == "maybe"


@on_each_loop
async def test_compressed_and_large_bodies(package: Any) -> None:
    whole = json.dumps({"message": "", "data": {"id": "a", "text": "x" * 3_000_000}}).encode()
    script = says(body=gzip.compress(whole), headers={"Content-Encoding": "gzip"})
    async with (
        serve(script) as server,
        package.AsyncClient() as http,
        Client(KEY, base_url=server.url, http_client=http, max_response_bytes=4_000_000) as client,
    ):
        assert len((await client.raw.gates.get("a")).data["text"]) == 3_000_000


@on_each_loop
async def test_cancelling_keeps_the_client_usable(package: Any) -> None:
    async with (
        serve(says({"id": "a"})) as server,
        package.AsyncClient() as http,
        Client(KEY, base_url=server.url, http_client=http, rate_limits=[]) as client,
    ):
        await cancel_at_each_turn(client, 30)


NAMES = st.text(st.characters(exclude_categories=["C"]), min_size=1, max_size=9)


@settings(max_examples=25)
@given(NAMES.map(lambda name: f"a{name}b"), NAMES, st.none() | NAMES)
def test_httpx2_sends_what_httpx_sends(name: str, text: str, body: str | None) -> None:
    def sent(package: Any) -> Any:
        seen: list[Any] = []

        def respond(request: Any) -> Any:
            seen.append(request)
            return package.Response(200, json=GATE)

        async def main() -> None:
            async with (
                mocked(package, respond) as http,
                Client(KEY, http_client=http, rate_limits=[]) as client,
            ):
                options = {} if body is None else {"body": {"text": body}}
                method = "GET" if body is None else "POST"
                await client.send(f"{method} /gates/{{id}}", {"id": name}, query={"q": text}, **options)

        anyio.run(main)
        (request,) = seen
        headers = [(key.lower(), value) for key, value in request.headers.raw]
        return (
            request.method,
            request.url.raw_path,
            sorted(headers),
            request.content,
            request.extensions["timeout"],
        )

    assert sent(httpx2) == sent(httpx)


ERRORS = sorted(
    name
    for name in {*httpx2.__all__} & {*httpx.__all__}
    if isinstance(kind := getattr(httpx2, name), type)
    and issubclass(kind, httpx2.HTTPError | httpx2.InvalidURL)
    and kind is not httpx2.HTTPStatusError
)


class SlowError(httpx2.ReadTimeout):
    """An exception of a transport of the user."""


async def raised(package: Any, kind: type[Exception], *, late: bool, write: bool) -> StatsigError:
    """Return the error of a call whose HTTP client raises, before or in the body."""

    class Body(package.AsyncByteStream):  # type: ignore[misc]
        async def __aiter__(self) -> Any:
            yield b"{"
            raise kind("x")

    def respond(request: Any) -> Any:
        if late:
            return package.Response(200, headers={"content-type": "application/json"}, stream=Body())
        raise kind("x")

    async with mocked(package, respond) as http, Client(KEY, http_client=http, retry=ONCE) as client:
        pulse = models.GatePulseLoadRequest(rule_id="r")
        with pytest.raises(StatsigError) as caught:
            await (client.gates.load_pulse("a", pulse) if write else client.gates.get("a"))
    return caught.value


def told(error: StatsigError) -> Any:
    """Return what an error tells, without the exceptions that led to it."""
    cause = getattr(error, "cause", error)
    return type(error), type(cause), str(error), getattr(cause, "stage", ""), getattr(cause, "sent", "")


@pytest.mark.parametrize("late", [False, True], ids=["early", "late"])
@pytest.mark.parametrize("write", [False, True], ids=["read", "write"])
@pytest.mark.parametrize("name", ERRORS)
async def test_exceptions_of_httpx2_mean_what_those_of_httpx_mean(name: str, write: bool, late: bool) -> None:
    found = await raised(httpx2, getattr(httpx2, name), late=late, write=write)
    expected = await raised(httpx, getattr(httpx, name), late=late, write=write)
    assert told(found) == told(expected)


async def test_an_exception_derived_from_one_of_httpx2_counts_as_that() -> None:
    error = await raised(httpx2, SlowError, late=False, write=False)
    assert isinstance(error, APITimeoutError)
    assert isinstance(error.__cause__, httpx.ReadTimeout)


@pytest.mark.parametrize(
    ("status", "kind"), [(404, NotFoundError), (307, UnexpectedRedirectError)], ids=["missing", "redirect"]
)
async def test_statuses_are_read_and_redirects_not_followed(
    package: Any, status: int, kind: type[StatsigError]
) -> None:
    seen = []

    def respond(request: Any) -> Any:
        seen.append(request)
        return package.Response(status, headers={"location": "https://other.example/"}, json={"message": "x"})

    async with (
        mocked(package, respond, follow_redirects=True) as http,
        Client(KEY, http_client=http, retry=ONCE) as client,
    ):
        with pytest.raises(kind):
            await client.gates.get("a")
    assert len(seen) == 1


@on_each_loop
@pytest.mark.parametrize("encoding", ["", "gzip"])
async def test_a_hook_may_read_the_response(package: Any, encoding: str) -> None:
    read = []

    async def hook(response: Any) -> None:
        read.append(await response.aread())

    whole = json.dumps(GATE).encode()
    script = (
        says(body=gzip.compress(whole), headers={"Content-Encoding": "gzip"})
        if encoding
        else says({"id": "a"})
    )
    async with (
        serve(script) as server,
        package.AsyncClient(event_hooks={"response": [hook]}) as http,
        Client(KEY, base_url=server.url, http_client=http, retry=ONCE) as client,
    ):
        for _ in range(3):
            assert (await client.gates.get("a")).id == "a"
    assert [json.loads(body) for body in read] == [GATE] * 3


def auths(package: Any) -> list[Any]:
    """Return every kind of `auth` that a client takes."""
    return [("user", "word"), package.BasicAuth("user", "word"), lambda request: request, package.Auth()]


@pytest.mark.parametrize("number", range(4))
async def test_a_client_with_auth_is_refused(package: Any, number: int) -> None:
    async with package.AsyncClient(auth=auths(package)[number]) as http:
        with pytest.raises(InvalidArgumentError, match=r"^http_client: .*`auth`.*Authorization") as caught:
            Client(KEY, http_client=http)
    assert "word" not in str(caught.value)


async def test_no_authorization_is_ever_sent(
    package: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".netrc").write_text("default login user password word\n")
    (tmp_path / ".netrc").chmod(0o600)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    seen: list[Any] = []

    def respond(request: Any) -> Any:
        seen.append(request.headers)
        return package.Response(200, json=GATE)

    async with mocked(package, respond, trust_env=True) as http, Client(KEY, http_client=http) as client:
        await client.gates.get("a")
        http.auth = ("user", "word")
        await client.gates.get("a")
    assert len(seen) == 2
    assert not any("authorization" in headers for headers in seen)


async def test_a_closed_client_is_refused(package: Any) -> None:
    http = mocked(package, lambda request: package.Response(200, json=GATE))
    async with Client(KEY, http_client=http, retry=ONCE) as client:
        await client.gates.get("a")
        await http.aclose()
        with pytest.raises(ClientClosedError, match="passed as `http_client` is closed") as caught:
            await client.gates.enable("a")
    assert caught.value.sent == "no"
    with pytest.raises(InvalidArgumentError, match=r"^http_client: the HTTP client is closed"):
        Client(KEY, http_client=http)


CLIENTS: list[Any] = [httpx.Client(), httpx2.Client(), httpx.AsyncClient, httpx2.AsyncClient, object()]
CLIENTS += ["x", 1, {}]
TIMEOUTS: list[Any] = [httpx2.Timeout(5), (3, 30), None, "5", {}, [5]]


@pytest.mark.parametrize(
    ("option", "expected", "wrong"),
    [
        *(("http_client", r"httpx\.AsyncClient or httpx2\.AsyncClient", client) for client in CLIENTS),
        *(("timeout", r"given; seconds or an httpx\.Timeout", timeout) for timeout in TIMEOUTS),
    ],
)
def test_a_value_of_another_class_is_refused_with_the_classes_that_are_expected(
    option: str, expected: str, wrong: Any
) -> None:
    with pytest.raises(InvalidArgumentError, match=f"^{option}: .*{expected}") as caught:
        Client(KEY, **{option: wrong})
    assert type(wrong).__name__ in str(caught.value)


PLAIN = """
import asyncio, logging, sys, httpx
from statsig_console import Client

async def main():
    transport = httpx.MockTransport(lambda request: httpx.Response(200, json={"data": {"id": "a"}}))
    logging.getLogger("statsig_console").setLevel("ERROR")  # The gate has no other field.
    http = httpx.AsyncClient(transport=transport)
    async with http, Client("console-x", http_client=http) as client:
        return (await client.gates.get("a")).id

print(asyncio.run(main()), "httpx2" in sys.modules)
"""


@pytest.mark.parametrize(
    ("before", "expected"), [("", "a False"), ("import httpx2; httpx2.alias_httpx()", "a True")]
)
def test_httpx2_is_imported_only_by_the_user(before: str, expected: str) -> None:
    command = [sys.executable, "-c", before + PLAIN]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert (done.stdout.strip(), done.stderr) == (expected, "")
