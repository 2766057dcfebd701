"""Compressed bodies: members, padding, limits, and bodies that end early."""

from __future__ import annotations

import gzip
from random import Random
from time import thread_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statsig_console._transport.http1.faults import (
    BodyTooLargeFault,
    Fault,
    ProtocolFault,
    TruncatedFault,
)
from statsig_console._transport.http1.gzip import MAX_MEMBERS, GzipDecoder
from tests.support.tiers import examples

contents = st.lists(
    st.binary(max_size=200) | st.binary(min_size=1, max_size=4).map(lambda data: data * 20_000)
)


def compressed(members: list[bytes], padding: int = 0) -> bytes:
    """Return a body of these members, with zero bytes after each."""
    return b"".join(gzip.compress(member) + bytes(padding) for member in members)


def decoded(body: bytes, limit: int = 2**24, piece: int = 2**24) -> bytes:
    """Return the content of a body that arrives in pieces."""
    decoder = GzipDecoder(limit)
    parts = [part for at in range(0, len(body), piece) for part in decoder.decode(body[at : at + piece])]
    decoder.finish()
    return b"".join(parts)


@given(contents, st.integers(0, 9), st.integers(1, 100))
def test_every_member_is_decompressed_however_it_arrives(
    members: list[bytes], padding: int, piece: int
) -> None:
    body = compressed(members, padding)
    expected = b"".join(members)
    assert gzip.decompress(body) == expected
    assert decoded(body) == decoded(body, piece=piece) == expected


@given(contents.filter(any), st.data())
def test_the_limit_is_exact(members: list[bytes], data: st.DataObject) -> None:
    expected = b"".join(members)
    body = compressed(members)
    assert decoded(body, len(expected)) == expected
    limit = data.draw(st.integers(0, len(expected) - 1))
    parts: list[bytes] = []
    with pytest.raises(BodyTooLargeFault, match=str(limit)):
        parts.extend(GzipDecoder(limit).decode(body))
    assert b"".join(parts) == expected[:limit]


@given(contents.filter(bool), st.data())
def test_a_member_that_is_cut_off_is_noticed(members: list[bytes], data: st.DataObject) -> None:
    whole, last = compressed(members[:-1]), gzip.compress(members[-1])
    body = whole + last[: data.draw(st.integers(1, len(last) - 1))]
    with pytest.raises(TruncatedFault):
        decoded(body)


@given(st.binary(max_size=100), st.binary(max_size=100))
def test_what_is_not_gzip_is_refused(content: bytes, other: bytes) -> None:
    other = other.lstrip(b"\0\x1f") + b"no"
    for body in (
        other,
        b"\0" + other,
        gzip.compress(content) + other,
        gzip.compress(content) + b"\0" + other,
    ):
        for piece in (1, 2**16):
            with pytest.raises(ProtocolFault):
                decoded(body, piece=piece)


def outcome(body: bytes, piece: int) -> bytes | type[Fault]:
    """Return the content, or the class of the fault."""
    try:
        return decoded(body, 2**16, piece)
    except Fault as fault:
        return type(fault)


@pytest.mark.search
def test_damage_never_depends_on_the_pieces_and_never_passes() -> None:
    damaged = 0
    for seed in range(examples(300, 20_000)):
        random = Random(seed)
        content = random.randbytes(random.randint(0, 50)) * random.randint(1, 30)
        body = bytearray(compressed([content, content], padding=random.choice([0, 3])))
        for _ in range(random.randint(1, 3)):
            body[random.randrange(len(body))] = random.choice([0, 0x1F, random.randrange(256)])
        found = {outcome(bytes(body), piece) for piece in (1, 7, 2**16)}
        assert len(found) == 1, seed
        (content_or_fault,) = found
        if not isinstance(content_or_fault, bytes):
            damaged += 1
            continue
        # The gzip module accepts a little more, such as reserved flags.
        assert content_or_fault == gzip.decompress(bytes(body)), seed
    assert damaged


def test_an_empty_body_is_empty() -> None:
    assert decoded(b"") == b""


def test_the_number_of_members_is_limited() -> None:
    empty = gzip.compress(b"")
    assert decoded(empty * MAX_MEMBERS) == b""
    start = thread_time()
    for piece in (1, 2**24):
        with pytest.raises(ProtocolFault, match="1000"):
            decoded(empty * (MAX_MEMBERS + 1), piece=piece)
    with pytest.raises(ProtocolFault):
        decoded(empty * 200_000)
    assert thread_time() - start < 0.5


def test_each_step_is_small() -> None:
    content = b"a" * 2**22
    parts = list(GzipDecoder(2**24).decode(gzip.compress(content)))
    assert b"".join(parts) == content
    assert max(map(len, parts)) <= 2**16
    # Members without content are steps as well.
    assert len(list(GzipDecoder(0).decode(gzip.compress(b"") * 500))) == 500
