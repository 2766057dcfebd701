"""Reprs are short, notebooks get tables, and `jsonable` gives a JSON form without credentials."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from statsig_console import (
    UNSET,
    BulkError,
    Client,
    NotFoundError,
    Outcome,
    Page,
    Report,
    Secret,
    jsonable,
    models,
)
from statsig_console._codec import LONGEST_REPR, Model, html_table, short_repr
from statsig_console.fake import Fake
from tests.support.operations import DOCUMENT, OPERATIONS

SCHEMAS: dict[str, Any] = DOCUMENT["components"]["schemas"]
KEY = "console-" + "Ab1" * 12


def filled(name: str, text: str, depth: int = 3) -> Any:
    """Return the JSON form of a schema with every field set, texts and lists long."""
    return _value({"$ref": f"#/components/schemas/{name}"}, text, depth)


def _value(schema: dict[str, Any], text: str, depth: int) -> Any:
    if "$ref" in schema:
        schema = SCHEMAS[schema["$ref"].rpartition("/")[2]]
    for several in ("anyOf", "oneOf"):
        if several in schema:
            return _value(schema[several][0], text, depth)
    kind = schema.get("type")
    kind = kind[0] if isinstance(kind, list) else kind
    if "properties" in schema:
        fields = schema["properties"].items() if depth else ()
        return {name: _value(field, text, depth - 1) for name, field in fields}
    if kind == "array":
        return [_value(schema.get("items", {}), text, depth - 1)] * 30 if depth > 0 else []
    return {"string": text, "integer": 10**12, "number": 0.123456789, "boolean": True}.get(str(kind), {})


CLASSES = {
    name: kind
    for name in sorted(models.__all__)
    if isinstance(kind := getattr(models, name), type) and issubclass(kind, Model) and name in SCHEMAS
}


def test_the_repr_of_each_model_is_short_and_names_it() -> None:
    for name, kind in CLASSES.items():
        for text in ("x", "long text " * 1000, "\U0001f600\n\x00" * 300):
            value = kind.from_dict(filled(name, text))
            if not isinstance(value, Model):
                continue
            assert len(repr(value)) <= LONGEST_REPR, (name, repr(value))
            assert repr(value).startswith(f"{name}(")
            assert len(repr(Page([value] * 500, 1, 500, True))) <= LONGEST_REPR, name


def values() -> Iterator[object]:
    """Yield values that were long."""
    gate = models.Gate.from_dict(filled("Gate", "x" * 300))
    error = NotFoundError("m" * 1000, status=404)
    outcomes: tuple[Outcome[str, None], ...] = tuple(
        Outcome(f"gate_{number}", "failed", error=error) for number in range(500)
    )
    yield Report(outcomes, {"failed": 500}, "s" * 900, None, None, outcomes[:20])
    yield outcomes[0]
    yield Outcome(gate, "done", gate)
    yield Page([gate] * 100, 1, 10_000, False)
    yield Page(["x" * 200] * 100, 1, 10_000, False)


@pytest.mark.parametrize("value", list(values()), ids=lambda value: type(value).__name__)
def test_reprs_of_pages_reports_and_outcomes_are_short(value: object) -> None:
    assert len(repr(value)) <= LONGEST_REPR
    assert repr(value).startswith(type(value).__name__)


@pytest.mark.anyio
async def test_groups_and_lists_say_what_they_are() -> None:
    async with Client("console-x") as client:
        counts = {tag: sum(one.tag == tag for one in OPERATIONS) for tag in {one.tag for one in OPERATIONS}}
        for tag, count in counts.items():
            assert repr(getattr(client, tag)) == f"<{tag}: {count} operations>"
            assert repr(getattr(client.raw, tag)) == f"<raw.{tag}: {count} operations>"
        assert repr(client.gates.list(limit=5, tags=["a"])) == "Pages(gates_list, limit=5, tags=['a'])"
        with pytest.raises(TypeError, match="async for"):
            list(client.gates.list())  # type: ignore[call-overload]


def test_fields_that_do_not_fit_are_counted() -> None:
    text = short_repr("Thing", ((f"field_{number}", "x" * 90) for number in range(50)))
    shown = text.count("field_")
    assert shown >= 2
    assert f"… {50 - shown} more" in text


def test_a_table_is_escaped_and_says_what_it_leaves_out() -> None:
    rows = [{"id": "<b>&", "value": number, "none": None} for number in range(25)]
    html = html_table("Gates <1>", rows, 25)
    assert "<b>" not in html
    assert "&lt;b&gt;&amp;" in html
    assert "Gates &lt;1&gt;: the first 20 of 25 rows" in html
    assert html.count("<tr>") == 21
    assert "2 rows" in html_table("", rows[:2], 2)


def test_tables_of_pages_and_reports_show_no_credential() -> None:
    page = Page([models.Key.from_dict({"key": KEY, "description": "d"})], 1, 1, True)
    assert "description" in page._repr_html_()
    assert KEY not in page._repr_html_()
    report: Report[str, None] = Report((Outcome(KEY, "done"),), {"done": 1})
    assert "1 done" in report._repr_html_()
    assert KEY not in report._repr_html_() + repr(report)
    assert "plain" in Page(["plain"], 1, 1, True)._repr_html_()


def test_each_value_has_a_json_form_without_credentials() -> None:
    gate = models.Gate.from_dict({"id": "new_checkout", "isEnabled": True})
    error = NotFoundError("nothing", status=404)
    page = Page([gate], 1, 1, True)
    report: Report[str, None] = Report((Outcome("a", "failed", error=error),), {"failed": 1})
    value = {
        "model": gate,
        "page": page,
        "report": report,
        "secret": Secret("s3cret"),
        "key": models.Key.from_dict({"key": KEY}),
        "unset": UNSET,
        "error": BulkError(f"failed: {KEY}"),
        "time": datetime(2026, 1, 2, tzinfo=UTC),
        "path": Path("a") / "b",
        "set": {"x"},
    }
    text = json.dumps(value, default=jsonable)
    assert KEY not in text
    assert "s3cret" not in text
    found = json.loads(text)
    assert found["model"] == {"id": "new_checkout", "isEnabled": True}
    assert found["page"]["items"] == [found["model"]]
    assert found["report"]["outcomes"][0]["error"]["error"] == "NotFoundError"
    assert found["report"]["outcomes"][0]["error"]["status"] == 404
    assert (found["unset"], found["time"], found["set"]) == (None, "2026-01-02 00:00:00+00:00", ["x"])
    assert found["secret"] == "[redacted]"
    with pytest.raises(TypeError, match="no JSON form"):
        json.dumps(object(), default=jsonable)


def test_each_model_of_the_document_has_a_json_form() -> None:
    for name, kind in CLASSES.items():
        json.dumps(kind.from_dict(filled(name, "x")), default=jsonable)


def test_of_takes_what_the_write_model_has() -> None:
    read = {
        "id": "new_checkout",
        "isEnabled": True,
        "description": None,
        "team": None,
        "version": 7,
        "unknownField": 1,
        "rules": [{"name": "beta", "id": "r1", "passPercentage": 5, "conditions": []}],
    }
    update = models.GateUpdate.of(models.Gate.from_dict(read))
    assert update.to_dict() == {"isEnabled": True, "team": None, "rules": read["rules"]}
    assert models.GateUpdate.of(update) == update


@pytest.mark.parametrize(
    ("read", "write"),
    [
        (models.Gate, models.GateUpdate),
        (models.Gate, models.GateCreate),
        (models.DynamicConfig, models.DynamicConfigUpdate),
        (models.Experiment, models.ExperimentUpdate),
    ],
)
def test_of_keeps_exactly_the_common_fields(read: type[Model], write: type[Model]) -> None:
    source = read.from_dict(filled(read.__name__, "x", 2))
    kept = write.of(source).to_dict()
    common = set(read.wire_names.values()) & set(write.wire_names.values())
    assert common
    assert kept == {name: value for name, value in source.to_dict().items() if name in common}


@pytest.mark.anyio
async def test_a_gate_that_was_read_can_be_written(fake: Fake, client: Client) -> None:
    fake.seed(gates=1)
    (gate,) = (await client.gates.list()).items
    await client.gates.update(str(gate.id), models.GateUpdate.of(gate))
    again = await client.gates.get(str(gate.id))
    assert again.rules == gate.rules
