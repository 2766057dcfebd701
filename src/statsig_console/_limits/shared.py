"""Share one budget among clients: in an event loop by name, beyond it through a store."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Self

from anyio.lowlevel import RunVar

from .._errors import InvalidArgumentError
from .queue import Turnstile
from .store import Store
from .store_client import StoreDoor
from .throttle import Account

__all__ = ["SharedBudget", "Traffic"]


class Traffic:
    """All calls of one project in one event loop."""

    def __init__(self, store: Store | None = None) -> None:
        self.turnstile = Turnstile()
        self.door = StoreDoor(store, self.turnstile) if store is not None else None
        self._accounts: dict[str, Account] = {}

    def account(self, name: str, most_in_flight: int) -> Account:
        """Return the account of that name, a new one without limits where there was none."""
        if name not in self._accounts:
            self._accounts[name] = Account(name, most_in_flight)
        return self._accounts[name]


_traffics: RunVar[dict[str, Traffic]] = RunVar("statsig_console.traffics")


class SharedBudget:
    """Limits that several clients keep together.

    Clients of one event loop that name the same budget share its limits, queue and pauses; so do, without a
    word, those that have the same key and address. Among processes and hosts a store counts the calls; while
    it cannot be reached, each client keeps to its `share`.

    Without a name, a budget is that of the key and address of its client. Give one where keys differ: the
    limits are those of the project.
    """

    def __init__(self, name: str | None = None, store: Store | None = None) -> None:
        if name is not None and not re.fullmatch(r"[\w-]{1,128}", name, re.ASCII):
            raise InvalidArgumentError("budget", "a name is made of letters, digits, '_' and '-'")
        self.name = name
        self.store = store
        self._open: Callable[[str], Store] | None = None

    @classmethod
    def in_process(cls, name: str | None = None) -> Self:
        """Share among the clients of one event loop."""
        return cls(name)

    @classmethod
    def on_host(cls, name: str | None = None, folder: str | Path | None = None) -> Self:
        """Share among the processes of one user on this host, through a locked file.

        By default it lies in the user's folder for state. Raises ConfigurationError where files cannot be
        locked.
        """
        from .file_store import FileStore, state_folder

        place = Path(folder or state_folder())
        return cls._stored(name, lambda name: FileStore(place / f"{name}.budget"))

    @classmethod
    def in_redis(cls, url: str, name: str | None = None) -> Self:
        """Share among all hosts that reach one Redis; needs the extra ``redis``."""
        from .redis_store import RedisStore

        return cls._stored(name, lambda name: RedisStore(name, url))

    @classmethod
    def _stored(cls, name: str | None, open: Callable[[str], Store]) -> Self:
        budget = cls(name)
        budget._open = open
        return budget if name is None else budget._named(name)

    def _named(self, name: str) -> Self:
        return type(self)(name, self._open(name) if self._open is not None else None)

    def of(self, project: str) -> Self:
        """Return the same budget with a name, that of the project where it had none."""
        return self if self.name is not None else self._named(project)

    def traffic(self) -> Traffic:
        """Return what the clients of this event loop share."""
        traffics = _traffics.get(None)
        if traffics is None:
            _traffics.set(traffics := {})
        kind = f"{type(self.store).__name__}:{self.name}"
        return traffics.setdefault(kind, Traffic(self.store))

    def __repr__(self) -> str:
        return f"SharedBudget({self.name!r}, {type(self.store).__name__})"
