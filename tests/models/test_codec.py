"""Decoding accepts whatever the server sends; encoding gives back exactly what is there."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from statsig_console import UNSET, Unset, models
from statsig_console._codec import Model, best, by_tag, encode
from tests.support.tiers import examples

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
VALUES: list[Any] = [
    None,
    True,
    5,
    0.5,
    "text",
    [],
    {},
    ["a"],
    [{"id": "a"}],
    {"id": ["a"]},
    {"a": {"b": None}},
]
NO_OBJECTS: list[object] = [None, UNSET, 5, "text", [1], True]
CLASSES: list[type[Model]] = [
    kind
    for name in sorted(models.__all__)
    if isinstance(kind := getattr(models, name), type) and issubclass(kind, Model)
]


def some_json(kind: type[Model]) -> st.SearchStrategy[dict[str, Any]]:
    """Objects with the fields of a model, holding anything, and fields it does not know."""
    known = dict.fromkeys(kind.wire_names.values(), JSON)
    return st.builds(
        lambda a, b: {**b, **a},
        st.fixed_dictionaries({}, optional=known),
        st.dictionaries(st.text(), JSON, max_size=2),
    )


def check_round_trip(kind: type[Model], source: dict[str, Any]) -> None:
    """Assert that an object is encoded as it was before decoding, and that decoding does not change it."""
    before = copy.deepcopy(source)
    decoded = kind.from_dict(source)
    assert encode(decoded) == source
    assert source == before


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_all_fields_survive_a_round_trip_with_any_type(kind: type[Model]) -> None:
    fields = [*kind.wire_names.values(), "not in the document"]
    for value in VALUES:
        check_round_trip(kind, dict.fromkeys(fields, value))


@pytest.mark.search
@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_any_object_survives_a_round_trip(kind: type[Model]) -> None:
    @settings(max_examples=examples(5, 60))
    @given(some_json(kind))
    def holds(source: dict[str, Any]) -> None:
        check_round_trip(kind, source)

    holds()


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_what_is_no_object_stays_as_it_is(kind: type[Model]) -> None:
    for source in NO_OBJECTS:
        assert kind.from_dict(source) is source


def test_a_missing_field_is_unset_and_false() -> None:
    gate = models.Gate.from_dict({"id": "x"})
    assert gate.team_id is UNSET
    assert not gate.team_id
    assert repr(gate) == "Gate(id='x')"
    assert gate.to_dict() == {"id": "x"}


def test_exactly_the_set_fields_are_sent() -> None:
    assert models.GateUpdate(description="Payments").to_dict() == {"description": "Payments"}
    assert models.GateUpdate(team=None, tags=[]).to_dict() == {"team": None, "tags": []}
    assert models.GateUpdate().to_dict() == {}
    assert models.GateUpdate(additional_properties={"newField": 1}).to_dict() == {"newField": 1}


def test_nested_models_and_maps_are_encoded() -> None:
    rule = models.Rule(pass_percentage=1, name="all", conditions=[models.Condition(type="public")])
    assert encode({"rules": (rule,), "left": UNSET}) == {
        "rules": [{"name": "all", "passPercentage": 1, "conditions": [{"type": "public"}]}]
    }


def test_models_are_values() -> None:
    rule = models.Rule(pass_percentage=1, name="all", conditions=[models.Condition(type="public")])
    for twin in (
        copy.deepcopy(rule),
        pickle.loads(pickle.dumps(rule)),
        models.Rule.from_dict(rule.to_dict()),
    ):
        assert twin == rule
        assert twin.id is UNSET
    assert models.Rule(pass_percentage=1, name="none", conditions=[]) != rule


def test_unset_survives_copies() -> None:
    assert pickle.loads(pickle.dumps(UNSET)) is UNSET
    assert copy.deepcopy(UNSET) is UNSET
    assert isinstance(UNSET, Unset)


def test_the_best_match_knows_most_fields() -> None:
    found = best({"url": "https://example.com", "title": "x"}, models.MetricRef, models.Link)
    assert isinstance(found, models.Link)
    assert best(None, models.Link, models.MetricRef) is None


def test_a_tag_decides_before_the_fields_do() -> None:
    options: dict[str, type[Model]] = {"link": models.Link, "metric": models.MetricRef}
    assert isinstance(by_tag({"name": "metric", "url": "u"}, "name", options), models.MetricRef)
    assert isinstance(by_tag({"name": "newer", "url": "u"}, "name", options), models.Link)
    assert isinstance(by_tag({"name": ["odd"]}, "name", options), models.MetricRef)
    assert by_tag([1], "name", options) == [1]
