"""Snapshots of the complete state of a fake."""

from __future__ import annotations

from collections import Counter, defaultdict

from .._clock import Clock
from .._limits.quota import Quota
from .store import Store

__all__ = ["Snapshot"]


class Snapshot:
    """The state of a fake at one time. It can be restored any number of times, in any fake.

    It needs little memory, because objects that do not change are shared.
    """

    def __init__(self, store: Store, clock: Clock, quota: Quota) -> None:
        self._chance = (store.seed, store.drawn)
        self._tables = {
            table.label: (table.copy(), dict(table.places))
            for scopes in store.tables.values()
            for table in scopes.values()
            if table
        }
        self._names = dict(store.names)
        self._referring = {named: dict(those) for named, those in store.referring.items() if those}
        self._ahead = clock.ahead
        self._counted = quota.counted()

    def restore(self, store: Store, clock: Clock, quota: Quota) -> None:
        """Restore the state of that time in a store and its limits."""
        store.clear()
        store.seed, store.drawn = self._chance
        for label, (found, places) in self._tables.items():
            store.table(*label).replace_all(found, places)
        store.names = Counter(self._names)
        store.referring = defaultdict(dict, {named: dict(those) for named, those in self._referring.items()})
        clock.ahead = self._ahead
        quota.recount(self._counted)

    def __repr__(self) -> str:
        count = sum(len(found) for (kind, *_), (found, _) in self._tables.items() if kind == "objects")
        return f"<Snapshot of {count} objects>"
