"""Fields that every known response has are read without a check for UNSET."""

from __future__ import annotations

import json
import logging
from collections import defaultdict
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest

from generator.preparation import data_schema, resolve, success, tags_of_unions, view
from statsig_console import UNSET, Unset, _codec, models
from statsig_console._codec import Model
from tests.support.operations import DOCUMENT, OPERATIONS

Json = dict[str, Any]
SCHEMAS: Json = DOCUMENT["components"]["schemas"]
CLASSES: dict[str, type[Model]] = {
    name: kind
    for name in sorted(models.__all__)
    if isinstance(kind := getattr(models, name), type) and issubclass(kind, Model)
}
ALWAYS = {
    (name, field): schema["x-always"]
    for name in CLASSES
    for field, schema in SCHEMAS[name]["properties"].items()
    if "x-always" in schema
}
MARKED = [name for name, kind in CLASSES.items() if kind.always_present]
FOLDER = Path(__file__).parents[3] / "shared" / "reference" / "examples"


@pytest.mark.parametrize("name", CLASSES)
def test_a_type_names_unset_unless_the_field_is_always_there(name: str) -> None:
    kind, schema = CLASSES[name], SCHEMAS[name]
    hints = get_type_hints(kind)
    marked = tuple(field for field in schema["properties"] if ALWAYS.get((name, field)))
    assert kind.always_present == marked
    for python_name, field in kind.wire_names.items():
        is_plain = field in schema.get("required", ()) or field in marked
        assert (Unset in (hints[python_name], *get_args(hints[python_name]))) != is_plain, python_name


@pytest.mark.parametrize("name", MARKED)
def test_a_model_that_is_written_may_leave_the_field_out(name: str) -> None:
    kind = CLASSES[name]
    needed = {
        field: "x" for field, wire in kind.wire_names.items() if wire in SCHEMAS[name].get("required", ())
    }
    made = kind(**needed)
    assert set(made.to_dict()) == set(SCHEMAS[name].get("required", ()))


@pytest.fixture
def warnings(caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> pytest.LogCaptureFixture:
    """Collect warnings as in a new process."""
    monkeypatch.setattr(_codec, "_missed", set())
    caplog.set_level(logging.WARNING, "statsig_console")
    return caplog


@pytest.mark.parametrize("name", MARKED)
def test_a_missing_field_is_unset_and_logged_once(name: str, warnings: pytest.LogCaptureFixture) -> None:
    kind = CLASSES[name]
    whole = dict.fromkeys(kind.wire_names.values(), "x")
    assert kind.from_dict(whole).to_dict() == whole
    assert not warnings.records
    for field in kind.always_present:
        part = {other: value for other, value in whole.items() if other != field}
        for _ in range(3):
            made = kind.from_dict(part)
            assert made.to_dict() == part
            assert getattr(made, {wire: own for own, wire in kind.wire_names.items()}[field]) is UNSET
            assert not made.additional_properties
    assert [record.args for record in warnings.records] == [(name, field) for field in kind.always_present]
    assert {record.levelname for record in warnings.records} == {"WARNING"}


def test_a_nested_object_is_decoded_although_a_field_is_missing(warnings: pytest.LogCaptureFixture) -> None:
    gate = models.Gate.from_dict({"id": "x", "reviewSettings": {"requiredReview": True}, "tags": ["a"]})
    assert isinstance(gate.review_settings, models.ReviewSettings)
    assert gate.review_settings.allowed_reviewers is UNSET  # type: ignore[comparison-overlap]
    assert gate.tags == ["a"]
    assert "ReviewSettings has no allowedReviewers" in warnings.text
    assert sum(record.getMessage().startswith("Gate has no") for record in warnings.records) == 1


class Seen:
    """Where the fields of each object are shown in the official examples, and which are missing."""

    def __init__(self) -> None:
        self.shown: dict[tuple[str, str], set[str]] = defaultdict(set)
        self.missing: set[tuple[str, str]] = set()
        self._tags = tags_of_unions(DOCUMENT)

    def add(self, example: str, schema: Json, value: Any) -> None:
        """Add a value and all that is inside of it."""
        name = str(schema.get("$ref", "")).rsplit("/", 1)[-1]
        schema = resolve(DOCUMENT, schema)
        if "anyOf" in schema:
            for option in self._options(schema["anyOf"], value):
                self.add(example, option, value)
        elif isinstance(value, list):
            for item in value:
                self.add(example, schema.get("items", {}), item)
        elif isinstance(value, dict):
            for field, inner in schema.get("properties", {}).items():
                if field in value:
                    self.shown[name, field].add(example)
                    self.add(example, inner, value[field])
                else:
                    self.missing.add((name, field))
            if isinstance(schema.get("additionalProperties"), dict):
                for item in value.values():
                    self.add(example, schema["additionalProperties"], item)

    def _options(self, options: list[Json], value: Any) -> list[Json]:
        """Return the members of a union that a value is; none if nothing tells which it is."""
        if isinstance(value, list):
            return [option for option in options if "items" in option]
        objects = [option for option in options if "properties" in resolve(DOCUMENT, option)]
        if not isinstance(value, dict) or len(objects) == 1:
            return objects if isinstance(value, dict) else []
        names = frozenset(option["$ref"].rsplit("/", 1)[1] for option in objects)
        tag, known = self._tags.get(names, ("", {}))
        return [{"$ref": f"#/components/schemas/{known[value[tag]]}"}] if value.get(tag) in known else []


@pytest.fixture(scope="module")
def seen() -> Seen:
    """Read all official examples of responses, where they are at hand."""
    if not FOLDER.exists():
        pytest.skip("the official examples are not at hand")
    routes = {(one.method, one.path): one for one in OPERATIONS}
    found = Seen()
    for file in sorted(FOLDER.glob("*.json")):
        for number, example in enumerate(json.loads(file.read_text())):
            documented = routes[example["method"], example["path"].removeprefix("/console/v1")]
            schema, body = success(DOCUMENT, documented.operation)[1], example["body"]
            if example["kind"] != "res" or not example["status"].startswith("2") or schema is None:
                continue
            if isinstance(body, dict) and "data" not in body and ("message" in body or "anyOf" in schema):
                continue  # a message only, or an answer of another kind than the usual one
            data = body["data"] if isinstance(body, dict) and "data" in body else body
            found.add(f"{file.stem}-{number}", data_schema(DOCUMENT, schema) or {}, data)
    return found


def test_the_marks_agree_with_the_official_examples(seen: Seen) -> None:
    for key, mark in ALWAYS.items():
        if "x-reason" not in SCHEMAS[key[0]]["properties"][key[1]]:
            assert key not in seen.missing
        if mark is not False:
            assert len(seen.shown[key]) == mark, key


def test_no_field_that_two_official_examples_or_more_always_have_lacks_the_mark(seen: Seen) -> None:
    generated = view(DOCUMENT)["components"]["schemas"]
    always = {key for key, examples in seen.shown.items() if len(examples) > 1 and key not in seen.missing}
    known = {(name, field) for name in generated for field in generated[name].get("required", ())}
    assert {key for key in always if key[0] in generated} - known - ALWAYS.keys() == set()
