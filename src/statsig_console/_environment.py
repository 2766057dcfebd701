"""What the environment says of the way to the server: the proxy to ask, and the certificates to trust."""

from __future__ import annotations

import base64
import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import SplitResult, unquote, urlsplit
from urllib.request import getproxies, proxy_bypass

import httpx

from ._errors import ConfigurationError
from ._key import is_loopback

if TYPE_CHECKING:
    import ssl

__all__ = ["Proxy", "proxy_for", "refused", "trusted"]


class Proxy(NamedTuple):
    """A proxy, which sees host names and no more: it is asked for a tunnel."""

    url: str
    """Without user name and password."""
    headers: dict[str, str]
    """What it wants to see before it opens a tunnel."""
    source: str
    """Where it is set, such as ``HTTPS_PROXY``."""

    def __repr__(self) -> str:
        return f"Proxy({self.url!r}, source={self.source!r})"


def proxy_for(scheme: str, host: str, port: int) -> Proxy | None:
    """Return the proxy on the way to a server, or None; this machine is always reached directly.

    Read are HTTPS_PROXY, ALL_PROXY and NO_PROXY, in capitals or not, and the settings of macOS and Windows.
    Raises ConfigurationError where the address of the proxy cannot be one.
    """
    if is_loopback(host) or proxy_bypass(f"{host}:{port}"):
        return None
    found = getproxies()
    kind = scheme if found.get(scheme) else "all"
    address = found.get(kind, "").strip()
    if not address:
        return None
    source = _source(f"{kind}_proxy")
    parts = _split(address)
    if parts is None:
        raise ConfigurationError(
            f"{source} does not hold the address of a proxy, which is like http://proxy.example:3128; "
            "mend it, or name the server in NO_PROXY"
        )
    name = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
    url = f"{parts.scheme}://{name}:{parts.port or (443 if parts.scheme == 'https' else 80)}"
    return Proxy(url, _authorization(parts), source)


def _split(address: str) -> SplitResult | None:
    try:
        parts = urlsplit(address if "://" in address else f"http://{address}")
        host = parts.hostname or ""
        is_one = parts.scheme in ("http", "https") and host and " " not in host and parts.port != 0
    except ValueError:
        return None
    return parts if is_one else None


def _authorization(parts: SplitResult) -> dict[str, str]:
    if parts.username is None:
        return {}
    words = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
    return {"Proxy-Authorization": f"Basic {base64.b64encode(words.encode()).decode()}"}


def _source(name: str) -> str:
    set_ones = [variable for variable in (name, name.upper()) if os.environ.get(variable)]
    return set_ones[0] if set_ones else "the proxy setting of this system"


def refused(proxy: Proxy, status: int, text: str) -> Exception:
    """Return the error of a proxy that opens no tunnel."""
    if status == 407:
        wants = "another user name and password" if proxy.headers else "a user name and password"
        return ConfigurationError(f"the proxy {proxy.url} wants {wants} (407); mend {proxy.source}")
    return httpx.ProxyError(f"the proxy {proxy.url} of {proxy.source} opens no tunnel: {text}")


def trusted() -> ssl.SSLContext:
    """Return the certificates that prove a server: those that the environment names, else those of certifi.

    Raises ConfigurationError where SSL_CERT_FILE or SSL_CERT_DIR names what is not there or cannot be read.
    """
    variable = next((name for name in ("SSL_CERT_FILE", "SSL_CERT_DIR") if os.environ.get(name)), "")
    value = os.environ.get(variable, "")
    paths = [Path(value)] if variable == "SSL_CERT_FILE" else list(map(Path, value.split(os.pathsep)))
    if variable and not any(path.is_file() or path.is_dir() for path in paths):
        raise ConfigurationError(f"{variable} names {value}, which does not exist; mend it, or unset it")
    try:
        return httpx.create_ssl_context()
    except OSError as error:
        if not variable:
            raise
        reason = error.strerror or error
        raise ConfigurationError(f"{variable} names {value}, which cannot be read: {reason}") from error
