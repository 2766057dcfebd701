"""The reader of one response: limits, turns for other tasks, partial responses and what ends a connection."""

from __future__ import annotations

from collections.abc import Iterator
from time import thread_time

import pytest

from statsig_console._transport.http1.body import CHUNKS_PER_TURN
from statsig_console._transport.http1.connection_state import ConnectionState
from statsig_console._transport.http1.faults import (
    BodyTooLargeFault,
    DisconnectedFault,
    Fault,
    ProtocolFault,
    Response,
    TruncatedFault,
)
from tests.support.http_responses import single_bytes

OK = b"HTTP/1.1 200 OK\r\n"
ERROR = b"HTTP/1.1 500 Error\r\n"
CHUNKED = b"Transfer-Encoding: chunked\r\n\r\n"
LIMIT, ERROR_LIMIT = 1000, 10


def started(method: str = "GET") -> ConnectionState:
    """Return a connection that expects a response."""
    state = ConnectionState()
    state.start_request(method, LIMIT, ERROR_LIMIT)
    return state


def read(data: bytes, piece: int = 2**16) -> Response | None:
    """Return the response in the data, given in pieces."""
    state, response = started(), None
    for at in range(0, len(data), piece):
        response = state.receive(data[at : at + piece])
    return response


def fault_of(data: bytes, kind: type[Fault], piece: int = 2**16) -> Fault:
    """Return the fault that the data raises."""
    with pytest.raises(kind) as caught:
        read(data, piece)
    return caught.value


def in_chunks(body: bytes, size: int) -> bytes:
    """Return a body in chunks of one size."""
    parts = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def with_length(head: bytes, body: bytes) -> bytes:
    """Return a response with Content-Length."""
    return head + b"Content-Length: %d\r\n\r\n%b" % (len(body), body)


def framed(head: bytes, body: bytes) -> Iterator[bytes]:
    """Yield a response with this body in each way to say where it ends."""
    yield with_length(head, body)
    yield head + CHUNKED + in_chunks(body, 7)
    yield head + CHUNKED + in_chunks(body, 700)
    yield head + b"\r\n" + body


def finished(data: bytes, piece: int) -> Response:
    """Return the response in the data, which may need the end of the connection."""
    state = started()
    for at in range(0, len(data), piece):
        if (response := state.receive(data[at : at + piece])) is not None:
            return response
    response = state.receive_end()
    assert response is not None
    return response


@pytest.mark.parametrize("piece", [1, 5, 999, 2**16])
@pytest.mark.parametrize(("head", "limit"), [(OK, LIMIT), (ERROR, ERROR_LIMIT)], ids=["success", "error"])
def test_a_body_may_be_as_large_as_the_limit_and_no_larger(head: bytes, limit: int, piece: int) -> None:
    body = bytes(range(256)) * 4
    for data in framed(head, body[:limit]):
        assert finished(data, piece).body == body[:limit]
    for data in framed(head, body[: limit + 1]):
        fault = fault_of(data, BodyTooLargeFault, piece)
        assert fault.response is not None
        assert fault.response.status == int(head[9:12])
        assert str(limit) in str(fault)


def test_a_length_above_the_limit_is_refused_before_the_body() -> None:
    fault = fault_of(OK + b"Content-Length: 1001\r\n\r\n", BodyTooLargeFault)
    assert fault.response == Response(200, [(b"Content-Length", b"1001")], b"")


@pytest.mark.parametrize("length", [b"9" * 20, b"1001"])
def test_a_length_above_the_limit_matters_only_if_there_is_a_body(length: bytes) -> None:
    fields = b"Content-Length: %b\r\n\r\n" % length
    fault_of(OK + fields, BodyTooLargeFault)
    fault = fault_of(ERROR + fields + b"a message that is too long", BodyTooLargeFault)
    assert fault.response is not None
    assert fault.response.body == b"a message "
    assert read(b"HTTP/1.1 204 No Content\r\n" + fields) is not None


@pytest.mark.parametrize("head", [OK, ERROR, b"HTTP/1.1 204 No Content\r\n"])
@pytest.mark.parametrize("length", [b"0" * 20 + b"2", b"9" * 21, b"2" * 5_000])
def test_a_length_of_more_than_20_digits_is_refused(head: bytes, length: bytes) -> None:
    assert "20 digits" in str(fault_of(head + b"Content-Length: %b\r\n\r\n{}" % length, ProtocolFault))


@pytest.mark.parametrize("length", [b"0" * 19 + b"2", b"2", b"02"])
def test_zeros_before_a_length(length: bytes) -> None:
    response = read(OK + b"Content-Length: %b\r\n\r\n{}" % length)
    assert response is not None
    assert response.body == b"{}"


@pytest.mark.parametrize("piece", [1, 5, 999, 2**16])
def test_the_beginning_of_a_large_error_is_read(piece: int) -> None:
    for data in framed(ERROR, b"a message that is too long"):
        response = fault_of(data, BodyTooLargeFault, piece).response
        assert response is not None
        assert (response.status, response.body) == (500, b"a message ")


