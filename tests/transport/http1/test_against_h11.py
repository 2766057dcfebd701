"""Our parser beside h11, the judge of what we accept. A list says what else we refuse."""

from __future__ import annotations

import re
from random import Random

import pytest

from tests.support.http_responses import generate, normalized, read_by_h11, read_by_us, single_bytes, split
from tests.support.tiers import examples

END = b"\r\nContent-Length: 2\r\n\r\n{}"
HEAD = b"HTTP/1.1 200 OK"
CHUNKED = HEAD + b"\r\nTransfer-Encoding: chunked\r\n\r\n"
LAST = b"2\r\n{}\r\n0\r\n"
LENGTHS = rb"(?:content-length|transfer-encoding):"

STRICTER: dict[str, tuple[str, bytes]] = {
    "a bare LF ends a line": ("", rb"(?<!\r)\n"),
    "a folded field": ("malformed", rb"\r\n[ \t]"),
    "a control character in a reason, value or extension": (
        "malformed",
        rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]",
    ),
    "a CR that does not end a line": ("malformed", rb"\r(?!\n)"),
    "a version other than 1.0 and 1.1": ("", rb"HTTP/(?!1\.[01] )"),
    "a status below 100": ("malformed", rb"HTTP/1\.[01] 0"),
    "Content-Length beside Transfer-Encoding": (
        "both Content-Length and",
        rb"(?is)(content-length:).*(coding:)",
    ),
    "Transfer-Encoding beside Content-Length": (
        "both Content-Length and",
        rb"(?is)(coding:).*(content-length:)",
    ),
    "chunks in HTTP/1.0": ("or in HTTP/1.0", rb"HTTP/1\.0"),
    "a length in an interim response": ("interim", rb"(?i)HTTP/1\.[01] 1\d\d.*(?:\r\n.+)*?\r\n" + LENGTHS),
    "a length in trailers": ("trailers", rb"(?is)\r\n0+\s*(?:;.*)?\r\n.*" + LENGTHS),
    "the size of a chunk has more than 16 digits": ("malformed", rb"\r\n[0-9A-Fa-f]{17,20}"),
}
"""What we refuse though h11 accepts it: the text of the fault, and what the response must contain."""

ONLY_H11 = {
    "LF ends all lines": HEAD + b"\nContent-Length: 2\n\n{}",
    "LF ends a field": HEAD + b"\r\nX: a\nContent-Length: 2\r\n\r\n{}",
    "LF ends the blank line": HEAD + b"\r\nContent-Length: 2\r\n\n{}",
    "LF ends the trailers": CHUNKED + b"2\r\n{}\r\n0\r\n\n",
    "a folded value": HEAD + b"\r\nX: a\r\n b" + END,
    "a folded length": HEAD + b"\r\nContent-Length:\r\n 2\r\n\r\n{}",
    "a folded trailer": CHUNKED + b"2\r\n{}\r\n0\r\nX: a\r\n b\r\n\r\n",
    "ESC in a reason": b"HTTP/1.1 200 O\x1bK" + END,
    "ESC in a value": HEAD + b"\r\nX: a\x1b" + END,
    "DEL in a value": HEAD + b"\r\nX: a\x7f" + END,
    "ESC in an extension": CHUNKED + b"2;\x1b\r\n{}\r\n0\r\n\r\n",
    "CR in an extension": CHUNKED + b"2;a\rb\r\n{}\r\n0\r\n\r\n",
    "NUL in an extension": CHUNKED + b"2;\x00\r\n{}\r\n0\r\n\r\n",
    "HTTP/2.0": b"HTTP/2.0 200 OK" + END,
    "HTTP/1.2": b"HTTP/1.2 200 OK" + END,
    "HTTP/0.9": b"HTTP/0.9 200 OK" + END,
    "Content-Length and Transfer-Encoding": HEAD
    + b"\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n"
    + LAST
    + b"\r\n",
    "Transfer-Encoding and Content-Length": HEAD
    + b"\r\nTransfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n"
    + LAST
    + b"\r\n",
    "both with status 204": b"HTTP/1.1 204 x\r\nContent-Length: 0\r\nTransfer-Encoding: chunked\r\n\r\n",
    "chunks in HTTP/1.0": b"HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + LAST + b"\r\n",
    "a length in an interim response": b"HTTP/1.1 103 x\r\nContent-Length: 38\r\n\r\n" + HEAD + END,
    "chunks in an interim response": b"HTTP/1.1 103 x\r\nTransfer-Encoding: chunked\r\n\r\n" + HEAD + END,
    "Content-Length in trailers": CHUNKED + LAST + b"Content-Length: 5\r\n\r\n",
    "Transfer-Encoding in trailers": CHUNKED + LAST + b"transfer-encoding: chunked\r\n\r\n",
    "the size of a chunk has 17 digits": CHUNKED + b"0" * 16 + LAST + b"\r\n",
    "the line of a chunk is longer than 4 KiB": CHUNKED + b"2;" + b"a" * 5000 + b"\r\n{}\r\n0\r\n\r\n",
    "a head is larger than 64 KiB": HEAD + b"\r\nX: " + b"a" * 70_000 + END,
    "trailers are larger than 64 KiB": CHUNKED + LAST + b"X: " + b"a" * 70_000 + b"\r\n\r\n",
    "101 interim responses": b"HTTP/1.1 103 x\r\n\r\n" * 101 + HEAD + END,
}
"""The complete list of what we refuse though h11 accepts it, one response for each."""

