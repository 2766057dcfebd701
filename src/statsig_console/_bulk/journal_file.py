"""The file of a journal: its lines, its lock, and its repair after a crash."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Generator, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO
from zlib import crc32

from .._errors import JournalError, JournalLockedError

__all__ = ["FILE", "JournalFile", "encode", "parse"]

FILE = "statsig-console journal"
_START = f'{{"file":"{FILE}",'.encode()
_SUM = len(',"sum":"00000000"}')
# macOS and Windows have no fdatasync, which syncs the content without the times of the file.
_sync = getattr(os, "fdatasync", os.fsync)
# An encoder made once: `json.dumps` makes one for each call that sets separators.
_to_json = json.JSONEncoder(separators=(",", ":")).encode

Record = dict[str, Any]


def encode(record: Record) -> bytes:
    """Return a record as one line of JSON that ends in its own checksum."""
    body = _to_json(record)[:-1].encode()
    return b'%s,"sum":"%08x"}\n' % (body, crc32(body))


def _decode(line: bytes) -> Record | None:
    body = line[:-_SUM]
    if not body or line[-_SUM:] != b',"sum":"%08x"}' % crc32(body):
        return None
    try:
        record = json.loads(body + b"}")
    except ValueError:
        return None
    return record if isinstance(record, dict) else None


def parse(file: BinaryIO, name: str) -> Iterator[tuple[int, Record]]:
    """Return the records of a journal, each with its end in the file; an unfinished last line is left out.

    Raises JournalError if the file is not a journal, if its first line is cut, or if a finished line is
    damaged. Nothing is sent before the first line is on the disk, so a cut one means that lines were lost.
    """
    start = file.read(len(_START))
    if not _START.startswith(start):
        raise JournalError(f"{name} is not a journal; the file was not changed")
    file.seek(0)
    end = 0
    for number, line in enumerate(file, start=1):
        if not line.endswith(b"\n"):
            if number == 1:
                raise JournalError(
                    f"the first line of {name} is cut, so it is not known which items were done; nothing was "
                    "sent; restore the journal from a copy, or delete it to run all items again"
                )
            return
        record = _decode(line[:-1])
        if record is None:
            raise JournalError(
                f"line {number} of {name} is damaged and its record is lost, so nothing was sent"
            )
        end += len(line)
        yield end, record


class JournalFile:
    """A journal file that is open, locked and repaired."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._broken: JournalError | None = None
        self.size = 0
        try:
            self._number = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
        except OSError as error:
            raise JournalError(f"the journal {path} cannot be opened: {error.strerror}") from error
        try:
            _lock(self._number, path)
        except BaseException:
            self.close()
            raise

    def read(self) -> Generator[Record, None, None]:
        """Read all records, and remove an unfinished last line that a crash left."""
        with os.fdopen(os.dup(self._number), "rb") as file:
            file.seek(0)
            for end, record in parse(file, str(self.path)):
                self.size = end
                yield record
        os.ftruncate(self._number, self.size)

    def write(self, lines: bytes) -> None:
        """Write lines and sync them to the disk. If that fails, undo it and raise JournalError."""
        if self._broken is not None:
            raise JournalError(self._broken.message)
        try:
            os.lseek(self._number, self.size, os.SEEK_SET)
            rest = memoryview(lines)
            while rest:
                rest = rest[os.write(self._number, rest) :]
            _sync(self._number)
            if not self.size:
                _sync_folder(self.path.parent)
        except OSError as error:
            self._broken = JournalError(f"the journal {self.path} cannot be written: {error.strerror}")
            with suppress(OSError):
                os.ftruncate(self._number, self.size)
            raise self._broken from error
        self.size += len(lines)

    def close(self) -> None:
        """Close the file, which unlocks it."""
        os.close(self._number)


def _sync_folder(folder: Path) -> None:
    if sys.platform != "win32":
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


def _lock(number: int, path: Path) -> None:
    try:
        if sys.platform == "win32":
            import msvcrt

            # Windows locks bytes, against reading too. This byte is after the end of any journal.
            os.lseek(number, 1 << 40, os.SEEK_SET)
            msvcrt.locking(number, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        raise JournalLockedError(f"another run has the journal {path} open; wait for its end") from None
    except OSError as error:
        raise JournalError(f"the journal {path} cannot be locked: {error.strerror}") from error