@pytest.mark.parametrize("size", [2**16, 2**16 + 1])
def test_a_head_has_a_limit(size: int) -> None:
    start, end = OK + b"X: ", b"\r\nContent-Length: 0"
    data = start + b"a" * (size - len(start) - len(end)) + end + b"\r\n\r\n"
    for piece in (1000, 2**20):
        if size > 2**16:
            assert "65536" in str(fault_of(data, ProtocolFault, piece))
        else:
            assert read(data, piece) is not None
    for piece in (1000, 2**20):
        fault_of(data[: 2**16 + 4].replace(b"\r\n", b"  ") + b"a" * 4, ProtocolFault, piece)


@pytest.mark.parametrize("size", [2**16, 2**16 + 1])
def test_trailers_have_a_limit(size: int) -> None:
    data = OK + CHUNKED + b"0\r\nX: " + b"a" * (size - 5) + b"\r\n\r\n"
    for piece in (1000, 2**20):
        if size > 2**16:
            fault_of(data, ProtocolFault, piece)
        else:
            assert read(data, piece) is not None


def test_many_bytes_after_chunks_do_not_lose_the_response() -> None:
    state = started()
    assert state.receive(OK + CHUNKED + b"1\r\nx\r\n0\r\n") is None
    response = state.receive(b"\r\n" + b"a" * 70_000)
    assert response is not None
    assert response.body == b"x"
    assert not state.is_reusable


@pytest.mark.parametrize("size", [4096, 4097])
def test_the_line_of_a_chunk_has_a_limit(size: int) -> None:
    # The limit counts the CRLF before the line and the one at its end.
    data = OK + CHUNKED + b"1;" + b"a" * (size - 6) + b"\r\nx\r\n0\r\n\r\n"
    for piece in (1, 1000, 2**16):
        if size > 4096:
            assert "4096" in str(fault_of(data, ProtocolFault, piece))
        else:
            assert read(data, piece) is not None


def test_interim_responses_have_a_limit() -> None:
    interim = b"HTTP/1.1 103 Early Hints\r\n\r\n"
    for piece in (1, 2**16):
        response = read(interim * 100 + with_length(OK, b"{}"), piece)
        assert response is not None
        assert response.body == b"{}"
        assert "100" in str(fault_of(interim * 101, ProtocolFault, piece))


def test_what_cannot_become_a_response_is_not_waited_for() -> None:
    for data in (
        b"x",
        b"HTTP/2",
        b"\r",
        b"HTTP/1.1 103 x\r\n\r\nx",
        b"HTTP/1.1 200 OK\nX",
        OK + CHUNKED + b"x",
    ):
        fault_of(data, ProtocolFault, 1)
        fault_of(data, ProtocolFault)
    fault_of(OK + CHUNKED + b"1;" + b"a" * (4096 - len(b"\r\n1;")), ProtocolFault, 1000)
    assert read(OK + CHUNKED + b"1;" + b"a" * (4096 - len(b"\r\n1;a")), 1000) is None
    for data in (OK + CHUNKED + b"0\r\nX\n", OK + CHUNKED + b"1\r\nab", OK + CHUNKED + b"1\r\na\rb"):
        fault_of(data, ProtocolFault, 1)
        fault_of(data, ProtocolFault)


def test_many_small_chunks_give_other_tasks_a_turn() -> None:
    body = bytes(range(1, 251)) * 40
    state = ConnectionState()
    state.start_request("GET", 2**20, 0)
    response, turns = state.receive(OK + CHUNKED + in_chunks(body, 1)), 0
    while state.has_more:
        assert response is None
        response, turns = state.receive(b""), turns + 1
    assert response is not None
    assert response.body == body
    assert turns == len(body) // CHUNKS_PER_TURN
    assert state.is_reusable
    assert not state.has_more


def test_bytes_that_arrive_before_the_turn_are_kept() -> None:
    body = b"a" * (CHUNKS_PER_TURN + 10)
    data = OK + CHUNKED + in_chunks(body, 1)
    state = ConnectionState()
    state.start_request("GET", 2**20, 0)
    assert state.receive(data[:-9]) is None
    assert state.has_more
    response = state.receive(data[-9:])
    assert response is not None
    assert response.body == body


def test_single_bytes_never_hold_the_event_loop_for_long() -> None:
    state = ConnectionState()
    state.start_request("GET", 2**21, 0)
    state.receive(OK + CHUNKED)
    received, longest, response = b"1\r\nx\r\n" * 10_000, 0.0, None
    for data in (*[received] * 20, b"0\r\n\r\n"):
        response = state.receive(data)
        while state.has_more:
            start = thread_time()
            response = state.receive(b"")
            longest = max(longest, thread_time() - start)
    assert response is not None
    assert response.body == b"x" * 200_000
    # It is about 2 ms.
    assert longest < 0.1


