"""A chapter is changed where its data changes, and nowhere else."""

from __future__ import annotations

import copy
import difflib
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adoption.chapter_text import PatchError, patch
from adoption.house_style import document
from document.bundle import ROOT, Loader
from document.rules.chapters import MAX_COLUMNS
from tests.support.tiers import examples

CHAPTERS = sorted((ROOT / "resources").glob("*.yaml"))
TEXT = """\
# Source: https://example.com, read 2026-01-31.
paths:
  /gates: # all of them
    get: { operationId: gates_list, parameters: [{ name: page }, { name: limit }] }

  # The next one is odd.
  /gates/{id}:
    get:
      description: >-
        Long
        text.

components:
  schemas:
    # Ours.
    Gate:
      required: [id]
      properties:
        # The id.
        id: { type: string }
        name: # Both.
          type: string

    GateStatus:
      enum: [on_demand, launched, disabled, archived, in_progress, some_other, yet_another, one_more,
        last_value]
"""


def parsed(text: str) -> Any:
    return Loader(text).get_single_data()


def added(before: str, after: str) -> list[str]:
    """The lines of a text that another one has in addition; no line may be missing."""
    lines = list(difflib.ndiff(before.splitlines(), after.splitlines()))
    assert not [line for line in lines if line.startswith("- ")], "a line is gone or changed"
    return [line[2:] for line in lines if line.startswith("+ ")]


def changed(change: str) -> str:
    """The text after a statement about its data `d`."""
    data = parsed(TEXT)
    exec(change, {"d": data, "gate": data["components"]["schemas"]["Gate"], "put": put})
    return patch(TEXT, data)


def put(into: dict[str, Any], place: int, name: str, value: Any) -> None:
    entries = list(into.items())
    into.clear()
    into.update([*entries[:place], (name, value), *entries[place:]])


@pytest.mark.parametrize(
    ("change", "lines"),
    [
        ("put(gate['properties'], 1, 'a', {'type': 'string'})", ["        a: { type: string }"]),
        ("put(gate['properties'], 2, 'a', {'type': 'string'})", ["        a: { type: string }"]),
        ("put(gate['properties'], 0, 'a', {'type': 'string'})", ["        a: { type: string }"]),
        ("put(d['paths']['/gates/{id}']['get'], 1, 'deprecated', True)", ["      deprecated: true"]),
        (
            "put(d['components']['schemas'], 1, 'New', {'type': 'string'})",
            ["    New:", "      type: string", ""],
        ),
        ("put(d['paths'], 1, '/new', {'get': {'a': 1}})", ["  /new:", "    get:", "      a: 1", ""]),
        ("put(d, 2, 'tags', ['gates'])", ["", "tags: [gates]"]),
    ],
)
def test_a_new_entry_is_a_new_line(change: str, lines: list[str]) -> None:
    assert sorted(added(TEXT, changed(change))) == sorted(lines)


def test_comments_stay_with_what_they_are_about() -> None:
    text = changed("put(gate['properties'], 0, 'a', 1); put(d['components']['schemas'], 0, 'New', {'b': 2})")
    assert "      properties:\n        a: 1\n        # The id.\n        id:" in text
    assert "    New:\n      b: 2\n\n    # Ours.\n    Gate:" in text
    text = changed("put(d['paths'], 1, '/new', {'get': 1})")
    assert "    get: 1\n\n  # The next one is odd.\n  /gates/{id}:" in text


@pytest.mark.parametrize(
    ("change", "line"),
    [
        ("gate['required'].append('name')", "      required: [id, name]"),
        ("gate['required'].insert(0, 'name')", "      required: [name, id]"),
        ("put(gate['properties']['id'], 1, 'a', 1)", "        id: { type: string, a: 1 }"),
        ("put(gate['properties']['id'], 0, 'a', 1)", "        id: { a: 1, type: string }"),
        ("d['paths']['/gates']['get']['parameters'].insert(1, {'b': 2})", "[{ name: page }, { b: 2 }, {"),
    ],
)
def test_a_new_part_on_a_line_stands_between_its_neighbours(change: str, line: str) -> None:
    assert line in changed(change)


@pytest.mark.parametrize("place", range(9))
def test_a_line_that_becomes_too_long_is_broken(place: int) -> None:
    values = "d['components']['schemas']['GateStatus']['enum']"
    value = "a_value_that_needs_a_line_of_its_own_because_it_is_long"
    text = changed(f"{values}.insert({place}, '{value}'); {values}.append('end')")
    assert max(map(len, text.splitlines())) <= MAX_COLUMNS


def test_a_list_of_objects_that_becomes_too_long_gets_a_line_for_each() -> None:
    text = "get:\n  parameters: [{ name: a }, { name: b }]\n  tags: [c]\n"
    data = parsed(text)
    data["get"]["parameters"].append({"name": "c", "description": "x" * 105})
    assert patch(text, data).splitlines()[1:5] == [
        "  parameters:",
        "    - { name: a }",
        "    - { name: b }",
        f"    - {{ name: c, description: {'x' * 105} }}",
    ]


@pytest.mark.parametrize(
    "change",
    ["del gate['required']", "gate['required'][0] = 'name'", "gate['properties'] = {'name': 1, 'id': 2}"],
)
def test_what_is_not_an_addition_is_refused(change: str) -> None:
    with pytest.raises(PatchError, match="adds only"):
        changed(change)


def test_two_long_parts_at_one_place() -> None:
    text = "tags: [a, b]\n"
    data = {"tags": ["a", "x" * 140, "y" * 140, "b"]}
    assert parsed(patch(text, data)) == data


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda path: path.stem)
def test_every_chapter_reads_the_same_after_being_written(chapter: Any) -> None:
    data = parsed(chapter.read_text())
    written = document(data, "# Source: https://example.com, read 2026-01-31.")
    assert json.dumps(parsed(written)) == json.dumps(data)


ODD = st.sampled_from(["on", "1.5", "a: b", "- x", "x # y", "null", ""])
SCALARS = st.one_of(st.text(max_size=12), st.integers(), st.booleans(), st.none(), ODD)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)


@pytest.mark.search
@settings(max_examples=examples(40, 600), deadline=None)
@given(st.dictionaries(st.text(max_size=8), VALUES, min_size=1, max_size=4), st.data())
def test_any_data_that_grows_is_written(before: dict[str, Any], data: st.DataObject) -> None:
    after = copy.deepcopy(before)
    places = [after, *(value for value in after.values() if isinstance(value, dict | list) and value)]
    for number, place in enumerate(data.draw(st.lists(st.sampled_from(places), min_size=1, max_size=4))):
        at, value = data.draw(st.integers(0, len(place))), data.draw(VALUES)
        if isinstance(place, dict):
            put(place, at, f"new {number} {data.draw(st.text(max_size=3))}", value)
        else:
            place.insert(at, {f"new {number}": value})
    assert json.dumps(parsed(patch(document(before), after))) == json.dumps(after)
