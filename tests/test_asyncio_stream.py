"""A connection on asyncio gives each read its own time, though one alarm serves them all."""

from __future__ import annotations

import asyncio
import socket

import httpcore2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from statsig_console._asyncio_stream import AsyncioStream
from virtual_time import VirtualLoop

SECONDS = st.integers(1, 9)


async def read_all(steps: list[tuple[int | None, float]]) -> None:
    """Read with each timeout what comes after each delay."""
    ours, theirs = socket.socketpair()
    loop, stream = asyncio.get_running_loop(), AsyncioStream(ours)
    await loop.create_connection(lambda: stream, sock=ours)
    for timeout, delay in steps:
        begin = loop.time()
        loop.call_later(delay, theirs.send, b"x")
        if timeout is None or delay < timeout:
            assert await stream.read(10, timeout) == b"x"
        else:
            with pytest.raises(httpcore2.ReadTimeout, match=f"nothing within {timeout} s"):
                await stream.read(10, timeout)
            assert loop.time() - begin == timeout
            assert await stream.read(10) == b"x"
        assert loop.time() - begin == delay
    await stream.aclose()
    theirs.close()


@given(st.lists(st.tuples(st.none() | SECONDS, SECONDS.map(lambda whole: whole - 0.5)), max_size=8))
def test_each_read_waits_for_its_own_time(steps: list[tuple[int | None, float]]) -> None:
    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        runner.run(read_all(steps))
