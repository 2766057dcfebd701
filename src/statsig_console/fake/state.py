"""The state of a fake, and the methods that read and change it: objects, snapshots, rewind, files, clock."""

from __future__ import annotations

import os
from collections.abc import MutableMapping
from threading import RLock
from typing import Any, Self

from ._clock import LATEST, Clock
from ._document.document import Json
from ._limits.quota import Quota
from ._resources import users
from ._resources.tags import STRICT, create_used_tags
from ._seeds import samples
from ._state import files as state_file
from ._state.snapshots import Snapshot
from ._state.store import Store

__all__ = ["Stateful"]

_MOST_SEEDED = 1_000_000
"""The maximum number of objects. A million gates take minutes and gigabytes."""


class Stateful:
    """The state of a fake."""

    def __init__(self, seed: int, clock: Clock, quota: Quota, *, strict_tags: bool) -> None:
        # A served fake responds in another thread than the test that takes a snapshot.
        self.lock = RLock()
        self.clock = clock
        self.quota = quota
        self.store = Store(seed, clock)
        self._strict_tags = strict_tags
        self.clear()

    def seed(
        self,
        gates: int = 2300,
        dynamic_configs: int = 0,
        experiments: int = 0,
        autotunes: int = 0,
        segments: int = 0,
    ) -> None:
        """Add sample objects as in an old project. The same seed makes the same project.

        `gates` is the number of gates in a list; one archived gate is added for every twenty. `rewind` cannot
        undo this.

        >>> fake = Fake(seed=7)
        >>> fake.seed(gates=20)
        >>> len(fake.objects("gates"))
        21
        """
        wanted = {"gates": gates, "dynamic_configs": dynamic_configs, "experiments": experiments}
        wanted |= {"autotunes": autotunes, "segments": segments}
        if wrong := [f"{name}={count}" for name, count in wanted.items() if not 0 <= count <= _MOST_SEEDED]:
            raise ValueError(f"each number must be from 0 to {_MOST_SEEDED:,}, not {', '.join(wrong)}")
        with self.lock:
            self.store.changes.forget()
            samples.fill(self.store, wanted)
            create_used_tags(self.store)

    def clear(self) -> None:
        """Remove all objects, as in a new fake. The log of requests, the time and pending faults stay."""
        with self.lock:
            self.store.clear()
            self.store.set_part(*STRICT, self._strict_tags)
            users.create_defaults(self.store)

    def snapshot(self) -> Snapshot:
        """Return the complete state: objects, histories, audit log, time, random state, rate limits.

        The log of requests and pending faults are not part of it.
        """
        with self.lock:
            return Snapshot(self.store, self.clock, self.quota)

    def restore(self, snapshot: Snapshot) -> None:
        """Restore a snapshot; this can be repeated. `rewind` cannot undo it."""
        with self.lock:
            snapshot.restore(self.store, self.clock, self.quota)

    def rewind(self, changes: int = 1) -> None:
        """Undo the last changes. A change is one write with all its effects.

        The time does not go back. The last 1,000 changes can be undone.

        Raises:
            ValueError: Fewer changes can be undone.
        """
        with self.lock:
            self.store.rewind(changes)

    def advance(self, seconds: float) -> None:
        """Advance the clock. Jobs of the server that end in this time have ended at the next request.

        Raises:
            ValueError: `seconds` is negative or not a number, or the year 3000 would begin.
        """
        if not 0 <= seconds < float("inf"):
            raise ValueError(f"the clock only goes forward, not by {seconds} seconds")
        with self.lock:
            if seconds > LATEST - self.store.now() / 1000:
                raise ValueError(
                    f"the clock ends before the year 3000, which {seconds} more seconds would reach"
                )
            self.clock.ahead += seconds

    def objects(self, tag: str) -> MutableMapping[str, Json]:
        """Return the objects of a group by id: the state itself, not a copy.

        To change an object, assign a new dict. Lists and snapshots do not see a dict changed in place.
        """
        return self.store.everywhere(tag)

    @classmethod
    def load(cls, path: str | os.PathLike[str], **settings: Any) -> Self:
        """Return a fake with the state in a file that `save` has written.

        The file decides `seed` and `tags`. Other arguments of `Fake` may be passed.

        Raises:
            ValueError: The file is damaged, or was not written by a fake.
        """
        if "seed" in settings:
            raise TypeError("the seed of a loaded fake is the one in the file")
        made = cls(**settings)
        state_file.read(path, made.store, made.clock)
        return made

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the state to a file. The same state gives the same bytes.

        If that fails, the file stays unchanged. The file holds the state of `snapshot` without the counts of
        rate limits.
        """
        with self.lock:
            written = state_file.text(self.store, self.clock)
        state_file.write(path, written)
