"""Write the module of the condition builders: which class of methods each type of condition gets."""

from __future__ import annotations

from generator.operators import Takes

__all__ = ["METHODS", "builders"]

METHODS: dict[str, tuple[tuple[str, ...], str]] = {
    "AnyNoneTexts": (("any", "none"), "texts"),
    "AnyNoneValues": (("any", "none"), "values"),
    "CaseSensitive": (("any_case_sensitive", "none_case_sensitive"), "texts"),
    "Contains": (("str_contains_any", "str_contains_none"), "texts"),
    "Matches": (("str_matches",), "pattern"),
    "Numbers": (("gt", "gte", "lt", "lte"), "number"),
    "Versions": (("version_gt", "version_gte", "version_lt", "version_lte"), "version"),
    "VersionEq": (("version_eq",), "version"),
    "BeforeAfter": (("before", "after"), "time"),
    "On": (("on",), "time"),
    "Nulls": (("is_null", "is_not_null"), "nothing"),
    "Arrays": (
        ("array_contains_any", "array_contains_none", "array_contains_all", "not_array_contains_all"),
        "texts",
    ),
}
"""The operators and the value of each class in `src/statsig_console/conditions/_methods.py`."""

_TOP = '''\
"""The builders of the types of conditions. Generated from `x-operators` by ``make generate``: do not edit."""

from __future__ import annotations

from ._methods import {names}
'''
_CLASS = '''

class {name}({methods}):
    """Conditions on the type `{kind}`."""

    __slots__ = ()
'''


def builders(table: dict[str, Takes]) -> str:
    """Return the module, before it is formatted."""
    found = {kind: _methods(kind, takes) for kind, takes in table.items() if takes.names("sure", "likely")}
    names = sorted({name for methods in found.values() for name in methods})
    classes = [
        _CLASS.format(name=kind.title().replace("_", ""), methods=", ".join(methods), kind=kind)
        for kind, methods in found.items()
    ]
    return _TOP.format(names=", ".join(names)) + "".join(classes)


def _methods(kind: str, takes: Takes) -> list[str]:
    """Return the classes that have the operators of a type, and no others."""
    known = {name: takes.operators[name].value for name in takes.names("sure", "likely")}
    found = [
        name
        for name, (operators, value) in METHODS.items()
        if all(known.get(operator) == value for operator in operators)
    ]
    covered = {operator for name in found for operator in METHODS[name][0]}
    if missing := sorted(set(known) - covered):
        raise SystemExit(f"no class of METHODS fits {', '.join(missing)} of {kind}; add one to builders.py")
    return found
