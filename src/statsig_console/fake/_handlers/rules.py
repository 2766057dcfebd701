"""Which rule a sent rule is, and the form in which the server keeps rules.

The `id` of a rule names one state of it: `<baseID>:<percentage>:<number>`. Only the `baseID` stays the same.
"""

from __future__ import annotations

from collections.abc import Sequence

from .._document.document import Json
from .._guesses import guess
from .._http.response import Refusal, invalid, refuse
from .call import Call
from .conditions import check_conditions, kept_condition

__all__ = ["check_unique", "former_rule", "kept_rules", "same_rule", "unknown_rule"]

_BARE_FROM = 90
"""New rules that passed 90 and 100 percent were seen with an id that is the base id alone."""


def same_rule(rule: Json, name: str) -> bool:
    """Return whether an id, of the present state or of the rule itself, means a rule."""
    return name in (rule.get("id"), rule.get("baseID"))


def unknown_rule() -> Refusal:
    """Return the refusal of an id that no rule of the object has."""
    return refuse("A provided rule ID does not match an existing rule ID")


def _base(name: str) -> str:
    return name.split(":", 1)[0]


@guess("A rule that is sent without an id, or with an empty one, is new, even if a former one has its name.")
@guess("A sent rule with the id of a former state of a rule, such as `<baseID>:10.00:1`, is that rule.")
def former_rule(rule: Json, before: Sequence[Json]) -> Json | None:
    """Return the rule that a sent rule replaces, or None if it is a new one."""
    if rule.get("id") == "":
        return None
    names = [name for name in (rule.get("baseID"), rule.get("id")) if name]
    exact = [known for name in names for known in before if same_rule(known, name)]
    bases = [known for name in names for known in before if known["baseID"] == _base(name)]
    return next(iter(exact + bases), None)


@guess("Two rules of one name, or of one id, are refused in every write, not only when rules are changed.")
def check_unique(rules: Sequence[Json]) -> None:
    """Refuse rules of which two have the same id or the same name."""
    ids = [_base(name) for rule in rules if (name := rule.get("baseID") or rule.get("id"))]
    names = [rule["name"] for rule in rules if "name" in rule]
    for given, message in ((ids, "Duplicate rule IDs given"), (names, "Duplicate rule name(s) given")):
        if len(given) != len(set(given)):
            raise invalid([("rules", message)], message)


def kept_rules(call: Call, rules: Sequence[Json], before: Sequence[Json]) -> list[Json]:
    """Check a list of rules and return it as the server keeps it, with an id and a base id for each."""
    check_conditions(rules)
    check_unique(rules)
    return [_kept_rule(call, rule, former_rule(rule, before)) for rule in rules]


@guess("A rule that is sent with an unknown id is created, and the id becomes its base id.")
def _new_base(call: Call, rule: Json) -> str:
    given = rule.get("baseID") or rule.get("id")
    return _base(given) if given and rule.get("id") != "" else call.store.new_id()


def _kept_rule(call: Call, rule: Json, former: Json | None) -> Json:
    base = former["baseID"] if former else _new_base(call, rule)
    made: Json = {
        "id": "",
        "baseID": base,
        "name": rule["name"],
        "passPercentage": rule["passPercentage"],
        "conditions": [kept_condition(condition) for condition in rule["conditions"]],
        "environments": rule.get("environments"),
    }
    made |= {name: value for name, value in rule.items() if name not in made and name != "environment"}
    if rule.get("environment") and not rule.get("environments"):
        made["environments"] = [rule["environment"]]
    return made | {"id": _state_id(base, made["passPercentage"], former)}


@guess("The number at the end of the id of a rule counts its percentages; other changes keep the id.")
@guess("The id of a new rule is its base id alone from 90 percent on, and ends in `:1` below that.")
def _state_id(base: str, share: float, former: Json | None) -> str:
    if former is None:
        return base if share >= _BARE_FROM else f"{base}:{share:.2f}:1"
    if share == former["passPercentage"]:
        return str(former["id"])
    _, _, number = former["id"].removeprefix(base).rpartition(":")
    return f"{base}:{share:.2f}:{int(number) + 1 if number.isdigit() else 2}"
