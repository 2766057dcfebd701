"""What a served fake refuses: foreign pages, foreign names, large bodies; and its speed on one connection."""

from __future__ import annotations

import http.client
import json
import socket
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from typing import Any
from uuid import UUID

import anyio
import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from statsig_console.fake import Fake, running
from statsig_console.fake._control.endpoints import Control
from statsig_console.fake._http import asgi
from statsig_console.fake._http.refusal import MOST_ANNOUNCED
from statsig_console.fake._state.files import text as state_text

KEY = {"STATSIG-API-KEY": "console-test"}
MIB = 2**20
NOW = 1_790_000_000.0
WRITES = sorted(each for each in Control(Fake()).endpoints if each[0] != "GET")
LOCAL = ("127.0.0.1", 8000)
LAN = ("192.0.2.7", 8000)


class Sent:
    """One request to the ASGI application, and how much of its body was read."""

    def __init__(
        self, fake: Fake, *, server: tuple[str, int] | None = LOCAL, chunks: Iterable[bytes] = ()
    ) -> None:
        self.read = 0
        self.status = 0
        self.headers: dict[bytes, bytes] = {}
        self.body = b""
        self._fake = fake
        self._server = server
        self._chunks = iter(chunks)

    def ask(self, method: str, path: str, headers: dict[str, str]) -> int:
        """Send the request and return the status of the answer."""
        scope = {
            "type": "http",
            "method": method,
            "path": path,
            "raw_path": path.encode(),
            "query_string": b"",
            "server": self._server,
            "headers": [(name.lower().encode(), value.encode("latin-1")) for name, value in headers.items()],
        }
        anyio.run(self._fake, scope, self._receive, self._send)
        return self.status

    async def _receive(self) -> dict[str, Any]:
        chunk = next(self._chunks, b"")
        self.read += len(chunk)
        return {"type": "http.request", "body": chunk, "more_body": bool(chunk)}

    async def _send(self, event: dict[str, Any]) -> None:
        if event["type"] == "http.response.start":
            self.status, self.headers = event["status"], dict(event["headers"])
        else:
            self.body += event["body"]

    @property
    def message(self) -> str:
        """What the answer says."""
        return str(json.loads(self.body)["message"])


def everything(fake: Fake) -> Any:
    """Return what requests under /_fake/ can change."""
    return (
        state_text(fake.store, fake.clock),
        fake.respond("GET", "/_fake/state", None, b"").body,
        repr(fake.faults._waiting),
    )


OWN = [
    (LOCAL, "127.0.0.1:8000"),
    (LOCAL, "127.0.0.1"),
    (LOCAL, "localhost:8000"),
    (LOCAL, "LOCALHOST"),
    (LOCAL, "127.1.2.3"),
    (LOCAL, "0.0.0.0:8000"),
    (LOCAL, "[::1]:8000"),
    (LOCAL, "statsig-fake:8000"),
    (LOCAL, "Statsig-Fake"),
    (("::1", 8000), "[::1]:8000"),
    (("::ffff:127.0.0.1", 8000), "127.0.0.1:8000"),
    (("fake", 80), "fake"),
    (LAN, "192.0.2.7:8000"),
    (LAN, "192.0.2.9:80"),
    (LAN, "[2001:db8::1]:80"),
    (LAN, "localhost:8000"),
    (None, "localhost"),
]
FOREIGN = [
    (LOCAL, "evil.example"),
    (LOCAL, "evil.example:8000"),
    (LOCAL, "localhost.evil.example"),
    (LOCAL, "evil.localhost"),
    (LOCAL, "127.0.0.1.evil.example"),
    (LOCAL, "evil.example@localhost"),
    (LOCAL, "localhost@evil.example"),
    (LOCAL, "localhost:8000, evil.example"),
    (LOCAL, "192.0.2.9"),
    (LOCAL, "[2001:db8::1]"),
    (("::ffff:127.0.0.1", 8000), "192.0.2.9"),
    (LOCAL, "[localhost]"),
    (LOCAL, "2130706433"),
    (LOCAL, "caf\xe9"),
    (LOCAL, ""),
    (LAN, "evil.example"),
    (None, "evil.example"),
    (None, "192.0.2.9"),
]


@pytest.mark.parametrize("path", ["/", "/_fake/state", "/console/v1/gates"])
@pytest.mark.parametrize(("server", "host"), OWN)
def test_its_own_names_are_answered(server: tuple[str, int] | None, host: str, path: str) -> None:
    fake = Fake(allow_hosts=["statsig-fake"])
    assert Sent(fake, server=server).ask("GET", path, KEY | {"Host": host}) == 200


