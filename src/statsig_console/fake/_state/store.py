"""The state of a project: objects, their history, what refers to what, ids and time."""

from __future__ import annotations

import string
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, MutableMapping
from contextlib import contextmanager
from hashlib import blake2b
from random import Random
from typing import Any, TypeVar

from .._document.document import Json
from .references import Named, named_in, renamed, replaced
from .table import MISSING, Place, Table
from .undo import Changes

__all__ = ["LATER", "Store", "later"]

_LETTERS = ((string.ascii_letters + string.digits) * 5).encode()[:256]
_FIRST_MOMENT = 1_795_000_000

Act = TypeVar("Act", bound=Callable[..., object])
LATER: dict[str, Callable[..., object]] = {}


def later(act: Act) -> Act:
    """Let a function be one that `Store.at` can call, in this process or in one that loads its state."""
    LATER[f"{act.__module__.rpartition('.')[2]}.{act.__name__}"] = act
    return act


class Store:
    """Everything a project holds.

    A value is never changed in place: a change puts a new one, and the old one stays in the history.
    """

    def __init__(self, seed: int, clock: Callable[[], float]) -> None:
        self.seed = seed
        self.drawn = 0
        """How often chance has decided; with the seed, all there is to know of it."""
        self.changes = Changes()
        self.tables: dict[tuple[str, str], dict[str, Table]] = {}
        self.names: Counter[tuple[str, str, str]] = Counter()
        self.referring: dict[Named, dict[tuple[str, str], None]] = defaultdict(dict)
        self._clock = clock

    def now(self) -> int:
        """Return the time in ms. A clock that starts near zero counts from a day in 2026."""
        seconds = self._clock()
        return int((seconds if seconds > 1e9 else seconds + _FIRST_MOMENT) * 1000)

    def new_id(self, length: int = 22) -> str:
        """Return an id that looks like those of the server and depends on the seed only."""
        self.drawn += 1
        digest = blake2b(b"%d/%d" % (self.seed, self.drawn), digest_size=length).digest()
        return digest.translate(_LETTERS).decode()

    def new_random(self) -> Random:
        """Return a source of random numbers that depends on the seed only."""
        self.drawn += 1
        return Random(f"{self.seed}_{self.drawn}")

    def table(self, kind: str, tag: str, scope: str = "") -> Table:
        """Return the things of one kind; an empty table where there are none yet."""
        scopes = self.tables.setdefault((kind, tag), {})
        found = scopes.get(scope)
        if found is None:
            found = scopes[scope] = Table((kind, tag, scope), self._wrote)
        return found

    def _wrote(self, table: Table, key: str, before: Any, place: Place) -> None:
        self.index(table, key, before, table.get(key, MISSING))
        self.changes.note(table, key, before, place)

    def index(self, table: Table, key: str, before: Any, now: Any) -> None:
        """Note what an object is called and which others it names."""
        kind, tag, scope = table.label
        if kind != "objects":
            return
        if before is not MISSING:
            self._count((tag, scope, before.get("name")), -1)
            for named in named_in(before):
                self.referring[named].pop((tag, key), None)
        if now is not MISSING:
            self._count((tag, scope, now.get("name")), 1)
            for named in named_in(now):
                self.referring[named][tag, key] = None

    def _count(self, name: tuple[str, str, Any], more: int) -> None:
        if isinstance(name[2], str):
            self.names[name] += more
            if not self.names[name]:
                del self.names[name]

    def objects(self, tag: str, scope: str = "") -> MutableMapping[str, Json]:
        """Return the objects of a group by id, in the order in which they were made."""
        return self.table("objects", tag, scope)

    def has_name(self, tag: str, name: str, scope: str = "") -> bool:
        """Return whether an object of a group is called so."""
        return self.names[tag, scope, name] > 0

    def groups(self) -> list[str]:
        """Return the groups that have objects."""
        return [tag for kind, tag in self.tables if kind == "objects" and self.scopes(tag)]

    def scopes(self, tag: str) -> list[str]:
        """Return what the objects of a group stand below."""
        return [scope for scope, found in self.tables.get(("objects", tag), {}).items() if found]

    def everywhere(self, tag: str) -> MutableMapping[str, Json]:
        """Return the objects of a group by id, whatever they stand below."""
        scopes = self.scopes(tag)
        if set(scopes) <= {""}:
            return self.objects(tag)
        return {key: thing for scope in scopes for key, thing in self.objects(tag, scope).items()}

    def put(self, tag: str, key: str, made: Json, scope: str = "") -> None:
        """Make an object or a new state of it."""
        self.objects(tag, scope)[key] = made
        history = self.table("history", tag, scope)
        history[key] = (made, history.get(key))

    def remove(self, tag: str, key: str, scope: str = "") -> None:
        """Forget an object with its history and all that stands below it."""
        del self.objects(tag, scope)[key]
        self.table("history", tag, scope).pop(key, None)
        for (kind, owner), scopes in self.tables.items():
            if kind == "parts" and owner == tag:
                for found in scopes.values():
                    found.pop(key, None)
            elif kind in ("objects", "history") and (below := scopes.get(f"{tag}/{key}")):
                below.clear()

    def history(self, tag: str, key: str, scope: str = "") -> list[Json]:
        """Return all states of an object, the newest first."""
        found = []
        link = self.table("history", tag, scope).get(key)
        while link:
            state, link = link
            found.append(state)
        return found

    def referrers(self, named: Named, tag: str, archived: bool = False) -> list[Json]:
        """Return the objects of a group that name another; those that are archived only when asked for."""
        table = self.table("objects", tag)
        places = (table.places.get(key) for kind, key in self.referring.get(named, ()) if kind == tag)
        found = (table[key] for _, key in sorted(place for place in places if place))
        return [thing for thing in found if archived or str(thing.get("status")).lower() != "archived"]

    def rename(self, tag: str, name: str, to: str | None) -> None:
        """Let other objects name one by its new name, or no more where it is gone; their versions stay."""
        for kind, key in list(self.referring.get((tag, name), ())):
            if found := self.objects(kind).get(key):
                self.objects(kind)[key] = renamed(found, tag, name, to)

    def rename_label(self, field: str, name: str, to: str | None) -> None:
        """Give all objects that have a name in a list field its new name, or remove it from them."""
        for tag in self.groups():
            for scope in self.scopes(tag):
                objects = self.objects(tag, scope)
                for key, found in list(objects.items()):
                    if name in (found.get(field) or ()):
                        objects[key] = found | {field: replaced(found[field], name, to)}

    @contextmanager
    def change(self) -> Iterator[None]:
        """Make what the block writes one change; undo all of it if the block raises."""
        drawn = self.drawn
        self.changes.begin(drawn)
        try:
            yield
        except BaseException:
            if not self.changes.is_empty:
                self.rewind(1)
            self.drawn = drawn
            raise
        finally:
            self.changes.end()

    def rewind(self, count: int) -> None:
        """Undo the last changes.

        Raises:
            ValueError: There are not so many.
        """
        touched: dict[int, Table] = {}
        for change in self.changes.take(count):
            self.drawn = change.drawn
            for table, key, before, place in reversed(change.writes):
                self.index(table, key, table.get(key, MISSING), before)
                table.put_back(key, before, place)
                touched[id(table)] = table
        for table in touched.values():
            table.settle()

    def clear(self) -> None:
        """Forget everything; the tables themselves stay."""
        for scopes in self.tables.values():
            for table in scopes.values():
                table.replace_all({}, {})
        self.names.clear()
        self.referring.clear()
        self.drawn = 0
        self.changes.forget()

    def part(self, tag: str, key: str, name: str, otherwise: Any = None) -> Any:
        """Return something kept beside an object, such as its overrides."""
        return self.table("parts", tag, name).get(key, otherwise)

    def parts(self, tag: str, name: str) -> list[tuple[str, Any]]:
        """Return one thing kept beside each object of a group that has it."""
        return [(key, value) for key, value in self.table("parts", tag, name).items() if value]

    def set_part(self, tag: str, key: str, name: str, value: Any) -> None:
        """Keep something beside an object."""
        self.table("parts", tag, name)[key] = value

    def note(self, entry: Json) -> None:
        """Add an entry with the time of now to the audit log."""
        log = self.table("log", "")
        log[str(len(log) + 1)] = (self.now(), {"id": f"log_{len(log) + 1}"} | entry)

    def noted(self) -> list[tuple[int, Json]]:
        """Return the entries of the audit log with their times, the newest first."""
        return list(self.table("log", "").values())[::-1]

    def at(self, moment: int, act: Callable[..., object], *values: Any) -> None:
        """Call a function with this store and some values of JSON when the clock has come to a moment."""
        name = f"{act.__module__.rpartition('.')[2]}.{act.__name__}"
        assert LATER[name] is act
        due = self.table("due", "")
        due[str(int(next(reversed(due), "0")) + 1)] = (moment, name, values)

    def catch_up(self) -> None:
        """Do what has become due since the last request."""
        if due := self.table("due", ""):
            now = self.now()
            for key, (_, name, values) in sorted(
                ((key, entry) for key, entry in due.items() if entry[0] <= now), key=lambda entry: entry[1][0]
            ):
                del due[key]
                LATER[name](self, *values)
