"""Proxies and certificates, as the environment names them."""

from __future__ import annotations

import os
import ssl
import sys
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import urlsplit

import httpx
import pytest
import truststore
from hypothesis import given
from hypothesis import strategies as st

from statsig_console import Client, ConfigurationError, ConnectError
from statsig_console._transport.environment import proxy_for, system_trust
from tests.support.certificates import Authority
from tests.support.fault_calls import KEY, ONCE
from tests.support.fault_server import Exchange, serve
from tests.support.meeting import says
from tests.support.proxy import tunnel

VARIABLES = ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "SSL_CERT_FILE", "SSL_CERT_DIR"]


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Begin with an environment that says nothing."""
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    return monkeypatch


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({}, None),
        ({"HTTPS_PROXY": "http://one.test:3128"}, ("http://one.test:3128", "HTTPS_PROXY")),
        ({"https_proxy": "http://one.test:3128"}, ("http://one.test:3128", "https_proxy")),
        (
            {"HTTPS_PROXY": "http://one.test:1", "https_proxy": "http://two.test:2"},
            ("http://two.test:2", "https_proxy"),
        ),
        ({"ALL_PROXY": "http://one.test"}, ("http://one.test:80", "ALL_PROXY")),
        (
            {"ALL_PROXY": "http://one.test:1", "HTTPS_PROXY": "http://two.test:2"},
            ("http://two.test:2", "HTTPS_PROXY"),
        ),
        ({"HTTPS_PROXY": "one.test:3128"}, ("http://one.test:3128", "HTTPS_PROXY")),
        ({"HTTPS_PROXY": "https://one.test/"}, ("https://one.test:443", "HTTPS_PROXY")),
        ({"HTTPS_PROXY": "http://[::1]:3128"}, ("http://[::1]:3128", "HTTPS_PROXY")),
        ({"HTTP_PROXY": "http://one.test:3128"}, None),
        ({"HTTPS_PROXY": ""}, None),
        ({"HTTPS_PROXY": " "}, None),
        ({"HTTPS_PROXY": "http://one.test:1", "NO_PROXY": "console.example"}, None),
        ({"HTTPS_PROXY": "http://one.test:1", "NO_PROXY": "a.test, .example"}, None),
        ({"HTTPS_PROXY": "http://one.test:1", "NO_PROXY": "console.example:443"}, None),
        ({"HTTPS_PROXY": "http://one.test:1", "NO_PROXY": "*"}, None),
        (
            {"HTTPS_PROXY": "http://one.test:1", "NO_PROXY": "other.example"},
            ("http://one.test:1", "HTTPS_PROXY"),
        ),
    ],
)
def test_which_proxy_is_asked(
    variables: dict[str, str], expected: tuple[str, str] | None, environment: pytest.MonkeyPatch
) -> None:
    for name, value in variables.items():
        environment.setenv(name, value)
    found = proxy_for("https", "console.example", 443)
    assert (None if found is None else (found.url, found.source)) == expected


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.1.2.3", "::1"])
def test_this_machine_is_reached_directly(host: str, environment: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        environment.setenv(name, "http://one.test:1")
    assert proxy_for("http", host, 80) is proxy_for("https", host, 443) is None


def test_credentials_go_into_a_header_and_show_up_nowhere_else(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("HTTPS_PROXY", "http://some%40one:hunter%202@one.test:1")
    found = proxy_for("https", "console.example", 443)
    assert found is not None
    assert found.headers == {"Proxy-Authorization": "Basic c29tZUBvbmU6aHVudGVyIDI="}
    assert repr(found) == "Proxy('http://one.test:1', source='HTTPS_PROXY')"


UNUSABLE = [
    "ftp://someone:hunter2@one.test",
    "http://someone:hunter2@",
    "http://someone:hunter2@one.test:port",
    "http://someone:hunter2@one.test:99999",
    "http://someone:hunter2@one.test:0",
    "http://someone:hun/ter2@one.test:1",
    "http://someone:12/hunter2@one.test:1",
    "http://someone:12#hunter2@one.test:1",
    "http://someone:12?hunter2@one.test:1",
    "http://someone:hunter2@[one.test",
    "http://someone:hunter2@[one.test]",
    "http://someone:hunter2@one..test",
    "http://someone:hunter2@one<test>",
    f"http://someone:hunter2@{'a' * 64}.test",
    "://",
    "http://someone:hunter2@one test:1",
]


@pytest.mark.parametrize("address", UNUSABLE)
@pytest.mark.parametrize("variable", ["HTTPS_PROXY", "all_proxy"])
def test_an_unusable_proxy_is_refused_without_showing_it(
    address: str, variable: str, environment: pytest.MonkeyPatch
) -> None:
    environment.setenv(variable, address)
    with pytest.raises(ConfigurationError, match=f"{variable} is not a usable proxy address: ") as caught:
        proxy_for("https", "console.example", 443)
    shown = f"{caught.value!r} {caught.value} {caught.value.__cause__!r} {caught.value.__context__!r}"
    assert "hun" not in shown


@pytest.mark.parametrize("scheme", ["socks5", "socks5h", "socks4", "socks4a", "socks", "SOCKS5"])
@pytest.mark.parametrize("rest", ["one.test:1080", "someone:hunter2@one.test:port", "[::1]"])
@pytest.mark.parametrize("variable", ["ALL_PROXY", "https_proxy"])
def test_a_socks_proxy_is_named_with_the_alternatives(
    scheme: str, rest: str, variable: str, environment: pytest.MonkeyPatch
) -> None:
    environment.setenv(variable, f"{scheme}://{rest}")
    with pytest.raises(ConfigurationError, match=f"{variable} names a SOCKS proxy") as caught:
        proxy_for("https", "console.example", 443)
    for part in ("HTTP proxy", "NO_PROXY", "httpx[socks]", "http_client=httpx.AsyncClient(proxy="):
        assert part in str(caught.value)
    assert "hunter2" not in f"{caught.value!r} {caught.value}"
    environment.setenv("NO_PROXY", "console.example")
    assert proxy_for("https", "console.example", 443) is None


@pytest.mark.anyio
async def test_a_socks_proxy_is_refused_before_anything_is_sent(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("ALL_PROXY", "socks5://someone:hunter2@127.0.0.1:1")
    async with Client(KEY, base_url="https://console.example") as client:
        with pytest.raises(ConfigurationError, match="ALL_PROXY names a SOCKS proxy"):
            await client.gates.enable("a")


# Bytes that are not UTF-8 reach Python as surrogates; NUL cannot be in the environment.
TEXT = st.binary(max_size=30).map(lambda raw: os.fsdecode(raw.replace(b"\0", b"")))
PIECE = st.sampled_from([*("http://", "https://", "socks5://", "münchen", "１"), *"@:/[]%#?"])


@given(st.lists(PIECE | TEXT, max_size=8).map("".join), TEXT)
def test_any_value_gives_a_proxy_that_can_be_used_or_a_clear_error(value: str, exceptions: str) -> None:
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("HTTPS_PROXY", value)
        environment.setenv("NO_PROXY", exceptions)
        found, refusal = None, ""
        try:
            found = proxy_for("https", "console.example", 443)
        except ConfigurationError as error:
            refusal = str(error)
    assert not refusal or refusal.startswith("HTTPS_PROXY ")
    if found is not None:
        httpx.Proxy(found.url, headers=found.headers)
        # httpx has no port if it is that of the scheme.
        assert httpx.URL(found.url).port in (urlsplit(found.url).port, None)
        assert "@" not in found.url


@pytest.mark.anyio
async def test_a_proxy_sees_where_it_goes_and_not_the_key(
    authority: Authority, tmp_path: Path, environment: pytest.MonkeyPatch
) -> None:
    authority.trust(tmp_path, environment)

    async def script(exchange: Exchange) -> None:
        await exchange.answer({"id": "a"})

    async with (
        serve(script, tls=authority.server("console.example")) as server,
        tunnel(server.url) as (proxy, seen),
    ):
        environment.setenv("HTTPS_PROXY", proxy.replace("//", "//someone:hunter2@"))
        async with Client(KEY, base_url="https://console.example") as client:
            for _ in range(3):
                assert (await client.gates.get("a")).id == "a"
    assert len(server.seen) == 3
    assert server.seen[0].headers["statsig-api-key"] == KEY
    assert "proxy-authorization" not in server.seen[0].headers
    assert seen[0].startswith(b"CONNECT console.example:443 HTTP/1.1\r\n")
    assert b"Proxy-Authorization: Basic c29tZW9uZTpodW50ZXIy\r\n" in seen[0]
    assert KEY.encode() not in b"".join(seen)
    assert b"/gates/a" not in b"".join(seen)
    assert sum(part.startswith(b"CONNECT") for part in seen) == 1


@pytest.mark.anyio
async def test_plain_http_goes_through_http_proxy(environment: pytest.MonkeyPatch) -> None:
    async with serve(says({"id": "a"})) as proxy:
        environment.setenv("HTTPS_PROXY", "http://other.test:1")
        environment.setenv("HTTP_PROXY", proxy.url.replace("//", "//someone:hunter2@"))
        url = "http://statsig-fake:8000/console/v1"
        async with Client(KEY, base_url=url, allow_insecure={"http"}, retry=ONCE) as client:
            for _ in range(3):
                assert (await client.gates.get("a")).id == "a"
    assert proxy.calls() == ["GET http://statsig-fake:8000/console/v1/gates/a"] * 3
    assert proxy.seen[0].headers["host"] == "statsig-fake:8000"
    assert proxy.seen[0].headers["proxy-authorization"] == "Basic c29tZW9uZTpodW50ZXIy"
    assert proxy.accepted == 1


@pytest.mark.anyio
@pytest.mark.parametrize(("user", "wants"), [("", "a user name"), ("someone:hunter2@", "another user name")])
async def test_a_proxy_that_wants_credentials(user: str, wants: str, environment: pytest.MonkeyPatch) -> None:
    async with serve(lambda exchange: exchange.answer(status=407)) as proxy:
        environment.setenv("ALL_PROXY", proxy.url.replace("//", f"//{user}"))
        async with Client(KEY, base_url="https://console.example") as client:
            with pytest.raises(
                ConfigurationError, match=f"requires {wants} and password .407.; fix ALL_PROXY"
            ):
                await client.gates.get("a")
    assert len(proxy.seen) == 1


@pytest.mark.anyio
async def test_a_proxy_that_opens_no_tunnel(environment: pytest.MonkeyPatch) -> None:
    async with serve(lambda exchange: exchange.answer(status=502)) as proxy:
        environment.setenv("HTTPS_PROXY", proxy.url)
        async with Client(KEY, base_url="https://console.example", retry=ONCE) as client:
            with pytest.raises(ConnectError, match="HTTPS_PROXY refused to open a tunnel: 502") as caught:
                await client.gates.enable("a")
    assert (caught.value.sent, caught.value.stage) == ("no", "connect")


@pytest.mark.parametrize("variable", ["SSL_CERT_FILE", "SSL_CERT_DIR"])
def test_certificates_that_are_not_there(
    variable: str, tmp_path: Path, environment: pytest.MonkeyPatch
) -> None:
    environment.setenv(variable, str(tmp_path / "missing"))
    with pytest.raises(ConfigurationError, match=f"{variable} names .*missing, which does not exist"):
        system_trust()
    environment.setenv(variable, "a" * 5000)
    with pytest.raises(ConfigurationError, match=f"{variable} names a+, which does not exist"):
        system_trust()


def test_certificates_that_are_none(tmp_path: Path, environment: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("no certificate")
    environment.setenv("SSL_CERT_FILE", str(tmp_path / "file"))
    with pytest.raises(ConfigurationError, match=r"SSL_CERT_FILE names .*file, which cannot be read"):
        system_trust()


def test_certificates_that_are_there(
    authority: Authority, tmp_path: Path, environment: pytest.MonkeyPatch
) -> None:
    def names() -> list[object]:
        return [one["subject"] for one in system_trust().get_ca_certs()]

    ordinary = names()
    assert len(ordinary) > 50
    authority.trust(tmp_path, environment)
    environment.setenv("SSL_CERT_DIR", str(tmp_path / "missing"))
    assert len(names()) == 1
    environment.delenv("SSL_CERT_FILE")
    environment.setenv("SSL_CERT_DIR", f"{tmp_path / 'missing'}:{tmp_path}")
    system_trust()


@pytest.mark.parametrize("platform", ["darwin", "win32"])
def test_other_systems_are_asked_for_their_certificates(
    platform: str, authority: Authority, tmp_path: Path, environment: pytest.MonkeyPatch
) -> None:
    environment.setattr(sys, "platform", platform)
    assert isinstance(system_trust(), truststore.SSLContext)
    authority.trust(tmp_path, environment)
    assert type(system_trust()) is ssl.SSLContext


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has these paths")
@pytest.mark.parametrize("is_there", [True, False])
def test_certifi_is_used_if_the_system_has_no_certificates(
    is_there: bool, environment: pytest.MonkeyPatch
) -> None:
    paths = SimpleNamespace(cafile=None, capath="/etc/ssl/certs" if is_there else None)
    environment.setattr(ssl, "get_default_verify_paths", lambda: paths)
    of_certifi = ssl.create_default_context()
    environment.setattr(httpx, "create_ssl_context", lambda: of_certifi)
    assert (system_trust() is of_certifi) == (not is_there)
