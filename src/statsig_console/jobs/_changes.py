"""The changes of an edit. Each is applied to the newest state, and does nothing if it was made already."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from ._rules import Json, base_id, find_condition, is_same_rule_field, values_of

__all__ = [
    "AddRule",
    "Change",
    "ChangeNames",
    "ChangeValues",
    "MoveRule",
    "NotApplicableError",
    "Place",
    "RemoveRule",
    "SetField",
    "SetRuleField",
    "apply_changes",
]


class NotApplicableError(Exception):
    """A change cannot be applied, since what it is about is gone or is another thing now."""


@dataclass(frozen=True)
class Place:
    """Where a rule goes: to an end of the list, or directly before or after another rule."""

    end: str = "last"
    base: str | None = None
    """Base id of the other rule; then `end` is ``before`` or ``after``."""

    def insert(self, rules: list[Json], rule: Json) -> list[Json]:
        """Return the rules with one more."""
        at = {"first": 0, "last": len(rules)}.get(self.end)
        if at is None:
            at = _index(rules, str(self.base)) + (self.end == "after")
        return [*rules[:at], rule, *rules[at:]]


class Change:
    """One change of an object."""

    def apply(self, state: Json) -> Json:
        """Return the state with the change; the state itself stays as it is."""
        raise NotImplementedError


@dataclass(frozen=True)
class SetField(Change):
    """Give a field a value."""

    name: str
    value: Any

    def apply(self, state: Json) -> Json:
        return state | {self.name: self.value}

    def __str__(self) -> str:
        return f"set {self.name}"


@dataclass(frozen=True)
class ChangeNames(Change):
    """Add names to a list, such as tags, or remove some."""

    name: str
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    def apply(self, state: Json) -> Json:
        kept = [name for name in state.get(self.name) or () if name not in self.removed]
        new = [name for name in dict.fromkeys(self.added) if name not in kept]
        return state | {self.name: kept + new}

    def __str__(self) -> str:
        return f"{_words(self.added, self.removed)} in {self.name}"


@dataclass(frozen=True)
class SetRuleField(Change):
    """Give a field of a rule a value."""

    base: str
    label: str
    name: str
    value: Any

    def apply(self, state: Json) -> Json:
        return _with_rule(state, self.base, self.label, {self.name: self.value})

    def __str__(self) -> str:
        return f"set {self.name} of rule {self.label!r}"


@dataclass(frozen=True)
class ChangeValues(Change):
    """Add values to a condition of a rule, or remove some."""

    base: str
    label: str
    key: tuple[object, ...]
    number: int
    """Number of the condition among those of the same type, operator and field."""
    added: tuple[str | float, ...] = ()
    removed: tuple[str | float, ...] = ()

    def apply(self, state: Json) -> Json:
        rule = _rule(state, self.base, self.label)
        conditions = list(rule.get("conditions") or ())
        at = find_condition(conditions, self.key, self.number)
        if at is None:
            kind = " ".join(str(part) for part in self.key if part)
            raise NotApplicableError(f"rule {self.label!r} has no longer the condition {kind!r}")
        before = values_of(conditions[at])
        values = [value for value in before if value not in self.removed]
        values += [value for value in dict.fromkeys(self.added) if value not in values]
        if values == before:
            return state
        conditions[at] = conditions[at] | {"targetValue": values}
        return _with_rule(state, self.base, self.label, {"conditions": conditions})

    def __str__(self) -> str:
        return f"{_words(self.added, self.removed)} in a condition of rule {self.label!r}"


@dataclass
class AddRule(Change):
    """Add a rule."""

    rule: Json
    place: Place
    base: str | None = field(default=None, compare=False)
    """Base id of the new rule, once a response has told it."""

    def apply(self, state: Json) -> Json:
        rules: list[Json] = state.get("rules") or []
        name = self.rule["name"]
        same = [rule for rule in rules if rule.get("name") == name]
        if self.base is not None and any(base_id(rule) == self.base for rule in rules):
            if len(same) > 1:
                raise NotApplicableError(f"there are {len(same)} rules {name!r} now")
            return state
        if not same:
            return state | {"rules": self.place.insert(rules, self.rule)}
        if all(is_same_rule_field(key, same[0].get(key), value) for key, value in self.rule.items()):
            return state
        raise NotApplicableError(f"there is another rule {name!r} now")

    def learn(self, state: Json) -> None:
        """Take the base id of the new rule from the response to the write that added it."""
        for rule in state.get("rules") or ():
            if rule.get("name") == self.rule["name"]:
                self.base = base_id(rule)

    def __str__(self) -> str:
        return f"add rule {self.rule['name']!r}"


@dataclass(frozen=True)
class RemoveRule(Change):
    """Remove a rule."""

    base: str
    label: str

    def apply(self, state: Json) -> Json:
        return state | {"rules": [rule for rule in state.get("rules") or () if base_id(rule) != self.base]}

    def __str__(self) -> str:
        return f"remove rule {self.label!r}"


@dataclass(frozen=True)
class MoveRule(Change):
    """Move a rule to another place."""

    base: str
    label: str
    place: Place

    def apply(self, state: Json) -> Json:
        moved = _rule(state, self.base, self.label)
        others = [rule for rule in state["rules"] if rule is not moved]
        return state | {"rules": self.place.insert(others, moved)}

    def __str__(self) -> str:
        return f"move rule {self.label!r}"


def apply_changes(changes: Sequence[Change], state: Json) -> Json:
    """Return a state with all changes, or raise NotApplicableError."""
    for change in changes:
        state = change.apply(state)
    return state


def _rule(state: Json, base: str, label: str) -> Json:
    rules: list[Json] = state.get("rules") or []
    found = next((rule for rule in rules if base_id(rule) == base), None)
    if found is None:
        raise NotApplicableError(f"rule {label!r} is gone")
    return found


def _with_rule(state: Json, base: str, label: str, fields: Json) -> Json:
    found = _rule(state, base, label)
    return state | {"rules": [rule | fields if rule is found else rule for rule in state["rules"]]}


def _index(rules: Sequence[Json], base: str) -> int:
    for index, rule in enumerate(rules):
        if base_id(rule) == base:
            return index
    raise NotApplicableError("the rule to which another one was to be moved is gone")


def _words(added: Sequence[object], removed: Sequence[object]) -> str:
    """Return how many values are added or removed; the values may be personal data."""
    if added:
        return f"add {len(added)} value{'s' * (len(added) > 1)}"
    return f"remove {len(removed)} value{'s' * (len(removed) > 1)}"
