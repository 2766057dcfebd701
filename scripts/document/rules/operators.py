"""The lint rule on conditions: the document says of every type which operators it takes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from document.document import Document
from document.rules.register import rule

VALUES = {"id", "nothing", "number", "pattern", "texts", "time", "values", "version"}
"""What a condition can be compared with."""
CERTAINTIES = {"sure", "likely", "unknown"}
TYPE_KEYS = {"needs", "operators", "refuses_null", "rest", "segments", "sources", "value"}


@rule
def operators(document: Document) -> Iterator[str]:
    """`x-operators` has a row for each type and operator, once, with a value and sources that exist."""
    schemas = document.content["components"]["schemas"]
    if "ConditionType" not in schemas:
        return
    written = schemas["Condition"].get("x-operators")
    if written is None:
        yield "Condition has no x-operators; say which operators each type takes"
        return
    types, names = schemas["ConditionType"]["enum"], schemas["ConditionOperator"]["enum"]
    yield from (f"x-operators lacks the type {name}" for name in types if name not in written["types"])
    used: set[str] = set()
    for kind, takes in written["types"].items():
        if kind not in types:
            yield f"x-operators: {kind} is no value of ConditionType"
        for problem in type_problems(takes, names, written["sources"]):
            yield f"x-operators: {kind}: {problem}"
        used |= {name for row in takes.get("operators", ()) for name in row["names"]}
    yield from (f"x-operators: no type takes {name}" for name in names if name not in used)
    yield from (
        f"x-operators: {name} is in the enum and refused" for name in written["refused"] if name in names
    )


def type_problems(takes: dict[str, Any], names: list[str], sources: dict[str, str]) -> Iterator[str]:
    """What is wrong with the rows of one type."""
    if unknown := sorted(set(takes) - TYPE_KEYS):
        yield f"{', '.join(unknown)} has no meaning; write one of {', '.join(sorted(TYPE_KEYS))}"
    if takes.get("rest", "unknown") != "unknown":
        yield "rest is unknown, or it is left out"
    if takes.get("needs", "field") not in ("field", "customID"):
        yield "needs is field or customID"
    rows = takes.get("operators", [])
    if not rows and "value" in takes:
        yield from row_problems({"names": [], "is": "sure", **takes}, names, sources)
    elif not rows and "rest" not in takes:
        yield "has no operators, and neither value nor rest"
    twice = [
        name for name, count in Counter(name for row in rows for name in row["names"]).items() if count > 1
    ]
    yield from (f"{name} stands in two rows" for name in twice)
    for row in rows:
        yield from row_problems(row, names, sources)


def row_problems(row: dict[str, Any], names: list[str], sources: dict[str, str]) -> Iterator[str]:
    """What is wrong with one row."""
    yield from (f"{name} is no value of ConditionOperator" for name in row["names"] if name not in names)
    if row["is"] not in CERTAINTIES:
        yield f"is: {row['is']}; write {', '.join(sorted(CERTAINTIES))}"
    if ("value" in row) == (row["is"] == "unknown"):
        yield f"{', '.join(row['names'])}: a value belongs to each row, except to those that are unknown"
    if row.get("value", "id") not in VALUES:
        yield f"value: {row['value']}; write one of {', '.join(sorted(VALUES))}"
    if not row.get("sources"):
        yield f"{', '.join(row['names'])}: has no sources"
    yield from (
        f"the source {name} is not explained" for name in row.get("sources", ()) if name not in sources
    )
