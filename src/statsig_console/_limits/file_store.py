"""A store in one locked file, for all processes of a user on this host."""

from __future__ import annotations

import os
import secrets
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from .call_log import KEPT, CallLog
from .locked_file import LockedFile
from .store import LIFETIME, Delays, Demand, Lease
from .windows import NANO

__all__ = ["FileStore", "boot_time", "state_folder"]

SPARE_LINES = 2_000
"""The maximum number of obsolete lines in the file before it is rewritten."""


def boot_time() -> int:
    """Return the nanoseconds since this machine started, including its sleep."""
    return time.clock_gettime_ns(getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC))


def state_folder() -> Path:
    """Return the folder for state files of this user, such as ~/.local/state."""
    return Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state") / "statsig-console"


class FileStore:
    """A store that writes one line when a call acquires a lease, and one when it releases the lease.

    The lease of a process that died counts as released after the lifetime of leases.
    """

    def __init__(self, path: Path, clock: Callable[[], int] = boot_time) -> None:
        self._file = LockedFile(path)
        self._clock = clock
        self._log = CallLog()
        self._count = self._most = 0

    async def acquire(self, demands: Sequence[Demand]) -> Lease | Delays:
        """Acquire a slot on all throttles, or return the delay for each that is full."""
        async with self._file.locked():
            self._read()
            now = self._clock()
            if delays := self._log.delays(demands, now):
                return delays
            lease = Lease(secrets.token_hex(8), tuple(demand.name for demand in demands))
            self._write("acquire", lease.id, now + LIFETIME * NANO, lease.names)
            if paused := [name for name in lease.names if name in self._log.pauses]:
                self._write("probe", lease.id, now, paused)
            return lease

    async def record_refusal(self, lease: Lease, pauses: Mapping[str, int]) -> None:
        """Pause throttles for some nanoseconds. Then admit one call, and the others after its success."""
        async with self._file.locked():
            self._read()
            now = self._clock()
            for name, pause in pauses.items():
                self._write("refusal", lease.id, now, [name, now + pause])

    async def release(self, lease: Lease, *, admitted: bool = False) -> None:
        """Record that a call ended now, and whether the server admitted it."""
        async with self._file.locked():
            self._read()
            now = self._clock()
            self._write("release", lease.id, now, lease.names)
            if admitted and (names := self._log.probed_by(lease.id)):
                self._write("resume", lease.id, now, names)

    async def cancel(self, lease: Lease) -> None:
        """Remove a call that was not sent."""
        async with self._file.locked():
            self._read()
            self._write("cancel", lease.id, 0, ())

    def _read(self) -> None:
        """Read the lines that other processes wrote since the last time."""
        is_new, lines = self._file.read()
        if is_new:
            # The clock restarts with the machine, so older times have no meaning. If the file was emptied or
            # cut, this process writes its own calls again.
            if lines[:1] != [["boot", _boot()]]:
                self._replace()
                return
            self._log, self._count = CallLog(), 0
            del lines[0]
        for line in lines:
            self._apply(line)
        if is_new:
            self._most = 4 * self._count + SPARE_LINES
        elif self._count > self._most:
            self._replace()

    def _replace(self) -> None:
        self._log.drop_old(self._clock())
        lines: list[list[object]] = [["boot", _boot()]]
        for name, pause in self._log.pauses.items():
            lines.append(["refusal", "", pause.since, [name, pause.until]])
            lines.append(["probe", pause.probe, pause.since, [name]])
        lines += [["release", id, at, names] for id, (at, names) in self._log.entries()]
        self._file.replace(lines)
        self._count, self._most = len(lines), 4 * len(lines) + SPARE_LINES

    def _write(self, event: str, id: str, at: int, rest: Sequence[object]) -> None:
        line: list[object] = [event, id, at, list(rest)]
        self._file.append(line)
        self._apply(line)

    def _apply(self, line: list[object]) -> None:
        self._count += 1
        match line:
            case ["acquire" | "release", str(id), int(at), [*names]] if at <= self._clock() + LIFETIME * NANO:
                self._log.put(id, at, tuple(map(str, names)))
            case ["cancel", str(id), _, _]:
                self._log.drop(id)
            case ["refusal", str(id), int(at), [str(name), int(until)]] if until <= self._clock() + KEPT:
                self._log.pause(name, id, at, until)
            case ["probe", str(id), _, [*names]]:
                self._log.probe(id, map(str, names))
            case ["resume", _, _, [*names]]:
                self._log.resume(map(str, names))
            case _:
                self._file.report()


def _boot() -> str:
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text().strip()
    except OSError:
        return "unknown"
