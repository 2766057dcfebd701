"""A file with a lock, which several processes write in turn. Readers skip incomplete lines."""

from __future__ import annotations

import json
import logging
import os
import sys
import weakref
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from pathlib import Path
from threading import Lock
from zlib import crc32

import anyio

from .._errors import ConfigurationError

__all__ = ["LockedFile"]

_logger = logging.getLogger("statsig_console")


class LockedFile:
    """Lines of JSON, each with its checksum. They are appended, or all replaced at once.

    Nothing is synced to the disk, because the content has no use after a restart of the machine.
    """

    def __init__(self, path: Path) -> None:
        try:
            import fcntl
        except ImportError:
            raise ConfigurationError(
                f"SharedRateLimit.on_host() needs the module fcntl, which Python on {sys.platform} lacks",
                fixable_by="human",
                hint="Use SharedRateLimit.in_redis(…), or RateLimits(share=…) in each program.",
            ) from None
        self._fcntl = fcntl
        self._path = path
        self._is_reported = False
        self._forget()
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._open_lock()
            self._open()
        except OSError as error:
            raise ConfigurationError(
                f"the shared rate limit cannot keep its calls in {path}: {error.strerror}; choose another "
                "folder: SharedRateLimit.on_host(folder=…)"
            ) from error
        self._forget()

    @asynccontextmanager
    async def locked(self) -> AsyncIterator[None]:
        """Hold the lock. Do not wait for anything while you hold it."""
        if self._process != os.getpid():
            # A child has the same open files as its parent, and that is no lock between them.
            self._open_lock()
            self._forget()
        while True:
            if self._lock_nowait():
                break
            await anyio.sleep(0.002)
        try:
            yield
        finally:
            self._fcntl.flock(self._lock.number, self._fcntl.LOCK_UN)
            self._threads.release()

    def _lock_nowait(self) -> bool:
        # The system locks the file for the process, so its threads need a lock of their own.
        if not self._threads.acquire(blocking=False):
            return False
        try:
            self._fcntl.flock(self._lock.number, self._fcntl.LOCK_EX | self._fcntl.LOCK_NB)
        except BaseException as error:
            self._threads.release()
            if isinstance(error, BlockingIOError):
                return False
            raise
        return True

    def read(self) -> tuple[bool, list[list[object]]]:
        """Return the lines since the last call, and whether a new file begins with them."""
        is_new = self._open()
        text = os.pread(self._file.number, os.fstat(self._file.number).st_size - self._at, self._at)
        self._at += len(text)
        if text and not text.endswith(b"\n"):
            self._write(b"\n")
        return is_new, [self._values(line) for line in text.split(b"\n") if line]

    def append(self, values: list[object]) -> None:
        """Add one line."""
        self._write(_line(values))

    def replace(self, lines: Iterable[list[object]]) -> None:
        """Replace all lines, completely or not at all."""
        new = self._path.with_suffix(".new")
        new.unlink(missing_ok=True)
        new.touch(mode=0o600)
        new.write_bytes(b"".join(map(_line, lines)))
        new.replace(self._path)
        self._open()
        self._at = os.fstat(self._file.number).st_size

    def _open_lock(self) -> None:
        # The lock has a file of its own, because the file of lines may be replaced.
        number = os.open(self._path.with_suffix(".lock"), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        self._lock, self._threads, self._process = _File(number), Lock(), os.getpid()

    def _forget(self) -> None:
        self._file, self._at = _File(-1), 0

    def _open(self) -> bool:
        """Open the file again if another one has replaced it or if it was cut; return whether it was."""
        try:
            found = self._path.stat().st_ino
        except FileNotFoundError:
            found = -1
        if self._file.number >= 0:
            known = os.fstat(self._file.number)
            if found == known.st_ino and known.st_size >= self._at:
                return False
        self._file = _File(os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o600))
        self._at = 0
        return True

    def report(self) -> None:
        """Log once that the file has lines which nobody can read."""
        if not self._is_reported:
            self._is_reported = True
            _logger.warning("%s has lines that make no sense; they are passed over", self._path)

    def _write(self, line: bytes) -> None:
        self._at += os.write(self._file.number, line)

    @staticmethod
    def _values(line: bytes) -> list[object]:
        """Return the values of a line, none if nobody can read it, for example if it was written partly."""
        checksum, _, text = line.partition(b" ")
        try:
            values = json.loads(text) if checksum == b"%08x" % crc32(text) else []
        except (ValueError, RecursionError):
            return []
        return values if isinstance(values, list) else []


class _File:
    """The descriptor of an open file, which is closed with the last reference to this object."""

    def __init__(self, number: int) -> None:
        self.number = number
        if number >= 0:
            weakref.finalize(self, os.close, number)


def _line(values: list[object]) -> bytes:
    text = json.dumps(values, separators=(",", ":")).encode()
    return b"%08x %s\n" % (crc32(text), text)