@pytest.mark.parametrize("piece", [1, 3, 2**16])
def test_a_response_to_connect_has_no_body(piece: int) -> None:
    for fields in (
        b"",
        b"Content-Length: 5\r\n",
        b"Transfer-Encoding: chunked\r\n",
        b"Connection: close\r\n",
    ):
        for version in (b"1.0", b"1.1"):
            if version == b"1.0" and b"chunked" in fields:
                continue
            state, responses = started("CONNECT"), []
            data = b"HTTP/%b 200 Connection established\r\n%b\r\n" % (version, fields)
            for at in range(0, len(data), piece):
                responses.append(state.receive(data[at : at + piece]))
            assert responses[-1] is not None
            assert responses[-1].body == b""
            assert state.is_reusable


def test_a_refusal_of_connect_has_a_body() -> None:
    state = started("CONNECT")
    response = state.receive(b"HTTP/1.1 407 x\r\nContent-Length: 2\r\n\r\nno")
    assert response is not None
    assert response.body == b"no"


def test_bytes_after_a_tunnel_is_open_are_noticed() -> None:
    state = started("CONNECT")
    assert state.receive(OK + b"\r\nx") is not None
    assert not state.is_reusable


@pytest.mark.parametrize("head", [OK, ERROR], ids=["success", "error"])
@pytest.mark.parametrize(
    "fields", [b"Content-Length: 2000\r\n\r\n", CHUNKED, b"\r\n"], ids=["length", "chunks", "none"]
)
def test_a_response_to_head_has_no_body(head: bytes, fields: bytes) -> None:
    for piece in (1, 2**16):
        state = started("HEAD")
        data = head + fields
        responses = [state.receive(data[at : at + piece]) for at in range(0, len(data), piece)]
        assert responses[-1] is not None
        assert responses[-1].body == b""
        assert state.is_reusable


def test_unrequested_bytes_end_a_connection() -> None:
    state = ConnectionState()
    assert state.receive(with_length(OK, b"")) is None
    assert not state.is_reusable


def test_one_connection_reads_many_responses() -> None:
    state = ConnectionState()
    for number in range(3):
        body = b"%d" % number * (number + 1)
        for data in list(framed(OK, body))[:3]:
            for pieces in ([data], single_bytes(data)):
                state.start_request("GET", LIMIT, ERROR_LIMIT)
                assert not state.has_begun
                responses = [state.receive(piece) for piece in pieces]
                assert responses[-1] is not None
                assert responses[-1].body == body
                assert not any(responses[:-1])
                assert state.is_reusable


def test_it_knows_when_a_response_has_begun() -> None:
    state = started()
    assert not state.has_begun
    for byte in single_bytes(b"HTTP/1.1 100 Continue\r\n\r\n" + OK + b"Content-Length: 1\r\n\r\n"):
        state.receive(byte)
        assert state.has_begun


@pytest.mark.parametrize(
    "data", [b"", b"H", OK, OK + b"Content-Length: 3\r\n\r\nab", OK + CHUNKED + b"3\r\nab"]
)
def test_the_end_of_the_connection_within_a_response(data: bytes) -> None:
    state = started()
    if data:
        state.receive(data)
    with pytest.raises(TruncatedFault if data else DisconnectedFault) as caught:
        state.receive_end()
    assert not state.is_reusable
    response = caught.value.response
    assert (response and response.body) == (b"ab" if data.endswith(b"ab") else None)


def test_the_end_of_the_connection_ends_a_body_without_length() -> None:
    state = started()
    for piece in (OK, b"\r\na", b"b"):
        assert state.receive(piece) is None
    assert state.receive_end() == Response(200, [], b"ab")
    assert not state.is_reusable
    assert state.receive_end() is None


def test_a_reset_does_not_end_a_body_without_length() -> None:
    state = started()
    state.receive(OK + b"\r\nab")
    with pytest.raises(TruncatedFault) as caught:
        state.receive_end(ConnectionResetError())
    assert caught.value.response == Response(200, [], b"ab")


def test_the_end_of_an_idle_connection() -> None:
    state = ConnectionState()
    assert state.receive_end() is None
    assert not state.is_reusable


def test_a_malformed_chunk_leaves_what_was_read() -> None:
    fault = fault_of(ERROR + CHUNKED + b"2\r\nab\r\nx", ProtocolFault)
    assert fault.response == Response(500, [(b"Transfer-Encoding", b"chunked")], b"ab")


def test_headers_are_as_they_were_sent() -> None:
    response = read(
        OK + b"Set-Cookie: a\r\nX-Y:  b c\t\r\nset-cookie: B\r\nEmpty: \t \r\nContent-Length: 0\r\n\r\n"
    )
    assert response is not None
    assert response.headers == [
        (b"Set-Cookie", b"a"),
        (b"X-Y", b"b c"),
        (b"set-cookie", b"B"),
        (b"Empty", b""),
        (b"Content-Length", b"0"),
    ]


def test_a_head_with_many_equal_names_is_read_quickly() -> None:
    start = thread_time()
    response = read(OK + b"connection:a\r\n" * 4_500 + b"Content-Length: 0\r\n\r\n")
    assert response is not None
    assert len(response.headers) == 4_501
    # Joining the values one after the other would need seconds.
    assert thread_time() - start < 0.5
