"""A release of httpcore2 or aiohttp that lacks an attribute of the transports is refused in plain words."""

from __future__ import annotations

import importlib.metadata
import re
import sys
import tomllib
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import aiohttp
import httpcore2
import pytest

from statsig_console import Client, ConfigurationError
from statsig_console._transport import supported as _supported

pytestmark = pytest.mark.anyio

PROJECT = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text())
CORE = [
    (httpcore2, "AsyncConnectionPool"),
    (httpcore2, "AsyncHTTP11Connection"),
    (httpcore2.AsyncConnectionPool, "create_connection"),
    (httpcore2.AsyncHTTP11Connection, "_receive_event"),
    (httpcore2.AsyncHTTP11Connection, "is_idle"),
    (httpcore2.AsyncHTTP11Connection, "is_closed"),
    (httpcore2.AsyncHTTP11Connection, "has_expired"),
]
ON_INSTANCES = [
    (httpcore2.AsyncHTTPConnection, "_connection"),
    (httpcore2.AsyncHTTP11Connection, "_h11_state"),
]


@pytest.fixture(autouse=True)
def unchecked() -> Any:
    """Check again in each test, and after it."""
    _supported.check_httpcore2.cache_clear()
    yield
    _supported.check_httpcore2.cache_clear()


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Pretend that a later release of everything is installed."""
    monkeypatch.setattr(_supported, "version", lambda package: "9.19.0")
    return monkeypatch


def hide_on_instances(owner: Any, name: str, patch: pytest.MonkeyPatch) -> None:
    """Let instances of a class lack an attribute that they set when they are made."""
    plain = owner.__init__

    def init(self: Any, *arguments: Any, **options: Any) -> None:
        plain(self, *arguments, **options)
        delattr(self, name)

    patch.setattr(owner, "__init__", init)


async def refusal(engine: Any) -> str:
    """Return the text of the error of the first request."""
    async with Client("console-x", base_url="http://127.0.0.1:1", engine=engine) as client:
        with pytest.raises(ConfigurationError) as caught:
            await client.gates.enable("a")
        again = await repeated(client)
    assert again == caught.value.message
    return again


async def repeated(client: Client) -> str:
    """Return the text of the error of another request."""
    with pytest.raises(ConfigurationError) as caught:
        await client.gates.get("a")
    return caught.value.message


@pytest.mark.parametrize(("owner", "name"), CORE, ids=lambda found: getattr(found, "__name__", found))
async def test_an_attribute_that_httpcore2_lacks(owner: Any, name: str, later: pytest.MonkeyPatch) -> None:
    for kind in getattr(owner, "__mro__", [owner])[:2]:
        later.delattr(kind, name, raising=kind is owner)
    place = owner.__name__
    assert await refusal("httpcore2") == (
        f"httpcore2 9.19.0 is not supported: it has no {place}.{name}; install 'httpcore2>=2.16,<2.17'"
    )


@pytest.mark.parametrize(("owner", "name"), ON_INSTANCES, ids=lambda found: getattr(found, "__name__", found))
async def test_an_attribute_that_instances_lack(owner: Any, name: str, later: pytest.MonkeyPatch) -> None:
    hide_on_instances(owner, name, later)
    assert f"httpcore2 9.19.0 is not supported: it has no {owner.__name__}.{name}; " in await refusal(
        "httpcore2"
    )


@pytest.mark.parametrize("anyio_backend", ["asyncio"])
async def test_a_session_of_aiohttp_that_lacks_an_attribute(later: pytest.MonkeyPatch) -> None:
    hide_on_instances(aiohttp.ClientSession, "_retry_connection", later)
    assert await refusal("aiohttp") == (
        "aiohttp 9.19.0 is not supported: it has no ClientSession._retry_connection; "
        "install 'aiohttp>=3.14,<3.15'"
    )


@pytest.mark.parametrize("name", ["_conns", "_get", "_closed"])
def test_a_connector_of_aiohttp_that_lacks_an_attribute(name: str, later: pytest.MonkeyPatch) -> None:
    attributes: dict[str, Any] = {"_conns": {}, "_get": None, "_closed": False}
    del attributes[name]
    connector = type("Connector", (), attributes)()
    session = SimpleNamespace(_retry_connection=True, connector=connector)
    with pytest.raises(ConfigurationError, match=f"aiohttp 9.19.0 .* no Connector.{name}; install"):
        _supported.check_aiohttp(session)


async def test_a_package_without_metadata(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(package: str) -> str:
        raise importlib.metadata.PackageNotFoundError(package)

    monkeypatch.setattr(_supported, "version", missing)
    hide_on_instances(httpcore2.AsyncHTTP11Connection, "_h11_state", monkeypatch)
    assert "httpcore2 of an unknown version is not supported" in await refusal("httpcore2")


def test_the_check_is_made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    _supported.check_httpcore2()
    hide_on_instances(httpcore2.AsyncHTTP11Connection, "_h11_state", monkeypatch)
    _supported.check_httpcore2()


def test_the_bounds_are_those_of_the_package() -> None:
    project = PROJECT["project"]
    assert _supported.HTTPCORE2 in project["dependencies"]
    assert project["optional-dependencies"]["aiohttp"] == [_supported.AIOHTTP]
    assert _supported.AIOHTTP in PROJECT["dependency-groups"]["test"]


def test_every_private_attribute_that_is_used_is_checked() -> None:
    package = Path(_supported.__file__).parent
    checked = (package / "supported.py").read_text()
    used = set()
    for module in ("http11", "transport", "line", "asyncio_stream", "aiohttp"):
        text = (package / f"{module}.py").read_text()
        own = set(re.findall(r"self\.(_\w+)", text)) | set(re.findall(r"def (_\w+)", text))
        used |= set(re.findall(r"\.(_[a-z]\w+)", text)) - own - set(sys.modules)
    modules = {path.stem for path in package.parent.glob("_*")}
    missing = {name for name in used - modules if f'"{name}"' not in checked}
    assert not missing
