"""Requests as bytes: only valid names, values, methods and targets are sent."""

from __future__ import annotations

import string

import h11
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from statsig_console._transport.http1.request import encode_fields, encode_request

HOST = [(b"Host", b"console.example")]
BODIES = st.none() | st.binary(max_size=50)
TOKEN = string.ascii_letters + string.digits + "!#$%&'*+-.^_`|~"
names = st.text(TOKEN, min_size=1, max_size=9).map(str.encode)
values = st.binary(max_size=20)


def received(data: bytes) -> tuple[h11.Request, bytes]:
    """Return what a server reads."""
    connection = h11.Connection(h11.SERVER)
    connection.receive_data(data)
    request, body = connection.next_event(), b""
    assert isinstance(request, h11.Request)
    while isinstance(event := connection.next_event(), h11.Data):
        body += event.data
    assert isinstance(event, h11.EndOfMessage)
    assert connection.trailing_data == (b"", False)
    return request, body


@given(st.lists(st.tuples(names, values), max_size=5), BODIES, values)
@example([(b"X", b"a\r\nHost: b")], None, b"/")
@example([(b"X", b"a\n b")], b"", b"/ HTTP/1.1\r\nX: a")
def test_a_server_reads_what_was_meant(
    headers: list[tuple[bytes, bytes]], body: bytes | None, target: bytes
) -> None:
    headers = [
        (name, value) for name, value in headers if name.lower() not in (b"host", b"upgrade", b"expect")
    ]
    try:
        data = encode_request(b"PATCH", target, encode_fields([*HOST, *headers]), body)
    except ValueError:
        return
    request, content = received(data)
    assert (request.method, request.target, content) == (b"PATCH", target, body or b"")
    framing = (b"content-length", b"transfer-encoding")
    expected = [(name.lower(), value) for name, value in [*HOST, *headers] if name.lower() not in framing]
    if body is not None:
        expected.append((b"content-length", b"%d" % len(body)))
    assert list(request.headers) == expected


@pytest.mark.parametrize("value", [b"", b"a", b"a b\tc", b"\xe9", b"\x80 \xff", b"~!"])
def test_valid_values(value: bytes) -> None:
    assert encode_fields([(b"X-Y", value)]) == b"X-Y: %b\r\n" % value


@pytest.mark.parametrize(
    "value", [b" a", b"a ", b"\ta", b"a\r\nb", b"a\nb", b"a\rb", b"a\0", b"\x1b", b"a\x7f", b" "]
)
def test_invalid_values_are_refused_without_showing_them(value: bytes) -> None:
    with pytest.raises(ValueError, match=r"the value of the header X-Y has invalid characters\Z"):
        encode_fields([(b"X-Y", value)])


@pytest.mark.parametrize("name", [b"", b"a b", b"a:", b"a\n", b"\xe9", b"a\0", b"(a)", b'"a"'])
def test_invalid_names_are_refused(name: bytes) -> None:
    with pytest.raises(ValueError, match="invalid header name"):
        encode_fields([(name, b"a")])


@pytest.mark.parametrize("name", [b"Content-Length", b"content-length", b"TRANSFER-ENCODING"])
def test_the_framing_is_ours(name: bytes) -> None:
    assert encode_fields([(name, b"5"), (b"X", b"a")]) == b"X: a\r\n"


@pytest.mark.parametrize(
    ("method", "target"),
    [
        (b"GET", b""),
        (b"GET", b"/a b"),
        (b"GET", b"/\n"),
        (b"GET", b"/\xe9"),
        (b"", b"/"),
        (b"GET /", b"/"),
        (b"G\n", b"/"),
    ],
)
def test_invalid_methods_and_targets_are_refused(method: bytes, target: bytes) -> None:
    with pytest.raises(ValueError, match="invalid characters"):
        encode_request(method, target, b"", None)


def test_a_body_has_its_length() -> None:
    assert encode_request(b"GET", b"/", b"A: b\r\n", None) == b"GET / HTTP/1.1\r\nA: b\r\n\r\n"
    assert encode_request(b"PUT", b"/", b"", b"") == b"PUT / HTTP/1.1\r\nContent-Length: 0\r\n\r\n"
    assert encode_request(b"PUT", b"/", b"", b"ab") == b"PUT / HTTP/1.1\r\nContent-Length: 2\r\n\r\nab"
