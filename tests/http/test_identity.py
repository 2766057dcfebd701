"""Which object of a response is the requested one, and which content is the one that was sent."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statsig_console import UNSET, SchemaMismatchError
from statsig_console._calls.verify import differences
from statsig_console._http.identity import Requested, compare_identity, requested_object
from statsig_console._http.matching import check_matches_request
from statsig_console._operation import Operation, RawResponse
from tests.support.operations import OPERATIONS, Documented

Json = dict[str, Any]
GET = Operation("gates_get", "GET", "/gates/{id}", "read")
IDS = st.text("abcXYZ019_-.", min_size=1, max_size=8)
WITH_OWN_PLACE = [one for one in OPERATIONS if len(one.places) == 1 and one.path.endswith("}")]


@pytest.mark.parametrize(
    ("requested", "found", "match"),
    [
        (Requested(("a",)), {"id": "a"}, "same"),
        (Requested(("a",)), {"id": "A"}, "same"),
        (Requested(("a",)), {"id": "x7", "name": "A"}, "same"),
        (Requested(("7",)), {"id": 7}, "same"),
        (Requested(("a",)), {"id": 7}, "unknown"),
        (Requested(("a",)), {"id": 7, "name": "a"}, "same"),
        (Requested(("a",)), {"name": "The gate"}, "unknown"),
        (Requested(("a",)), {}, "unknown"),
        (Requested(("a-b",)), {"id": "a_b"}, "other"),
        (Requested(("a.b",)), {"id": "a-b"}, "other"),
        (Requested(("A gate",)), {"id": "a_gate"}, "same"),
        (Requested(("A gate",)), {"id": "another_gate"}, "other"),
        (Requested(("a",)), {"id": "b", "name": "c"}, "other"),
        (Requested((), ("main",)), {"name": "Main"}, "same"),
        (Requested((), ("main",)), {"name": "other"}, "other"),
        (Requested((), ("main",)), {"id": 7, "name": "other"}, "other"),
        (Requested((), ("a@b.example",)), {"id": "u1", "email": "A@b.example"}, "same"),
        (Requested((), (), ("A Gate",)), {"id": "a_gate"}, "same"),
        (Requested((), (), ("A Gate",)), {"id": "a-gate", "name": "A gate"}, "same"),
        (Requested((), (), ("A Gate",)), {"id": "x", "name": "y"}, "other"),
        (Requested((), (), ("™",)), {"id": "™™"}, "other"),
        (Requested(("m::count",)), {"name": "m", "type": "count"}, "same"),
        (Requested(("m::count",)), {"id": "m::sum", "name": "m", "type": "sum"}, "other"),
        (Requested(("console-xxxx",)), {"id": "k1", "key": "console-xxxx"}, "same"),
        (Requested(("console-xxxx",)), {"id": "k1", "key": "console-yyyy"}, "other"),
        (Requested(), {"id": "a"}, "unknown"),
        (Requested(("True",)), {"id": True}, "unknown"),
    ],
)
def test_two_texts_name_one_object_or_not(requested: Requested, found: Json, match: str) -> None:
    assert compare_identity(requested, found) == match


@given(IDS, IDS)
def test_ids_are_the_same_only_if_they_are_equal_but_for_case(asked: str, found: str) -> None:
    is_same = asked.casefold() == found.casefold()
    assert (compare_identity(Requested((asked,)), {"id": found}) == "same") == is_same


@pytest.mark.parametrize("documented", WITH_OWN_PLACE, ids=lambda one: one.id)
def test_another_object_is_refused_for_every_operation_on_one_object(documented: Documented) -> None:
    safety = documented.operation["x-safety"]
    operation = Operation(documented.id, documented.method, documented.path, safety)
    (place,) = documented.places
    field = "id" if place == "id" else "email" if place == "email" else "name"
    for found, is_refused in [
        ({"id": "wanted", "name": "wanted", "email": "wanted"}, False),
        ({field: "WANTED"}, False),
        ({"id": "another", "name": "another", "email": "another"}, True),
    ]:
        answer = RawResponse(200, {}, None, None, found)
        if is_refused and not documented.path.startswith("/keys"):
            with pytest.raises(SchemaMismatchError, match="'another' instead of 'wanted', which"):
                check_matches_request(operation, {place: "wanted"}, None, answer)
        else:
            check_matches_request(operation, {place: "wanted"}, None, answer)


def test_an_update_may_change_the_name() -> None:
    update = Operation("gates_update", "PATCH", "/gates/{id}", "replace")
    content = json.dumps({"name": "New name"}).encode()
    check_matches_request(
        update, {"id": "Old name"}, content, RawResponse(200, {}, None, None, {"id": "x", "name": "New name"})
    )
    assert requested_object(update, {"id": "a"}, b"[1]") == Requested(("a",))


@pytest.mark.parametrize(
    ("sent", "found", "paths"),
    [
        ({}, {"id": "a"}, []),
        ({"a": 1}, {}, []),
        ({"a": 1}, {"a": 1.0}, []),
        ({"a": True}, {"a": 1}, ["a"]),
        ({"a": "x"}, {"a": "y"}, ["a"]),
        ({"a": "x"}, {"a": None}, ["a"]),
        ({"a": ""}, {"a": None}, []),
        ({"a": None}, {"a": []}, []),
        ({"a": None}, {"a": "x"}, ["a"]),
        ({"a": 0}, {"a": None}, ["a"]),
        ({"a": False}, {"a": []}, ["a"]),
        ({"a": {"b": 1}}, {"a": {"b": 2, "c": 3}}, ["a.b"]),
        ({"a": []}, {"a": [{"id": "r"}]}, ["a"]),
        ({"a": ["x", "y"]}, {"a": ["y", "x"]}, []),
        ({"a": ["x", "x"]}, {"a": ["x", "y"]}, ["a"]),
        ({"a": ["x"]}, {"a": "x"}, []),
        ({"a": "x"}, {"a": ["x"]}, []),
        ({"a": [True]}, {"a": [1]}, ["a"]),
        ({"a": [{"b": 1}, {"b": 2}]}, {"a": [{"b": 1, "id": "r"}, {"b": 3}]}, ["a[1].b"]),
        ({"a": [{"b": 1}, {"b": 2}]}, {"a": [{"b": 2}, {"b": 1}]}, ["a[0].b", "a[1].b"]),
        ({"a": {"b": 1}}, {"a": "x"}, ["a"]),
        ({"a": [{"b": 1}]}, {"a": [[1]]}, ["a[0][0]"]),
    ],
)
def test_content_is_compared_as_far_as_the_response_holds_it(
    sent: Json, found: Any, paths: list[str]
) -> None:
    assert differences(sent, found) == paths


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 3) | st.text("ab", max_size=2),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("xyz"), inner, max_size=3),
    max_leaves=8,
)


@given(VALUES)
def test_nothing_differs_from_itself(value: Any) -> None:
    assert differences(value, value) == []


@given(st.dictionaries(st.sampled_from("xyz"), VALUES), st.dictionaries(st.sampled_from("uvw"), VALUES))
def test_added_fields_say_nothing(sent: Json, added: Json) -> None:
    assert differences(sent, {**sent, **added}) == []
    assert differences(sent, added) == []


@given(VALUES, st.text("cd", min_size=1))
def test_a_changed_value_is_found_at_every_depth(value: Any, other: str) -> None:
    (path,) = differences({"a": [{"b": value}, {"b": 1}]}, {"a": [{"b": other}, {"b": 1}]})
    assert path.startswith("a[0].b")


def test_an_answer_without_an_object_is_not_compared() -> None:
    bodies: list[Any] = [UNSET, None, [], "x"]
    for data in bodies:
        check_matches_request(
            Operation("x", "PATCH", "/gates/{id}", "replace"),
            {"id": "a"},
            None,
            RawResponse(200, {}, "m", None, data),
        )
