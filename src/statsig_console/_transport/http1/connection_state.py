"""The state of one HTTP/1.1 connection without I/O: bytes in, responses out; one request at a time."""

from __future__ import annotations

import ssl

from .faults import ConnectFault, Fault, Response
from .response_reader import ResponseReader
from .tls import TLSLayers

__all__ = ["MAX_ERROR_BODY", "ConnectionState"]

MAX_ERROR_BODY = 2**18
"""The maximum size of a body whose status is not 2xx."""


class ConnectionState:
    """The state that a driver needs of its connection.

    A driver sends `start_tls` and `start_request` bytes, gives all received bytes to `receive`, sends
    `outgoing()` after it, and gives the end of the connection to `receive_end`. It ends the connection after
    a fault, and if `is_reusable` is false and no response is expected.
    """

    __slots__ = ("_reader", "_tls", "is_reusable")

    def __init__(self) -> None:
        self._tls: TLSLayers | None = None
        self._reader: ResponseReader | None = None
        self.is_reusable = True
        """Whether another request may use the connection, as far as was received."""

    @property
    def is_handshaking(self) -> bool:
        """Whether a TLS handshake is not complete."""
        return self._tls is not None and self._tls.is_handshaking

    @property
    def has_begun(self) -> bool:
        """Whether a byte of the response to the current request was received."""
        return self._reader is not None and self._reader.has_begun

    @property
    def has_more(self) -> bool:
        """Whether `receive` stopped to give other tasks a turn.

        Pause reading, and call `receive` with no bytes in the next step of the event loop.
        """
        if self._tls is not None and self._tls.has_more:
            return True
        return self._reader is not None and self._reader.has_more

    def start_tls(self, context: ssl.SSLContext, host: str) -> None:
        """Begin TLS, inside the layers that exist; `receive` continues until `is_handshaking` is false.

        Args:
            context: Certificates to trust and other settings.
            host: The name or address that the certificate of the server must have.
        """
        self._tls = self._tls or TLSLayers()
        self._tls.start(context, host)

    def start_request(self, method: str, limit: int, error_limit: int = MAX_ERROR_BODY) -> None:
        """Expect the response to one request.

        Args:
            method: The method of the request. A response to HEAD has no body, and CONNECT opens a tunnel.
            limit: The maximum size of the body in bytes, before it is decompressed.
            error_limit: The same for responses whose status is not 2xx.
        """
        self._reader = ResponseReader(method, limit, error_limit)

    def encrypt(self, data: bytes | memoryview) -> bytes | memoryview:
        """Return the bytes for the socket that carry these bytes of a request."""
        return data if self._tls is None else self._tls.encrypt(data)

    def outgoing(self) -> bytes:
        """Return the bytes for the socket that TLS itself has to send, also after a failed handshake."""
        return b"" if self._tls is None else self._tls.encrypt(b"")

    def receive(self, data: bytes) -> Response | None:
        """Take bytes of the socket. Return the response to the current request if it is complete.

        Raises a fault if the bytes are invalid, or if they end a handshake or a response early.
        """
        if (tls := self._tls) is None:
            return self._read(data)
        if data or tls.is_handshaking or tls.has_more:
            data = tls.receive(data)
        response = self._read(data) if data or self.has_more else None
        while response is not None and tls.has_more:
            # The records after the response decide whether the connection is reusable.
            self._read(tls.receive(b""))
        if tls.fault is not None or tls.has_ended:
            self.is_reusable = False
            if response is None and self._reader is not None and not self.has_more:
                if (fault := tls.fault) is not None:
                    fault.response = self._reader.partial()
                    raise fault
                return self.receive_end()
        return response

    def receive_end(self, error: Exception | None = None) -> Response | None:
        """Take the end of the connection. Return the response if that is its end, or raise a fault.

        Returns None if no response is expected.

        Args:
            error: The error that ended the connection, or None if the server closed it.
        """
        self.is_reusable = False
        if self.is_handshaking:
            raise ConnectFault("the server closed the connection in the TLS handshake")
        while self.has_more:
            # The driver did not get to these bytes before the connection ended.
            if (response := self.receive(b"")) is not None:
                return response
        if (reader := self._reader) is None:
            return None
        # Without close_notify, somebody else may have ended the connection.
        is_intended = error is None and (self._tls is None or self._tls.is_closed_by_server)
        try:
            response = reader.end(is_intended=is_intended)
        except Fault as fault:
            fault.response = reader.partial()
            raise
        self._reader = None
        return response

    def partial_response(self) -> Response | None:
        """Return the part of the response that was received, or None without a valid head."""
        return None if self._reader is None else self._reader.partial()

    def _read(self, data: bytes) -> Response | None:
        if (reader := self._reader) is None:
            # Bytes that belong to no request would be read as the response to the next one.
            self.is_reusable = self.is_reusable and not data
            return None
        try:
            response = reader.receive(data)
        except Fault as fault:
            self.is_reusable, fault.response = False, reader.partial()
            raise
        if response is None:
            return None
        self._reader = None
        if reader.must_close or reader.rest:
            self.is_reusable = False
        return response