@pytest.mark.parametrize("path", ["/", "/_fake/state", "/console/v1/gates"])
@pytest.mark.parametrize(("server", "host"), FOREIGN)
def test_foreign_names_are_refused(server: tuple[str, int] | None, host: str, path: str) -> None:
    fake = Fake(allow_hosts=["statsig-fake"])
    sent = Sent(fake, server=server)
    assert sent.ask("GET", path, KEY | {"Host": host}) == 421
    assert repr(host) in sent.message
    assert len(fake.requests) == 0


@given(st.from_regex(r"\A[a-z0-9-]{1,8}(\.[a-z0-9-]{1,8}){0,3}(:[0-9]{1,5})?\Z"))
def test_no_other_name_is_let_in(host: str) -> None:
    name = host.partition(":")[0]
    expected = (
        200 if name == "localhost" or (name.count(".") == 3 and name.startswith(("127.", "0.0.0.0"))) else 421
    )
    status = Sent(Fake()).ask("GET", "/_fake/state", {"Host": host})
    assert status == expected or (expected == 200 and status == 421)


def test_the_refusal_says_how_to_allow_a_name() -> None:
    sent = Sent(Fake())
    sent.ask("GET", "/", {"Host": "statsig-fake:8000"})
    assert "--allow-host statsig-fake" in sent.message
    assert "Fake(allow_hosts=['statsig-fake'])" in sent.message


def test_a_text_is_no_list_of_names() -> None:
    with pytest.raises(TypeError, match=r"such as \['statsig-fake'\]"):
        Fake(allow_hosts="statsig-fake")


@pytest.mark.parametrize("method", ["GET", "POST", "DELETE", "OPTIONS"])
@pytest.mark.parametrize("path", ["/", "/_fake/clear", "/console/v1/_fake/clear", "/console/v1/gates"])
@pytest.mark.parametrize(
    "origin",
    [
        "null",
        "http://evil.example",
        "http://localhost:8000",
        "http://127.0.0.1",
        "http://127.0.0.1:8001",
        "file://",
        "",
    ],
)
def test_pages_of_other_origins_are_refused(method: str, path: str, origin: str) -> None:
    fake = Fake(clock=lambda: NOW)
    before = everything(fake)
    headers = KEY | {"Host": "127.0.0.1:8000", "Origin": origin, "Content-Type": "application/json"}
    assert Sent(fake).ask(method, path, headers) == 403
    assert everything(fake) == before
    assert len(fake.requests) == 0


@pytest.mark.parametrize(
    "origin", ["http://localhost:8000", "https://localhost:8000", "HTTP://LOCALHOST:8000"]
)
def test_its_own_page_may_ask(origin: str) -> None:
    headers = {"Host": "localhost:8000", "Origin": origin, "Content-Type": "application/json; charset=utf-8"}
    assert Sent(Fake()).ask("POST", "/_fake/clear", headers) == 200


@pytest.mark.parametrize("prefix", ["", "/console/v1"])
@pytest.mark.parametrize(("method", "name"), WRITES)
def test_control_takes_json_only(method: str, name: str, prefix: str) -> None:
    fake = Fake(clock=lambda: NOW)
    fake.seed(gates=2)
    before = everything(fake)
    simple = ["text/plain", "text/plain; charset=application/json", "application/x-www-form-urlencoded"]
    for kind in (
        None,
        "",
        *simple,
        "multipart/form-data; boundary=a",
        "application/json5",
        "application/jsonl",
    ):
        headers = {"Host": "localhost"} | ({} if kind is None else {"Content-Type": kind})
        sent = Sent(fake, chunks=iter([b"{}"]))
        assert sent.ask(method, f"{prefix}/_fake/{name}", headers) == 415
        assert "application/json" in sent.message
        assert sent.read == 0
    assert everything(fake) == before
    headers = {"Host": "localhost", "Content-Type": "Application/JSON"}
    assert Sent(fake).ask(method, f"{prefix}/_fake/{name}", headers) in (200, 400, 404)


@pytest.mark.anyio
async def test_in_process_nothing_of_this_is_asked_for() -> None:
    fake = Fake()
    async with fake.http("http://elsewhere.example/console/v1") as http:
        assert (await http.post("/_fake/clear", headers={"Origin": "null"})).status_code == 200
        assert (await http.get("/gates", headers=KEY)).status_code == 200


