"""A file with a lock, which several processes write in turn. Readers skip incomplete lines."""

from __future__ import annotations

import json
import os
import sys
import weakref
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from pathlib import Path
from zlib import crc32

import anyio

from .._errors import ConfigurationError

__all__ = ["LockedFile"]


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
        self._file = _File(-1)
        self._at = 0
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            # The lock has its own file, because the file of lines may be replaced.
            self._lock = _File(
                os.open(path.with_suffix(".lock"), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            )
        except OSError as error:
            raise ConfigurationError(f"the shared rate limit has no file: {error.strerror}") from error

    @asynccontextmanager
    async def locked(self) -> AsyncIterator[None]:
        """Hold the lock. Do not wait for anything while you hold it."""
        while True:
            try:
                self._fcntl.flock(self._lock.number, self._fcntl.LOCK_EX | self._fcntl.LOCK_NB)
                break
            except BlockingIOError:
                await anyio.sleep(0.002)
        try:
            yield
        finally:
            self._fcntl.flock(self._lock.number, self._fcntl.LOCK_UN)

    def read(self) -> tuple[bool, list[list[object]]]:
        """Return the lines since the last call, and whether a new file begins with them."""
        is_new = self._open()
        text = os.pread(self._file.number, os.fstat(self._file.number).st_size - self._at, self._at)
        self._at += len(text)
        if text and not text.endswith(b"\n"):
            self._write(b"\n")
        return is_new, [values for line in text.split(b"\n") if (values := _values(line))]

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

    def _open(self) -> bool:
        """Open the file again if another one has replaced it, and return whether it did."""
        try:
            found = self._path.stat().st_ino
        except FileNotFoundError:
            found = -1
        if self._file.number >= 0 and found == os.fstat(self._file.number).st_ino:
            return False
        self._file = _File(os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o600))
        self._at = 0
        return True

    def _write(self, line: bytes) -> None:
        self._at += os.write(self._file.number, line)


class _File:
    """The descriptor of an open file, which is closed with the last reference to this object."""

    def __init__(self, number: int) -> None:
        self.number = number
        if number >= 0:
            weakref.finalize(self, os.close, number)


def _line(values: list[object]) -> bytes:
    text = json.dumps(values, separators=(",", ":")).encode()
    return b"%08x %s\n" % (crc32(text), text)


def _values(line: bytes) -> list[object]:
    """Return the values of a line; none if the line is incomplete."""
    checksum, _, text = line.partition(b" ")
    if checksum != b"%08x" % crc32(text) or not text:
        return []
    values = json.loads(text)
    return values if isinstance(values, list) else []