BOTH_ACCEPT = {
    "a usual response": (HEAD + END, b"{}"),
    "an empty value": (HEAD + b"\r\nX:" + END, b"{}"),
    "blanks around a value": (HEAD + b"\r\nX: \t a \t" + END, b"{}"),
    "a value that is not ASCII": (HEAD + b"\r\nX: \xe9" + END, b"{}"),
    "a tab in a value": (HEAD + b"\r\nX: a\tb" + END, b"{}"),
    "a reason that is not ASCII": (b"HTTP/1.1 200 \xe9" + END, b"{}"),
    "no reason": (b"HTTP/1.1 200" + END, b"{}"),
    "an empty reason": (b"HTTP/1.1 200 " + END, b"{}"),
    "status 999": (b"HTTP/1.1 999 OK" + END, b"{}"),
    "the same length twice": (HEAD + b"\r\nContent-Length: 2" + END, b"{}"),
    "the same length twice in a value": (HEAD + b"\r\nContent-Length: 2, 2\r\n\r\n{}", b"{}"),
    "a length with a zero before it": (HEAD + b"\r\nContent-Length: 02\r\n\r\n{}", b"{}"),
    "Transfer-Encoding in upper case": (
        HEAD + b"\r\nTRANSFER-ENCODING: CHUNKED\r\n\r\n" + LAST + b"\r\n",
        b"{}",
    ),
    "the size of a chunk in upper case": (CHUNKED + b"A\r\n0123456789\r\n0\r\n\r\n", b"0123456789"),
    "the size of a chunk has 16 digits": (CHUNKED + b"0" * 15 + LAST + b"\r\n", b"{}"),
    "a blank after the size of a chunk": (CHUNKED + b"2 \t\r\n{}\r\n0\r\n\r\n", b"{}"),
    "an extension": (CHUNKED + b'2;a="b c"\r\n{}\r\n0;last\r\n\r\n', b"{}"),
    "chunks that look like ends": (
        CHUNKED + b"5\r\n\r\n\r\n0\r\n4\r\n\r\n\r\n\r\n0\r\n\r\n",
        b"\r\n\r\n0\r\n\r\n",
    ),
    "no chunk but the last": (CHUNKED + b"000\r\n\r\n", b""),
    "a trailer": (CHUNKED + LAST + b"X: a\r\nY: b\r\n\r\n", b"{}"),
    "a trailer that says close": (CHUNKED + LAST + b"Connection: close\r\n\r\n", b"{}"),
    "interim responses": (b"HTTP/1.1 103 x\r\nLink: a\r\n\r\n" * 100 + HEAD + END, b"{}"),
    "status 204": (b"HTTP/1.1 204 x\r\n\r\n", b""),
    "status 204 with a length": (b"HTTP/1.1 204 x\r\nContent-Length: 2\r\n\r\n", b""),
    "status 304 with a length": (b"HTTP/1.1 304 x\r\nContent-Length: 2\r\n\r\n", b""),
    "a switch that is only offered": (HEAD + b"\r\nUpgrade: h2c\r\nConnection: upgrade" + END, b"{}"),
    "Connection: xclose": (HEAD + b"\r\nConnection: xclose" + END, b"{}"),
}
"""Responses after which the connection can be reused, with their bodies."""

