"""The smallest calls that turn one state of an object into another one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from ._rules import Json, base_id, is_same_rule_field

__all__ = ["Write", "is_same_field", "plan_writes"]

Method = Literal["update", "add_rule", "update_rule", "delete_rule", "update_conditions"]


@dataclass(frozen=True)
class Write:
    """One call of a group."""

    method: Method
    rule: str | None
    """Id of the rule that the path names."""
    body: Any

    @property
    def new_names(self) -> list[str]:
        """Names of the rules that it adds."""
        rules = [self.body] if self.method == "add_rule" else []
        if self.method == "update":
            rules = self.body.get("rules", [])
        return [rule["name"] for rule in rules if base_id(rule) is None]

    def __str__(self) -> str:
        return self.method


def plan_writes(kind: str, before: Json, after: Json) -> list[Write]:
    """Return the calls; none if nothing changes.

    Single rules are changed by calls of their own, so that changes of other rules by others stay. The whole
    list is written only where the order of rules changes, and for segments, whose rules have no other call.
    """
    fields = {
        name: _sent(kind, name, before.get(name), value)
        for name, value in after.items()
        if name != "rules" and not is_same_field(value, before.get(name))
    }
    old, new = before.get("rules") or [], after.get("rules") or []
    writes = _rule_writes(kind, old, new)
    if _needs_list(old, new):
        return [Write("update", None, fields | {"rules": new})] if kind != "segments" else [_whole(new)]
    if writes and kind == "segments":
        return [_whole(new)]
    return [*writes, *([Write("update", None, fields)] if fields else [])]


def _sent(kind: str, name: str, before: Any, after: Any) -> Any:
    """Return what to send for a new value; PATCH /holdouts/{id} adds to the lists of covered objects."""
    if kind == "holdouts" and name in ("gateIDs", "experimentIDs", "layerIDs"):
        return [id for id in after if id not in (before or ())]
    return after


def is_same_field(one: Any, other: Any) -> bool:
    """Return whether a field of an object has the same value in both; lists of names have no order."""
    if all(
        isinstance(value, list) and all(isinstance(item, str) for item in value) for value in (one, other)
    ):
        return set(one) == set(other)
    return bool(one == other)


def _whole(rules: Sequence[Json]) -> Write:
    return Write("update_conditions", None, rules)


def _rule_writes(kind: str, before: Sequence[Json], after: Sequence[Json]) -> list[Write]:
    """Return the calls that delete, change and add single rules; they say nothing about the order."""
    old = {base_id(rule): rule for rule in before}
    kept = {base_id(rule) for rule in after}
    deletes = [
        Write("delete_rule", _address(kind, rule), None) for base, rule in old.items() if base not in kept
    ]
    updates = [
        Write("update_rule", _address(kind, old[base]), fields)
        for base, fields in _changes(old, after).items()
    ]
    adds = [Write("add_rule", None, rule) for rule in after if base_id(rule) not in old]
    return [*deletes, *updates, *adds]


def _needs_list(before: Sequence[Json], after: Sequence[Json]) -> bool:
    """Return whether calls for single rules cannot say it.

    They cannot change the order, and add at the end only. Names are unique, so two rules cannot swap theirs
    one after the other.
    """
    old = {base_id(rule): rule for rule in before}
    order = [base_id(rule) if base_id(rule) in old else None for rule in after]
    kept = [base for base in old if base in order]
    if order != kept + [None] * (len(after) - len(kept)):
        return True
    given = {fields["name"] for fields in _changes(old, after).values() if "name" in fields}
    return any(old[base].get("name") in given for base in kept)


def _changes(old: Mapping[str | None, Json], after: Sequence[Json]) -> dict[str | None, Json]:
    """Return the fields that differ, by base id of the rule."""
    rules = {base: rule for rule in after if (base := base_id(rule)) in old}
    found = {base: _differing(old[base], rule) for base, rule in rules.items()}
    return {base: fields for base, fields in found.items() if fields}


def _differing(before: Json, after: Json) -> Json:
    return {
        name: value for name, value in after.items() if not is_same_rule_field(name, value, before.get(name))
    }


def _address(kind: str, rule: Json) -> str:
    """Return what the path of a rule takes.

    Of gates it takes the base id, which never changes. Of dynamic configs only the id is documented; it was
    just read.
    """
    names = ("baseID", "id") if kind == "gates" else ("id", "baseID")
    return str(next(rule[name] for name in names if rule.get(name)))
