"""Values by id in the order of their creation, and filtered views of them that are kept up to date."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, ItemsView, Iterator, Mapping, MutableMapping, Sequence, ValuesView
from typing import Any, overload

__all__ = ["MISSING", "Label", "Other", "Place", "Table", "Test", "View"]

Label = tuple[str, str, str]
Place = tuple[int, str]
_VIEWS = 8


class _Missing:
    """The type of the marker for a missing value, because None may be stored."""


MISSING = _Missing()


class Other:
    """A test for the values in which a field is not equal to one value."""

    def __init__(self, field: str, value: object) -> None:
        self.field = field
        self.value = value

    def __call__(self, found: Any) -> bool:
        return bool(found[self.field] != self.value)


Test = Callable[[Any], bool]


class View(Sequence[Any]):
    """The values that pass a test, kept up to date, so that a page of them needs no search.

    Without a test, these are all values. Neither such a view nor one with `Other` calls a function for each
    value, so that the first page of a long list takes about as long as the next ones.
    """

    def __init__(self, table: Table, things: Mapping[str, Any], test: Test | None) -> None:
        self._table = table
        self._test = test
        self._places = list(table.places.values())
        if isinstance(test, Other):
            field, value = test.field, test.value
            self._places = [place for place in self._places if things[place[1]][field] != value]
        elif test is not None:
            self._places = [place for place in self._places if test(things[place[1]])]

    def note(self, place: Place, now: Any) -> None:
        """Record a new state of a value, or its removal."""
        at = bisect_left(self._places, place)
        listed = at < len(self._places) and self._places[at] == place
        if listed != (now is not MISSING and (self._test is None or self._test(now))):
            if listed:
                del self._places[at]
            else:
                self._places.insert(at, place)

    def count_up_to(self, key: str) -> int:
        """Return how many values stand up to a value of the table, with that one; 0 if there is none."""
        place = self._table.places.get(key)
        return 0 if place is None else bisect_right(self._places, place)

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, at: int) -> Any: ...
    @overload
    def __getitem__(self, at: slice) -> list[Any]: ...
    def __getitem__(self, at: int | slice) -> Any:
        if isinstance(at, slice):
            return [self._table[key] for _, key in self._places[at]]
        return self._table[self._places[at][1]]

    def __iter__(self) -> Iterator[Any]:
        return (self._table[key] for _, key in list(self._places))


class Table(MutableMapping[str, Any]):
    """Values by id in the order of their creation. `wrote` is called with the old value before each write."""

    def __init__(self, label: Label, wrote: Callable[[Table, str, Any, Place], None]) -> None:
        self.label = label
        self.places: dict[str, Place] = {}
        """The position of each value. The order of the positions is that of the table."""
        self._things: dict[str, Any] = {}
        self._wrote = wrote
        self._next = 0
        self._views: dict[str, View] = {}

    def __getitem__(self, key: str) -> Any:
        return self._things[key]

    def __setitem__(self, key: str, now: Any) -> None:
        before = self._things.get(key, MISSING)
        place = self.places.get(key)
        if place is None:
            place = self.places[key] = (self._next, key)
            self._next += 1
        self._things[key] = now
        self._report(key, before, place, now)

    def __delitem__(self, key: str) -> None:
        before = self._things.pop(key)
        self._report(key, before, self.places.pop(key), MISSING)

    def __iter__(self) -> Iterator[str]:
        return iter(self._things)

    def __reversed__(self) -> Iterator[str]:
        return reversed(self._things)

    def __len__(self) -> int:
        return len(self._things)

    def __repr__(self) -> str:
        return repr(self._things)

    def values(self) -> ValuesView[Any]:
        """Return all values; the view of the dict is faster than that of `MutableMapping`."""
        return self._things.values()

    def items(self) -> ItemsView[str, Any]:
        """Return all ids and values."""
        return self._things.items()

    def copy(self) -> dict[str, Any]:
        """Return all ids and values as a dict that no later write changes."""
        return self._things.copy()

    def popitem(self) -> tuple[str, Any]:
        """Remove the last value, as a dict does."""
        key = next(reversed(self), None)
        if key is None:
            raise KeyError("the table is empty")
        return key, self.pop(key)

    def _report(self, key: str, before: Any, place: Place, now: Any) -> None:
        for view in self._views.values():
            view.note(place, now)
        self._wrote(self, key, before, place)

    def view(self, name: str, test: Test | None) -> View:
        """Return the values that pass a test, or all; the same name must mean the same test.

        The test must depend only on the value. Only the views used last are kept.
        """
        found = self._views.pop(name, None)
        if found is None:
            found = View(self, self._things, test)
        self._views[name] = found
        if len(self._views) > _VIEWS:
            del self._views[next(iter(self._views))]
        return found

    def put_back(self, key: str, before: Any, place: Place) -> None:
        """Undo one write. Call `settle` after the last one."""
        self._views.clear()
        if before is MISSING:
            del self._things[key]
            del self.places[key]
        else:
            self._things[key] = before
            self.places[key] = place

    def settle(self) -> None:
        """Move the restored values to their old positions."""
        ordered = sorted(self.places.values())
        if ordered != list(self.places.values()):
            self.replace_all(
                {key: self._things[key] for _, key in ordered}, {place[1]: place for place in ordered}
            )

    def replace_all(self, found: Mapping[str, Any], places: Mapping[str, Place]) -> None:
        """Replace all values without calling `wrote`."""
        self._views.clear()
        self._things = dict(found)
        self.places = dict(places)
        self._next = max(self._next, 1 + max((number for number, _ in places.values()), default=-1))
