"""Things by id in the order in which they were made, and the lists of them that somebody asked for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, overload

__all__ = ["MISSING", "Label", "Place", "Shelf", "View"]

Label = tuple[str, str, str]
Place = tuple[int, str]
_VIEWS = 8


class _Missing:
    """Stands for a thing that is not there; None may be kept."""


MISSING = _Missing()


class View(Sequence[Any]):
    """The things that a test lets through, kept up to date, so that a page of them costs no search."""

    def __init__(self, shelf: Shelf, test: Callable[[Any], bool]) -> None:
        self._shelf = shelf
        self._test = test
        self._places = [place for place in shelf.places.values() if test(shelf[place[1]])]

    def note(self, place: Place, now: Any) -> None:
        """Take in a new state of a thing, or that it is gone."""
        at = bisect_left(self._places, place)
        listed = at < len(self._places) and self._places[at] == place
        if listed != (now is not MISSING and self._test(now)):
            if listed:
                del self._places[at]
            else:
                self._places.insert(at, place)

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, at: int) -> Any: ...
    @overload
    def __getitem__(self, at: slice) -> list[Any]: ...
    def __getitem__(self, at: int | slice) -> Any:
        if isinstance(at, slice):
            return [self._shelf[key] for _, key in self._places[at]]
        return self._shelf[self._places[at][1]]

    def __iter__(self) -> Iterator[Any]:
        return (self._shelf[key] for _, key in list(self._places))


class Shelf(dict[str, Any]):
    """A dict that tells of each write what was there before."""

    def __init__(self, label: Label, wrote: Callable[[Shelf, str, Any, Place], None]) -> None:
        super().__init__()
        self.label = label
        self.places: dict[str, Place] = {}
        """Where each thing stands; the order of the places is that of the shelf."""
        self._wrote = wrote
        self._next = 0
        self._views: dict[str, View] = {}

    def __setitem__(self, key: str, now: Any) -> None:
        before = self.get(key, MISSING)
        place = self.places.get(key)
        if place is None:
            place = self.places[key] = (self._next, key)
            self._next += 1
        super().__setitem__(key, now)
        self._tell(key, before, place, now)

    def __delitem__(self, key: str) -> None:
        before = self[key]
        super().__delitem__(key)
        self._tell(key, before, self.places.pop(key), MISSING)

    def _tell(self, key: str, before: Any, place: Place, now: Any) -> None:
        for view in self._views.values():
            view.note(place, now)
        self._wrote(self, key, before, place)

    def pop(self, key: str, *otherwise: Any) -> Any:
        """Take a thing off and return it."""
        if otherwise and key not in self:
            return otherwise[0]
        found = self[key]
        del self[key]
        return found

    def clear(self) -> None:
        """Take everything off."""
        for key in list(self):
            del self[key]

    def update(self, *found: Any, **more: Any) -> None:
        """Put several things."""
        for key, now in dict(*found, **more).items():
            self[key] = now

    def setdefault(self, key: str, otherwise: Any = None) -> Any:
        """Return a thing; put it first where there is none."""
        if key not in self:
            self[key] = otherwise
        return self[key]

    def popitem(self) -> tuple[str, Any]:
        """Take off what was made last."""
        key = next(reversed(self))
        return key, self.pop(key)

    def __ior__(self, found: Any) -> Shelf:  # type: ignore[override, misc]
        self.update(found)
        return self

    def view(self, name: str, test: Callable[[Any], bool]) -> View:
        """Return the things that a test lets through; the same name must mean the same test.

        The test must depend on the thing alone. The lists that nobody asks for any more are forgotten.
        """
        found = self._views.pop(name, None) or View(self, test)
        self._views[name] = found
        if len(self._views) > _VIEWS:
            del self._views[next(iter(self._views))]
        return found

    def put_back(self, key: str, before: Any, place: Place) -> None:
        """Undo one write; `settle` has to follow the last one."""
        self._views.clear()
        if before is MISSING:
            super().__delitem__(key)
            del self.places[key]
        else:
            super().__setitem__(key, before)
            self.places[key] = place

    def settle(self) -> None:
        """Bring what was put back to where it stood."""
        ordered = sorted(self.places.values())
        if ordered != list(self.places.values()):
            self.become({key: self[key] for _, key in ordered}, {place[1]: place for place in ordered})

    def become(self, found: Mapping[str, Any], places: Mapping[str, Place]) -> None:
        """Hold exactly this from now on, and tell nobody."""
        self._views.clear()
        super().clear()
        super().update(found)
        self.places = dict(places)
        self._next = max(self._next, 1 + max((number for number, _ in places.values()), default=-1))
