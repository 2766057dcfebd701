"""Which rules, conditions and fields of objects are the same, although they are written differently."""

from __future__ import annotations

from typing import Any

import pytest

from statsig_console.jobs._rules import base_id, find_condition, is_same_rule_field, values_of
from statsig_console.jobs._writes import is_same_field

USERS = {"type": "user_id", "operator": "any", "targetValue": ["u1"]}


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ({"baseID": "b", "id": "x:10.00:1"}, "b"),
        ({"id": "x:10.00:1"}, "x"),
        ({"id": "x"}, "x"),
        ({"id": "", "baseID": None}, None),
        ({"id": None}, None),
        ({}, None),
    ],
)
def test_the_base_id_of_a_rule(rule: dict[str, Any], expected: str | None) -> None:
    assert base_id(rule) == expected


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (USERS | {"targetValue": "u1"}, True),
        (USERS | {"field": None, "customID": ""}, True),
        (USERS | {"extra": 1}, True),
        (USERS | {"targetValue": ["u1", "u2"]}, False),
        (USERS | {"operator": "none"}, False),
        (USERS | {"type": "unit_id"}, False),
        (USERS | {"field": "plan"}, False),
        (USERS | {"customID": "companyID"}, False),
        (USERS | {"targetValue": None}, False),
    ],
)
def test_conditions_are_the_same_whatever_form_the_server_gives_them(other: Any, expected: bool) -> None:
    assert is_same_rule_field("conditions", [USERS], [other]) is expected
    assert is_same_rule_field("conditions", [USERS, other], [USERS]) is False


def test_other_fields_of_rules_are_compared_as_they_are() -> None:
    assert is_same_rule_field("conditions", None, [])
    assert is_same_rule_field("passPercentage", 25, 25.0)
    assert not is_same_rule_field("environments", None, [])
    assert not is_same_rule_field("name", "a", "A")


def test_lists_of_names_have_no_order() -> None:
    assert is_same_field(["a", "b"], ["b", "a"])
    assert not is_same_field(["a"], ["a", "b"])
    assert not is_same_field([1, 2], [2, 1])
    assert not is_same_field(None, [])
    assert is_same_field({"a": 1}, {"a": 1})


def test_values_and_places_of_conditions() -> None:
    assert (values_of(USERS), values_of({"targetValue": 3}), values_of({})) == (["u1"], [3], [])
    other = {"type": "public"}
    key = ("user_id", "any", None, None)
    assert [find_condition([other, USERS, other, USERS], key, number) for number in range(3)] == [1, 3, None]
