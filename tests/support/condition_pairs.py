"""Every pair of a condition type and an operator: the call that builds it, and what the table says."""

from __future__ import annotations

from typing import Any, NamedTuple

from statsig_console._generated.operators import check
from statsig_console.fake._document.document import load

__all__ = ["ARGUMENTS", "BARE", "PAIRS", "Pair", "condition"]

Json = dict[str, Any]
_SCHEMAS = load().content["components"]["schemas"]
_TABLE = _SCHEMAS["Condition"]["x-operators"]
_BUILDERS = {
    "custom_field": 'when.field("plan")',
    "unit_id": 'when.unit_id("plan")',
    "environment_tier": "when.environment",
    "ip_address": "when.ip",
}
_METHODS = {"str_contains_any": "contains", "str_contains_none": "contains_none", "str_matches": "matches"}
ARGUMENTS: Json = {
    "id": "other",
    "number": 5,
    "pattern": "^a",
    "texts": ["x", "y"],
    "time": 1_800_000_000_000,
    "values": ["x", 2],
    "version": "1.2",
}
"""A value of each form."""
BARE = {kind: takes["value"] for kind, takes in _TABLE["types"].items() if "value" in takes}
"""The types without an operator, with the form of their value."""


class Pair(NamedTuple):
    """A type, an operator, and what the table says of the two."""

    kind: str
    operator: str
    certainty: str
    value: str = ""

    @property
    def code(self) -> str:
        """The call that builds such a condition."""
        builder = f'when.{self.kind}("other")' if self.kind in BARE else f"when.{self.kind}"
        builder = "when.public()" if self.kind == "public" else _BUILDERS.get(self.kind, builder)
        values = ARGUMENTS.get(self.value, [] if self.value == "nothing" else ["x"])
        listed = values if isinstance(values, list) else [values]
        method = _METHODS.get(self.operator, self.operator)
        return f"{builder}.{method}({', '.join(map(repr, listed))})"


def _certainty(kind: str, operator: str) -> Pair:
    takes = _TABLE["types"][kind]
    for row in takes.get("operators", ()):
        if operator in row["names"]:
            return Pair(kind, operator, row["is"], row.get("value", ""))
    open_ = "rest" in takes and operator not in _TABLE["refused"]
    return Pair(kind, operator, "unknown" if open_ else "refused")


PAIRS = [
    _certainty(kind, operator)
    for kind in _SCHEMAS["ConditionType"]["enum"]
    for operator in [*_SCHEMAS["ConditionOperator"]["enum"], *_TABLE["refused"]]
]


def condition(pair: Pair) -> Json:
    """Return a condition with a pair that lacks nothing else."""
    made: Json = {"type": pair.kind, "operator": pair.operator}
    if pair.value != "nothing":
        made["targetValue"] = ARGUMENTS.get(pair.value, ["x"])
    if needed := check.types[pair.kind].needs:
        made[needed] = "plan"
    return made