NOT_REUSABLE = {
    "HTTP/1.0": (b"HTTP/1.0 200 OK" + END, b"{}"),
    "HTTP/1.0 that stays open": (b"HTTP/1.0 200 OK\r\nConnection: keep-alive" + END, b"{}"),
    "Connection: close": (HEAD + b"\r\nConnection: x,\tClose" + END, b"{}"),
    "Connection: close in the second field": (HEAD + b"\r\nConnection: x\r\nconnection: CLOSE" + END, b"{}"),
    "no length": (HEAD + b"\r\n\r\n{}", b"{}"),
    "no length and no body": (HEAD + b"\r\n\r\n", b""),
    "a second response": ((HEAD + END) * 2, b"{}"),
    "CRLF after the body": (HEAD + END + b"\r\n", b"{}"),
    "a byte after chunks": (CHUNKED + LAST + b"\r\nx", b"{}"),
    "a body with status 204": (b"HTTP/1.1 204 x" + END, b""),
}
"""Responses after which it cannot."""

BOTH_REFUSE = {
    "nothing": b"",
    "CRLF before the status line": b"\r\n" + HEAD + END,
    "CRLF after an interim response": b"HTTP/1.1 103 x\r\n\r\n\r\n" + HEAD + END,
    "lower case http": b"http/1.1 200 OK" + END,
    "RTSP after an interim response": b"HTTP/1.1 103 x\r\n\r\nRTSP/1.1 200 OK" + END,
    "ICY": b"ICY 200 OK" + END,
    "status 2000": b"HTTP/1.1 2000 OK" + END,
    "status 099": b"HTTP/1.1 099 OK" + END,
    "two blanks before the status": b"HTTP/1.1  200 OK" + END,
    "CR in a value": HEAD + b"\r\nX: a\rContent-Length: 2\r\n\r\n{}",
    "NUL in a value": HEAD + b"\r\nX: a\0b" + END,
    "NUL in a name": HEAD + b"\r\nX\0: a" + END,
    "NUL in a reason": b"HTTP/1.1 200 O\0K" + END,
    "a quote in a name": HEAD + b'\r\nX": a' + END,
    "a blank before the colon": HEAD + b"\r\nContent-Length : 2\r\n\r\n{}",
    "a blank before the first name": HEAD + b"\r\n X: a" + END,
    "no name": HEAD + b"\r\n: a" + END,
    "no colon": HEAD + b"\r\nXa" + END,
    "two lengths": HEAD + b"\r\nContent-Length: 3" + END,
    "two lengths in a value": HEAD + b"\r\nContent-Length: 2, 3\r\n\r\n{} ",
    "a length with a sign": HEAD + b"\r\nContent-Length: +2\r\n\r\n{}",
    "a length with an underscore": HEAD + b"\r\nContent-Length: 0_2\r\n\r\n{}",
    "a length that is not ASCII": HEAD + b"\r\nContent-Length: \xb2\r\n\r\n{}",
    "an empty length": HEAD + b"\r\nContent-Length: \r\n\r\n{}",
    "a list of lengths with an empty one": HEAD + b"\r\nContent-Length: 2,\r\n\r\n{}",
    "a length of 21 digits and no body": b"HTTP/1.1 204 x\r\nContent-Length: 184467440737095516170\r\n\r\n",
    "a length of 2^64 + 2": HEAD + b"\r\nContent-Length: 18446744073709551618\r\n\r\n{}",
    "the coding identity": HEAD + b"\r\nTransfer-Encoding: identity\r\n\r\n{}",
    "two codings": HEAD + b"\r\nTransfer-Encoding: gzip, chunked\r\n\r\n" + LAST + b"\r\n",
    "chunked twice": HEAD + b"\r\nTransfer-Encoding: chunked" * 2 + b"\r\n\r\n" + LAST + b"\r\n",
    "chunked and nothing": HEAD + b"\r\nTransfer-Encoding: chunked,\r\n\r\n" + LAST + b"\r\n",
    "chunked with a parameter": HEAD + b"\r\nTransfer-Encoding: chunked;q=1\r\n\r\n" + LAST + b"\r\n",
    "a coding with status 204": b"HTTP/1.1 204 x\r\nTransfer-Encoding: gzip\r\n\r\n",
    "0x before the size of a chunk": CHUNKED + b"0x" + LAST + b"\r\n",
    "a blank before the size of a chunk": CHUNKED + b" " + LAST + b"\r\n",
    "a negative size of a chunk": CHUNKED + b"-" + LAST + b"\r\n",
    "no size of a chunk": CHUNKED + b"\r\n{}\r\n0\r\n\r\n",
    "a size of 22 digits": CHUNKED + b"0" * 21 + LAST + b"\r\n",
    "a chunk that is longer than its size": CHUNKED + b"2\r\n{}x\r\n0\r\n\r\n",
    "LF ends the line of a chunk": CHUNKED + b"2\n{}\r\n0\r\n\r\n",
    "LF ends a chunk": CHUNKED + b"2\r\n{}\n0\r\n\r\n",
    "a trailer without a colon": CHUNKED + LAST + b"X\r\n\r\n",
    "a switch of protocols": b"HTTP/1.1 101 x\r\nUpgrade: y\r\nConnection: upgrade\r\n\r\n" + HEAD + END,
    "cut off in the head": HEAD,
    "cut off in the body": HEAD + b"\r\nContent-Length: 5\r\n\r\n{}",
    "cut off in a chunk": CHUNKED + b"5\r\n{}",
    "cut off before the last chunk": CHUNKED + b"2\r\n{}\r\n",
    "cut off in the trailers": CHUNKED + LAST,
}


