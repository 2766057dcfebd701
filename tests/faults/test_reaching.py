"""The fault matrix, rows 1 to 6 and 20 to 23: names, connections, TLS, proxies, environment."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

import anyio
import pytest
from anyio.abc import SocketAttribute, SocketStream

from statsig_console import (
    APITimeoutError,
    Client,
    ConfigurationError,
    ConnectError,
    InvalidBaseUrlError,
)
from statsig_console._errors import TransportError
from tests.support.certificates import Authority
from tests.support.fault_calls import KEY, change
from tests.support.fault_clients import client_at
from tests.support.fault_server import Exchange, FaultServer, serve
from tests.support.names import FailingNames, resolve
from tests.support.ports import refusing

pytestmark = pytest.mark.anyio


async def gate(exchange: Exchange) -> None:
    """Answer with a gate, as a server that is well."""
    exchange.apply()
    await exchange.answer({"id": "a"})


@contextmanager
def blackhole(host: str = "127.0.0.1", port: int = 0) -> Iterator[int]:
    """Give a port which takes no notice of anybody who knocks: its queue is full and nobody accepts."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.create_server((host, port), family=family, backlog=0) as listener:
        knocking = [socket.socket(family) for _ in range(4)]
        for one in knocking:
            one.setblocking(False)
            one.connect_ex(listener.getsockname())
        try:
            yield listener.getsockname()[1]
        finally:
            for one in knocking:
                one.close()


def has_ipv6() -> bool:
    """Tell whether this machine speaks IPv6 to itself; where it does not, that is broken enough."""
    try:
        with socket.create_server(("::1", 0), family=socket.AF_INET6):
            return True
    except OSError:
        return False


def told(error: TransportError) -> tuple[str | None, str, str, int]:
    """Return what every error of the way tells."""
    return error.operation, error.stage, error.sent, error.attempts


async def test_row_001_a_name_that_nobody_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def meaning(name: str) -> list[str]:
        asked.append(name)
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    resolve(monkeypatch, meaning)
    async with client_at("https://console.invalid") as client:
        with pytest.raises(ConnectError, match=r"console\.invalid") as caught:
            await change(client)
    assert told(caught.value) == ("gates_load_pulse", "connect", "no", 4)
    assert asked == ["console.invalid"] * 4


async def test_row_002_a_name_that_is_found_in_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    names = FailingNames(2)
    resolve(monkeypatch, names)
    async with serve(gate) as server:
        url = server.url.replace("127.0.0.1", "localhost")
        async with client_at(url) as client:
            await change(client)
    assert names.asked == ["localhost"] * 3
    assert len(server.ledger) == len(server.seen) == 1


async def test_row_003_a_port_where_nobody_listens() -> None:
    with refusing() as port:
        async with client_at(f"http://127.0.0.1:{port}") as client:
            with pytest.raises(ConnectError, match=f"127.0.0.1:{port}") as caught:
                await change(client)
    assert told(caught.value) == ("gates_load_pulse", "connect", "no", 4)


async def test_row_004_a_host_that_takes_no_notice() -> None:
    with blackhole() as port:
        async with client_at(f"http://127.0.0.1:{port}") as client:
            start = anyio.current_time()
            with pytest.raises(APITimeoutError) as caught:
                await change(client)
            took = anyio.current_time() - start
    assert told(caught.value) == ("gates_load_pulse", "connect", "no", 4)
    assert 4 * 5 <= took <= 4 * 5 + 0.5 + 1 + 2 + 1


async def test_row_004_the_deadline_holds_there_too() -> None:
    with blackhole() as port:
        async with client_at(f"http://127.0.0.1:{port}", deadline=7) as client:
            start = anyio.current_time()
            with pytest.raises(APITimeoutError) as caught:
                await client.gates.get("a")
            took = anyio.current_time() - start
    assert (caught.value.stage, caught.value.sent) == ("connect", "no")
    assert took <= 7.01


@pytest.mark.parametrize(("name", "trusted"), [("127.0.0.1", False), ("other.test", True)])
async def test_row_005_a_certificate_that_proves_nothing(
    authority: Authority,
    name: str,
    trusted: bool,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", "company.pem")
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)
    if trusted:
        authority.trust(tmp_path, monkeypatch)
    async with (
        serve(gate, tls=authority.server(name)) as server,
        client_at(server.url) as client,
    ):
        with pytest.raises(ConnectError, match=r"(?i)certificate") as caught:
            await client.gates.get("a")
    assert told(caught.value) == ("gates_get", "connect", "no", 1)
    assert (server.accepted, server.seen) == (1, [])
    assert "SSL_CERT_FILE" in caught.value.hint
    # Where SSL_CERT_FILE is set, nobody needs the other variable.
    assert ("REQUESTS_CA_BUNDLE is set" in caught.value.hint) == (not trusted)


