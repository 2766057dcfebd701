"""Refuse requests to a served fake unread: from web pages of others, for other host names, or too large."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Any

from attrs import evolve

from .requests import control_path
from .response import Response, make_response

__all__ = ["MOST_ANNOUNCED", "MOST_UNANNOUNCED", "most_read", "refusal", "too_large"]

MOST_ANNOUNCED = 8 * 2**20
"""The largest `Content-Length`: a body of 100,000 ids has 3.7 MiB (UUIDs) or 6.4 MiB (SHA-256 in hex)."""
MOST_UNANNOUNCED = 2**20
"""The maximum number of bytes of a body without `Content-Length`."""
_HOST = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[^:\[\]/@\s]+)(:[0-9]*)?")


def refusal(scope: Mapping[str, Any], target: str, allow_hosts: Iterable[str]) -> Response | None:
    """Return the response to an ASGI request that must not reach the fake, or None.

    A web page can send requests to any address that its browser reaches. So the origin of a page must be the
    fake. The host must be a name of the fake, because the owner of a domain can point it to this machine.
    """
    headers: dict[str, list[str]] = {}
    for name, value in scope["headers"]:
        headers.setdefault(name.decode("latin-1").lower(), []).append(value.decode("latin-1"))
    hosts = headers.get("host", [])
    host = hosts[0] if len(hosts) == 1 else ""
    if not _is_own(host, scope.get("server"), allow_hosts):
        return _foreign_host(", ".join(hosts))
    for origin in headers.get("origin", []):
        if origin.partition("://")[2].lower() != host.lower():
            return _refused(403, f"Requests from web pages of {origin} are refused.")
    is_write = scope["method"] not in ("GET", "HEAD")
    if is_write and control_path(target) is not None and not _is_json(headers.get("content-type", [])):
        return _refused(415, "Send `Content-Type: application/json` to /_fake/, even without a body.")
    announced = max(map(_length, headers.get("content-length", [])), default=0)
    return too_large() if announced > MOST_ANNOUNCED else None


def most_read(scope: Mapping[str, Any]) -> int:
    """Return the maximum number of bytes to read of the body of an ASGI request."""
    announced = any(name.lower() == b"content-length" for name, _ in scope["headers"])
    return MOST_ANNOUNCED if announced else MOST_UNANNOUNCED


def too_large() -> Response:
    """Return the response to a body that is too large, whose rest is not read."""
    limit = f"{MOST_ANNOUNCED:,} bytes, or {MOST_UNANNOUNCED:,} without Content-Length"
    return evolve(_refused(413, f"The body is too large: at most {limit}."), headers={"connection": "close"})


def _length(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 20 else MOST_ANNOUNCED + 1


def _refused(status: int, message: str) -> Response:
    return make_response(status, {"status": status, "message": message})


def _foreign_host(host: str) -> Response:
    name, _ = _split(host)
    advice = (
        f" If it is, start it with `--allow-host {name}` or `Fake(allow_hosts=[{name!r}])`." if name else ""
    )
    return _refused(421, f"The host {host!r} is not a name of this fake.{advice}")


def _is_own(host: str, server: Any, allow_hosts: Iterable[str]) -> bool:
    """Return whether a `Host` header names this server.

    An address is accepted, because unlike a name it cannot be pointed to another machine. But a connection
    from this machine must not name the address of another one.
    """
    name, address = _split(host)
    arrived = str(server[0]).lower() if server else ""
    if name and name in ("localhost", arrived, *(allowed.lower() for allowed in allow_hosts)):
        return True
    if address is None:
        return False
    return _is_local(address) or not _is_local(_address(arrived) or IPv4Address("127.0.0.1"))


def _split(host: str) -> tuple[str, IPv4Address | IPv6Address | None]:
    """Return the name in a `Host` header, and its address if the name is one."""
    found = _HOST.fullmatch(host)
    name = found[1].strip("[]").lower() if found else ""
    return name, _address(name)


def _address(text: str) -> IPv4Address | IPv6Address | None:
    try:
        found = ip_address(text)
    except ValueError:
        return None
    return getattr(found, "ipv4_mapped", None) or found


def _is_local(address: IPv4Address | IPv6Address) -> bool:
    return address.is_loopback or address.is_unspecified


def _is_json(types: list[str]) -> bool:
    return len(types) == 1 and types[0].partition(";")[0].strip().lower() == "application/json"
