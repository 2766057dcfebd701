"""Fields that every known response has are read without a check for UNSET."""

from __future__ import annotations

import json
import logging
from pathlib import Path
from typing import get_args, get_type_hints

import pytest

from generator.preparation import view
from statsig_console import UNSET, Unset, _codec, models
from statsig_console._codec import Model
from tests.support.operations import DOCUMENT, OPERATIONS
from tests.support.payloads import Payload, own_payloads
from tests.support.shown_fields import ALWAYS, SCHEMAS, Seen, lacking

CLASSES: dict[str, type[Model]] = {
    name: kind
    for name in sorted(models.__all__)
    if isinstance(kind := getattr(models, name), type) and issubclass(kind, Model)
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
            if example["kind"] == "res" and example["status"].startswith("2"):
                found.add_response(f"{file.stem}-{number}", documented, example["body"])
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


RESPONSES = [payload for payload in own_payloads() if payload.place == "response"]


@pytest.mark.parametrize("payload", RESPONSES, ids=str)
def test_an_example_of_the_document_has_each_field_that_is_always_there(payload: Payload) -> None:
    assert lacking(payload.documented, payload.body) == []
