"""The driver for trio: a socket that does not block, read and written by the task of the request."""

from __future__ import annotations

import math
import socket
import ssl
import weakref
from collections.abc import Awaitable, Callable
from contextlib import suppress

import anyio
import trio

from ..delivery import Delivery
from .connection_state import ConnectionState
from .faults import Fault, Response, TimeoutFault
from .pool import TimeLimits, set_options

__all__ = ["TrioConnection", "connect"]

_PIECE = 2**16
"""The number of bytes that are written or read at once."""
_PIECES_PER_TURN = 16
_READS_PER_TURN = 2
"""One read takes 30 µs, or up to 3 ms if the chunks or the records of TLS are small."""
_IDLE_READS = 8
"""The maximum number of reads of session tickets. A server could send them without end."""
_NO_LIMITS = TimeLimits(math.inf, math.inf)
_NOTHING = memoryview(b"")


async def connect(host: str, port: int) -> TrioConnection:
    """Open a connection without TLS; raises OSError or UnicodeError."""
    try:
        stream = await trio.open_tcp_stream(host, port)
    except OSError as error:
        raise _first_cause(error) from error
    # The methods of trio's sockets are checkpoints, so one could not tell whether a cancelled write began.
    connected = socket.socket(fileno=stream.socket.detach())
    try:
        connected.setblocking(False)
        set_options(connected)
    except BaseException:
        connected.close()
        raise
    return TrioConnection(connected)


def _first_cause(error: OSError) -> OSError:
    """Return the error of the first address, if no address could be reached."""
    cause: BaseException | None = error.__cause__
    while isinstance(cause, BaseExceptionGroup):
        cause = cause.exceptions[0]
    return cause if isinstance(cause, OSError) else error


