"""The connections to one server: idle ones, the last used one on top, and those in use."""

from __future__ import annotations

import math
import socket
import ssl
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping
from typing import NamedTuple, Protocol

import anyio
import anyio.lowlevel

from ..._clock import clock
from ..delivery import Delivery
from .faults import Response

__all__ = ["Connect", "Connection", "Pool", "TimeLimits", "UntilLoopEnds", "set_options", "time_limits"]

# Shorter than the usual timeout of servers and load balancers, so that no request uses a closing connection.
_KEEPALIVE = 4.0
_GRACE = 5.0
"""Seconds in which requests in flight can finish after `aclose`."""
_CLOSING = 1.0
"""Further seconds in which their callers can read and close the responses."""


class TimeLimits(NamedTuple):
    """Seconds without progress after which a request ends, and seconds in which a connection must be open."""

    read: float
    write: float
    connect: float = math.inf


def time_limits(timeouts: Mapping[str, float | None]) -> TimeLimits:
    """Return the limits of a timeout of httpx as a mapping, in which None means that there is no limit."""
    found = [timeouts.get(name) for name in TimeLimits._fields]
    return TimeLimits(*(math.inf if seconds is None else seconds for seconds in found))


class Connection(Protocol):
    """One connection of a driver, with one request at a time."""

    used_at: float
    """The time when it became idle."""

    @property
    def is_busy(self) -> bool:
        """Whether a response is expected."""
        ...

    @property
    def is_reusable(self) -> bool:
        """Whether another request may be sent, as far as the driver knows."""
        ...

    def has_news(self) -> bool:
        """Return whether the socket is closed, or has bytes or an end that were not read yet."""
        ...

    async def start_tls(self, context: ssl.SSLContext, host: str) -> None:
        """Begin TLS, inside the TLS that exists; raises Fault, OSError or ValueError."""

    async def send(self, method: str, data: bytes, limits: TimeLimits, delivery: Delivery) -> Response:
        """Send a request and return its response; raises Fault. If this is cancelled, the connection ends."""
        ...

    def end_by(self, deadline: float) -> None:
        """Set an earlier deadline for the current request."""

    def abort(self) -> None:
        """Close the connection at once."""


Connect = Callable[[str, int], Awaitable[Connection]]
"""Opens a connection to a host and port, without TLS; raises OSError or UnicodeError."""
UntilLoopEnds = Callable[[Callable[[], None]], AsyncGenerator[None, None]]


class Pool:
    """The connections to one server.

    Args:
        open_one: Opens a connection, within a number of seconds.
        until_loop_ends: Makes the generator that calls a function if the event loop ends before `aclose`;
            None if connections close themselves when they are collected.
    """

    def __init__(
        self,
        open_one: Callable[[float], Awaitable[Connection]],
        until_loop_ends: UntilLoopEnds | None,
    ) -> None:
        self._open_one = open_one
        self._until_loop_ends = until_loop_ends
        self._watch: AsyncGenerator[None, None] | None = None
        self._idle: list[Connection] = []
        self._in_use: set[Connection] = set()
        self._is_closed = False
        self._all_ended: anyio.Event | None = None
        self._now = clock()

    async def open(self, timeout: float) -> Connection:
        """Open a connection within a number of seconds; raises Fault."""
        self._check_open()
        if self._watch is None and self._until_loop_ends is not None:
            self._watch = self._until_loop_ends(self.abort)
            await anext(self._watch)
        connection = await self._open_one(timeout)
        self._in_use.add(connection)
        try:
            self._check_open()
        except RuntimeError:
            self.release(connection, is_reusable=False)
            raise
        return connection

    def _check_open(self) -> None:
        if self._is_closed:
            raise RuntimeError("the transport is closed")

    def take_idle(self) -> Connection | None:
        """Return a connection that was used before, or None if there is none."""
        idle, late = self._idle, self._now() - _KEEPALIVE
        # Connections at the bottom were used long ago and may never be used again.
        while idle and idle[0].used_at < late:
            idle.pop(0).abort()
        while idle:
            connection = idle.pop()
            try:
                # The event loop may not have read the end of the connection yet.
                if connection.is_reusable and not connection.has_news():
                    self._in_use.add(connection)
                    return connection
            except BaseException:
                connection.abort()
                raise
            connection.abort()
        return None

    def release(self, connection: Connection, *, is_reusable: bool) -> None:
        """Make a connection available to other requests, or close it."""
        self._in_use.discard(connection)
        if is_reusable and connection.is_reusable and not self._is_closed:
            connection.used_at = self._now()
            self._idle.append(connection)
        else:
            connection.abort()
        if self._all_ended is not None and not self._in_use:
            self._all_ended.set()

    def abort(self) -> None:
        """Close all connections at once."""
        self._is_closed = True
        for connection in (*self._idle, *self._in_use):
            connection.abort()
        self._idle.clear()
        self._in_use.clear()

    async def aclose(self) -> None:
        """Close the idle connections at once, and the others after the response or the grace period."""
        self._is_closed = True
        while self._idle:
            self._idle.pop().abort()
        end = self._now() + _GRACE
        for connection in list(self._in_use):
            if connection.is_busy:
                connection.end_by(end)
            else:
                self.release(connection, is_reusable=False)
        # A caller may never close its response.
        with anyio.move_on_after(_GRACE + _CLOSING, shield=True):
            if self._in_use:
                self._all_ended = self._all_ended or anyio.Event()
                await self._all_ended.wait()
        self.abort()
        with anyio.CancelScope(shield=True):
            if self._watch is not None:
                await self._watch.aclose()
            # The event loop closes sockets in its next step.
            await anyio.lowlevel.checkpoint()


def set_options(connected: socket.socket) -> None:
    """Let the system detect a dead connection by TCP keepalive probes."""
    connected.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    for name, value in (("TCP_KEEPIDLE", 20), ("TCP_KEEPINTVL", 5), ("TCP_KEEPCNT", 3)):
        if (option := getattr(socket, name, None)) is not None:
            connected.setsockopt(socket.IPPROTO_TCP, option, value)
