"""The driver for asyncio and uvloop: a protocol that writes a request without awaiting anything before."""

from __future__ import annotations

import asyncio
import math
import select
import socket
import ssl
import threading
from collections.abc import AsyncGenerator, Callable
from contextlib import suppress
from typing import cast

import anyio

from ..addresses import connected_socket
from ..delivery import Delivery
from .connection_state import ConnectionState
from .faults import DisconnectedFault, Fault, Response, TimeoutFault
from .pool import TimeLimits, set_options

__all__ = ["AsyncioConnection", "connect", "until_loop_ends"]

_PIECE = 2**16
"""The number of bytes that are written or read at once."""
_FULL_READS_PER_TURN = 4
"""After so many full reads, other tasks get a turn: uvloop reads up to 32 times in one step.

One read takes 0.1 ms, or up to 3 ms if the chunks or the records of TLS are small.
"""
_NO_LIMITS = TimeLimits(math.inf, math.inf)
_NOTHING = memoryview(b"")


class _Buffer(threading.local):
    """The buffer that all sockets of a thread are read into.

    asyncio would allocate 256 KiB for each read. Received bytes are copied out of the buffer before the event
    loop does anything else, so one buffer is enough. Event loops in two threads need two. On Windows, asyncio
    copies what it has received into this buffer.
    """

    def __init__(self) -> None:
        self.view = memoryview(bytearray(_PIECE))


_shared = _Buffer()


async def connect(host: str, port: int) -> AsyncioConnection:
    """Open a connection without TLS; raises OSError or UnicodeError."""
    connected = await connected_socket(host, port)
    loop = asyncio.get_running_loop()
    try:
        # The options are set here, because uvloop's transports have no real socket to set them on.
        set_options(connected)
        connection = AsyncioConnection(loop, connected)
        await loop.create_connection(lambda: connection, sock=connected)
    except BaseException:
        # The event loop has closed its transport, if it created one, or uvloop has detached the socket.
        connected.close()
        raise
    return connection


async def until_loop_ends(abort: Callable[[], None]) -> AsyncGenerator[None, None]:
    """Call a function if the event loop ends, or if this generator is collected.

    asyncio closes generators in both cases, within the event loop. Without that, asyncio would warn of each
    connection of a client that nobody closed, besides the warning of the client itself.
    """
    try:
        yield
    finally:
        abort()


