"""Faults of connections, on several routes, and what must become of the requests that meet them."""

from __future__ import annotations

import gzip

import anyio

from tests.support.fault_server import Exchange, Script, answer
from tests.support.transport_meeting import GET, PATCH, Row

__all__ = ["OK", "late", "raw", "rows", "silent"]

OK = answer({"id": "a"})
BODY = OK.partition(b"\r\n\r\n")[2]
UPLOAD = ("PATCH", b'{"a":"' + b"x" * 8_000_000 + b'"}')


def raw(data: bytes, *, ends: bool = False) -> Script:
    """Return a script that sends bytes, and may end the connection."""

    async def script(exchange: Exchange) -> None:
        if data:
            await exchange.send(data)
        if ends:
            await exchange.close()

    return script


def zipped(body: bytes) -> Script:
    """Return a script that sends a body that is said to be compressed."""
    return raw(answer(body=body, headers={"Content-Encoding": "gzip"}))


def chunked(body: bytes, size: int, trailers: bytes = b"") -> bytes:
    """Return a raw response in chunks of a size."""
    parts = [body[at : at + size] for at in range(0, len(body), size)]
    head = answer(body=b"", length=-1, headers={"Transfer-Encoding": "chunked"})
    return (
        head + b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in parts) + b"0\r\n" + trailers + b"\r\n"
    )


async def reset(exchange: Exchange) -> None:
    await exchange.reset()


async def reset_in_body(exchange: Exchange) -> None:
    await exchange.send(OK[:-5])
    await anyio.sleep(0.05)
    await exchange.reset()


async def no_length_and_reset(exchange: Exchange) -> None:
    await exchange.send(NO_LENGTH)
    await anyio.sleep(0.05)
    await exchange.reset()


async def silent(exchange: Exchange) -> None:
    await exchange.stall()


async def hold(exchange: Exchange) -> None:
    await exchange.hold()


async def late(exchange: Exchange) -> None:
    await anyio.sleep(0.25)
    await exchange.send(OK)


async def drip(exchange: Exchange) -> None:
    await exchange.drip(OK, 0.05)


async def stall_in_body(exchange: Exchange) -> None:
    await exchange.send(OK[:-5])
    await exchange.stall()


async def stall_in_refusal(exchange: Exchange) -> None:
    await exchange.send(answer(status=429, body=b"{}", length=10))
    await exchange.stall()


async def ends_after(exchange: Exchange) -> None:
    await exchange.send(OK)
    await exchange.close()


async def says_more_later(exchange: Exchange) -> None:
    await exchange.send(OK)
    await anyio.sleep(0.05)
    await exchange.send(OK)


async def half_close(exchange: Exchange) -> None:
    await exchange.send(OK)
    await exchange.half_close()
    await anyio.sleep(0.5)


async def no_length_with_goodbye(exchange: Exchange) -> None:
    await exchange.send(NO_LENGTH)
    await exchange.say_goodbye()


async def cut_with_goodbye(exchange: Exchange) -> None:
    await exchange.send(OK[:-5])
    await exchange.say_goodbye()


async def early_response(exchange: Exchange) -> None:
    await exchange.send(answer(status=404, body=b"{}"))
    await anyio.sleep(0.3)
    await exchange.close()


async def early_reset(exchange: Exchange) -> None:
    await exchange.send(answer(status=404, body=b"{}"))
    await exchange.reset()


async def reads_slowly(exchange: Exchange) -> None:
    with anyio.move_on_after(0.5) as scope:
        while await exchange.take():
            await anyio.sleep(0.002)
            scope.deadline = anyio.current_time() + 0.5
    await exchange.send(OK)


