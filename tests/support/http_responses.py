"""Generated HTTP/1.1 responses, most of them valid, and what our parser and h11 make of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from random import Random
from typing import NamedTuple

import h11

from statsig_console._transport.http1.connection_state import ConnectionState
from statsig_console._transport.http1.faults import Fault

__all__ = ["Outcome", "generate", "normalized", "read_by_h11", "read_by_us", "single_bytes", "split"]

LIMIT = 2**26


class Outcome(NamedTuple):
    """What a parser makes of a response and the end of the connection after it."""

    response: tuple[int, list[tuple[bytes, bytes]], bytes] | None
    """Status, headers and body, or None if the parser refuses it."""
    is_reusable: bool
    refusal: str = ""


def read_by_us(pieces: Sequence[bytes], method: str = "GET") -> Outcome:
    """Return what our parser makes of these pieces and the end of the connection."""
    state = ConnectionState()
    state.start_request(method, LIMIT, LIMIT)
    response = None
    try:
        for piece in pieces:
            found = state.receive(piece)
            while state.has_more:
                found = state.receive(b"")
            response = response or found
        # After a complete response, h11 is not told of the end of the connection either.
        response = response or state.receive_end()
    except Fault as fault:
        return Outcome(None, False, f"{type(fault).__name__}: {fault}")
    assert response is not None
    return Outcome((response.status, response.headers, response.body), state.is_reusable)


def read_by_h11(data: bytes, method: str = "GET") -> Outcome:
    """Return what h11 makes of a response and the end of the connection."""
    connection = h11.Connection(h11.CLIENT)
    connection.send(h11.Request(method=method, target="a:1", headers=[("host", "a")]))
    connection.send(h11.EndOfMessage())
    connection.receive_data(data)
    head, body, is_ended = None, b"", False
    try:
        while True:
            event = connection.next_event()
            if event is h11.NEED_DATA:
                assert not is_ended
                is_ended = True
                connection.receive_data(b"")
            elif isinstance(event, h11.Response):
                head = event
            elif isinstance(event, h11.Data):
                body += event.data
            elif event is h11.PAUSED or isinstance(event, h11.EndOfMessage):
                break
            elif not isinstance(event, h11.InformationalResponse) or event.status_code == 101:
                return Outcome(None, False, f"{type(event).__name__}")
    except h11.RemoteProtocolError as error:
        return Outcome(None, False, str(error))
    assert head is not None
    beyond, _ = connection.trailing_data
    # After a response to CONNECT, the connection is a tunnel.
    is_open = connection.their_state in (h11.DONE, h11.SWITCHED_PROTOCOL)
    is_reusable = is_open and not is_ended and not beyond
    return Outcome((head.status_code, list(head.headers), body), is_reusable)


def normalized(outcome: Outcome) -> Outcome:
    """Return the outcome with headers as h11 shows them."""
    if outcome.response is None:
        return outcome
    status, headers, body = outcome.response
    shown = []
    for sent, value in headers:
        name = sent.lower()
        if name == b"content-length":
            field = (name, value.partition(b",")[0].strip(b" \t"))
            # The same length repeated is shown once.
            if field in shown:
                continue
        else:
            field = (name, value.lower() if name == b"transfer-encoding" else value)
        shown.append(field)
    return outcome._replace(response=(status, shown, body))


def single_bytes(data: bytes) -> list[bytes]:
    """Return pieces of one byte each."""
    return [data[at : at + 1] for at in range(len(data))]


def split(random: Random, data: bytes) -> list[bytes]:
    """Return the data in a few pieces, or in single bytes."""
    if random.random() < 0.2:
        return single_bytes(data)
    cuts = sorted({random.randint(0, len(data)) for _ in range(random.randint(0, 6))} | {0, len(data)})
    return [data[start:end] for start, end in pairwise(cuts)]


ENDS = [b"\n", b"\r", b"\n\r", b"\r\r\n", b" \r\n", b"\r\n ", b"\r\n\t"]
VERSIONS = [b"HTTP/1.0", b"HTTP/1.0", b"HTTP/2.0", b"HTTP/0.9", b"HTTP/1.2", b"http/1.1", b"HTTP/1.01"]
VERSIONS += [b"HTTP/1", b"HTTP/11", b"ICE/1.1", b"RTSP/1.1", b"HTTP/1.1 ", b"HTTP/3.0"]
STATUSES = [b"204", b"304", b"204", b"304", b"600", b"999", b"099", b"000", b"20", b"2000", b"2x0", b"-20"]
STATUSES += [b" 200", b"205", b"101", b"100", b"199"]
REASONS = [b"", b" ", b" \xe9", b" a\x00b", b" a\x1bb", b" a\tb", b"\tOK", b" OK ", b" a\x7fb", b" a\rb"]
REASONS += [b" a\nb", b"  OK"]
SEPARATORS = [b":", b" : ", b"\t:", b":\t", b"", b"=", b":  ", b"::"]
LENGTH_NAMES = [b"Content-Length", b"Transfer-Encoding", b"Connection", b"CONTENT-LENGTH", b"Upgrade"]
NAMES = [b"X Y", b"X ", b" X", b"X\t", b"", b"X\x00", b"X\xe9", b"X(", b'X"', b"x:y", b"Content-Length "]
NAMES += [b"Content_Length", b"Proxy-Connection", *LENGTH_NAMES]
VALUES = [b"", b" ", b"\t", b"a  b", b"  a  ", b"\ta\t", b"0", b"2", b"5", b"+2", b"2, 2", b"2,2", b"2,3"]
VALUES += [b"0x2", b"2_0", b"-2", b"2 ", b"02", b"\xb2", b"99999999999999999999", b"184467440737095516170"]
VALUES += [b"chunked", b"Chunked", b"gzip, chunked", b"chunked, gzip", b"identity", b"xchunked", b"chunked,"]
VALUES += [b",chunked", b"chunked, chunked", b'"chunked"', b"chunked;q=1", b"close", b"Close", b"keep-alive"]
VALUES += [b"close, x", b"x, close", b"upgrade", b"upgrade, close", b"h2c", b"\xe9", b"a\x00b", b"a\x01b"]
VALUES += [b"a\x7f", b"a\rb", b"a\nb", b"a\r\n b", b"a\r\n\tb", b"\r\n b", b"a\r\n ", b"xclose", b"close\x0b"]
SIZES: list[Callable[[bytes], bytes]] = [
    bytes.upper,
    *(
        lambda size, before=before: before + size
        for before in (b"0", b"0" * 15, b"0" * 20, b"0x", b" ", b"+")
    ),
    *(lambda size, after=after: size + after for after in (b" ", b"\t")),
    *(lambda _, other=other: other for other in (b"-1", b"", b"f" * 18, b"1" + b"0" * 16, b"g", b"7fffffff")),
    lambda size: b"%x" % (int(size, 16) + 1),
]
EXTENSIONS = [b";a", b";a=b", b';a="b c"', b" ;a", b"; a", b";", b";a=\x00", b';a="\r\n"', b";a\nb", b" a"]
EXTENSIONS += [b";\xe9", b";a=\x01", b";a;b", b";=b", b';a="b', b"a;b", b";a = b", b";a\rb"]
LAST_CHUNKS = [b"00", b"0;a", b"0 ", b"", b"0" * 24, b"0x0", b"-0"]
CODINGS = [b"Chunked", b"gzip, chunked", b"chunked, identity", b" chunked ", b"chunked\t", b"chunked,chunked"]
LEADING = [b"\r\n", b"\n", b" ", b"\r\n\r\n", b"\x00", b"x", b"\r"]
VALID_INTERIM = [b"HTTP/1.1 100 Continue\r\n\r\n", b"HTTP/1.1 103 x\r\nLink: a\r\n\r\n"]
INTERIM = [
    *VALID_INTERIM,
    b"HTTP/1.1 100 C\r\nContent-Length: 3\r\n\r\n",
    b"HTTP/1.1 102 x\r\nTransfer-Encoding: chunked\r\n\r\n",
    b"HTTP/1.1 101 S\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n",
    b"HTTP/1.1 101 S\r\n\r\n",
    b"HTTP/1.0 100 x\r\n\r\n",
    b"HTTP/1.1 103 x\r\nConnection: close\r\n\r\n",
    b"HTTP/1.1 100 x\r\n\r\n\r\n",
]
BEYOND = [b"\r\n", b"x", b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", b"\n", b"\x00", b" ", b"0\r\n\r\n"]
USUAL_NAMES = [b"X", b"x-y", b"Content-Type", b"Set-Cookie", b"Retry-After", b"Date", b"Keep-Alive", b"Vary"]
USUAL_VALUES = [b"a", b"a b", b"application/json", b"x" * 40, b"0", b"timeout=5"]
BODIES = [b"", b"{}", b"hello", b"a\r\n\r\nb", b"\r\n", b"HTTP/1.1 200 OK\r\n\r\n"]
MUTATIONS = b"\r\n\x00\t :;,=0129aAx\x7f\xff\x0b"


class _Generator:
    """Makes one response. A share of its parts is replaced by unusual ones."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._share = random.choice([0, 0.01, 0.03, 0.03, 0.1])

    def _pick(self, usual: bytes, unusual: Sequence[bytes]) -> bytes:
        return self._random.choice(unusual) if self._random.random() < self._share else usual

    def _line(self, text: bytes) -> bytes:
        return text + self._pick(b"\r\n", ENDS)

    def _field(self) -> bytes:
        choose = self._random.choice
        name = self._pick(choose(USUAL_NAMES), NAMES)
        value = self._pick(choose(USUAL_VALUES), VALUES)
        return name + self._pick(b": ", SEPARATORS) + value + self._pick(b"", [b" ", b"\t", b"\x0b"])

    def _length_field(self) -> bytes:
        return self._random.choice(LENGTH_NAMES) + b": " + self._random.choice(VALUES)

    def _chunks(self, body: bytes) -> bytes:
        random, data, at = self._random, b"", 0
        while at < len(body):
            length = random.randint(1, len(body) - at)
            size = b"%x" % length
            if random.random() < self._share:
                size = random.choice(SIZES)(size)
            data += self._line(size + self._pick(b"", EXTENSIONS)) + self._line(body[at : at + length])
            at += length
        data += self._line(self._pick(b"0", LAST_CHUNKS))
        for _ in range(random.choice([0, 0, 0, 1, 2])):
            data += self._line(self._length_field() if random.random() < 0.3 else self._field())
        return self._line(data)

    def _interim(self) -> bytes:
        count = self._random.choice([0] * 6 + [1, 1, 2])
        return b"".join(self._random.choices(INTERIM if self._share else VALID_INTERIM, k=count))

    def _status_line(self) -> bytes:
        status = self._random.choice([b"200", b"200", b"404", b"204", b"304", b"500"])
        line = self._pick(b"HTTP/1.1", VERSIONS) + self._pick(b" ", [b"  ", b"\t", b""])
        return self._line(line + self._pick(status, STATUSES) + self._pick(b" OK", REASONS))

    def response(self) -> bytes:
        """Return a response."""
        random = self._random
        body = random.choice([*BODIES, random.randbytes(random.randint(0, 30))])
        framing = random.choice(["length", "length", "chunks", "chunks", "none"])
        if random.random() < self._share:
            framing = "both"
        fields = [self._field() for _ in range(random.randint(0, 3))]
        if random.random() < self._share * 4:
            fields.append(self._length_field())
        if framing in ("length", "both"):
            name = random.choice([b"Content-Length: ", b"content-length:", b"CONTENT-LENGTH: \t"])
            fields.append(
                name + self._pick(b"%d" % len(body), [b"%d" % (len(body) + 1), b"%d" % (len(body) // 2)])
            )
        if framing in ("chunks", "both"):
            fields.append(b"Transfer-Encoding: " + self._pick(b"chunked", CODINGS))
        random.shuffle(fields)
        head = self._pick(b"", LEADING) + self._interim() + self._status_line()
        head += self._line(b"".join(map(self._line, fields)))
        content = self._chunks(body) if framing in ("chunks", "both") else body
        return head + content + self._pick(b"", BEYOND)


def _mutate(random: Random, data: bytes) -> bytes:
    """Change, insert, remove or repeat a few bytes."""
    changed = bytearray(data)
    for _ in range(random.choice([0, 0, 0, 1, 1, 2, 3])):
        at, byte = random.randrange(len(changed)), random.choice(MUTATIONS)
        way = random.randrange(4)
        if way == 0:
            changed[at] = byte
        elif way == 1:
            changed.insert(at, byte)
        elif way == 2 and len(changed) > 1:
            del changed[at]
        else:
            changed[at:at] = changed[at : at + random.randint(1, 8)]
    return bytes(changed)


def generate(random: Random) -> bytes:
    """Return one response, valid or not."""
    return _mutate(random, _Generator(random).response())