METHODS = [*["GET"] * 6, "HEAD", "CONNECT"]


def pieces_of(data: bytes) -> list[list[bytes]]:
    """Return the data whole, in single bytes, and in pieces of each length that has no regular end."""
    if len(data) > 1000:
        return [[data], [data[at : at + 997] for at in range(0, len(data), 997)]]
    ways = [[data[at : at + size] for at in range(0, len(data), size)] for size in (2, 3, 7)]
    return [[data], single_bytes(data), *ways]


@pytest.mark.parametrize("name", ONLY_H11)
def test_what_only_h11_accepts(name: str) -> None:
    assert read_by_h11(ONLY_H11[name]).response is not None
    for pieces in pieces_of(ONLY_H11[name]):
        assert read_by_us(pieces).response is None


@pytest.mark.parametrize("name", [*BOTH_ACCEPT, *NOT_REUSABLE])
def test_what_both_accept(name: str) -> None:
    data, body = (BOTH_ACCEPT | NOT_REUSABLE)[name]
    judged = read_by_h11(data)
    assert judged.response is not None
    for pieces in pieces_of(data):
        found = normalized(read_by_us(pieces))
        assert found.response == judged.response
        assert found.response is not None
        assert found.response[2] == body
        assert found.is_reusable == (name in BOTH_ACCEPT)


@pytest.mark.parametrize("name", BOTH_REFUSE)
def test_what_both_refuse(name: str) -> None:
    assert read_by_h11(BOTH_REFUSE[name]).response is None
    for pieces in pieces_of(BOTH_REFUSE[name]):
        assert read_by_us(pieces).response is None


def _is_listed(data: bytes, refusal: str) -> bool:
    return any(text in refusal and re.search(sign, data) for text, sign in STRICTER.values())


@pytest.mark.search
def test_generated_responses_are_read_as_h11_reads_them() -> None:
    accepted = 0
    for seed in range(examples(3_000, 100_000)):
        random = Random(seed)
        data, method = generate(random), random.choice(METHODS)
        found, parts = read_by_us([data], method), read_by_us(split(random, data), method)
        judged = read_by_h11(data, method)
        assert found[:2] == parts[:2], (seed, data, found, parts)
        if found.response is None:
            assert judged.response is None or _is_listed(data, found.refusal), (seed, data, found)
        else:
            accepted += 1
            assert normalized(found).response == judged.response, (seed, data)
            assert found.is_reusable <= judged.is_reusable, (seed, data)
    assert accepted > examples(3_000, 100_000) / 5
