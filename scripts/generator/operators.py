"""The table of `x-operators`: which operators a type of condition takes, and which source says so."""

from __future__ import annotations

from typing import Any, Literal, NamedTuple

from generator.preparation import operations, resolve
from generator.reach import names_in, reached

__all__ = ["Conditions", "Pair", "Takes", "condition_paths", "conditions", "operator_names", "table"]

Json = dict[str, Any]
Certainty = Literal["sure", "likely", "unknown", "refused"]
_CONDITION = "Condition"


class Pair(NamedTuple):
    """What is known of one operator for one type."""

    certainty: Certainty
    value: str = ""
    sources: tuple[str, ...] = ()


class Takes(NamedTuple):
    """What a type of condition takes."""

    operators: dict[str, Pair]
    """Every operator of the document, and how sure it is."""
    value: str = ""
    """The value of a type without an operator."""
    sources: tuple[str, ...] = ()
    needs: str = ""
    """The field that a condition of this type must have."""
    refuses_null: bool = False
    segments: bool = False
    """Whether a rule-based segment takes the type."""
    rest: Certainty = "refused"

    def names(self, *certainties: Certainty) -> list[str]:
        """Return the operators that are known as one of these."""
        return [name for name, pair in self.operators.items() if pair.certainty in certainties]


class Conditions(NamedTuple):
    """What the templates need to know of conditions."""

    table: dict[str, Takes]
    operators: list[str]
    refused: list[str]
    """Operators that the server refuses for every type."""
    paths: dict[str, list[str]]
    """Where the bodies of operations have conditions."""


def conditions(document: Json) -> Conditions:
    """Return all that the document says of conditions."""
    refused = document["components"]["schemas"][_CONDITION]["x-operators"]["refused"]
    return Conditions(table(document), operator_names(document), refused, condition_paths(document))


def operator_names(document: Json) -> list[str]:
    """Return the operators of the document, then those that the server always refuses."""
    schemas = document["components"]["schemas"]
    return [*schemas["ConditionOperator"]["enum"], *schemas[_CONDITION]["x-operators"]["refused"]]


def table(document: Json) -> dict[str, Takes]:
    """Return what each type of condition takes."""
    schemas = document["components"]["schemas"]
    written = schemas[_CONDITION]["x-operators"]
    return {name: _takes(document, written["types"][name]) for name in schemas["ConditionType"]["enum"]}


def _takes(document: Json, written: Json) -> Takes:
    refused = document["components"]["schemas"][_CONDITION]["x-operators"]["refused"]
    rest: Certainty = written.get("rest", "refused")
    pairs = {name: Pair("refused" if name in refused else rest) for name in operator_names(document)}
    for row in written.get("operators", ()):
        pair = Pair(row["is"], row.get("value", ""), tuple(row["sources"]))
        pairs |= dict.fromkeys(row["names"], pair)
    return Takes(
        pairs,
        written.get("value", ""),
        tuple(written.get("sources", ())),
        written.get("needs", ""),
        written.get("refuses_null", False),
        written.get("segments", False),
        rest,
    )


def condition_paths(document: Json) -> dict[str, list[str]]:
    """Return where the body of an operation has conditions, by the id of each operation that takes some.

    A path is written as `rules.conditions`; lists on the way have no part of their own.
    """
    found = {}
    for _, operation in operations(document):
        body = resolve(document, operation.get("requestBody", {}))
        for content in body.get("content", {}).values():
            if paths := sorted(_paths(document, content["schema"])):
                found[operation["operationId"]] = paths
    return found


def _paths(document: Json, schema: Json) -> set[str]:
    schemas = document["components"]["schemas"]
    if _CONDITION not in reached(schemas, names_in(schema)):
        return set()
    if schema.get("$ref", "").endswith(f"/{_CONDITION}"):
        return {""}
    schema = resolve(document, schema)
    options = [*schema.get("anyOf", ()), *([schema["items"]] if "items" in schema else ())]
    paths = {path for option in options for path in _paths(document, option)}
    for name, inner in schema.get("properties", {}).items():
        paths |= {f"{name}.{path}".removesuffix(".") for path in _paths(document, inner)}
    return paths