def zeros(size: int) -> Iterator[bytes]:
    """Yield that many bytes, as a server reads them."""
    return (b"0" * 65_536 for _ in range(size // 65_536))


@pytest.mark.parametrize("path", ["/_fake/clear", "/console/v1/gates", "/nothing"])
@pytest.mark.parametrize("length", [50 * MIB, MOST_ANNOUNCED + 1, int("9" * 30), None])
def test_a_large_body_is_refused_before_much_of_it_is_read(path: str, length: int | None) -> None:
    sent = Sent(Fake(), chunks=zeros(50 * MIB))
    headers = KEY | {"Host": "localhost", "Content-Type": "application/json"}
    size = {"Transfer-Encoding": "chunked"} if length is None else {"Content-Length": str(length)}
    assert sent.ask("POST", path, headers | size) == 413
    assert sent.headers[b"connection"] == b"close"
    assert sent.read == 0 if length else sent.read < 2 * MIB


IDS: dict[str, Callable[[int], str]] = {
    "numbers": lambda number: f"user_{number}",
    "uuid": lambda number: str(UUID(int=number)),
    "sha256": lambda number: sha256(b"%d" % number).hexdigest(),
}


@pytest.mark.parametrize("kind", IDS)
def test_the_largest_body_of_a_client_gets_through(kind: str) -> None:
    fake = Fake()
    ids = [IDS[kind](number) for number in range(100_000)]
    with running(fake) as url, httpx.Client(base_url=url, headers=KEY) as http:
        made = http.post("/segments", json={"name": "vips", "type": "id_list"})
        assert made.status_code == 201
        assert http.patch("/segments/vips/id_list", json={"ids": ids}).status_code == 200
    assert len(fake.requests[-1].body["ids"]) == 100_000


def test_a_client_that_sends_too_much_is_told() -> None:
    fake = Fake()
    fake.seed(gates=1)
    before = state_text(fake.store, fake.clock)
    with running(fake) as url:
        for content in (b"0" * (50 * MIB), zeros(50 * MIB)):
            answer = httpx.post(f"{url}/gates", content=content, headers=KEY)
            assert answer.status_code == 413
            assert "too large" in answer.json()["message"]
        assert httpx.get(f"{url}/gates", headers=KEY).status_code == 200
    assert state_text(fake.store, fake.clock) == before


@pytest.fixture(params=["asyncio", "uvloop"])
def loop(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """The event loop of the server, which is uvloop where that is installed."""
    if request.param == "uvloop":
        pytest.importorskip("uvloop")
    else:
        monkeypatch.setitem(sys.modules, "uvloop", None)
    return str(request.param)


@pytest.mark.usefixtures("loop")
def test_accepted_sockets_do_not_wait_for_more_to_send(monkeypatch: pytest.MonkeyPatch) -> None:
    found: list[int] = []
    serve = asgi.serve

    async def looking(*arguments: Any) -> None:
        accepted = arguments[2].__self__.transport.get_extra_info("socket")
        found.append(accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
        await serve(*arguments)

    monkeypatch.setattr(asgi, "serve", looking)
    hosts = ["127.0.0.1", *(["::1"] if socket.has_ipv6 else [])]
    for host in hosts:
        with running(Fake(), host=host) as url:
            assert httpx.get(f"{url}/gates", headers=KEY).status_code == 200
    assert len(found) == len(hosts)
    assert all(found)


def took(address: str, requests: int, *, kept: bool) -> float:
    """Return how many seconds some requests take, over one connection or each over a new one."""
    began = time.perf_counter()
    connection = http.client.HTTPConnection(address)
    for _ in range(requests):
        connection.request("GET", "/console/v1/gates", headers=KEY)
        assert connection.getresponse().read()
        if not kept:
            connection.close()
    connection.close()
    return time.perf_counter() - began


@pytest.mark.usefixtures("loop")
def test_a_kept_connection_is_no_slower_than_new_ones() -> None:
    with running(Fake()) as url:
        address = url.removeprefix("http://").partition("/")[0]
        pairs = ((took(address, 100, kept=True), took(address, 100, kept=False)) for _ in range(5))
        # One of several pairs is enough: another program may take the processor from any of them.
        assert any(kept <= fresh for kept, fresh in pairs)


def test_a_name_that_it_listens_under_is_its_own() -> None:
    with running(Fake(), host="localhost") as url:
        for host, status in (("localhost", 200), ("evil.example", 421)):
            assert httpx.get(url + "/gates", headers=KEY | {"Host": host}).status_code == status


def test_a_request_for_a_websocket_is_a_plain_request() -> None:
    upgrade = {"Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13"}
    with running(Fake()) as url:
        answer = httpx.get(f"{url}/_fake/state", headers=upgrade)
        foreign = httpx.get(f"{url}/_fake/state", headers=upgrade | {"Origin": "http://evil.example"})
    assert (answer.status_code, foreign.status_code) == (200, 403)


@pytest.mark.parametrize("status", [204, 304])
def test_a_failure_without_a_body_leaves_the_connection_open(status: int) -> None:
    fake = Fake()
    with running(fake) as url, httpx.Client(base_url=url, headers=KEY) as client:
        fake.fail(status, body={"a": 1}, headers={"X-Reason": "caf\xe9"})
        answer = client.get("/gates")
        assert (answer.status_code, answer.content, answer.headers["x-reason"]) == (status, b"", "caf\xe9")
        assert client.get("/gates").status_code == 200
