"""TLS layers against the ssl module of the standard library: handshakes, ends, and TLS inside TLS."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterator

import httpx
import pytest

from statsig_console._calls.retry import may_repeat
from statsig_console._http.exceptions import error_for
from statsig_console._http.redaction import Redactor
from statsig_console._operation import Operation
from statsig_console._transport.delivery import Delivery
from statsig_console._transport.http1.connection_state import ConnectionState
from statsig_console._transport.http1.faults import (
    ConnectFault,
    ProtocolFault,
    Response,
    TLSFault,
    TruncatedFault,
)
from statsig_console._transport.http1.tls import RECORDS_PER_TURN
from tests.support.certificates import Authority
from tests.support.tls_peer import TLSPeer

NAME, PROXY = "console.example", "proxy.example"
VERSIONS = [ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3]
REQUEST = b"GET / HTTP/1.1\r\n\r\n"
OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"
UNTIL_CLOSE = b"HTTP/1.1 200 OK\r\n\r\n{}"


def may_retry(fault: ConnectFault) -> bool:
    """Return whether a client retries a request whose connection failed with this fault."""
    error = httpx.ConnectError(str(fault))
    error.__cause__ = fault
    found = error_for(error, Delivery(sent="no"), Redactor(), httpx.URL(f"https://{NAME}"))
    return may_repeat(found, Operation.parse("GET /gates"))


class Pair:
    """A client and a server, connected in memory.

    Args:
        client: The TLS context of the client.
        contexts: The TLS contexts of the server: the proxy's one first, if there are two.
        piece: How many bytes of a flight are given to the client at once.
    """

    def __init__(self, client: ssl.SSLContext, *contexts: ssl.SSLContext, piece: int = 2**16) -> None:
        self.state = ConnectionState()
        self.peer = TLSPeer(*contexts)
        self._client, self._piece, self._depth = client, piece, len(contexts)

    def give(self, data: bytes) -> Response | None:
        """Give the client bytes of the socket, and the server what it sends in return."""
        response = None
        try:
            for at in range(0, len(data), self._piece):
                response = self.state.receive(data[at : at + self._piece]) or response
        finally:
            self.said = self.state.outgoing()
        return response

    def handshake(self) -> None:
        """Open all layers."""
        names = [NAME] if self._depth == 1 else [PROXY, NAME]
        for depth, name in enumerate(names, start=1):
            self.open_layer(self._client, name, depth)

    def open_layer(self, client: ssl.SSLContext, name: str, depth: int) -> None:
        """Open one layer, inside of those that are open."""
        self.state.start_tls(client, name)
        self.said = self.state.outgoing()
        while self.state.is_handshaking:
            try:
                self.peer.receive(self.said, depth)
            finally:
                # Also an alert is given to the client.
                self.give(self.peer.send(b"", depth))
        self.peer.receive(self.said, depth)

    def request(self) -> None:
        """Send a request."""
        self.state.start_request("GET", 2**20, 2**20)
        assert self.peer.receive(self.state.encrypt(REQUEST)) == REQUEST


Connect = Callable[..., Pair]


@pytest.fixture(params=VERSIONS, ids=lambda version: version.name)
def server(request: pytest.FixtureRequest, authority: Authority) -> ssl.SSLContext:
    """The TLS context of the server, for one version of TLS."""
    context = authority.server(NAME, PROXY)
    context.maximum_version = request.param
    return context


@pytest.fixture(params=["direct", "through a proxy"])
def pair(request: pytest.FixtureRequest, server: ssl.SSLContext, authority: Authority) -> Pair:
    """A client and a server after the handshake, with one layer or one inside another."""
    contexts = [server] if request.param == "direct" else [authority.server(PROXY), server]
    made = Pair(authority.client(), *contexts)
    made.handshake()
    return made


@pytest.mark.parametrize("piece", [1, 100, 2**16])
@pytest.mark.parametrize("layers", [1, 2])
def test_requests_and_responses(
    server: ssl.SSLContext, authority: Authority, layers: int, piece: int
) -> None:
    pair = Pair(authority.client(), *[server] * layers, piece=piece)
    pair.handshake()
    assert pair.state.is_reusable
    for size in (0, 2, 100_000 if piece > 1 else 1000):
        body = bytes(range(250)) * (size // 250) + b"a" * (size % 250)
        pair.request()
        response = pair.give(pair.peer.send(OK.replace(b"2\r\n\r\n{}", b"%d\r\n\r\n%b" % (size, body))))
        assert response is not None
        assert response.body == body
        assert pair.state.is_reusable


def test_a_large_request(pair: Pair) -> None:
    body = bytes(range(256)) * 1000
    pair.state.start_request("GET", 1, 1)
    assert pair.peer.receive(pair.state.encrypt(body)) == body
    assert pair.state.encrypt(b"") == b""


def test_a_session_ticket_while_idle_is_no_data(authority: Authority) -> None:
    pair = Pair(authority.client(), authority.server(NAME))
    pair.handshake()
    # A server sends tickets after the last flight of the client.
    tickets = pair.peer.send(b"")
    assert tickets
    assert pair.give(tickets) is None
    assert pair.state.is_reusable
    pair.request()
    assert pair.give(pair.peer.send(OK)) is not None


def test_close_notify_ends_an_idle_connection(pair: Pair) -> None:
    assert pair.give(pair.peer.close()) is None
    assert not pair.state.is_reusable


def test_close_notify_of_the_server_ends_a_body_without_length(pair: Pair) -> None:
    pair.request()
    assert pair.give(pair.peer.send(UNTIL_CLOSE)) is None
    assert pair.give(pair.peer.close()) == Response(200, [], b"{}")
    assert not pair.state.is_reusable
    assert pair.state.receive_end() is None


def test_close_notify_with_the_response(pair: Pair) -> None:
    pair.request()
    response = pair.give(pair.peer.send(OK) + pair.peer.close())
    assert response is not None
    assert response.body == b"{}"
    assert not pair.state.is_reusable


@pytest.mark.parametrize("end", ["0\r\n\r\n", ""], ids=["complete", "cut off"])
def test_close_notify_after_more_chunks_than_are_read_at_once(pair: Pair, end: str) -> None:
    pair.request()
    data = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + b"1\r\nx\r\n" * 5_000 + end.encode()
    response = pair.state.receive(pair.peer.send(data) + pair.peer.close())
    assert response is None
    assert not pair.state.is_reusable
    assert pair.state.receive(b"") is None
    if end:
        response = pair.state.receive(b"")
    else:
        with pytest.raises(TruncatedFault) as caught:
            pair.state.receive(b"")
        response = caught.value.response
    assert response is not None
    assert response.body == b"x" * 5_000
    assert not pair.state.has_more


def in_records(pair: Pair, data: bytes, size: int = 1) -> bytes:
    """Return the bytes of the socket for data in records of a few bytes."""
    return b"".join(pair.peer.send(data[at : at + size]) for at in range(0, len(data), size))


def read_on(pair: Pair) -> tuple[Response | None, int]:
    """Read while the state has more; return the response and the number of turns."""
    response, turns = None, 0
    while pair.state.has_more:
        response, turns = pair.state.receive(b""), turns + 1
    return response, turns


SIZE = 2 * RECORDS_PER_TURN - len(OK.replace(b"2\r\n\r\n{}", b"1234\r\n\r\n"))
LONG = OK.replace(b"2\r\n\r\n{}", b"%d\r\n\r\n%b" % (SIZE, b"x" * SIZE))
"""With records of one byte, it ends exactly with the second turn."""


def test_many_records_leave_turns_to_other_tasks(pair: Pair) -> None:
    for _ in range(2):
        pair.request()
        assert pair.state.receive(in_records(pair, LONG)) is None
        response, turns = read_on(pair)
        assert response == Response(200, [(b"Content-Length", b"%d" % SIZE)], b"x" * SIZE)
        assert turns == 1
        assert pair.state.is_reusable


@pytest.mark.parametrize("after", ["data", "invalid bytes", "close_notify"])
def test_many_records_after_a_response_do_not_lose_it(pair: Pair, after: str) -> None:
    pair.request()
    data = in_records(pair, LONG)
    if after == "data":
        data += in_records(pair, b" " * 2 * RECORDS_PER_TURN)
    else:
        data += b"no TLS at all" if after == "invalid bytes" else pair.peer.close()
    assert pair.state.receive(data) is None
    response, _ = read_on(pair)
    assert response is not None
    assert response.body == b"x" * SIZE
    assert not pair.state.is_reusable


@pytest.mark.parametrize("is_complete", [True, False])
def test_the_connection_ends_before_all_records_are_read(pair: Pair, *, is_complete: bool) -> None:
    pair.request()
    assert pair.state.receive(in_records(pair, LONG if is_complete else LONG[:-1])) is None
    if is_complete:
        response = pair.state.receive_end(ConnectionResetError())
    else:
        with pytest.raises(TruncatedFault) as caught:
            pair.state.receive_end(ConnectionResetError())
        response = caught.value.response
    assert response is not None
    assert response.body == b"x" * (SIZE if is_complete else SIZE - 1)
    assert not pair.state.is_reusable
    assert not pair.state.has_more


def test_many_unrequested_records_while_idle(pair: Pair) -> None:
    assert pair.state.receive(in_records(pair, b" " * 2 * RECORDS_PER_TURN)) is None
    assert not pair.state.is_reusable
    assert pair.state.receive_end() is None


def test_close_notify_within_the_response(pair: Pair) -> None:
    pair.request()
    with pytest.raises(TruncatedFault) as caught:
        pair.give(pair.peer.send(OK[:-1]) + pair.peer.close())
    assert caught.value.response == Response(200, [(b"Content-Length", b"2")], b"{")


def test_without_close_notify_a_body_without_length_is_not_complete(pair: Pair) -> None:
    pair.request()
    pair.give(pair.peer.send(UNTIL_CLOSE))
    with pytest.raises(TruncatedFault):
        pair.state.receive_end()


def test_close_notify_of_the_proxy_does_not_complete_a_body(authority: Authority) -> None:
    pair = Pair(authority.client(), authority.server(PROXY), authority.server(NAME))
    pair.handshake()
    pair.request()
    pair.give(pair.peer.send(UNTIL_CLOSE))
    with pytest.raises(TruncatedFault) as caught:
        pair.give(pair.peer.close(1))
    assert caught.value.response == Response(200, [], b"{}")
    assert not pair.state.is_reusable


def test_close_notify_of_the_proxy_ends_an_idle_connection(authority: Authority) -> None:
    pair = Pair(authority.client(), authority.server(PROXY), authority.server(NAME))
    pair.handshake()
    assert pair.give(pair.peer.close(1)) is None
    assert not pair.state.is_reusable


def test_invalid_bytes_after_a_response_do_not_lose_it(pair: Pair) -> None:
    pair.request()
    assert pair.give(pair.peer.send(OK) + b"HTTP/1.1 400 Bad Request\r\n\r\n") is not None
    assert not pair.state.is_reusable


def test_invalid_bytes_within_a_response(pair: Pair) -> None:
    pair.request()
    data = bytearray(pair.peer.send(OK[:-1]) + pair.peer.send(b"}"))
    data[-1] ^= 1
    with pytest.raises(ProtocolFault, match="TLS failed") as caught:
        pair.give(bytes(data))
    assert isinstance(caught.value.__cause__, ssl.SSLError)
    assert caught.value.response == Response(200, [(b"Content-Length", b"2")], b"{")
    assert not pair.state.is_reusable


def test_invalid_bytes_while_idle(pair: Pair) -> None:
    assert pair.give(b"HTTP/1.1 408 Request Timeout\r\n\r\n") is None
    assert not pair.state.is_reusable


def test_unrequested_data_after_the_handshake(pair: Pair) -> None:
    assert pair.give(pair.peer.send(OK)) is None
    assert not pair.state.is_reusable


def test_unrequested_data_with_the_end_of_the_handshake(authority: Authority) -> None:
    context = authority.server(NAME)
    context.maximum_version = ssl.TLSVersion.TLSv1_2
    pair = Pair(authority.client(), context)
    pair.state.start_tls(authority.client(), NAME)
    pair.peer.receive(pair.state.outgoing())
    pair.give(pair.peer.send(b""))
    # In TLS 1.2, the server sends the last flight, so it can add data.
    pair.peer.receive(pair.said)
    pair.give(pair.peer.send(OK))
    assert not pair.state.is_handshaking
    assert not pair.state.is_reusable


def untrusted(authority: Authority) -> Iterator[tuple[ssl.SSLContext, ssl.SSLContext, str]]:
    """Yield contexts of a client and a server that do not fit, and what OpenSSL says."""
    yield Authority().client(), authority.server(NAME), "unable to get local issuer certificate"
    yield authority.client(), authority.server("other.example"), "Hostname mismatch"
    old, new = authority.server(NAME), authority.client()
    old.maximum_version, new.minimum_version = VERSIONS
    yield new, old, "alert protocol version|unsupported protocol"


@pytest.mark.parametrize("case", range(3))
@pytest.mark.parametrize("is_inner", [False, True])
def test_a_handshake_that_cannot_succeed(authority: Authority, case: int, *, is_inner: bool) -> None:
    client, server, text = [*untrusted(authority)][case]
    pair = Pair(authority.client(), *([authority.server(PROXY)] * is_inner), server)
    if is_inner:
        pair.open_layer(authority.client(), PROXY, 1)
    with pytest.raises(TLSFault, match=text) as caught:
        pair.open_layer(client, NAME, 1 + is_inner)
    assert not may_retry(caught.value)
    assert isinstance(caught.value.__cause__, ssl.SSLError)
    if case < 2:
        # The server learns the reason by an alert.
        with pytest.raises(ssl.SSLError, match="alert"):
            pair.peer.receive(pair.said)


def test_a_server_without_tls(authority: Authority) -> None:
    state = ConnectionState()
    state.start_tls(authority.client(), NAME)
    with pytest.raises(TLSFault) as caught:
        state.receive(b"HTTP/1.1 400 Bad Request\r\n\r\n")
    assert not may_retry(caught.value)


def test_the_connection_ends_in_the_handshake(authority: Authority) -> None:
    state = ConnectionState()
    state.start_tls(authority.client(), NAME)
    with pytest.raises(ConnectFault) as caught:
        state.receive_end()
    assert may_retry(caught.value)
    assert not state.is_reusable


def test_close_notify_in_the_handshake(authority: Authority) -> None:
    state = ConnectionState()
    state.start_tls(authority.client(), NAME)
    with pytest.raises(TLSFault) as caught:
        # An alert in plain text: a warning that says close_notify.
        state.receive(b"\x15\x03\x03\x00\x02\x01\x00")
    assert may_retry(caught.value)


@pytest.mark.parametrize("way", ["close_notify", "invalid bytes"])
def test_the_proxy_ends_in_the_handshake_of_the_server(authority: Authority, way: str) -> None:
    pair = Pair(authority.client(), authority.server(PROXY))
    pair.open_layer(authority.client(), PROXY, 1)
    pair.state.start_tls(authority.client(), NAME)
    pair.peer.receive(pair.state.outgoing())
    with pytest.raises(ConnectFault, match="proxy") as caught:
        pair.give(pair.peer.close() if way == "close_notify" else b"no TLS at all")
    assert may_retry(caught.value) == (way == "close_notify")