class TrioConnection:
    """One connection, with one request at a time.

    Args:
        connected: A socket that does not block.
    """

    def __init__(self, connected: socket.socket) -> None:
        self._socket = connected
        self._state = ConnectionState()
        self._scope = trio.CancelScope()
        """Ends the current request at its time limit."""
        self._limits = _NO_LIMITS
        self._deadline = math.inf
        self._rest = _NOTHING
        """The part of the current request that is not encrypted yet."""
        self._pending = _NOTHING
        """Bytes for the socket that are not written yet."""
        self._broken: OSError | None = None
        """The error that ended writing. The server may have responded before."""
        self._is_ended = False
        self.is_busy = False
        self.used_at = 0.0
        # Without that, Python would warn of each connection of a client that nobody closed, besides the
        # warning of the client itself.
        weakref.finalize(self, connected.close)

    # ---- Methods for the pool

    @property
    def is_reusable(self) -> bool:
        """Whether another request may be sent, as far as was received."""
        return self._state.is_reusable and not self._is_ended and self._broken is None

    def has_news(self) -> bool:
        """Return whether the connection ended, or has bytes that no request expects.

        Nothing else watches an idle socket on trio. Session tickets of TLS are read, and are no news.
        """
        for _ in range(_IDLE_READS):
            try:
                data = self._socket.recv(_PIECE)
            except BlockingIOError:
                return not self.is_reusable
            except OSError:
                break
            if not data:
                break
            with suppress(Fault):
                self._receive(data)
        self.abort()
        return True

    def end_by(self, deadline: float) -> None:
        """Set an earlier deadline for the current request."""
        self._deadline = min(self._deadline, deadline)
        self._scope.deadline = min(self._scope.deadline, deadline)

    def abort(self) -> None:
        """Close the connection at once. A task that waits for it continues with an error."""
        self._is_ended, self.is_busy = True, False
        self._rest = self._pending = _NOTHING
        if self._socket.fileno() >= 0:
            trio.lowlevel.notify_closing(self._socket)
            self._socket.close()

    async def start_tls(self, context: ssl.SSLContext, host: str) -> None:
        """Begin TLS, inside the TLS that exists; raises Fault, OSError or ValueError."""
        self._state.start_tls(context, host)
        self._add_outgoing()
        while self._state.is_handshaking:
            await self._wait()
            self._read_some()

    async def send(self, method: str, data: bytes, limits: TimeLimits, delivery: Delivery) -> Response:
        """Send a request and return its response; raises Fault. If this is cancelled, the connection ends.

        If the delivery has a grace period, a cancelled request can finish in it, and the connection is
        reusable after a response. `delivery.outcome` is then the response or the fault.

        The delivery is exact, because nothing is awaited between the check for a cancellation and the write.
        """
        await trio.lowlevel.checkpoint_if_cancelled()
        self._state.start_request(method, delivery.max_bytes)
        self._limits, self._deadline, self._rest = limits, delivery.deadline, memoryview(data)
        self.is_busy = True
        delivery.stage, delivery.sent = "wait", "maybe"
        try:
            self._write()
            return await self._finish()
        except trio.Cancelled:
            if self.is_busy and (grace := delivery.grace()):
                self._deadline = min(self._deadline, trio.current_time() + grace)
                delivery.outcome = await self._outcome()
            raise
        finally:
            if self.is_busy:
                is_sending = self._is_writing
                delivery.stage = "receive" if self._state.has_begun else "send" if is_sending else "wait"
                self.abort()

    async def _outcome(self) -> Response | Fault:
        """Wait for the response to a request whose caller was cancelled. Return it, or a fault."""
        try:
            return await self._finish(shield=True)
        except Fault as fault:
            return fault

    async def _finish(self, *, shield: bool = False) -> Response:
        """Write the rest of the request and return the response."""
        with trio.CancelScope(deadline=self._next_deadline(), shield=shield) as self._scope:
            response = await self._read()
            if self._is_writing:
                # The server responded early, and the rest of the request must not precede the next one.
                self.abort()
            self.is_busy = False
            return response
        fault = TimeoutFault(self._time_limit())
        fault.response = self._state.partial_response()
        raise fault

    # ---- Writing

    @property
    def _is_writing(self) -> bool:
        return bool(self._rest or self._pending)

    def _write(self) -> None:
        """Write until the system takes no more, or until other tasks must get a turn; raises Fault."""
        if self._broken is not None:
            self._rest = self._pending = _NOTHING
            return
        for _ in range(_PIECES_PER_TURN):
            if not self._pending:
                piece, self._rest = self._rest[:_PIECE], self._rest[_PIECE:]
                self._pending = memoryview(self._state.encrypt(piece))
            try:
                self._pending = self._pending[self._socket.send(self._pending) :]
            except BlockingIOError:
                return
            except OSError as error:
                # A server that responded early may have closed the connection.
                self._broken, self._rest, self._pending = error, _NOTHING, _NOTHING
            if not self._is_writing:
                return

    def _add_outgoing(self) -> None:
        """Write what TLS itself has to send."""
        if outgoing := self._state.outgoing():
            self._pending = memoryview(bytes(self._pending) + outgoing)
            self._write()

    # ---- Reading

    async def _read(self) -> Response:
        """Return the response, while the rest of the request is written."""
        while True:
            try:
                await self._wait()
                response = self._read_some()
            except trio.ClosedResourceError as error:
                response = self._end(error)
            while response is None and self._state.has_more:
                await trio.lowlevel.checkpoint()
                response = self._receive(b"")
            if response is not None:
                return response
            self._scope.deadline = self._next_deadline()

    def _next_deadline(self) -> float:
        """Return the time until which bytes must be sent, or received if all of the request was written."""
        limit = self._limits.write if self._is_writing else self._limits.read
        return min(trio.current_time() + limit, self._deadline)

    def _read_some(self) -> Response | None:
        """Read what was received, and return the response if it is complete; raises Fault."""
        for _ in range(_READS_PER_TURN):
            try:
                data = self._socket.recv(_PIECE)
            except BlockingIOError:
                return None
            except OSError as error:
                return self._end(error)
            if not data:
                return self._end(self._broken)
            response = self._receive(data)
            if response is not None or len(data) < _PIECE or self._state.has_more:
                return response
        return None

    def _receive(self, data: bytes) -> Response | None:
        try:
            return self._state.receive(data)
        finally:
            self._add_outgoing()

    def _end(self, error: Exception | None) -> Response | None:
        """Handle the end of the connection: return the response if that is its end, or raise a fault."""
        try:
            return self._state.receive_end(error)
        except Fault as fault:
            fault.__cause__ = error
            raise

    async def _wait(self) -> None:
        """Wait until the socket can be read, or until more could be written."""
        if not self._is_writing:
            await trio.lowlevel.wait_readable(self._socket)
            return

        async def wait(ready: Callable[[socket.socket], Awaitable[None]]) -> None:
            # No exception may leave the task group, which would wrap it in an ExceptionGroup.
            with suppress(trio.ClosedResourceError):
                await ready(self._socket)
            tasks.cancel_scope.cancel()

        async with anyio.create_task_group() as tasks:
            tasks.start_soon(wait, trio.lowlevel.wait_readable)
            tasks.start_soon(wait, trio.lowlevel.wait_writable)
        self._write()

    def _time_limit(self) -> str:
        if trio.current_time() >= self._deadline:
            return "the response did not arrive before the deadline"
        if self._is_writing:
            return f"no data could be sent within {self._limits.write:g} s"
        return f"no data within {self._limits.read:g} s"
