"""Which operators a condition may have, and the form in which the server keeps conditions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, Literal

from .._document.document import Json, load
from .._guesses import guess
from .._http.response import invalid

__all__ = ["check_conditions", "kept_condition", "operators_of"]

_MAY_LACK_OPERATOR = frozenset({"environment_tier", "user_id"})
_Fault = tuple[str, str]
_Takes = dict[str, Literal["sure", "likely", "unknown"]]


@cache
def _types() -> dict[str, Json]:
    """Return what the document says of each type of condition."""
    table: Json = load().content["components"]["schemas"]["Condition"]["x-operators"]
    return dict(table["types"])


@cache
@guess("Pairs of type and operator of which no source says whether the server takes them are accepted.")
def operators_of(kind: str) -> _Takes:
    """Return the operators that a type takes or may take; none for a type without an operator."""
    schemas = load().content["components"]["schemas"]
    takes = _types()[kind]
    known: _Takes = dict.fromkeys(schemas["ConditionOperator"]["enum"], "unknown") if "rest" in takes else {}
    for row in takes.get("operators", ()):
        known |= dict.fromkeys(row["names"], row["is"])
    return known


def kept_condition(condition: Json) -> Json:
    """Return a condition in the form of the server: one value as a scalar, no empty keys."""
    kept = {name: value for name, value in condition.items() if value is not None}
    takes = _types()[condition["type"]]
    if "value" in takes:
        kept.pop("operator", None)
    if takes.get("value") == "nothing":
        kept.pop("targetValue", None)
    value = kept.get("targetValue")
    if isinstance(value, list) and len(value) == 1:
        kept["targetValue"] = value[0]
    return kept


def _faults(condition: Json) -> Iterator[_Fault]:
    kind, takes = condition["type"], _types().get(condition["type"])
    if takes is None:
        expected = " | ".join(f"'{name}'" for name in _types())
        yield "type", f"Invalid enum value. Expected {expected}, received '{kind}'"
        return
    yield from (_bare_faults if "value" in takes else _operator_faults)(condition, takes)
    if takes.get("value") != "nothing" and condition.get("operator") not in ("is_null", "is_not_null"):
        yield from _value_faults(condition)
    if (needed := takes.get("needs")) and not condition.get(needed):
        yield needed, "Required"


@guess("A gate or segment condition may have null as its operator, in contrast to a public one.")
def _bare_faults(condition: Json, takes: Json) -> Iterator[_Fault]:
    if takes.get("refuses_null"):
        for name in ("operator", "targetValue"):
            if name in condition and condition[name] is None:
                yield name, "Expected string, received null"
    if operator := condition.get("operator"):
        yield "operator", f"Operator {operator} is not valid for condition type {condition['type']}"


@guess("A condition without an operator is refused, except on `environment_tier` and `user_id`.")
@guess("The text of the refusal of an operator: `Operator … is not valid for condition type …`.")
def _operator_faults(condition: Json, takes: Json) -> Iterator[_Fault]:
    kind, operator = condition["type"], condition.get("operator")
    if operator is None:
        if kind not in _MAY_LACK_OPERATOR:
            yield "operator", "Required"
    elif operator not in operators_of(kind):
        yield "operator", f"Operator {operator} is not valid for condition type {kind}"


@guess("More than one value for an operator that compares with one, such as `gt`, is accepted.")
@guess("A boolean as the value of a condition is refused: the official importer sends its word instead.")
def _value_faults(condition: Json) -> Iterator[_Fault]:
    value: Any = condition.get("targetValue")
    if value is None:
        yield "targetValue", "Required"
    elif isinstance(value, bool):
        yield "targetValue", "Expected string, received boolean"


@guess("A rule without any condition is accepted.")
@guess("A condition may name a gate or segment that does not exist.")
def check_conditions(rules: Sequence[Json], at: str = "rules") -> None:
    """Refuse conditions whose operator does not fit their type."""
    faults = [
        (f"{at}.{number}.conditions.{place}.{name}", reason)
        for number, rule in enumerate(rules)
        for place, condition in enumerate(rule.get("conditions", ()))
        for name, reason in _faults(condition)
    ]
    if faults:
        raise invalid(faults)
