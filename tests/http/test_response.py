"""Envelopes in every form, and bodies that are no answers."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statsig_console import (
    UNSET,
    MalformedJSONError,
    NotJSONError,
    SchemaMismatchError,
    StatsigError,
    UnexpectedRedirectError,
)
from statsig_console._http.response import open_answer, redact, retry_after

HEADERS = {"content-type": "application/json; charset=utf-8"}


def opened(body: Any, status: int = 200) -> Any:
    """Open a JSON body."""
    return open_answer(status, HEADERS, json.dumps(body).encode())


def test_the_envelope_is_opened() -> None:
    answer = opened({"message": "Read.", "data": {"id": "x"}, "pagination": {"pageNumber": 1}}, 201)
    assert (answer.status, answer.message, answer.pagination) == (201, "Read.", {"pageNumber": 1})
    assert answer.data == {"id": "x"}
    assert answer.headers == HEADERS


@pytest.mark.parametrize(
    ("body", "data"),
    [
        ({"message": "Deleted."}, UNSET),
        ({"data": None}, None),
        ([{"status": "IMPORT_STARTED"}], [{"status": "IMPORT_STARTED"}]),
        ({"passingUserIDs": []}, {"passingUserIDs": []}),
        ({"id": "x", "data": {"inner": 1}}, {"id": "x", "data": {"inner": 1}}),
        ({"message": "m", "data": [], "newer": 1}, []),
    ],
)
def test_forms_of_success(body: Any, data: Any) -> None:
    assert opened(body).data == data


def test_an_empty_body_and_csv_are_answers() -> None:
    assert open_answer(204, {}, b"").data is UNSET
    assert open_answer(200, {"content-type": "text/csv"}, b"Date,Name\n").data == "Date,Name\n"


@pytest.mark.parametrize(
    "body",
    [b"{", b"{} x", b'{"data": NaN}', b'{"data": -Infinity}', b"\xff", b"[" * 200_000, b"9" * 5000, b""],
)
def test_what_is_not_json_is_refused(body: bytes) -> None:
    with pytest.raises(MalformedJSONError) as caught:
        open_answer(200, HEADERS, body)
    assert caught.value.status == 200
    assert len(caught.value.body_excerpt) <= 2000


def test_a_text_alone_is_the_message() -> None:
    answer = opened("done")
    assert (answer.message, answer.data, answer.pagination) == ("done", UNSET, None)


@pytest.mark.parametrize("body", [b"null", b"5", b"true", b"{}"])
def test_json_of_another_kind_is_refused(body: bytes) -> None:
    with pytest.raises(SchemaMismatchError) as caught:
        open_answer(200, HEADERS, body)
    assert caught.value.raw == json.loads(body)
    assert caught.value.json_path == "$"


def test_a_page_of_a_gateway_is_not_json() -> None:
    with pytest.raises(NotJSONError, match="text/html"):
        open_answer(200, {"content-type": "text/html"}, b"<html>")


@pytest.mark.parametrize("status", [301, 302, 303, 304, 307, 308])
def test_a_redirect_is_an_error_that_names_the_origin_only(status: int) -> None:
    with pytest.raises(UnexpectedRedirectError) as caught:
        open_answer(status, {"location": "https://user:secret@other.example/path?key=1"}, b"")
    assert caught.value.location_origin == "https://other.example"
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after": "3"}, 3),
        ({"Retry-After": " 2.5 "}, 2.5),
        ({"retry-after": "1", "retry-after-long": "870"}, 870),
        ({"retry-after-ms": "1500"}, 1.5),
        ({"x-ms-retry-after-ms": "2000", "Retry-After": "1"}, 2),
        ({"X-Amz-Retry-After": "3000"}, 3),
        ({"x-rate-limit-retry-after-seconds": "4"}, 4),
        ({"retry-after-fortnights": "2", "retry-after-something": "870"}, None),
        (
            {"retry-after": "Fri, 31 Dec 9999 23:59:59 GMT", "date": "Fri, 31 Dec 9999 23:00:00 GMT"},
            3599,
        ),
        ({"retry-after": "Fri, 20 Nov 99999 10:00:20 GMT", "date": "Fri, 20 Nov 2026 10:00:00 GMT"}, None),
        ({"retry-after": "Fri, 20 Nov 2026 10:00:20 +9999", "date": "Fri, 20 Nov 0000 10:00:00 -9999"}, None),
        ({"retry-after": "Fri, 20 Nov 2026 10:00:20 GMT", "date": "Fri, 20 Nov 2026 10:00:00 GMT"}, 20),
        ({"retry-after": "Fri, 20 Nov 2026 09:00:00 GMT", "date": "Fri, 20 Nov 2026 10:00:00 GMT"}, None),
        ({}, None),
        *(
            ({"retry-after": text}, None)
            for text in (
                "0",
                "-5",
                "nan",
                "inf",
                "1e400",
                "",
                "7, 8",
                "2026-11-20",
                "soon",
                "²",
                "٣",
                "3٣",
                "9" * 5000,
            )
        ),
        ({"retry-after": "Fri, 20 Nov 2026 10:00:20 GMT"}, None),
    ],
)
def test_forms_of_retry_after(headers: dict[str, str], seconds: float | None) -> None:
    assert retry_after(headers) == seconds


@given(st.text(), st.text())
def test_retry_after_accepts_any_text(value: str, date: str) -> None:
    found = retry_after({"retry-after": value, "date": date})
    assert found is None or 0 < found < float("inf")


@given(
    st.integers(100, 999),
    st.binary(max_size=200),
    st.sampled_from(["application/json", "", "text/html", "text/csv"]),
)
def test_only_our_errors_escape(status: int, body: bytes, kind: str) -> None:
    try:
        answer = open_answer(status, {"content-type": kind}, body)
    except StatsigError:
        return
    assert 200 <= answer.status < 300


def test_keys_are_removed_from_texts() -> None:
    assert (
        redact("Key: console-abcDEF123, or secret-xyz99") == "Key: console-[redacted], or secret-[redacted]"
    )
    assert redact("/keys/client-abcd/rotate") == "/keys/client-[redacted]/rotate"
