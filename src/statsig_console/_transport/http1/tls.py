"""TLS without I/O: bytes in, bytes out. One layer can be inside another, for a proxy with TLS."""

from __future__ import annotations

import ssl

from .faults import ConnectFault, ProtocolFault, TLSFault

__all__ = ["RECORDS_PER_TURN", "TLSLayer", "TLSLayers"]

RECORDS_PER_TURN = 1000
"""The maximum number of records that are decrypted at once: 1 to 3 ms. After that, other tasks get a turn."""
_RECORD = 2**14


class TLSLayer:
    """The client's side of one TLS connection.

    Args:
        context: Certificates to trust and other settings.
        host: The name or address that the certificate of the server must have.
    """

    __slots__ = ("_incoming", "_outgoing", "_tls", "has_more", "is_closed", "is_ready")

    def __init__(self, context: ssl.SSLContext, host: str) -> None:
        self._incoming, self._outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
        self._tls = context.wrap_bio(self._incoming, self._outgoing, server_hostname=host)
        self.is_ready = False
        """Whether the handshake is complete."""
        self.is_closed = False
        """Whether the other side sent close_notify."""
        self.has_more = False
        """Whether `decrypt` stopped to give other tasks a turn; call it again with no bytes."""

    def handshake(self, data: bytes) -> None:
        """Continue the handshake. Also after a TLSFault, `encrypt` may have an alert to send."""
        self._incoming.write(data)
        try:
            self._tls.do_handshake()
        except ssl.SSLWantReadError:
            return
        except ssl.SSLError as error:
            raise TLSFault(f"the TLS handshake failed: {error}") from error
        # The same bytes may hold more than the end of the handshake.
        self.is_ready = self.has_more = True

    def decrypt(self, data: bytes, parts: list[bytes]) -> None:
        """Append the content of records to `parts`; raises ProtocolFault after the last valid record."""
        self._incoming.write(data)
        read, self.has_more = self._tls.read, False
        try:
            for _ in range(RECORDS_PER_TURN):
                if not (part := read(_RECORD)):
                    self.is_closed = True
                    return
                parts.append(part)
            self.has_more = True
        except ssl.SSLWantReadError:
            pass
        except ssl.SSLError as error:
            raise ProtocolFault(f"TLS failed: {error}") from error

    def encrypt(self, data: bytes | memoryview) -> bytes:
        """Return the bytes that TLS itself has to send, such as an alert, and then records of `data`."""
        if data:
            try:
                self._tls.write(data)
            except ssl.SSLError as error:
                raise ProtocolFault(f"TLS failed: {error}") from error
        return self._outgoing.read() if self._outgoing.pending else b""


class TLSLayers:
    """The TLS layers of one connection: to the proxy, inside it to the server, or only one of them."""

    __slots__ = ("_layers", "fault", "is_handshaking")

    def __init__(self) -> None:
        self._layers: list[TLSLayer] = []
        self.is_handshaking = False
        self.fault: ProtocolFault | None = None
        """Set if a layer received invalid bytes. The bytes before them are valid."""

    @property
    def has_more(self) -> bool:
        """Whether `receive` stopped to give other tasks a turn; call it again with no bytes."""
        return any(layer.has_more for layer in self._layers)

    @property
    def has_ended(self) -> bool:
        """Whether a layer was closed by close_notify, so that nothing else can be received."""
        return any(layer.is_closed for layer in self._layers)

    @property
    def is_closed_by_server(self) -> bool:
        """Whether the innermost layer was closed, so that everything the server sent was received."""
        return self._layers[-1].is_closed

    def start(self, context: ssl.SSLContext, host: str) -> None:
        """Add a layer inside those that exist, and begin its handshake."""
        layer = TLSLayer(context, host)
        self._layers.append(layer)
        self.is_handshaking = True
        layer.handshake(b"")

    def receive(self, data: bytes) -> bytes:
        """Return what the server sent in these bytes of the socket.

        Raises ConnectFault if a handshake does not succeed. Invalid bytes later only set `fault`.
        """
        *outer, inner = self._layers
        for layer in outer:
            data = self._decrypt(layer, data)
            while self.is_handshaking and layer.has_more:
                data += self._decrypt(layer, b"")
        if not self.is_handshaking:
            return self._decrypt(inner, data)
        if self.fault is not None:
            raise TLSFault(f"TLS to the proxy failed: {self.fault}") from self.fault
        inner.handshake(data)
        if not inner.is_ready:
            if self.has_ended:
                raise ConnectFault("the proxy closed the connection in the TLS handshake")
            return b""
        self.is_handshaking = False
        return self._decrypt(inner, b"")

    def _decrypt(self, layer: TLSLayer, data: bytes) -> bytes:
        parts: list[bytes] = []
        try:
            if data or layer.has_more:
                layer.decrypt(data, parts)
        except ProtocolFault as fault:
            self.fault = fault
        return parts[0] if len(parts) == 1 else b"".join(parts)

    def encrypt(self, data: bytes | memoryview) -> bytes:
        """Return the bytes for the socket: those that the layers have to send, and then `data`."""
        *outer, inner = self._layers
        encrypted = inner.encrypt(data)
        for layer in reversed(outer):
            encrypted = layer.encrypt(encrypted)
        return encrypted
