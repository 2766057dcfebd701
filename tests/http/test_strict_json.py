"""Both parsers of JSON take the same, and refuse the same in the same words."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statsig_console import MalformedJSONError, ResponseTooLargeError
from statsig_console._http import strict_json as _strict_json

WHOLE = st.integers(-(2**63), 2**64 - 1)
FINITE = st.floats(allow_nan=False, allow_infinity=False)
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | WHOLE | FINITE | st.text(),
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


@pytest.fixture(params=["json", "orjson"])
def loads(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The function with one of the parsers."""
    fast = _strict_json._fast()
    assert fast is not None
    monkeypatch.setattr(_strict_json, "_fast", lambda: fast if request.param == "orjson" else None)
    return _strict_json.loads


@given(VALUES, st.booleans())
def test_both_parsers_agree_with_the_standard(value: Any, is_escaped: bool) -> None:
    body = json.dumps(value, ensure_ascii=is_escaped).encode("utf-8", "surrogatepass")
    fast = _strict_json._fast()
    assert fast is not None
    assert fast(body) == json.loads(body) == _strict_json.loads(body)


@pytest.mark.usefixtures("no_collection")
@pytest.mark.parametrize("body", REFUSED, ids=lambda body: repr(body[:20]))
def test_what_is_no_json_is_refused(loads: Any, body: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(MalformedJSONError) as caught:
        loads(body)
    monkeypatch.setattr(_strict_json, "_fast", lambda: None)
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
