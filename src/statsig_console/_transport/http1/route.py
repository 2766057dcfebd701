"""The route to a server: its address, the proxy before it, and the certificates that TLS trusts."""

from __future__ import annotations

import ssl
from typing import NamedTuple
from urllib.parse import urlsplit

from ..environment import Proxy
from .faults import ProxyFault

__all__ = ["Endpoint", "Route", "route_to"]


class Endpoint(NamedTuple):
    """A host to connect to, and the TLS context to use with it, or None for plain bytes."""

    host: str
    port: int
    tls: ssl.SSLContext | None

    @property
    def address(self) -> str:
        """The host and port as in the target of CONNECT."""
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


class Route(NamedTuple):
    """The way to a server. A proxy opens a tunnel to a server with TLS, and forwards plain requests."""

    server: Endpoint
    proxy: Endpoint | None
    settings: Proxy | None
    """The address of the proxy without credentials, its headers, and the setting that names it."""

    @property
    def first(self) -> Endpoint:
        """The endpoint that the socket connects to."""
        return self.proxy or self.server

    @property
    def has_tunnel(self) -> bool:
        """Whether the proxy must open a tunnel."""
        return self.proxy is not None and self.server.tls is not None

    @property
    def is_forwarded(self) -> bool:
        """Whether the proxy reads each request and forwards it, because it is not encrypted."""
        return self.proxy is not None and self.server.tls is None

    @property
    def proxy_headers(self) -> list[tuple[bytes, bytes]]:
        """The headers that only the proxy may receive."""
        found = {} if self.settings is None else self.settings.headers
        return [(name.encode("ascii"), value.encode("ascii")) for name, value in found.items()]

    def connect_request(self) -> bytes:
        """Return the request for a tunnel."""
        address = self.server.address.encode("ascii")
        lines = b"".join(b"%b: %b\r\n" % header for header in self.proxy_headers)
        return b"CONNECT %b HTTP/1.1\r\nHost: %b\r\n%b\r\n" % (address, address, lines)

    def check_tunnel(self, status: int) -> None:
        """Raise ProxyFault if this status of the response to CONNECT means that there is no tunnel."""
        if not 200 <= status < 300:
            fault = ProxyFault(f"{status}")
            fault.status = status
            raise fault


def route_to(
    host: str, port: int, tls: ssl.SSLContext | None, proxy: Proxy | None, proxy_tls: ssl.SSLContext | None
) -> Route:
    """Return the route to a server, with the TLS contexts for the server and for a proxy that uses TLS."""
    server = Endpoint(host, port, tls)
    if proxy is None:
        return Route(server, None, None)
    parts = urlsplit(proxy.url)
    return Route(server, Endpoint(parts.hostname or "", parts.port or 80, proxy_tls), proxy)
