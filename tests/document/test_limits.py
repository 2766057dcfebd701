"""Constraints of schemas are read, united and compared independently of the way in which they are written."""

from __future__ import annotations

import pytest

from comparison.limits import limit_changes, read_limits
from comparison.shapes import Shapes
from tests.support.small_documents import TEXT, Json, document

INTEGER = {"type": "integer"}


@pytest.mark.parametrize(
    ("schema", "limits"),
    [
        ({"minimum": 0, "exclusiveMinimum": True}, {"exclusiveMinimum": 0}),
        ({"maximum": 9, "exclusiveMaximum": True}, {"exclusiveMaximum": 9}),
        ({"minimum": 3, "exclusiveMinimum": False}, {"minimum": 3}),
        ({"exclusiveMinimum": True}, {}),
        ({"exclusiveMinimum": 0, "minimum": 2}, {"exclusiveMinimum": 0, "minimum": 2}),
        ({**INTEGER, "minimum": 0, "exclusiveMinimum": True}, {"minimum": 1}),
        ({**INTEGER, "maximum": 9, "exclusiveMaximum": True}, {"maximum": 8}),
        ({**INTEGER, "exclusiveMinimum": 4, "minimum": 2}, {"minimum": 5}),
        ({**INTEGER, "exclusiveMinimum": 4, "minimum": 7}, {"minimum": 7}),
        ({"type": ["integer", "null"], "exclusiveMaximum": 10}, {"maximum": 9}),
        ({"type": ["integer", "string"], "exclusiveMaximum": 10}, {"exclusiveMaximum": 10}),
        ({"minLength": 0, "minItems": 0, "minProperties": 0, "uniqueItems": False, "multipleOf": 1}, {}),
        (
            {"minLength": 1, "uniqueItems": True, "multipleOf": 2},
            {"minLength": 1, "uniqueItems": True, "multipleOf": 2},
        ),
        ({"maxLength": "50", "pattern": 5, "maxItems": None}, {}),
        ({"pattern": "^a", "format": "email"}, {"pattern": "^a"}),
    ],
)
def test_constraints_are_read(schema: Json, limits: Json) -> None:
    written = schema.get("type", [])
    assert read_limits(schema, frozenset([written] if isinstance(written, str) else written)) == limits


def text(**limits: object) -> Json:
    """The schema of a text with constraints."""
    return {**TEXT, **limits}


@pytest.mark.parametrize(
    ("schema", "limits"),
    [
        ({"allOf": [text(maxLength=9), text(maxLength=5)]}, {"maxLength": 5}),
        ({"allOf": [text(maxLength=5), text(maxLength=9, minLength=1)]}, {"maxLength": 5, "minLength": 1}),
        ({"allOf": [text(minLength=2), text(minLength=3)]}, {"minLength": 3}),
        ({**TEXT, "maxLength": 9, "allOf": [text()]}, {"maxLength": 9}),
        ({"anyOf": [text(maxLength=9), text(maxLength=5)]}, {"maxLength": 9}),
        ({"anyOf": [text(maxLength=5), text(maxLength=9)]}, {"maxLength": 9}),
        ({"anyOf": [text(minLength=3), text(minLength=2)]}, {"minLength": 2}),
        ({"anyOf": [text(pattern="a"), text(pattern="a")]}, {"pattern": "a"}),
        ({"anyOf": [text(pattern="a"), text(pattern="b")]}, {}),
        ({"anyOf": [text(maxLength=9), text()]}, {}),
        ({"anyOf": [text(), text(maxLength=9)]}, {}),
        ({"anyOf": [text(maxLength=9), {"type": "null"}]}, {"maxLength": 9}),
        ({"oneOf": [{"type": "integer"}, text(maxLength=9)]}, {"maxLength": 9}),
        ({"anyOf": [text(maxLength=9), {}]}, {}),
        ({"anyOf": [{**INTEGER, "minimum": 1}, {"type": "number"}]}, {}),
        ({"anyOf": [{**INTEGER, "minimum": 1}, text(minLength=2)]}, {"minimum": 1, "minLength": 2}),
    ],
)
def test_constraints_of_united_schemas(schema: Json, limits: Json) -> None:
    assert Shapes(document()).shape(schema).limits == limits


@pytest.mark.parametrize(
    ("before", "now", "what", "is_tighter"),
    [
        ({"maxLength": 9}, {"maxLength": 8}, "maxLength is 8, was 9", True),
        ({"maxLength": 8}, {"maxLength": 9}, "maxLength is 9, was 8", False),
        ({"minLength": 8}, {"minLength": 9}, "minLength is 9, was 8", True),
        ({"minLength": 9}, {"minLength": 8}, "minLength is 8, was 9", False),
        ({"pattern": "a"}, {"pattern": "b"}, "pattern is b, was a", True),
        ({}, {"maxLength": 9}, "maxLength 9 is new", True),
        ({"maxLength": 9}, {}, "maxLength 9 is gone", False),
    ],
)
def test_changed_constraints_allow_less_or_more(before: Json, now: Json, what: str, is_tighter: bool) -> None:
    assert list(limit_changes(before, now, frozenset({"string"}))) == [(what, is_tighter)]
    assert list(limit_changes(before, now, frozenset({"integer", "array"}))) == []


def test_constraints_of_numbers_hold_for_integers() -> None:
    found = list(limit_changes({"minimum": 1}, {"minimum": 2, "uniqueItems": True}, frozenset({"integer"})))
    assert found == [("minimum is 2, was 1", True)]
    lists = list(limit_changes({}, {"uniqueItems": True}, frozenset({"array"})))
    assert lists == [("uniqueItems true is new", True)]
