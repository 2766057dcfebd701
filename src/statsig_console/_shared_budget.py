"""Share one budget among clients: in an event loop by name, beyond it through a store."""

from __future__ import annotations

import re
from pathlib import Path

from anyio.lowlevel import RunVar

from ._errors import InvalidArgumentError
from ._pace import Account
from ._store import Store
from ._store_door import StoreDoor
from ._turnstile import Turnstile

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

    Clients of one event loop that name the same budget share its limits, queue and pauses. Among processes
    and hosts a store counts the calls; while it cannot be reached, each client keeps to its `share`.
    """

    def __init__(self, name: str, store: Store | None = None) -> None:
        if not re.fullmatch(r"[\w-]{1,128}", name, re.ASCII):
            raise InvalidArgumentError("budget", "a name is made of letters, digits, '_' and '-'")
        self.name = name
        self.store = store

    @classmethod
    def in_process(cls, name: str) -> SharedBudget:
        """Share among the clients of one event loop."""
        return cls(name)

    @classmethod
    def on_host(cls, name: str, folder: str | Path | None = None) -> SharedBudget:
        """Share among the processes of one user on this host, through a locked file.

        By default it lies in the user's folder for state. Raises ConfigurationError where files cannot be
        locked.
        """
        from ._budget_file import FileStore, state_folder

        return cls(name, FileStore(Path(folder or state_folder()) / f"{name}.budget"))

    @classmethod
    def in_redis(cls, name: str, url: str) -> SharedBudget:
        """Share among all hosts that reach one Redis; needs the extra ``redis``."""
        from ._budget_redis import RedisStore

        return cls(name, RedisStore(name, url))

    def traffic(self) -> Traffic:
        """Return what the clients of this event loop share."""
        traffics = _traffics.get(None)
        if traffics is None:
            _traffics.set(traffics := {})
        kind = f"{type(self.store).__name__}:{self.name}"
        return traffics.setdefault(kind, Traffic(self.store))

    def __repr__(self) -> str:
        return f"SharedBudget({self.name!r}, {type(self.store).__name__})"
