"""The table of `x-operators`: its lint rule, and what the scripts read from it."""

from __future__ import annotations

import copy
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest

import conditions_page
from document.bundle import bundle
from document.rules.operators import operators as lint_rule
from generator import builders, operators

Json = dict[str, Any]
DOCUMENT = bundle()


def types_of(document: Json) -> Json:
    """Return the types of the table."""
    found: Json = document["components"]["schemas"]["Condition"]["x-operators"]["types"]
    return found


def messages(change: Callable[[Json], object]) -> list[str]:
    """Return what the lint rule says of the document after a change."""
    document = copy.deepcopy(DOCUMENT)
    change(document["components"]["schemas"])
    return list(lint_rule(SimpleNamespace(content=document)))  # type: ignore[arg-type]


def test_the_table_keeps_its_lint_rule() -> None:
    assert messages(lambda schemas: None) == []


def row(**more: Any) -> Json:
    """Return a row of a type without operators of its own."""
    return {"names": ["gt"], "value": "number", "is": "sure", "sources": ["rules"], **more}


@pytest.mark.parametrize(
    ("takes", "message"),
    [
        ({}, "has no operators, and neither value nor rest"),
        ({"rest": "refused"}, "rest is unknown, or it is left out"),
        ({"value": "id"}, "has no sources"),
        ({"value": "word", "sources": ["rules"]}, "value: word"),
        ({"rest": "unknown", "needs": "name"}, "needs is field or customID"),
        ({"rest": "unknown", "takes": "all"}, "takes has no meaning"),
        ({"operators": [row(), row()]}, "gt stands in two rows"),
        ({"operators": [row(names=["eq"])]}, "eq is no value of ConditionOperator"),
        ({"operators": [row(sources=["hearsay"])]}, "the source hearsay is not explained"),
        ({"operators": [row(sources=[])]}, "has no sources"),
        ({"operators": [row() | {"is": "true"}]}, "is: true"),
        ({"operators": [row() | {"is": "unknown"}]}, "a value belongs to each row"),
        (
            {"operators": [{"names": ["gt"], "is": "sure", "sources": ["rules"]}]},
            "a value belongs to each row",
        ),
    ],
)
def test_a_wrong_row_is_found(takes: Json, message: str) -> None:
    found = messages(lambda schemas: schemas["Condition"]["x-operators"]["types"].update(url=takes))
    assert found
    assert all(text.startswith("x-operators: url: ") for text in found)
    assert any(message in text for text in found)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda schemas: schemas["Condition"].pop("x-operators"), "Condition has no x-operators"),
        (lambda schemas: schemas["ConditionType"]["enum"].append("planet"), "lacks the type planet"),
        (lambda schemas: schemas["ConditionType"]["enum"].remove("url"), "url is no value of ConditionType"),
        (lambda schemas: schemas["ConditionOperator"]["enum"].append("like"), "no type takes like"),
        (
            lambda schemas: schemas["Condition"]["x-operators"]["refused"].append("gt"),
            "gt is in the enum and refused",
        ),
    ],
)
def test_a_table_that_does_not_fit_the_enums_is_found(change: Callable[[Json], object], message: str) -> None:
    assert any(message in text for text in messages(change))


def test_every_body_with_rules_has_a_path_to_its_conditions() -> None:
    paths = operators.condition_paths(DOCUMENT)
    assert paths["gates_update"] == ["rules.conditions"]
    assert paths["gates_update_rule"] == ["conditions"]
    assert paths["segments_update_conditions"] == ["conditions", "rules.conditions"]
    assert paths["release_pipelines_create"] == ["phases.rules.conditions"]
    assert "gates_archive" not in paths


def test_the_page_has_the_table_of_the_document() -> None:
    text = conditions_page.PAGE.read_text()
    assert text == conditions_page.with_table(text, DOCUMENT), "run `make generate`"
    for kind in operators.table(DOCUMENT):
        assert f"| `{kind}` |" in text
    with pytest.raises(SystemExit, match="lacks the marks"):
        conditions_page.with_table("# Rules", DOCUMENT)


def test_an_operator_without_a_method_stops_the_generator() -> None:
    table = operators.table(DOCUMENT)
    pairs = table["url"].operators | {"encoded_any": operators.Pair("sure", "texts", ("rules",))}
    with pytest.raises(SystemExit, match="no class of METHODS fits encoded_any of url"):
        builders.builders(table | {"url": table["url"]._replace(operators=pairs)})
