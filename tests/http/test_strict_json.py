"""Both parsers of JSON accept the same bodies, and the errors for the others name the place."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statsig_console import MalformedJSONError, ResponseTooLargeError
from statsig_console._http import strict_json as _strict_json

FINITE = st.floats(allow_nan=False, allow_infinity=False)
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | FINITE | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
)
REFUSED = [
    b"",
    b"{",
    b"[1] x",
    b"NaN",
    b"-Infinity",
    b"1e999",
    b"1" * 5000,
    b'"\xff"',
    b"[1,]",
    b'["\x01"]',
    "{}".encode("utf-16"),
    b"[" * 65 + b"]" * 65,
    b'{"a":' * 100 + b"1" + b"}" * 100,
    b"[" * 100_000,
]


@pytest.fixture(params=["msgspec", "json"])
def loads(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The function with one of the parsers; the one of the standard library parses large bodies."""
    if request.param == "json":
        monkeypatch.setattr(_strict_json, "LARGE", -1)
    return _strict_json.loads


def parse_with_standard_library(body: bytes) -> Any:
    """Return the value of strict JSON, or raise ValueError."""

    def refuse(token: str) -> Any:
        raise ValueError(token)

    def number(token: str) -> float:
        return float(token) if math.isfinite(float(token)) else refuse(token)

    return json.loads(body.decode("utf-8-sig"), parse_constant=refuse, parse_float=number)


def result_of(parse: Callable[[bytes], Any], body: bytes) -> tuple[str, str]:
    """Return the type and the repr of the value, so that 1, 1.0 and True differ, or what is refused."""
    try:
        return "value", repr(parse(body))
    except (ValueError, MalformedJSONError):
        return "refused", ""


@pytest.mark.search
@given(VALUES, st.booleans())
def test_a_body_has_the_value_of_the_standard_library(value: Any, is_escaped: bool) -> None:
    body = json.dumps(value, ensure_ascii=is_escaped).encode("utf-8", "surrogatepass")
    expected = result_of(parse_with_standard_library, body)
    assert result_of(_strict_json.loads, body) == expected


PARTS = st.sampled_from(
    [
        *(bytes([byte]) for byte in b'{}[],:"\\0-+.eE9 \n\0\x1f\xff'),
        *(rb"\u", rb"\ud83d", rb"\ude00", b"d800", b"true", b"null", b"NaN", b"Infinity", b'"a"', b'"a":'),
        *(b"1" * 400, b"9" * 20, b"\xc3\xa9", b"\xed\xa0\x80", b"\xef\xbb\xbf"),
    ]
)
"""Pieces of JSON, valid and invalid: the last ones are long numbers, a letter, a surrogate and a mark."""


@pytest.mark.search
@given(VALUES, st.data())
def test_a_changed_body_is_accepted_or_refused_as_by_the_standard_library(
    value: Any, data: st.DataObject
) -> None:
    body = json.dumps(value).encode()
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(body)))
        end = data.draw(st.integers(start, min(len(body), start + 3)))
        body = body[:start] + data.draw(PARTS) + body[end:]
    assert result_of(_strict_json.loads, body) == result_of(parse_with_standard_library, body)


@pytest.mark.usefixtures("no_collection")
@pytest.mark.parametrize("body", REFUSED, ids=lambda body: repr(body[:20]))
def test_what_is_no_json_is_refused(loads: Any, body: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(MalformedJSONError) as caught:
        loads(body)
    monkeypatch.setattr(_strict_json, "LARGE", -1)
    with pytest.raises(MalformedJSONError) as standard:
        loads(body)
    assert str(caught.value) == str(standard.value)


@pytest.mark.parametrize("body", [b"1" * 19, b"-" + b"9" * 40, b'{"a": [1e30, 100000000000000000000]}'])
def test_long_numbers_stay_whole(loads: Any, body: bytes) -> None:
    assert repr(loads(body)) == repr(json.loads(body))


@pytest.mark.parametrize("body", [b"\xef\xbb\xbf{}", rb'"\ud800"', b'{"a": 1, "a": 2}', b" [] "])
def test_what_a_server_may_send_is_taken(loads: Any, body: bytes) -> None:
    assert loads(body) == json.loads(body)


@given(st.recursive(st.just(None), lambda inner: st.lists(inner, min_size=1, max_size=2), max_leaves=20))
def test_brackets_tell_what_is_flat(value: Any) -> None:
    # The short cut by brackets never lets through what the long way would refuse.
    for _ in range(58):
        value = [value]
    body = json.dumps(value).encode()
    if _strict_json._is_surely_flat(body):
        assert not _strict_json.is_deep(value)


@pytest.mark.parametrize("item", [b"{},", b"[],", b'{"a":[]},'])
def test_more_objects_than_any_response_has_are_not_made(
    item: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_strict_json, "_parsed", pytest.fail)
    body = b'{"data":[' + item * 2_000_000 + b"{}]}"
    with pytest.raises(ResponseTooLargeError, match="objects and lists") as caught:
        _strict_json.loads(body)
    assert caught.value.limit == 2_000_000
