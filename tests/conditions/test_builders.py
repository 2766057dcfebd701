"""The builders: what they write, and what they refuse."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statsig_console import InvalidArgumentError, models
from statsig_console import conditions as when
from statsig_console.conditions import _methods

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def test_what_the_builders_write() -> None:
    pairs: list[tuple[models.Condition, dict[str, Any]]] = [
        (
            when.email.contains("@example.com"),
            {"operator": "str_contains_any", "targetValue": ["@example.com"]},
        ),
        (when.email.contains_none("a", "b"), {"operator": "str_contains_none", "targetValue": ["a", "b"]}),
        (when.email.ends_with("@example.com"), {"operator": "str_matches", "targetValue": r"@example\.com$"}),
        (when.email.starts_with("a+b", "c"), {"operator": "str_matches", "targetValue": r"^(?:a\+b|c)"}),
        (when.email.matches("^a.*z$"), {"operator": "str_matches", "targetValue": "^a.*z$"}),
        (when.email.is_null(), {"operator": "is_null"}),
    ]
    assert [made.to_dict() for made, _ in pairs] == [{"type": "email", **wanted} for _, wanted in pairs]
    assert when.field("plan").any("pro", 2, 1.5, True, False).to_dict() == {
        "type": "custom_field",
        "field": "plan",
        "operator": "any",
        "targetValue": ["pro", 2, 1.5, "true", "false"],
    }
    assert when.unit_id("companyID").none("c1").to_dict() == {
        "type": "unit_id",
        "customID": "companyID",
        "operator": "none",
        "targetValue": ["c1"],
    }
    assert when.field("age").gte(18).target_value == 18
    assert when.app_version.version_lt("4.2.0").target_value == "4.2.0"


@pytest.mark.parametrize(
    "time",
    [NOON, NOON.astimezone(timezone(timedelta(hours=9))), 1_772_366_400_000],
    ids=["utc", "zone", "ms"],
)
def test_a_time_is_written_in_milliseconds(time: Any) -> None:
    assert when.time.after(time).target_value == 1_772_366_400_000
    assert when.field("since").on(time).target_value == 1_772_366_400_000


def test_a_time_keeps_its_milliseconds() -> None:
    assert when.time.before(NOON + timedelta(microseconds=1600)).target_value == 1_772_366_400_002


@pytest.mark.parametrize("number", [10**11, 10**11 + 1, 0, 1_772_366_400])
def test_seconds_are_not_taken_for_milliseconds(number: int) -> None:
    if number >= 10**11:
        assert when.time.after(number).target_value == number
    else:
        with pytest.raises(InvalidArgumentError, match="looks like seconds"):
            when.time.after(number)


def refused() -> list[Any]:
    """Return calls with wrong values, and the words of their errors."""
    odd: Any = object()
    number: Any = 5
    text: Any = "5"
    some: Any = ["a", "b"]
    return [
        (lambda: when.email.any(), "any: no value given"),
        (lambda: when.email.contains(), "contains: no value given"),
        (lambda: when.email.ends_with(), "ends_with: no value given"),
        (lambda: when.field("x").array_contains_all(), "array_contains_all: no value given"),
        (lambda: when.email.any(some), r"any: list given; give the values one by one: any\(\*…\)"),
        (lambda: when.field("x").none({"a"}), r"none: set given"),  # type: ignore[arg-type]
        (lambda: when.email.any("a", number), "any: int given, text expected"),
        (lambda: when.field("x").any(odd), "any: object given, text expected"),
        (lambda: when.field("x").any(float("nan")), "any: JSON has no nan"),
        (lambda: when.email.contains("a", ""), "contains: an empty text"),
        (lambda: when.email.ends_with(" "), "ends_with: an empty text"),
        (lambda: when.email.matches(""), "matches: an empty text"),
        (lambda: when.email.matches(number), "matches: int given, text expected"),
        (lambda: when.app_version.version_gt(number), "version_gt: int given, text expected"),
        (lambda: when.app_version.version_eq(some), "version_eq: list given, text expected"),
        (lambda: when.field("x").gt(text), "gt: str given, number expected"),
        (lambda: when.field("x").lt(True), "lt: bool given, number expected"),
        (lambda: when.field("x").lte(float("inf")), "lte: JSON has no inf"),
        (lambda: when.field("x").before(datetime(2026, 3, 1)), "before: .* has no time zone"),
        (lambda: when.field("x").on(text), "on: str given, datetime or milliseconds expected"),
        (lambda: when.time.after(True), "after: bool given, datetime or milliseconds expected"),
        (lambda: when.passes_gate(""), "passes_gate: '' is not the id of one gate or segment"),
        (lambda: when.fails_segment(some), "fails_segment: .* is not the id of one"),
        (lambda: when.field(""), "field: an empty text"),
        (lambda: when.unit_id(number), "unit_id: int given, text expected"),
    ]


@pytest.mark.parametrize(("call", "words"), refused())
def test_a_wrong_value_is_refused(call: Callable[[], object], words: str) -> None:
    with pytest.raises(InvalidArgumentError, match=f"^{words}"):
        call()


TEXTS = st.text("ab.+$^|()[]{}*?\\-/ ", min_size=1, max_size=6).filter(str.strip)


@given(st.lists(TEXTS, min_size=1, max_size=3), TEXTS)
def test_patterns_find_what_they_say(texts: list[str], value: str) -> None:
    for method, is_so in (("starts_with", str.startswith), ("ends_with", str.endswith)):
        pattern: Any = getattr(when.email, method)(*texts).target_value
        for candidate in (value, texts[0], f"a{texts[0]}", f"{texts[-1]}a"):
            assert bool(re.search(pattern, candidate)) == is_so(candidate, tuple(texts))


def test_every_method_is_documented() -> None:
    for name in _methods.__all__:
        for method, function in inspect.getmembers(getattr(_methods, name), inspect.isfunction):
            assert method.startswith("_") or function.__doc__, f"{name}.{method}"


def test_a_builder_says_what_it_looks_at() -> None:
    assert repr(when.email) == "<conditions on email>"
    assert repr(when.field("plan")) == "<conditions on custom_field plan>"
    assert repr(when.unit_id("companyID")) == "<conditions on unit_id companyID>"
    with pytest.raises(AttributeError):
        when.email.opertor = 5  # type: ignore[attr-defined]
