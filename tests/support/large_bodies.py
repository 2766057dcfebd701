"""A server in a thread that sends large bodies in many forms."""

from __future__ import annotations

import gzip
import json
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from .tls_peer import TLSPeer

__all__ = ["chunked", "compressed", "gates", "sending", "with_length"]

_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
_GROUP = 2**16
"""The number of bytes that are encrypted before they are sent together."""


def gates(size: int) -> bytes:
    """Return a response of the API with at least so many bytes: a list of gates."""
    rule = {"name": "Staff", "passPercentage": 50, "conditions": [{"type": "public"}]}
    # A page of the API has at most a few thousand gates, so each of them is large.
    gate = {"description": "x" * 1500, "isEnabled": True, "rules": [rule] * 12, "tags": ["core", "stale"]}
    count = size // len(json.dumps(gate)) + 1
    items = [{"id": f"gate_{number}", **gate} for number in range(count)]
    return json.dumps({"message": "Listed.", "data": items}).encode()


def with_length(body: bytes, *, field: bytes = b"") -> bytes:
    """Return a response with Content-Length."""
    return b"%b%bContent-Length: %d\r\n\r\n%b" % (_HEAD, field, len(body), body)


def compressed(body: bytes) -> bytes:
    """Return a response that is compressed with gzip."""
    return with_length(gzip.compress(body, 1, mtime=0), field=b"Content-Encoding: gzip\r\n")


def chunked(body: bytes, size: int) -> bytes:
    """Return a response in chunks of this size."""
    pieces = (body[at : at + size] for at in range(0, len(body), size))
    chunks = b"".join(b"%x\r\n%b\r\n" % (len(piece), piece) for piece in pieces)
    return b"%bTransfer-Encoding: chunked\r\n\r\n%b0\r\n\r\n" % (_HEAD, chunks)


@contextmanager
def sending(response: bytes, tls: ssl.SSLContext | None = None, record: int = 2**14) -> Iterator[str]:
    """Run a server in a thread, and return its address. It sends a small response first, then the large one.

    Args:
        response: The large response.
        tls: Use TLS with this context.
        record: The maximum size of the content of a TLS record.
    """
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        # The test closes the listener, or the client its connection.
        with suppress(OSError, ssl.SSLError):
            connected, _ = listener.accept()
            with connected:
                _serve(connected, response, tls, record)

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        yield f"{'http' if tls is None else 'https'}://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        # Closing the listener alone does not end a wait for a connection.
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join(60)


def _serve(connected: socket.socket, response: bytes, tls: ssl.SSLContext | None, record: int) -> None:
    peer = None if tls is None else TLSPeer(tls)
    for each in (with_length(b'{"message": "Listed.", "data": []}'), response):
        request = b""
        while b"\r\n\r\n" not in request:
            if not (data := connected.recv(2**16)):
                return
            request += data if peer is None else peer.receive(data)
            if peer is not None:
                connected.sendall(peer.send(b""))
        if peer is None:
            connected.sendall(each)
            continue
        for start in range(0, len(each), _GROUP):
            group = each[start : start + _GROUP]
            pieces = (group[at : at + record] for at in range(0, len(group), record))
            connected.sendall(b"".join(map(peer.send, pieces)))
    connected.recv(1)