NO_LENGTH = answer({"id": "a"}, length=-1)
ZIP = gzip.compress(BODY, mtime=0)
TWO_ZIPS = gzip.compress(BODY[:9], mtime=0) + gzip.compress(BODY[9:], mtime=0)
CUT, TOO_LARGE = "TruncatedResponseError/receive/maybe", "ResponseTooLargeError/receive/maybe"
BAD_BODY, BAD_HEAD = "ResponseError/receive/maybe", "ResponseError/wait/maybe"
LATE, LOST, UNCONNECTED = "APITimeoutError/wait/maybe", "TransportError/wait/maybe", "ConnectError/connect/no"
NOT_FOUND = "NotFoundError/receive/maybe"
SERVERS: dict[str, tuple[Script, str, int]] = {
    "ok": (raw(OK), "200", 1),
    "chunks": (raw(chunked(BODY, 7, b"X: y\r\n")), "200", 1),
    "gzip": (zipped(ZIP), "200", 1),
    "gzip, two members": (zipped(TWO_ZIPS), "200", 1),
    "gzip and zeros": (zipped(ZIP + b"\0" * 9), "200", 1),
    "gzip, cut": (zipped(ZIP[:-3]), CUT, 3),
    "gzip, second member cut": (zipped(TWO_ZIPS[:-3]), CUT, 3),
    "gzip and junk": (zipped(ZIP + b"junk"), BAD_BODY, 3),
    "not gzip": (zipped(b"no gzip at all"), BAD_BODY, 3),
    "bomb": (zipped(gzip.compress(b" " * 3_000_000, mtime=0)), TOO_LARGE, 3),
    "members without end": (zipped(gzip.compress(b"", mtime=0) * 20_000), BAD_BODY, 3),
    "too large": (raw(answer(body=b" " * 3_000_000)), TOO_LARGE, 3),
    "too large in chunks": (raw(chunked(b" " * 3_000_000, 2**16)), TOO_LARGE, 3),
    "two lengths": (raw(OK.replace(b"\r\n\r\n", b"\r\nTransfer-Encoding: chunked\r\n\r\n", 1)), BAD_HEAD, 3),
    "junk": (raw(b"hello\r\n\r\n"), BAD_HEAD, 3),
    "bare LF": (raw(OK.replace(b"\r\n", b"\n")), BAD_HEAD, 3),
    "404": (raw(answer(status=404, body=b"{}")), NOT_FOUND, 1),
    "204": (raw(b"HTTP/1.1 204 No Content\r\n\r\n"), "204", 1),
    "cut": (raw(OK[:-5], ends=True), CUT, 3),
    "no length": (raw(NO_LENGTH, ends=True), "200", 3),
    "no length, reset": (no_length_and_reset, CUT, 3),
    "half a head": (raw(OK[:20], ends=True), CUT, 3),
    "ends": (raw(b"", ends=True), LOST, 3),
    "two responses": (raw(OK + OK), "200", 3),
    "103 three times": (raw(b"HTTP/1.1 103 Early Hints\r\n\r\n" * 3 + OK), "200", 1),
    "104": (raw(b"HTTP/1.1 104 x\r\n\r\n" + OK), "200", 1),
    "103 without end": (raw(b"HTTP/1.1 103 x\r\n\r\n" * 300 + OK), BAD_HEAD, 3),
    "101": (raw(b"HTTP/1.1 101 x\r\n\r\n"), BAD_HEAD, 3),
    "large head": (raw(OK.replace(b"\r\n", b"\r\nX: " + b"a" * 70_000 + b"\r\n", 1)), BAD_HEAD, 3),
    "says close": (raw(OK.replace(b"\r\n", b"\r\nConnection: close\r\n", 1), ends=True), "200", 3),
    "a malformed chunk": (raw(chunked(BODY, 7)[:-5] + b"zz\r\n"), CUT, 3),
    "silent": (silent, LATE, 3),
    "drip": (drip, "APITimeoutError/receive/maybe", 3),
    "stalls in the body": (stall_in_body, "APITimeoutError/receive/maybe", 3),
    "a refusal that stalls": (stall_in_refusal, "RateLimitError/receive/maybe", 3),
    "reset": (reset, LOST, 3),
    "reset in the body": (reset_in_body, CUT, 3),
    "ends after": (ends_after, "200", 3),
    "says more later": (says_more_later, "200", 3),
    "half close": (half_close, "200", 3),
}
ON_EACH_ROUTE = (
    "ok",
    "chunks",
    "cut",
    "ends",
    "reset",
    "no length",
    "silent",
    "ends after",
    "says more later",
)
ROUTES = ("tls", "tls 1.2", "forwarded", "forwarded, tls proxy", "tunnel", "tunnel, tls proxy")
PAUSES = {"ends after": 0.3, "says more later": 0.4, "half close": 0.3}
"""Seconds in which the server does something after its response."""
LIMITS = {"silent": 0.3, "a refusal that stalls": 1, "stalls in the body": 1, "drip": 1}
"""Seconds for reading from servers that are not waited for."""
TUNNELS = {
    **dict.fromkeys(("length", "chunks", "1.0", "103"), ("200", 1)),
    **dict.fromkeys(("502", "ends", "junk", "closes"), (UNCONNECTED, 0)),
    "407": ("ConfigurationError/connect/no", 0),
    "silent": ("APITimeoutError/connect/no", 0),
    # The server is connected, but what the proxy sent before the tunnel is not read.
    "beyond": (UNCONNECTED, 2),
}


