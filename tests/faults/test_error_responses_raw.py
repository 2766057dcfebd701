"""Error responses of random bytes over a socket: every engine raises the error of the status."""

from __future__ import annotations

import random

import pytest

from statsig_console import Retry, StatsigError, TransportError
from tests.support.error_responses import expected
from tests.support.fault_server import Exchange
from tests.support.meeting import meeting

pytestmark = pytest.mark.anyio

STATUSES = [400, 401, 403, 404, 409, 422, 425, 429, 500, 503]
NAMES = [b"Content-Type", b"Retry-After", b"Retry-After-ms", b"Date", b"Location", b"X-Reason", b"Set-Cookie"]
BYTES = [value for value in range(0x20, 0x100) if value != 0x7F]


def head(chance: random.Random, status: int) -> bytes:
    """Return a status line and fields with any byte that HTTP allows in them."""

    def some() -> bytes:
        return bytes(chance.choices(BYTES, k=chance.randrange(1, 30))).strip()

    fields = [chance.choice(NAMES) + b": " + some() for _ in range(chance.randrange(5))]
    return b"\r\n".join([b"HTTP/1.1 %d %s" % (status, some()), *fields])


@pytest.mark.parametrize("seed", range(6))
async def test_any_byte_in_the_head(seed: int) -> None:
    chance = random.Random(seed)
    status = 0

    async def script(exchange: Exchange) -> None:
        body = chance.randbytes(chance.randrange(40))
        await exchange.send(head(chance, status) + b"\r\nContent-Length: %d\r\n\r\n" % len(body) + body)

    async with meeting(script, retry=Retry(attempts=1), rate_limits=()) as (server, client):
        for status in STATUSES:
            with pytest.raises(StatsigError) as caught:
                await client.gates.get("x")
            assert isinstance(caught.value, expected(status)), repr(caught.value)
    assert len(server.seen) == len(STATUSES)


FRAMES = {
    "both": b"Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
    "neither": b"\r\n{}",
    "too much announced": b"Content-Length: 5000\r\n\r\n{}",
    "a chunk that is cut": b"Transfer-Encoding: chunked\r\n\r\nff\r\n{}",
    "a chunk that is none": b"Transfer-Encoding: chunked\r\n\r\n\xe9\r\n{}\r\n0\r\n\r\n",
    "two lengths": b"Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
    "no number": b"Content-Length: \xb2\r\n\r\n{}",
    "less than nothing": b"Content-Length: -1\r\n\r\n{}",
    "an unknown coding": b"Transfer-Encoding: \xe9\r\n\r\n{}",
}
BROKEN = {*FRAMES} - {"neither", "too much announced", "a chunk that is cut"}
"""What an engine may refuse as a whole, because nothing says where the response ends."""


@pytest.mark.parametrize("name", FRAMES)
async def test_any_frame_of_the_body(name: str) -> None:
    async def script(exchange: Exchange) -> None:
        await exchange.send(b"HTTP/1.1 429 No\r\nX-Reason: caf\xe9\r\n" + FRAMES[name])
        await exchange.close()

    async with meeting(script, retry=Retry(attempts=1), rate_limits=()) as (_, client):
        with pytest.raises(StatsigError) as caught:
            await client.gates.get("x")
    if name not in BROKEN:
        assert isinstance(caught.value, expected(429)), repr(caught.value)
    assert not isinstance(caught.value, TransportError) or caught.value.sent == "maybe"
