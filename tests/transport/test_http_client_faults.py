"""What an HTTP client of the user tells about a fault, and the connections of its invalid responses."""

from __future__ import annotations

from typing import Any

import httpx
import httpx2
import pytest

from statsig_console import (
    APITimeoutError,
    Client,
    ConnectError,
    NotJSONError,
    SchemaMismatchError,
    StatsigError,
    TransportError,
    UnknownOutcomeError,
)
from statsig_console._transport.http_clients import end_connection
from tests.support.certificates import Authority
from tests.support.certificates import authority as authority
from tests.support.event_loops import LOOPS, in_real_time
from tests.support.fault_calls import CALLS, KEY, ONCE, ambiguous, change
from tests.support.fault_server import Script, in_turn, serve
from tests.support.meeting import says
from tests.support.ports import refusing

pytestmark = pytest.mark.anyio

PACKAGES: list[Any] = [httpx, httpx2]
on_each_loop = pytest.mark.parametrize("anyio_backend", [in_real_time(loop) for loop in LOOPS], ids=LOOPS)
GATE = says({"id": "a"})
INVALID: dict[str, tuple[Script, type[StatsigError]]] = {
    "another object": (says({"id": "b"}), SchemaMismatchError),
    "a page": (says(body=b"<p>", headers={"Content-Type": "text/html"}), NotJSONError),
}


@pytest.fixture(params=PACKAGES, ids=lambda package: package.__name__)
def package(request: pytest.FixtureRequest) -> Any:
    """The package that the HTTP client comes from."""
    return request.param


@on_each_loop
@pytest.mark.parametrize("is_secure", [False, True], ids=["plain", "TLS"])
@pytest.mark.parametrize(("script", "kind"), INVALID.values(), ids=INVALID)
async def test_the_connection_of_an_invalid_response_is_not_reused(
    package: Any, script: Script, kind: type[StatsigError], is_secure: bool, authority: Authority
) -> None:
    tls = authority.server("127.0.0.1") if is_secure else None
    async with (
        serve(in_turn(GATE, script, script, GATE), tls=tls) as server,
        package.AsyncClient(verify=authority.client()) as http,
        Client(KEY, base_url=server.url, http_client=http, retry=ONCE) as client,
    ):
        await client.gates.get("a")
        with pytest.raises(kind):
            await client.gates.get("a")
        error = await ambiguous(CALLS["replace"], client)
        assert isinstance(error.cause, kind)
        for _ in range(2):
            await client.gates.get("a")
    assert [seen.connection for seen in server.seen] == [1, 1, 2, 3, 3]


class Line:
    """The network stream of a response; it gives, or raises, one thing."""

    def __init__(self, result: object) -> None:
        self.result = result
        self.asked: list[str] = []

    def get_extra_info(self, name: str) -> Any:
        self.asked.append(name)
        if isinstance(self.result, Exception):
            raise self.result
        return self.result


@pytest.mark.parametrize("result", [None, 5, OSError("closed"), NotImplementedError()], ids=repr)
def test_a_connection_that_cannot_be_ended_is_no_error(result: object) -> None:
    line = Line(result)
    extensions = {"http_version": b"HTTP/1.1", "network_stream": line}
    end_connection(httpx.Response(200, stream=httpx.ByteStream(b""), extensions=extensions))
    assert line.asked == ["socket"]


@pytest.mark.parametrize(
    "options",
    [
        {"stream": httpx.ByteStream(b""), "extensions": {"http_version": b"HTTP/2"}},
        {"content": b"{}", "extensions": {"http_version": b"HTTP/1.1"}},
    ],
    ids=["HTTP/2", "read by a transport of the user"],
)
def test_a_connection_that_may_serve_other_requests_is_not_ended(options: dict[str, Any]) -> None:
    line = Line(None)
    options["extensions"] = {**options["extensions"], "network_stream": line}
    end_connection(httpx.Response(200, **options))
    assert line.asked == []


@pytest.mark.parametrize("call", ["read", "once"])
async def test_a_server_that_cannot_be_reached(package: Any, call: str) -> None:
    async with package.AsyncClient() as http:
        with refusing() as port:
            async with Client(KEY, base_url=f"http://127.0.0.1:{port}", http_client=http) as client:
                with pytest.raises(StatsigError) as caught:
                    await CALLS[call](client)
    error = caught.value
    if call == "once":
        # It does not say that nothing was sent, so the write is not repeated.
        assert isinstance(error, UnknownOutcomeError)
        assert (error.stage, error.attempts) == ("connect", 1)
        assert isinstance(error.cause, ConnectError)
        assert error.cause.sent == "maybe"
    else:
        assert isinstance(error, ConnectError)
        assert (error.stage, error.sent, error.attempts) == ("connect", "maybe", 4)


STAGES = {
    "connect": ["ConnectError", "ConnectTimeout", "PoolTimeout", "ProxyError"],
    "send": ["WriteError", "WriteTimeout"],
    "wait": ["ReadError", "ReadTimeout", "CloseError"],
}


@pytest.mark.parametrize(
    ("stage", "name"), [(stage, name) for stage, names in STAGES.items() for name in names]
)
async def test_the_class_of_an_exception_tells_the_stage(package: Any, stage: str, name: str) -> None:
    def respond(request: Any) -> Any:
        raise getattr(package, name)("x")

    transport = package.MockTransport(respond)
    async with package.AsyncClient(transport=transport) as http, Client(KEY, http_client=http) as client:
        error = await ambiguous(change, client)
    assert error.stage == stage
    assert isinstance(error.cause, TransportError)
    # A transport of the user may send a request again, so what it raises says nothing about the first one.
    assert error.cause.sent == "maybe"


async def test_a_deadline_that_passes_while_the_stage_is_unknown(package: Any) -> None:
    async with (
        serve(lambda exchange: exchange.stall()) as server,
        package.AsyncClient() as http,
        Client(KEY, base_url=server.url, http_client=http, deadline=3) as client,
    ):
        error = await ambiguous(change, client)
    assert isinstance(error.cause, APITimeoutError)
    assert (error.stage, error.cause.sent) == ("wait", "maybe")
