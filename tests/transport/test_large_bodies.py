"""How long an event loop stands while a large body is received and decoded.

CPU time is measured, because other processes lengthen the real time of a test, but not its CPU time.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable
from typing import NamedTuple

import anyio.to_thread
import httpx
import pytest
from loop_stands import stand

from statsig_console import Client, RawResponse, Transport
from tests.support.certificates import Authority
from tests.support.event_loops import anyio_backend as anyio_backend
from tests.support.large_bodies import chunked, compressed, gates, sending, with_length

pytestmark = [
    pytest.mark.anyio,
    # A collection takes as long as the objects of all other tests need, which is not the time of this client.
    pytest.mark.usefixtures("no_collection"),
]
SIZE = 2**23
MOST = 0.02
"""Seconds. The longest stand that was measured has 4 ms, in which 8 MiB are joined."""
MOST_DECODING = 2.5
"""Times the stand of `json.loads` in a thread. `benchmarks/loop_stands.py` measures 0.3 for JSON and 0.9 for
models; with models that were made in the event loop, this test found 3.6."""


class Form(NamedTuple):
    """The form in which a body is sent."""

    make: Callable[[bytes], bytes]
    tls: bool = False
    record: int = 2**14
    shorter: int = SIZE
    """The size of the body if small pieces make 8 MiB too slow for a quick test."""


FORMS = {
    "length": Form(with_length),
    "one chunk": Form(lambda body: chunked(body, len(body))),
    "chunks of 64 KiB": Form(lambda body: chunked(body, 2**16)),
    # Below the number of chunks after which one read ends, so that only the number of reads limits the time.
    "chunks of 33 bytes": Form(lambda body: chunked(body, 33)),
    "chunks of 1 byte": Form(lambda body: chunked(body, 1), shorter=2**19),
    "gzip": Form(compressed),
    "TLS": Form(with_length, tls=True),
    "TLS, chunks of 64 KiB": Form(lambda body: chunked(body, 2**16), tls=True),
    "TLS, records of 1 byte": Form(with_length, tls=True, record=1, shorter=2**17),
    "TLS, chunks and records of 1 byte": Form(
        lambda body: chunked(body, 1), tls=True, record=1, shorter=2**15
    ),
}


async def stand_while_receiving(form: Form, size: int, authority: Authority) -> float:
    """Return the longest stand of the event loop while a body of this size is received."""
    body = gates(size)
    tls = authority.server("127.0.0.1") if form.tls else None
    transport = Transport(authority.client())
    with sending(form.make(body), tls, form.record) as url:
        async with httpx.AsyncClient(transport=transport, timeout=None) as client:

            async def receive() -> None:
                async with client.stream("GET", url) as response:
                    parts = [part async for part in response.aiter_raw()]
                assert form.make is compressed or b"".join(parts) == body

            # It opens the connection, and imports what the first request needs.
            await client.get(url)
            return (await stand(receive, time.thread_time))[0]


@pytest.mark.parametrize("name", FORMS)
async def test_receiving_lets_the_loop_turn(name: str, authority: Authority) -> None:
    form = FORMS[name]
    assert await stand_while_receiving(form, form.shorter, authority) <= MOST


@pytest.mark.long
@pytest.mark.parametrize("name", ["chunks of 1 byte", "TLS, records of 1 byte"])
async def test_receiving_8_mib_in_small_pieces_lets_the_loop_turn(name: str, authority: Authority) -> None:
    assert await stand_while_receiving(FORMS[name], SIZE, authority) <= MOST


@pytest.mark.parametrize("name", ["length", "chunks of 64 KiB", "gzip", "TLS"])
@pytest.mark.parametrize("what", ["JSON", "models"])
async def test_a_call_lets_the_loop_turn(name: str, what: str, authority: Authority) -> None:
    form, body = FORMS[name], gates(SIZE)
    tls = authority.server("127.0.0.1") if form.tls else None
    with sending(form.make(body), tls) as url:
        async with Client("console-xxxx", base_url=url, ssl_context=authority.client()) as client:

            async def call() -> None:
                if what == "JSON":
                    response = await client.send("GET /gates")
                    assert len(response.data) > 3000
                else:
                    assert len((await client.gates.list()).items) > 3000

            assert (await client.gates.list()).items == []
            # Parsing holds the GIL in another thread, so the CPU time of the process is measured.
            longest, _ = await stand(call)
            least, _ = await stand(lambda: anyio.to_thread.run_sync(json.loads, body))
    assert longest <= least * MOST_DECODING


async def test_decoders_of_users_run_in_the_thread_of_the_loop() -> None:
    threads: list[int] = []

    def decode(response: RawResponse) -> int:
        threads.append(threading.get_ident())
        return len(response.data)

    with sending(with_length(gates(2**21))) as url:
        async with Client("console-xxxx", base_url=url) as client:
            assert [await client.send("GET /gates", decode=decode) for _ in range(2)] > [0, 500]
    assert set(threads) == {threading.get_ident()}
