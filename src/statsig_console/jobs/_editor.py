"""What the block of an edit works with: an object, its rules and their conditions, which record changes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Self, overload

from .. import InvalidArgumentError, models
from ._changes import (
    AddRule,
    Change,
    ChangeNames,
    ChangeValues,
    MoveRule,
    NotApplicableError,
    Place,
    RemoveRule,
    SetField,
    SetRuleField,
    apply_changes,
)
from ._kinds import Kind
from ._rules import Json, base_id, condition_key, values_of

__all__ = ["ConditionEditor", "Draft", "FieldsEditor", "Names", "RuleEditor", "RulesEditor"]

_RULE_FIELDS = (
    "name",
    "pass_percentage",
    "conditions",
    "environments",
    "return_value",
    "return_value_json5",
    "variants",
)
_WITHOUT_VALUES = frozenset({"public", "passes_gate", "fails_gate", "passes_segment", "fails_segment"})
_SINGLE = {"str_matches", "gt", "gte", "lt", "lte", "before", "after", "on", "is_null", "is_not_null"}
_SINGLE |= {"version_gt", "version_gte", "version_lt", "version_lte", "version_eq"}
"""Operators with one value or none."""


class Draft:
    """The state that was read, and the changes that the block has recorded so far."""

    def __init__(self, kind: Kind, base: Json) -> None:
        self.kind = kind
        self.state = base
        """The state with the changes."""
        self.changes: list[Change] = []
        self.is_closed = False

    def record(self, change: Change) -> None:
        """Add a change."""
        if self.is_closed:
            raise InvalidArgumentError("edit", "the block has ended; begin another edit")
        try:
            self.state = apply_changes([change], self.state)
        except NotApplicableError as error:
            raise InvalidArgumentError("edit", str(error)) from None
        self.changes.append(change)


class Names(Sequence[str]):
    """A list of names, such as tags: `+=` and `-=` add and remove single ones, others stay."""

    def __init__(self, draft: Draft, name: str) -> None:
        self._draft = draft
        self._name = name
        self._field = draft.kind.fields[name]

    def __iadd__(self, names: Iterable[str]) -> Self:
        self._draft.record(ChangeNames(self._field, added=_names(self._name, names)))
        return self

    def __isub__(self, names: Iterable[str]) -> Self:
        _check_removable(self._draft.kind, self._name)
        self._draft.record(ChangeNames(self._field, removed=_names(self._name, names)))
        return self

    def is_list_of(self, draft: Draft, name: str) -> bool:
        """Return whether this is the list of that name in that edit, and no copy of another one."""
        return self._draft is draft and self._name == name

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[str]: ...
    def __getitem__(self, index: int | slice) -> str | Sequence[str]:
        return self._now()[index]

    def __len__(self) -> int:
        return len(self._now())

    def __eq__(self, other: object) -> bool:
        return list(self) == other if isinstance(other, list) else self is other

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return repr(self._now())

    def _now(self) -> list[str]:
        return list(self._draft.state.get(self._field) or ())


class FieldsEditor:
    """An object whose fields can be set: names are those of its model, such as `description`.

    A field that holds a list of names, such as `tags`, also takes `+=` and `-=`.
    """

    if TYPE_CHECKING:
        description: str
        tags: Any

    def __init__(self, draft: Draft) -> None:
        object.__setattr__(self, "_draft", draft)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        draft: Draft = self.__dict__["_draft"]
        if name in draft.kind.lists_of_names:
            return Names(draft, name)
        return getattr(getattr(models, draft.kind.model).from_dict(draft.state), name)

    def __setattr__(self, name: str, value: Any) -> None:
        draft: Draft = self.__dict__["_draft"]
        if name not in draft.kind.fields:
            known = ", ".join(draft.kind.fields) or "no field, only rules"
            raise InvalidArgumentError(name, f"it cannot be set here; {draft.kind.group} have {known}")
        if isinstance(value, Names) and value.is_list_of(draft, name):
            # The second half of `+=`, which has recorded the change.
            return
        _check_removable(draft.kind, name)
        if name in draft.kind.lists_of_names:
            value = list(_names(name, value))
        draft.record(SetField(draft.kind.fields[name], _json(name, value)))

    def __repr__(self) -> str:
        draft: Draft = self.__dict__["_draft"]
        return f"<edit of {draft.kind.group} {draft.state.get('id')!r}: {len(draft.changes)} changes>"


class RulesEditor(FieldsEditor):
    """An object with rules."""

    if TYPE_CHECKING:
        is_enabled: bool

    @property
    def rules(self) -> list[RuleEditor]:
        """Its rules from top to bottom, without those that this edit adds."""
        draft: Draft = self.__dict__["_draft"]
        bases = [base_id(rule) for rule in draft.state.get("rules") or ()]
        return [RuleEditor(draft, base) for base in bases if base is not None]

    def rule(self, name: str) -> RuleEditor:
        """Return a rule by its name or base id.

        Raises InvalidArgumentError if there is none, or if several have the name: then use the base id.
        """
        rules = self.rules
        found = [rule for rule in rules if rule.base_id == name] or [
            rule for rule in rules if rule.name == name
        ]
        if len(found) == 1:
            return found[0]
        if found:
            bases = ", ".join(rule.base_id for rule in found)
            raise InvalidArgumentError("rule", f"{len(found)} rules have this name; use a base id: {bases}")
        known = ", ".join(repr(rule.name) for rule in rules[:10]) or "none"
        raise InvalidArgumentError("rule", f"there is no rule {name!r}; there are {known}")

    def add_rule(
        self, rule: models.Rule, *, first: bool = False, before: str | None = None, after: str | None = None
    ) -> None:
        """Add a rule at the end, or at another place; rules are tried from top to bottom.

        Args:
            rule: The new rule, with a name that no other has and a `pass_percentage`.
            first: Whether it becomes the first one. This and the next two write the whole list of rules.
            before: Name or base id of the rule that comes next.
            after: Name or base id of the rule in front.
        """
        draft: Draft = self.__dict__["_draft"]
        made: Json = {name: value for name, value in rule.to_dict().items() if name not in ("id", "baseID")}
        if not made.get("name") or "passPercentage" not in made or "conditions" not in made:
            raise InvalidArgumentError("rule", "it needs name, pass_percentage and conditions")
        _check_percentage(made["passPercentage"])
        if any(other.get("name") == made["name"] for other in draft.state.get("rules") or ()):
            raise InvalidArgumentError("rule", f"there is a rule {made['name']!r} already")
        draft.record(AddRule(made, self._place(first, before, after)))

    def remove_rule(self, name: str) -> None:
        """Remove a rule, given by its name or base id."""
        rule = self.rule(name)
        draft: Draft = self.__dict__["_draft"]
        draft.record(RemoveRule(rule.base_id, rule.name))

    def move_rule(
        self, name: str, *, first: bool = False, before: str | None = None, after: str | None = None
    ) -> None:
        """Move a rule, given by its name or base id, to the end or another place; see `add_rule`."""
        rule = self.rule(name)
        draft: Draft = self.__dict__["_draft"]
        draft.record(MoveRule(rule.base_id, rule.name, self._place(first, before, after)))

    def _place(self, first: bool, before: str | None, after: str | None) -> Place:
        if first + (before is not None) + (after is not None) > 1:
            raise InvalidArgumentError("place", "only one of first, before and after can be given")
        if before is not None:
            return Place("before", self.rule(before).base_id)
        if after is not None:
            return Place("after", self.rule(after).base_id)
        return Place("first" if first else "last")


class RuleEditor:
    """A rule whose fields can be set: those of `models.Rule`, such as `pass_percentage`."""

    if TYPE_CHECKING:
        name: str
        pass_percentage: float
        environments: list[str] | None

    base_id: str

    def __init__(self, draft: Draft, base: str) -> None:
        object.__setattr__(self, "_draft", draft)
        object.__setattr__(self, "base_id", base)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(models.Rule.from_dict(self._rule()), name)

    def __setattr__(self, name: str, value: Any) -> None:
        if name not in _RULE_FIELDS:
            raise InvalidArgumentError(name, f"it cannot be set here; rules have {', '.join(_RULE_FIELDS)}")
        if name == "pass_percentage":
            _check_percentage(value)
        draft: Draft = self.__dict__["_draft"]
        draft.record(SetRuleField(self.base_id, self.name, models.Rule.wire_names[name], _json(name, value)))

    def condition(self, number: int) -> ConditionEditor:
        """Return one of its conditions, counted from 0; raise InvalidArgumentError if there is none."""
        conditions = self._rule().get("conditions") or []
        if not isinstance(number, int) or not 0 <= number < len(conditions):
            raise InvalidArgumentError(
                "condition", f"rule {self.name!r} has {len(conditions)} conditions, counted from 0"
            )
        key = condition_key(conditions[number])
        same = [condition_key(condition) == key for condition in conditions[:number]]
        return ConditionEditor(self.__dict__["_draft"], self, number, (key, sum(same)))

    def _rule(self) -> Json:
        draft: Draft = self.__dict__["_draft"]
        for rule in draft.state.get("rules") or ():
            if base_id(rule) == self.base_id:
                return dict(rule)
        raise InvalidArgumentError("rule", "this edit removes it")

    def __repr__(self) -> str:
        return f"<rule {self.name!r}: {self.pass_percentage} %>"


class ConditionEditor:
    """The values of a condition: single ones are added and removed, others stay."""

    def __init__(
        self, draft: Draft, rule: RuleEditor, index: int, key: tuple[tuple[object, ...], int]
    ) -> None:
        self._draft = draft
        self._rule = rule
        self._index = index
        self._key, self._number = key

    @property
    def values(self) -> list[Any]:
        """Its values, with the changes of this edit."""
        return values_of(self._rule.conditions[self._index].to_dict())

    def add(self, *values: str | float) -> None:
        """Add values; those that are there already make no difference."""
        self._record("add", values)

    def remove(self, *values: str | float) -> None:
        """Remove values; those that are not there make no difference."""
        self._record("remove", values)

    def _record(self, verb: str, values: tuple[str | float, ...]) -> None:
        kind, operator = self._key[:2]
        if kind in _WITHOUT_VALUES or operator in _SINGLE:
            what = f"{kind} {operator or ''}".strip()
            raise InvalidArgumentError("condition", f"{what!r} has no list of values; set rule.conditions")
        if not values or any(
            isinstance(value, bool) or not isinstance(value, str | int | float) for value in values
        ):
            raise InvalidArgumentError("values", f"{verb} takes texts and numbers, one after the other")
        added, removed = (values, ()) if verb == "add" else ((), values)
        change = ChangeValues(
            self._rule.base_id, self._rule.name, self._key, self._number, added=added, removed=removed
        )
        self._draft.record(change)


def _names(field: str, names: Iterable[str]) -> tuple[str, ...]:
    found = () if isinstance(names, str) else tuple(names)
    if isinstance(names, str) or not all(isinstance(name, str) and name for name in found):
        raise InvalidArgumentError(field, "a list of names is expected, and not one text")
    return found


def _check_removable(kind: Kind, name: str) -> None:
    if name in kind.only_added:
        raise InvalidArgumentError(
            name, f"an edit can only add to it, with +=; see client.{kind.group}.replace"
        )


def _check_percentage(value: Any) -> None:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if not is_number or not 0 <= value <= 100:
        raise InvalidArgumentError("pass_percentage", "a number from 0 to 100 is expected")


def _json(name: str, value: Any) -> Any:
    """Return the JSON form of a value that may hold models."""
    if value is models.UNSET:
        raise InvalidArgumentError(name, "UNSET cannot be set; a field that is not set stays as it is")
    if hasattr(value, "to_dict"):
        return value.to_dict()
    if isinstance(value, list | tuple):
        return [_json(name, item) for item in value]
    return value
