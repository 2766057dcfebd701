"""What a fake keeps, and how tests read and change it: objects, snapshots, undoing, files, the clock."""

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
"""A million gates take minutes and gigabytes; a larger number is a mistake."""


class Stateful:
    """The state of a fake."""

    def __init__(self, seed: int, clock: Clock, quota: Quota, *, strict_tags: bool) -> None:
        # A fake that is served answers in another thread than the test that asks it for a snapshot.
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
        """Add objects as a grown project has them; the same seed makes the same project.

        `gates` counts those that a list shows; archived ones come on top, one for every twenty. `rewind`
        cannot go back past this.
        """
        wanted = {"gates": gates, "dynamic_configs": dynamic_configs, "experiments": experiments}
        wanted |= {"autotunes": autotunes, "segments": segments}
        if wrong := [f"{name}={count}" for name, count in wanted.items() if not 0 <= count <= _MOST_SEEDED]:
            raise ValueError(f"each number goes from 0 to {_MOST_SEEDED:,}, not {', '.join(wrong)}")
        with self.lock:
            self.store.changes.forget()
            samples.fill(self.store, wanted)
            create_used_tags(self.store)

    def clear(self) -> None:
        """Forget all objects, as if the fake were new; requests, the time and faults still to come stay."""
        with self.lock:
            self.store.clear()
            self.store.set_part(*STRICT, self._strict_tags)
            users.create_defaults(self.store)

    def snapshot(self) -> Snapshot:
        """Return the whole state: objects, histories, audit log, time, chance, what the limits have counted.

        The requests that came in and the faults still to come are not part of it.
        """
        with self.lock:
            return Snapshot(self.store, self.clock, self.quota)

    def restore(self, snapshot: Snapshot) -> None:
        """Go back to a snapshot, as often as you like. `rewind` cannot go back past this."""
        with self.lock:
            snapshot.restore(self.store, self.clock, self.quota)

    def rewind(self, changes: int = 1) -> None:
        """Undo the last changes; a change is a request that wrote something, with all that followed from it.

        The time goes on. The last 1,000 changes are kept.

        Raises:
            ValueError: There are not so many.
        """
        with self.lock:
            self.store.rewind(changes)

    def advance(self, seconds: float) -> None:
        """Put the clock forward; what takes time on the server has happened by the next request.

        Raises:
            ValueError: `seconds` is negative or not a number, or the year 3000 would begin; nothing moves.
        """
        if not 0 <= seconds < float("inf"):
            raise ValueError(f"the clock goes forward only, not by {seconds} seconds")
        with self.lock:
            if seconds > LATEST - self.store.now() / 1000:
                raise ValueError(
                    f"the clock goes up to the year 3000, which {seconds} more seconds would pass"
                )
            self.clock.ahead += seconds

    def objects(self, tag: str) -> MutableMapping[str, Json]:
        """Return the objects of a group by id: the state itself, not a copy.

        To change an object, put a new dict; a dict that is changed in place escapes lists and snapshots.
        """
        return self.store.everywhere(tag)

    @classmethod
    def load(cls, path: str | os.PathLike[str], **settings: Any) -> Self:
        """Make a fake with the state of a file that `save` has written.

        The seed and whether tags are strict come from the file; other arguments of `Fake` may be given.

        Raises:
            ValueError: The file is damaged, or no fake has written it.
        """
        if "seed" in settings:
            raise TypeError("the seed of a loaded fake is the one in the file")
        made = cls(**settings)
        state_file.read(path, made.store, made.clock)
        return made

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the state to a file, or leave the file as it was; the same state gives the same bytes.

        What `snapshot` leaves out is not in it, nor how many requests the limits have counted.
        """
        with self.lock:
            written = state_file.text(self.store, self.clock)
        state_file.write(path, written)
