"""Network settings of the environment: the proxy, and the certificates to trust."""

from __future__ import annotations

import base64
import os
import re
import sys
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import SplitResult, unquote, urlsplit
from urllib.request import getproxies, proxy_bypass

import httpx

from .._config import is_loopback
from .._errors import ConfigurationError

if TYPE_CHECKING:
    import ssl

__all__ = ["Proxy", "proxy_for", "refused", "system_trust"]


_HOST = re.compile(r"[A-Za-z0-9._-]+")
_SOCKS = (
    "names a SOCKS proxy, which the built-in transport does not support; set an HTTP proxy instead, "
    "or name the server in NO_PROXY, or install httpx[socks] and pass "
    'http_client=httpx.AsyncClient(proxy="socks5://…")'
)


class Proxy(NamedTuple):
    """A proxy. For https, it opens a tunnel, so it can read only host names."""

    url: str
    """The address without user name and password."""
    headers: dict[str, str]
    """Headers that only the proxy receives."""
    source: str
    """The setting that names the proxy, such as ``HTTPS_PROXY``."""

    def __repr__(self) -> str:
        return f"Proxy({self.url!r}, source={self.source!r})"


def proxy_for(scheme: str, host: str, port: int) -> Proxy | None:
    """Return the proxy for a server, or None. This machine is always reached without a proxy.

    The settings are HTTPS_PROXY (HTTP_PROXY for plain http), ALL_PROXY and NO_PROXY, in upper or lower case,
    and those of macOS and Windows. Raises ConfigurationError if the address of the proxy is unusable.
    """
    if is_loopback(host) or proxy_bypass(f"{host}:{port}"):
        return None
    found = getproxies()
    kind = scheme if found.get(scheme) else "all"
    address = found.get(kind, "").strip()
    if not address:
        return None
    source = _source(f"{kind}_proxy")
    try:
        return _proxy(address, source)
    except ValueError as error:
        # The message of urllib may hold the password.
        problem = str(error) if isinstance(error, _UnusableError) else "its host or port is malformed"
    if problem == _SOCKS:
        raise ConfigurationError(f"{source} {problem}")
    raise ConfigurationError(
        f"{source} is not a usable proxy address: {problem}; it must look like http://proxy.example:3128; "
        "fix it, or name the server in NO_PROXY"
    )


class _UnusableError(ValueError):
    """The reason why an address cannot be used. The message does not repeat the address."""


def _proxy(address: str, source: str) -> Proxy:
    """Return the proxy of an address; raises ValueError if the address is unusable."""
    parts = urlsplit(address if "://" in address else f"http://{address}")
    if parts.scheme.startswith("socks"):
        raise _UnusableError(_SOCKS)
    if parts.scheme not in ("http", "https"):
        raise _UnusableError("its scheme is neither http nor https")
    if "@" in parts.path + parts.query + parts.fragment:
        raise _UnusableError("its user name or password has characters that must be percent-encoded")
    port = parts.port
    if port is None:
        port = 443 if parts.scheme == "https" else 80
    if port == 0:
        raise _UnusableError("its port is 0")
    return Proxy(f"{parts.scheme}://{_host(parts)}:{port}", _authorization(parts), source)


def _host(parts: SplitResult) -> str:
    host = parts.hostname
    if not host:
        raise _UnusableError("it has no host")
    if ":" in host:
        return f"[{ip_address(host)}]"
    name = host.encode("idna").decode()
    if not _HOST.fullmatch(name):
        raise _UnusableError("its host has characters that are not allowed in host names")
    return name


def _authorization(parts: SplitResult) -> dict[str, str]:
    if parts.username is None:
        return {}
    words = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
    # The environment may hold bytes that are not UTF-8; Python keeps them as surrogates.
    encoded = base64.b64encode(words.encode("utf-8", "surrogateescape")).decode()
    return {"Proxy-Authorization": f"Basic {encoded}"}


def _source(name: str) -> str:
    set_ones = [variable for variable in (name, name.upper()) if os.environ.get(variable)]
    return set_ones[0] if set_ones else "the proxy setting of this system"


def refused(proxy: Proxy, status: int, text: str) -> Exception:
    """Return the error for a proxy that refused to open a tunnel."""
    if status == 407:
        wants = "another user name and password" if proxy.headers else "a user name and password"
        return ConfigurationError(f"the proxy {proxy.url} requires {wants} (407); fix {proxy.source}")
    return httpx.ProxyError(f"the proxy {proxy.url} from {proxy.source} refused to open a tunnel: {text}")


def system_trust() -> ssl.SSLContext:
    """Return the certificates to trust: those of the environment, else those of the operating system.

    Raises ConfigurationError if SSL_CERT_FILE or SSL_CERT_DIR names a path that is missing or unreadable.
    """
    variable = next((name for name in ("SSL_CERT_FILE", "SSL_CERT_DIR") if os.environ.get(name)), "")
    if not variable:
        return _certificates_of_system()
    value = os.environ[variable]
    paths = [value] if variable == "SSL_CERT_FILE" else value.split(os.pathsep)
    if not any(map(_exists, paths)):
        raise ConfigurationError(f"{variable} names {value}, which does not exist; fix it, or unset it")
    try:
        return httpx.create_ssl_context()
    except OSError as error:
        reason = error.strerror or error
        raise ConfigurationError(f"{variable} names {value}, which cannot be read: {reason}") from error


def _certificates_of_system() -> ssl.SSLContext:
    import ssl

    if sys.platform != "linux":
        import truststore

        return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    paths = ssl.get_default_verify_paths()
    # A Python that was built elsewhere may look for certificates in folders that do not exist here.
    is_found = paths.cafile is not None or paths.capath is not None
    return ssl.create_default_context() if is_found else httpx.create_ssl_context()


def _exists(path: str) -> bool:
    try:
        return Path(path).exists()
    except OSError:  # For example, the path is too long.
        return False
