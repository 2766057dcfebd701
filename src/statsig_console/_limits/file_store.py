"""Count the calls of all processes of a user on this host in one locked file."""

from __future__ import annotations

import os
import secrets
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from .ledger import KEPT, Ledger
from .locked_file import LockedLines
from .store import LIFETIME, Asked, Permit, Waits
from .windows import NANO

__all__ = ["FileStore", "boot_time", "state_folder"]

SPARE_LINES = 2_000
"""Lines that say nothing any more; with many of them the file is written anew."""


def boot_time() -> int:
    """Return the nanoseconds since this machine started, those in which it slept included."""
    return time.clock_gettime_ns(getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC))


def state_folder() -> Path:
    """Return where programs of this user keep their state."""
    return Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state") / "statsig-console"


class FileStore:
    """A line for each call that was let in, and one for its answer.

    The call of a process that died counts as answered when its lifetime is over.
    """

    def __init__(self, path: Path, clock: Callable[[], int] = boot_time) -> None:
        self._lines = LockedLines(path)
        self._clock = clock
        self._ledger = Ledger()
        self._count = self._most = 0

    async def take(self, asked: Sequence[Asked]) -> Permit | Waits:
        """Keep a place on all accounts, or return how long it is worth waiting for each that is full."""
        async with self._lines.locked():
            self._read()
            now = self._clock()
            if waits := self._ledger.waits(asked, now):
                return waits
            permit = Permit(secrets.token_hex(8), tuple(one.name for one in asked))
            self._write("take", permit.id, now + LIFETIME * NANO, permit.names)
            if paused := [name for name in permit.names if name in self._ledger.pauses]:
                self._write("trial", permit.id, now, paused)
            return permit

    async def refused(self, permit: Permit, pauses: Mapping[str, int]) -> None:
        """Let nobody in for so many nanoseconds, then one to try, and the others once that one was let in."""
        async with self._lines.locked():
            self._read()
            now = self._clock()
            for name, pause in pauses.items():
                self._write("refused", permit.id, now, [name, now + pause])

    async def answered(self, permit: Permit, *, let_in: bool = False) -> None:
        """Take note that the call was answered now, and whether the server let it in."""
        async with self._lines.locked():
            self._read()
            now = self._clock()
            self._write("answered", permit.id, now, permit.names)
            if let_in and (names := self._ledger.tried_by(permit.id)):
                self._write("resumed", permit.id, now, names)

    async def give_back(self, permit: Permit) -> None:
        """Forget a call that was not sent."""
        async with self._lines.locked():
            self._read()
            self._write("back", permit.id, 0, ())

    def _read(self) -> None:
        """Learn what others wrote since the last time."""
        is_new, lines = self._lines.read()
        if is_new:
            self._ledger, self._count = Ledger(), 0
            # The clock starts anew with the machine, and moments of an earlier time mean nothing.
            if lines[:1] != [["boot", _boot()]]:
                self._replace()
                return
        for line in lines:
            self._note(line)
        if is_new:
            self._most = 4 * self._count + SPARE_LINES
        elif self._count > self._most:
            self._replace()

    def _replace(self) -> None:
        self._ledger.forget(self._clock())
        lines: list[list[object]] = [["boot", _boot()]]
        for name, pause in self._ledger.pauses.items():
            lines.append(["refused", "", pause.since, [name, pause.until]])
            lines.append(["trial", pause.trial, pause.since, [name]])
        lines += [["answered", id, at, names] for id, (at, names) in self._ledger.entries()]
        self._lines.replace(lines)
        self._count, self._most = len(lines), 4 * len(lines) + SPARE_LINES

    def _write(self, what: str, id: str, at: int, rest: Sequence[object]) -> None:
        line: list[object] = [what, id, at, list(rest)]
        self._lines.append(line)
        self._note(line)

    def _note(self, line: list[object]) -> None:
        self._count += 1
        match line:
            case ["take" | "answered", str(id), int(at), [*names]] if at <= self._clock() + LIFETIME * NANO:
                self._ledger.put(id, at, tuple(map(str, names)))
            case ["back", str(id), _, _]:
                self._ledger.drop(id)
            case ["refused", str(id), int(at), [str(name), int(until)]] if until <= self._clock() + KEPT:
                self._ledger.pause(name, id, at, until)
            case ["trial", str(id), _, [*names]]:
                self._ledger.try_with(id, map(str, names))
            case ["resumed", _, _, [*names]]:
                self._ledger.resume(map(str, names))
            case _:
                pass


def _boot() -> str:
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text().strip()
    except OSError:
        return "unknown"