class AsyncioConnection(asyncio.BufferedProtocol):
    """One connection, with one request at a time.

    It uses only the documented methods of transports, because those of uvloop are not an asyncio.Transport.

    Args:
        loop: The running event loop.
        connected: The socket of the transport.
    """

    def __init__(self, loop: asyncio.AbstractEventLoop, connected: socket.socket) -> None:
        self._loop = loop
        self._socket = connected
        self._transport: asyncio.Transport
        self._state = ConnectionState()
        self._handshake: asyncio.Future[None] | None = None
        self._waiter: asyncio.Future[Response] | None = None
        """Receives the response to the current request; None if there is no request."""
        self._late: Response | Exception | None = None
        """The end of the current request, if its caller was cancelled in the same step of the event loop."""
        self._limits = _NO_LIMITS
        self._delivery = Delivery()
        self._rest = _NOTHING
        """The part of the current request that is not written yet."""
        self._unsent = 0
        """The number of bytes that the transport held when `_wakes_at` was set."""
        self._full_reads = 0
        """The number of reads since the last turn of other tasks that filled the buffer."""
        self._deadline = self._wakes_at = self._alarm_at = math.inf
        self._alarm: asyncio.TimerHandle | None = None
        self._is_ended = False
        self._poll: Callable[[int], object] | None = None
        self.used_at = 0.0

    # ---- Methods for the pool

    @property
    def is_busy(self) -> bool:
        """Whether a response is expected."""
        return self._waiter is not None

    @property
    def is_reusable(self) -> bool:
        """Whether another request may be sent, as far as the event loop knows.

        A connection that cannot be used again is closed at once, such as one with unrequested data.
        """
        return not self._transport.is_closing()

    def has_news(self) -> bool:
        """Return whether the socket is closed, or has bytes or an end that were not read yet."""
        if self._socket.fileno() < 0:
            return True
        if self._poll is None:
            if not hasattr(select, "poll"):  # pragma: no cover
                return bool(select.select([self._socket], [], [], 0)[0])
            poll = select.poll()
            poll.register(self._socket, select.POLLIN)
            self._poll = poll.poll
        return bool(self._poll(0))

    def end_by(self, deadline: float) -> None:
        """Set an earlier deadline for the current request."""
        if deadline < self._deadline:
            self._deadline = deadline
            self._wake_at(self._wakes_at)

    def abort(self) -> None:
        """Close the connection at once. The event loop closes the socket in its next step."""
        if self._waiter is not None:
            self._fail(DisconnectedFault("the connection was closed"))
            return
        self._is_ended, self._rest = True, _NOTHING
        self._cancel_alarm()
        self._transport.abort()

    async def start_tls(self, context: ssl.SSLContext, host: str) -> None:
        """Begin TLS, inside the TLS that exists; raises Fault, OSError or ValueError."""
        self._handshake = self._loop.create_future()
        try:
            self._state.start_tls(context, host)
            self._transport.write(self._state.outgoing())
            await self._handshake
        finally:
            self._handshake = None

    async def send(self, method: str, data: bytes, limits: TimeLimits, delivery: Delivery) -> Response:
        """Send a request and return its response; raises Fault. If this is cancelled, the connection ends.

        If the delivery has a grace period, a cancelled request can finish in it, and the connection is
        reusable after a response. `delivery.outcome` is then the response or the fault.

        Nothing is awaited before the request is written. So the delivery is exact: a cancellation arrives
        either before this call, and nothing was sent, or after the request was written.
        """
        waiter: asyncio.Future[Response] = self._loop.create_future()
        self._waiter, self._late = waiter, None
        self._limits, self._delivery, self._deadline = limits, delivery, delivery.deadline
        self._state.start_request(method, delivery.max_bytes)
        delivery.stage, delivery.sent = "wait", "maybe"
        try:
            self._write(data)
            return await waiter
        except asyncio.CancelledError:
            if grace := delivery.grace():
                delivery.outcome = await self._finish(waiter, grace)
            raise
        finally:
            if self._waiter is not None:
                self._note_stage()
                self._waiter = None
                self.abort()

    async def _finish(self, waiter: asyncio.Future[Response], grace: float) -> Response | Exception:
        """Wait for the response to a request whose caller was cancelled. Return it, or a fault.

        This needs no task. A new future takes the place of the cancelled one, and the alarm of this
        connection ends it after the grace period.
        """
        if self._waiter is not None:
            self._waiter = waiter = self._loop.create_future()
            self.end_by(self._loop.time() + grace)
            # The scope holds off cancellations by anyio, and the loop further calls of `Task.cancel`.
            with anyio.CancelScope(shield=True):
                while not waiter.done():
                    with suppress(asyncio.CancelledError):
                        await asyncio.wait([waiter])
        elif self._late is not None:
            return self._late
        try:
            return waiter.result()
        except Exception as error:
            return error

    # ---- Writing and time limits

    def _write(self, data: bytes) -> None:
        if len(data) > _PIECE:
            self._rest = memoryview(data)
            self.resume_writing()
        else:
            self._transport.write(self._state.encrypt(data))
            self._expect()

    def resume_writing(self) -> None:
        """Write more of a large request, until the system takes no more; called if the transport is empty."""
        if not self._rest:
            return
        try:
            while self._rest and not self._transport.get_write_buffer_size():
                piece, self._rest = self._rest[:_PIECE], self._rest[_PIECE:]
                self._transport.write(self._state.encrypt(piece))
            # An empty view would keep all of the request in memory, and the key in it.
            self._rest = self._rest or _NOTHING
        except Fault as fault:
            self._fail(fault)
        else:
            self._expect()

    def _expect(self) -> None:
        """Set the time until which bytes must be sent, or received if all of the request was written."""
        self._unsent = self._transport.get_write_buffer_size() if self._rest else 0
        self._wake_at(self._loop.time() + (self._limits.write if self._rest else self._limits.read))

    def _wake_at(self, time: float) -> None:
        self._wakes_at = time = min(time, self._deadline)
        # An alarm that rings too early is set again, so that most requests set none.
        if time < self._alarm_at:
            self._cancel_alarm()
            self._alarm, self._alarm_at = self._loop.call_at(time, self._ring), time

    def _cancel_alarm(self) -> None:
        alarm, self._alarm, self._alarm_at = self._alarm, None, math.inf
        if alarm is not None:
            alarm.cancel()

    def _ring(self) -> None:
        self._alarm, self._alarm_at = None, math.inf
        if self._waiter is None:
            return
        now = self._loop.time()
        if now < self._wakes_at:
            self._wake_at(self._wakes_at)
        elif self._rest and now < self._deadline and self._transport.get_write_buffer_size() < self._unsent:
            self._expect()
        else:
            self._fail(TimeoutFault(self._time_limit(now)))

    def _time_limit(self, now: float) -> str:
        if now >= self._deadline:
            return "the response did not arrive before the deadline"
        if self._rest:
            return f"no data could be sent within {self._limits.write:g} s"
        return f"no data within {self._limits.read:g} s"

    # ---- The end of a request

    def _succeed(self, response: Response) -> None:
        waiter, self._waiter = self._waiter, None
        if self._rest or self._transport.get_write_buffer_size():
            # The server responded early, and the rest of the request must not precede the next one.
            self.abort()
        if waiter is not None:
            if waiter.done():
                self._late = response
            else:
                waiter.set_result(response)

    def _fail(self, fault: Exception) -> None:
        """End the connection. The current request or handshake raises the fault, or another exception."""
        self._note_stage()
        if isinstance(fault, Fault):
            fault.response = fault.response or self._state.partial_response()
        waiter, handshake, self._waiter = self._waiter, self._handshake, None
        self.abort()
        if waiter is not None:
            if waiter.done():
                self._late = fault
            else:
                waiter.set_exception(fault)
        elif handshake is not None and not handshake.done():
            handshake.set_exception(fault)

    def _note_stage(self) -> None:
        if self._waiter is not None:
            is_begun = self._state.has_begun
            self._delivery.stage = "receive" if is_begun else "send" if self._rest else "wait"

    # ---- Called by the event loop

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)
        # With another limit, `resume_writing` would not be called when the transport is empty, and uvloop
        # would not write at once.
        self._transport.set_write_buffer_limits(0)

    def get_buffer(self, sizehint: int) -> memoryview:
        return _shared.view

    def buffer_updated(self, nbytes: int) -> None:
        self._receive(bytes(_shared.view[:nbytes]))

    def _receive(self, data: bytes) -> None:
        state = self._state
        try:
            response = state.receive(data)
        except Fault as fault:
            self._send_outgoing()
            self._fail(fault)
            return
        except Exception as error:
            # The event loop would only log it, and the caller would see an end of the connection.
            self._fail(error)
            return
        self._send_outgoing()
        if response is not None:
            self._succeed(response)
        elif self._handshake is not None:
            if not state.is_handshaking and not self._handshake.done():
                self._handshake.set_result(None)
        elif self._waiter is not None:
            self._expect()
            self._full_reads = self._full_reads + 1 if len(data) == _PIECE else 0
            is_turn_over = state.has_more or self._full_reads == _FULL_READS_PER_TURN
            if is_turn_over and not self._is_ended:
                self._full_reads = 0
                self._transport.pause_reading()
                self._loop.call_soon(self._continue)
        if self._waiter is None and not state.is_reusable:
            self.abort()

    def _continue(self) -> None:
        """Read on, after other tasks had a turn."""
        if self._is_ended:
            return
        self._receive(b"")
        if not (self._is_ended or self._state.has_more):
            self._transport.resume_reading()

    def _send_outgoing(self) -> None:
        if (outgoing := self._state.outgoing()) and not self._is_ended:
            self._transport.write(outgoing)

    def eof_received(self) -> bool:
        self._end()
        return False

    def connection_lost(self, exc: Exception | None) -> None:
        self._is_ended = True
        self._cancel_alarm()
        if exc is not None:
            self._read_early_response()
        self._end(exc)

    def _read_early_response(self) -> None:
        """Read what the server sent before the connection broke while the request was written."""
        while self._waiter is not None:
            try:
                data = self._socket.recv(_PIECE)
            except OSError:
                return
            if not data:
                return
            self._receive(data)

    def _end(self, error: Exception | None = None) -> None:
        """Handle the end of the connection. The request or handshake in progress succeeds or fails."""
        try:
            response = self._state.receive_end(error)
            if response is None:
                raise DisconnectedFault("the connection ended")
        except Fault as fault:
            fault.__cause__ = error
            self._fail(fault)
        else:
            self._succeed(response)
            self.abort()
