"""`doctor`: check the installation, the key, the network settings and the connection."""

from __future__ import annotations

import os
import platform
import ssl
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from typing import Annotated, Any
from urllib.parse import urlsplit

import anyio
from cyclopts import Parameter

from .. import Client
from .._client import BASE_URL
from .._config import base_url, read_key
from .._transport.environment import proxy_for
from .._version import VERSION
from .connection import KEYS, VARIABLE, find_key, open_client
from .failures import clean, in_a_shell
from .global_options import DEFAULTS, GlobalOptions
from .output import Output

__all__ = ["doctor"]

Row = dict[str, Any]
_FIELDS = ("check", "ok", "detail")
_PACKAGES = ("httpx", "anyio", "msgspec", "truststore", "cyclopts", "rich", "uvicorn")


def doctor(
    *,
    offline: Annotated[bool, Parameter(negative="")] = False,
    options: GlobalOptions = DEFAULTS,
) -> None:
    """Check the key, the connection and the installation; the exit code is that of the first problem.

    Parameters
    ----------
    offline
        Send nothing.
    """
    printer = Output(options, _FIELDS)
    if printer.is_help:
        printer.print_names()
        return
    report = _Report()
    report.add("versions", _versions)
    report.add("key", lambda: _key(options))
    report.add("address", lambda: _address(options))
    report.add("proxy", lambda: _proxy(options))
    report.add("certificates", _certificates)
    if not offline and report.problem is None:
        report.add("connection", lambda: anyio.run(_connection, options))
    printer.print(report.rows)
    if report.problem is not None:
        raise report.problem


class _Report:
    """What was checked, and the first problem."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.problem: Exception | None = None

    def add(self, name: str, find: Callable[[], str]) -> None:
        """Add the result of one check."""
        try:
            self.rows.append({"check": name, "ok": True, "detail": clean(find(), KEYS)})
        except Exception as error:
            self.problem = self.problem or error
            self.rows.append({"check": name, "ok": False, "detail": clean(in_a_shell(str(error)), KEYS)})


def _versions() -> str:
    found = [f"statsig-console {VERSION}", f"Python {platform.python_version()}", ssl.OPENSSL_VERSION]
    for package in _PACKAGES:
        try:
            found.append(f"{package} {version(package)}")
        except PackageNotFoundError:
            found.append(f"{package} not installed")
    return ", ".join(found)


def _key(options: GlobalOptions) -> str:
    key = read_key(find_key(options), allow_unknown="key" in (options.allow_insecure or ()))
    kind = "a Console API key" if key.startswith("console-") else "a key of unknown kind"
    source = VARIABLE if options.key_file is None else f"--key-file {options.key_file}"
    return f"{kind} of {len(key)} characters, from {source}; the API does not show its scope to itself"


def _address(options: GlobalOptions) -> str:
    return base_url(options.base_url or BASE_URL, allow_http="http" in (options.allow_insecure or ()))


def _proxy(options: GlobalOptions) -> str:
    parts = urlsplit(options.base_url or BASE_URL)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    proxy = proxy_for(parts.scheme, parts.hostname or "", port)
    return "none" if proxy is None else f"{proxy.url}, from {proxy.source}"


def _certificates() -> str:
    set_here = [
        f"{name}={os.environ[name]}" for name in ("SSL_CERT_FILE", "SSL_CERT_DIR") if os.environ.get(name)
    ]
    return ", ".join(set_here) or "those of the system or of certifi"


async def _connection(options: GlobalOptions) -> str:
    async with open_client(options) as client:
        return await _read_one(client)


async def _read_one(client: Client) -> str:
    start = anyio.current_time()
    page = await client.gates.list(limit=1)
    taken = (anyio.current_time() - start) * 1000
    total = "unknown" if page.total is None else f"{page.total}"
    return f"the key may read gates; the project has {total}; {taken:.0f} ms"
