"""The server's side of TLS in memory, also one layer inside another."""

from __future__ import annotations

import ssl
from contextlib import suppress

__all__ = ["TLSPeer"]


class TLSPeer:
    """What a server does with bytes of a socket; the first context is that of the outermost layer."""

    def __init__(self, *contexts: ssl.SSLContext) -> None:
        self._layers = [_Layer(context) for context in contexts]

    def receive(self, data: bytes | memoryview, depth: int | None = None) -> bytes:
        """Return what these bytes mean inside of the first `depth` layers, or of all."""
        outermost, *inner = self._layers[:depth]
        content = outermost.receive(data)
        for layer in inner:
            content = layer.receive(content)
        return content

    def send(self, data: bytes, depth: int | None = None) -> bytes:
        """Return the bytes of the socket for data inside of the first `depth` layers, or of all."""
        for layer in reversed(self._layers[:depth]):
            data = layer.send(data)
        return data

    def close(self, depth: int | None = None) -> bytes:
        """Return the bytes of the socket that close the innermost of these layers by close_notify."""
        *outer, layer = self._layers[:depth]
        return self.send(layer.close(), len(outer))


class _Layer:
    def __init__(self, context: ssl.SSLContext) -> None:
        self._incoming, self._outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
        self._tls = context.wrap_bio(self._incoming, self._outgoing, server_side=True)
        self._is_ready = False

    def receive(self, data: bytes | memoryview) -> bytes:
        self._incoming.write(data)
        content = b""
        with suppress(ssl.SSLWantReadError):
            if not self._is_ready:
                self._tls.do_handshake()
                self._is_ready = True
            while part := self._tls.read(2**14):
                content += part
        return content

    def send(self, data: bytes) -> bytes:
        if data:
            self._tls.write(data)
        return self._outgoing.read()

    def close(self) -> bytes:
        with suppress(ssl.SSLWantReadError):
            self._tls.unwrap()
        return self._outgoing.read()
