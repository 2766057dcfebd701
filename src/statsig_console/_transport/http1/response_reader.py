"""Read the response to one request: interim responses, the head, and the body with its limits."""

from __future__ import annotations

from .body import Body, ChunkedBody, LengthBody, UntilCloseBody
from .faults import BodyTooLargeFault, DisconnectedFault, ProtocolFault, Response, TruncatedFault
from .head import Head, check_start, find_blank_line, parse_head

__all__ = ["MAX_INTERIM", "ResponseReader"]

MAX_INTERIM = 100
"""The maximum number of interim (1xx) responses before the final one."""


class ResponseReader:
    """Reads one response.

    Args:
        method: The method of the request. Responses to HEAD and 2xx responses to CONNECT have no body.
        limit: The maximum size of the body in bytes, without chunks and before it is decompressed.
        error_limit: The same for responses whose status is not 2xx. They are read up to the limit, so that
            the fault has the beginning of their body.
    """

    __slots__ = (
        "_body", "_checked", "_error_limit", "_head", "_held", "_interim", "_limit", "_method", "rest",
    )  # fmt: skip

    def __init__(self, method: str, limit: int, error_limit: int) -> None:
        self._method, self._limit, self._error_limit = method, limit, error_limit
        self._interim = self._checked = 0
        self._held: bytes | bytearray = b""
        self._head: Head | None = None
        self._body: Body | None = None
        self.rest = b""
        """The bytes after a complete response."""

    @property
    def has_begun(self) -> bool:
        """Whether a byte of the response was received."""
        return self._head is not None or self._interim > 0 or bool(self._held)

    @property
    def has_more(self) -> bool:
        """Whether `receive` stopped to give other tasks a turn; call it again with no bytes."""
        return self._body is not None and self._body.has_more

    @property
    def must_close(self) -> bool:
        """Whether the server will send no other response on this connection, after a complete one."""
        head = self._head
        assert head is not None
        # The tunnel stays open, whatever the head of the proxy's response says.
        return head.must_close and not (self._method == "CONNECT" and 200 <= head.status < 300)

    def receive(self, data: bytes) -> Response | None:
        """Take bytes. Return the response if it is complete; raises ProtocolFault or BodyTooLargeFault."""
        if self._body is None:
            if (at := self._read_heads(data)) < 0:
                return None
            if self._held:
                data, self._held = bytes(self._held), b""
            return self._begin_body(data, at)
        return self._read_body(data)

    def end(self, *, is_intended: bool) -> Response:
        """Take the end of the connection. Return the response if that is its end, or raise a fault.

        Args:
            is_intended: Whether it is certain that the server ended the connection.
        """
        if self._head is not None and isinstance(self._body, UntilCloseBody) and is_intended:
            return _response(self._head, self._body.content())
        if self.has_begun:
            raise TruncatedFault("the connection ended within the response")
        raise DisconnectedFault("the server disconnected without a response")

    def partial(self) -> Response | None:
        """Return the part of the response that was read, or None without a valid head."""
        if self._head is None:
            return None
        return _response(self._head, b"" if self._body is None else self._body.content())

    def _read_heads(self, data: bytes) -> int:
        """Read heads up to the final one; return the index after it, or -1 if it is not complete."""
        buffer: bytes | bytearray = data
        if self._held:
            self._held += data
            buffer = self._held
        start = 0
        while (end := find_blank_line(buffer, start, self._checked)) >= 0:
            head = parse_head(buffer, start, end)
            start = self._checked = end + 4
            if head.status >= 200:
                self._head = head
                return start
            self._interim += 1
            if self._interim > MAX_INTERIM:
                raise ProtocolFault(f"more than {MAX_INTERIM} interim responses")
        check_start(buffer, start)
        if buffer is data or start:
            self._held = bytearray(buffer[start:])
        self._checked = len(self._held)
        return -1

    def _begin_body(self, data: bytes, at: int) -> Response | None:
        head = self._head
        assert head is not None
        is_success = 200 <= head.status < 300
        limit, length = self._limit if is_success else self._error_limit, head.content_length
        method = self._method
        if head.status in (204, 304) or method == "HEAD" or (method == "CONNECT" and is_success):
            length = 0
        elif head.is_chunked:
            self._body = ChunkedBody(limit)
            # It begins with the CRLF of the blank line.
            return self._read_body(data[at - 2 :])
        elif length is None:
            self._body = UntilCloseBody(limit)
            return self._read_body(data[at:])
        elif is_success and length > limit:
            raise BodyTooLargeFault(limit)
        if length <= limit and length <= len(data) - at:
            # The usual case: the whole response was received at once.
            self.rest = data[at + length :]
            return _response(head, data[at : at + length])
        self._body = LengthBody(limit, length)
        return self._read_body(data[at:])

    def _read_body(self, data: bytes) -> Response | None:
        assert self._body is not None
        assert self._head is not None
        if (rest := self._body.receive(data)) is None:
            return None
        self.rest = rest
        return _response(self._head, self._body.content())


def _response(head: Head, body: bytes) -> Response:
    return Response(head.status, head.headers, body)
