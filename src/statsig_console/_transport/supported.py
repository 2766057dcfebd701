"""Check that httpcore2 and aiohttp have the attributes that the engines need, before they are used.

Both engines need private attributes, which any release may rename. The version bounds of this package
exclude such a release, unless an installer ignores them.
"""

from __future__ import annotations

from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from .._errors import ConfigurationError

__all__ = ["AIOHTTP", "HTTPCORE2", "check_aiohttp", "check_httpcore2"]

HTTPCORE2 = "httpcore2>=2.16,<2.17"
AIOHTTP = "aiohttp>=3.14,<3.15"


@cache
def check_httpcore2() -> None:
    """Raise ConfigurationError if the installed httpcore2 lacks an attribute. Later calls check nothing."""
    import httpcore2

    pool: Any = _found(httpcore2, "AsyncConnectionPool", HTTPCORE2)
    _need(pool, "create_connection", HTTPCORE2)
    origin = httpcore2.Origin(b"https", b"console.example", 443)
    proxy = httpcore2.Proxy("http://proxy.example:3128")
    # Some of the attributes exist only on instances; creating these opens nothing.
    for made in (pool().create_connection(origin), pool(proxy=proxy).create_connection(origin)):
        _need(made, "_connection", HTTPCORE2)
    http11: Any = _found(httpcore2, "AsyncHTTP11Connection", HTTPCORE2)
    connection = http11(origin, httpcore2.AsyncNetworkStream())
    for name in ("_h11_state", "_receive_event", "is_idle", "is_closed", "has_expired"):
        _need(connection, name, HTTPCORE2)
    _need(connection._h11_state, "trailing_data", HTTPCORE2)


def check_aiohttp(session: Any) -> None:
    """Raise ConfigurationError if a session of aiohttp or its connector lacks an attribute."""
    _need(session, "_retry_connection", AIOHTTP)
    for name in ("_conns", "_get", "_closed"):
        _need(session.connector, name, AIOHTTP)


def _found(module: Any, name: str, supported: str) -> Any:
    _need(module, name, supported)
    return getattr(module, name)


def _need(owner: Any, name: str, supported: str) -> None:
    if hasattr(owner, name):
        return
    package = supported.partition(">")[0]
    try:
        installed = version(package)
    except PackageNotFoundError:  # A frozen program may have no package metadata.
        installed = "of an unknown version"
    kind = owner if isinstance(owner, type) else type(owner)
    place = kind.__name__ if kind.__name__ != "module" else package
    raise ConfigurationError(
        f"{package} {installed} is not supported: it has no {place}.{name}; install {supported!r}"
    )