def rows() -> list[Row]:
    """Return all faults but those of cancellations."""
    found = [_on_a_route(name, "plain") for name in SERVERS]
    found += [_on_a_route(name, route) for route in ROUTES for name in ON_EACH_ROUTE]
    for route in ("tls", "tls 1.2", "tunnel, tls proxy"):
        found.append(Row("no length, close_notify", no_length_with_goodbye, "200", 3, route))
        found.append(Row("cut, close_notify", cut_with_goodbye, CUT, 3, route))
    return [*found, *_uploads("plain"), *_uploads("tls"), *_openings()]


def _on_a_route(name: str, route: str) -> Row:
    script, expected, connections = SERVERS[name]
    # The servers of these tests send no close_notify, so that somebody else may have ended the body.
    if name == "no length" and route not in ("plain", "forwarded"):
        expected = CUT
    limit = {"drip": "within"}.get(name, "read")
    limits = {limit: LIMITS[name]} if name in LIMITS else {}
    return Row(name, script, expected, connections, route, pause=PAUSES.get(name, 0.0), limits=limits)


def _uploads(route: str) -> list[Row]:
    """Return what can happen to 8 MB that a server does not read, or reads slowly."""
    late = "APITimeoutError/send/maybe"
    return [
        Row("never reads", hold, late, 1, route, [UPLOAD], early=True, limits={"write": 0.3}),
        Row("never reads, deadline", hold, late, 1, route, [UPLOAD], early=True, limits={"within": 2}),
        Row("reads slowly", reads_slowly, "200", 1, route, [UPLOAD, GET], early=True, limits={"write": 3}),
        Row("early response", early_response, NOT_FOUND, 2, route, [UPLOAD, GET], early=True),
        Row("early response and reset", early_reset, NOT_FOUND, 1, route, [UPLOAD], early=True),
    ]


def _openings() -> list[Row]:
    """Return what can happen before there is a connection."""
    ok, soon = raw(OK), {"connect": 0.5}
    found = [
        Row("truststore", ok, "200", 1, "tls", trust="truststore"),
        Row("truststore", ok, "200", 1, "tunnel, tls proxy", trust="truststore"),
        Row("unknown authority", ok, UNCONNECTED, 1, "tls", [GET], trust="nobody"),
        Row("another name", ok, UNCONNECTED, 1, "tls", [GET], trust="other name"),
        Row("another version", ok, UNCONNECTED, 1, "tls 1.2", [GET], trust="tls 1.3 only"),
        Row("unknown authority", ok, UNCONNECTED, 0, "tunnel, tls proxy", [GET], trust="nobody"),
        Row("another name", ok, UNCONNECTED, 1, "tunnel", [GET], trust="other name"),
        Row("no TLS", ok, "APITimeoutError/connect/no", 1, "tls without tls", [GET], limits=soon),
        Row("TLS", ok, LOST, 1, "plain to tls", [GET]),
        Row("refused", ok, UNCONNECTED, 0, "refused", [GET, PATCH]),
        Row("refused", ok, UNCONNECTED, 0, "refused proxy", [GET]),
        Row("a name that cannot be", ok, UNCONNECTED, 0, "bad name", [GET]),
    ]
    for fate, (expected, connections) in TUNNELS.items():
        for route in ("tunnel", "tunnel, tls proxy"):
            limits = soon if fate == "silent" else {}
            jobs = [GET, PATCH]
            found.append(
                Row(f"proxy {fate}", ok, expected, connections, route, jobs, proxy=fate, limits=limits)
            )
    return found
