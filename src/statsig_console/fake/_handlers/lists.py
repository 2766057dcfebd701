"""Lists of objects and their filters."""

from __future__ import annotations

from functools import partial
from typing import Any

from .._document.document import Json
from .._guesses import guess
from .._state.table import Test, View
from .call import Call
from .kinds import Filter, Kind, check_above, kind_of

__all__ = ["listing"]


@guess("A page may have any size; no upper bound of `limit` is known.")
@guess("Lists are in the order of creation.")
def listing(call: Call) -> View:
    """Return the objects that match all filters."""
    check_above(call)
    kind = kind_of(call)
    asked = {name: value for name, value in call.query.items() if name not in ("limit", "page")}
    tests = [_test(kind, name, value) for name, value in asked.items() if _tells(call, kind, name)]
    if lists := kind.lists(call):
        tests.append(lists)
    return call.store.table("objects", call.tag, call.scope).view(repr(asked), _all_of(tests))


def _all_of(tests: list[Test]) -> Test | None:
    """Return one test for several, or None for none."""
    if len(tests) < 2:
        return tests[0] if tests else None
    return lambda found: all(test(found) for test in tests)


def _tells(call: Call, kind: Kind, name: str) -> bool:
    return name in kind.filters or name in call.resource.properties


def _test(kind: Kind, name: str, wanted: Any) -> Test:
    """Return a test for the objects whose field has one of the wanted values."""
    if special := kind.filters.get(name):
        return partial(_fits, special, wanted)
    values = wanted if isinstance(wanted, list) else [wanted]

    def has(found: Json) -> bool:
        value = found.get(name)
        return value in values or (isinstance(value, list) and not set(values).isdisjoint(value))

    return has


def _fits(special: Filter, wanted: Any, found: Json) -> bool:
    return special(found, wanted)
