"""A connection on asyncio gives each read its own time, though one alarm serves them all."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable, Coroutine
from typing import Any

import httpcore2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from statsig_console._transport.asyncio_stream import AsyncioStream
from tests.support.event_loops import LOOPS, in_real_time
from tests.support.virtual_time import VirtualLoop

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
            with pytest.raises(httpcore2.ReadTimeout, match=f"no data within {timeout} s"):
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


def on_each_loop(main: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """Run a coroutine on asyncio and on uvloop, in real time."""
    for loop in LOOPS:
        if loop != "trio":
            with asyncio.Runner(**in_real_time(loop)[1]) as runner:
                runner.run(main())


def test_an_alarm_that_is_due_at_once_can_be_replaced() -> None:
    async def main() -> None:
        ours, theirs = socket.socketpair()
        loop, stream = asyncio.get_running_loop(), AsyncioStream(ours)
        await loop.create_connection(lambda: stream, sock=ours)
        try:
            stream._expect(loop, 0.0004)
            stream._expect(loop, 0.0002)
            with pytest.raises(httpcore2.ReadTimeout):
                await stream.read(10, 0.0001)
            theirs.send(b"x")
            assert await stream.read(10, 5) == b"x"
        finally:
            await stream.aclose()
            theirs.close()

    on_each_loop(main)


def test_a_connection_whose_socket_is_closed_is_not_used_again() -> None:
    ours, theirs = socket.socketpair()
    stream = AsyncioStream(ours)
    assert not stream.get_extra_info("is_readable")
    theirs.send(b"x")
    assert stream.get_extra_info("is_readable")
    ours.close()
    theirs.close()
    # The system gives the number of the closed socket to the next one, in which nothing is to be read.
    others = socket.socketpair()
    assert stream.get_extra_info("is_readable")
    for other in others:
        other.close()


def test_writing_after_the_end_is_an_error_of_writing() -> None:
    async def main() -> None:
        ours, theirs = socket.socketpair()
        loop, stream = asyncio.get_running_loop(), AsyncioStream(ours)
        await loop.create_connection(lambda: stream, sock=ours)
        await stream.aclose()
        theirs.close()
        with pytest.raises(httpcore2.WriteError, match="the connection is closed"):
            await stream.write(b"x", 5)

    on_each_loop(main)