async def test_row_005_a_certificate_that_is_good(
    authority: Authority, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    authority.trust(tmp_path, monkeypatch)
    async with (
        serve(gate, tls=authority.server("127.0.0.1")) as server,
        client_at(server.url) as client,
    ):
        assert (await client.gates.get("a")).id == "a"


async def test_row_005_a_server_that_answers_without_tls() -> None:
    async def refuse(stream: SocketStream) -> None:
        async with stream:
            await stream.receive()
            await stream.send(b"HTTP/1.1 400 Bad Request\r\n\r\n")

    listener = await anyio.create_tcp_listener(local_host="127.0.0.1")
    url = f"https://127.0.0.1:{listener.extra(SocketAttribute.local_port)}"
    async with (
        listener,
        anyio.create_task_group() as group,
        client_at(url) as client,
    ):
        group.start_soon(listener.serve, refuse)
        with pytest.raises(ConnectError) as caught:
            await change(client)
        # It would answer in the same way again.
        assert told(caught.value) == ("gates_load_pulse", "connect", "no", 1)
        assert (caught.value.reason, caught.value.fixable_by) == (None, "human")
        assert "base_url" in caught.value.hint
        group.cancel_scope.cancel()


async def test_row_006_a_handshake_that_stalls() -> None:
    # A server that speaks no TLS waits for a request, and the client waits for its half of the handshake.
    async with serve(gate) as server:
        url = server.url.replace("http", "https")
        async with client_at(url) as client:
            start = anyio.current_time()
            with pytest.raises(APITimeoutError) as caught:
                await change(client)
            took = anyio.current_time() - start
    assert told(caught.value) == ("gates_load_pulse", "connect", "no", 4)
    assert took <= 4 * 5 + 0.5 + 1 + 2 + 1
    assert (server.accepted, server.seen) == (4, [])


@pytest.mark.parametrize("hole", [False, True], ids=["refused", "silent"])
async def test_row_020_ipv6_is_broken_and_ipv4_is_not(hole: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    resolve(monkeypatch, lambda name: ["::1", "127.0.0.1"])
    async with serve(gate) as server:
        url = server.url.replace("127.0.0.1", "localhost")
        async with client_at(url) as client:
            start = anyio.current_time()
            with blackhole("::1", int(url.rpartition(":")[2])) if hole and has_ipv6() else nullcontext():
                assert (await client.gates.get("a")).id == "a"
    assert anyio.current_time() - start <= 0.5
    assert server.calls() == ["GET /gates/a"]


@pytest.mark.parametrize("variable", ["HTTP_PROXY", "http_proxy", "ALL_PROXY"])
async def test_row_021_no_proxy_sees_the_key(variable: str, monkeypatch: pytest.MonkeyPatch) -> None:
    async with serve(gate) as proxy:
        monkeypatch.setenv(variable, proxy.url)
        with pytest.raises(InvalidBaseUrlError, match="https"):
            Client(KEY, base_url="http://console.example")
        async with serve(gate) as server, client_at(server.url) as client:
            assert (await client.gates.get("a")).id == "a"
    assert (proxy.accepted, len(server.seen)) == (0, 1)


def shown(proxy: FaultServer) -> str:
    """Return all that a proxy got to see."""
    return repr(proxy.seen)


async def test_row_021_a_proxy_is_asked_for_a_tunnel(monkeypatch: pytest.MonkeyPatch) -> None:
    async with serve(lambda exchange: exchange.close()) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", proxy.url)
        monkeypatch.delenv("NO_PROXY", raising=False)
        async with client_at("https://console.example") as client:
            with pytest.raises(TransportError) as caught:
                await change(client)
    assert caught.value.sent == "no"
    assert proxy.calls() == ["CONNECT console.example:443"] * 4
    assert KEY not in shown(proxy)


async def refused_by_configuration(monkeypatch: pytest.MonkeyPatch) -> ConfigurationError:
    """Return the error of a client that cannot work in this environment, made or used."""
    resolve(monkeypatch, lambda name: ["127.0.0.1"])
    with pytest.raises(ConfigurationError) as caught:
        async with client_at("https://console.example") as client:
            await client.gates.get("a")
    return caught.value


async def test_row_022_a_proxy_that_wants_other_credentials(monkeypatch: pytest.MonkeyPatch) -> None:
    async with serve(lambda exchange: exchange.answer(status=407)) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", proxy.url.replace("//", "//someone:hunter2@"))
        monkeypatch.delenv("NO_PROXY", raising=False)
        error = await refused_by_configuration(monkeypatch)
    assert "HTTPS_PROXY" in str(error)
    assert "407" in str(error)
    assert "hunter2" not in repr(error) + str(error)
    assert proxy.calls() == ["CONNECT console.example:443"]


@pytest.mark.parametrize(
    "address", ["http://someone:hunter2@proxy.test:port", "gopher://someone:hunter2@proxy.test"]
)
async def test_row_022_a_proxy_that_cannot_be_one(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", address)
    error = await refused_by_configuration(monkeypatch)
    assert "HTTPS_PROXY" in str(error)
    assert "hunter2" not in repr(error) + str(error)


@pytest.mark.parametrize("variable", ["SSL_CERT_FILE", "SSL_CERT_DIR"])
async def test_row_023_certificates_that_are_not_there(
    variable: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    missing = str(tmp_path / "missing")
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)
    monkeypatch.setenv(variable, missing)
    error = await refused_by_configuration(monkeypatch)
    assert variable in str(error)
    assert missing in str(error)
