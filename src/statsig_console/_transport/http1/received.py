"""A response that is in memory, and its form for httpx. Closing it makes its connection available again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from ..._errors import ResponseTooLargeError
from ..delivery import Delivery
from .faults import BodyTooLargeFault, Fault, ProtocolFault, Response, TimeoutFault

if TYPE_CHECKING:
    from .pool import Connection, Pool

__all__ = ["ReceivedResponse", "error_of"]


class ReceivedResponse:
    """A response in memory, which holds its connection until it is closed.

    Args:
        response: The response, or the part of it that was received.
        connection: Its connection, which is in use.
        pool: The pool of the connection.
        delivery: Says whether the response turned out to be invalid; then the connection is not reused.
        fault: What ended the response early, or None.
    """

    __slots__ = (
        "_connection", "_delivery", "_pool",
        "body", "content_type", "fault", "headers", "is_encoded", "status_code",
    )  # fmt: skip

    def __init__(
        self,
        response: Response,
        connection: Connection,
        pool: Pool,
        delivery: Delivery,
        fault: Fault | None = None,
    ) -> None:
        self.status_code, self.headers, self.body = response
        self.fault = fault
        self._connection: Connection | None = connection
        self._pool = pool
        self._delivery = delivery
        self.content_type: bytes | None = None
        """The value of Content-Type. Several ones are joined, as those of other headers."""
        self.is_encoded = False
        """Whether there is a Content-Encoding, so that the body may be compressed."""
        for name, value in self.headers:
            # Only names of these two lengths are changed to lower case, since each change takes 30 ns.
            if len(name) == 12 and name.lower() == b"content-type":
                self.content_type = value if self.content_type is None else self.content_type + b", " + value
            elif len(name) == 16 and name.lower() == b"content-encoding":
                self.is_encoded = True

    def close(self) -> None:
        """Make the connection available to other requests, or close it. Calling it again does nothing."""
        connection, self._connection = self._connection, None
        if connection is not None:
            is_reusable = self.fault is None and not self._delivery.is_spoiled
            self._pool.release(connection, is_reusable=is_reusable)

    def as_httpx(self) -> httpx.Response:
        """Return it as a response of httpx, whose stream ends with an exception of httpx after a fault."""
        return httpx.Response(self.status_code, headers=self.headers, stream=_Stream(self))


class _Stream(httpx.AsyncByteStream):
    """The body of a response in memory.

    It is its own iterator, because asyncio keeps a list of all generators.
    """

    def __init__(self, response: ReceivedResponse) -> None:
        self._response = response
        self._content = response.body

    def __aiter__(self) -> _Stream:
        return self

    async def __anext__(self) -> bytes:
        content, self._content = self._content, b""
        if content:
            return content
        if (fault := self._response.fault) is None:
            raise StopAsyncIteration
        error = error_of(fault, "receive")
        if isinstance(error, ResponseTooLargeError):
            error.status = self._response.status_code
        raise error from fault

    async def aclose(self) -> None:
        self._response.close()


def error_of(fault: Fault, stage: str) -> Exception:
    """Return the exception that callers know for a fault of a request."""
    text = str(fault)
    if isinstance(fault, TimeoutFault):
        return httpx.WriteTimeout(text) if stage == "send" else httpx.ReadTimeout(text)
    if isinstance(fault, BodyTooLargeFault):
        return ResponseTooLargeError(fault.limit)
    if isinstance(fault, ProtocolFault):
        return httpx.RemoteProtocolError(text)
    return httpx.ReadError(text)
