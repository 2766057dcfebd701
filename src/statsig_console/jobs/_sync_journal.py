"""The journal of a sync of ids: how far a run came that was killed, without the ids."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any, Self

from anyio import to_thread

from .. import JournalError, JournalLockedError
from ._id_lists import Chunk

__all__ = ["SyncJournal"]

FILE = "statsig-console sync of a segment"
VERSION = 1
_START = f'{{"file": "{FILE}"'.encode()


class SyncJournal:
    """A file with one JSON line for the start of a run, and one before and after each call.

    The list of the server says which ids are still missing. The file says what the run has done before that,
    for the report and for the check of removals. It holds no ids. A run that has ended starts it anew.
    """

    def __init__(self, path: Path | None, segment: str) -> None:
        self._path = path
        self._segment = segment
        self._number: int | None = None
        self.first_count: int | None = None
        """Number of ids as the run began; None if it begins now."""
        self.added = 0
        self.removed = 0
        self._in_flight: dict[str, Any] | None = None

    async def __aenter__(self) -> Self:
        if self._path is not None:
            await to_thread.run_sync(self._open, self._path)
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._number is not None:
            os.close(self._number)
            self._number = None

    async def settle(self, count: int) -> None:
        """Find out from the number of ids whether the call was carried out that a killed run had sent."""
        if self.first_count is None or self._in_flight is None:
            return
        action, ids = self._in_flight["action"], self._in_flight["ids"]
        sign = 1 if action == "add" else -1
        if count == self.first_count + self.added - self.removed + sign * ids:
            self._count(action, ids)
            await self._write({"state": "done"})
        else:
            await self._write({"state": "not made"})
        self._in_flight = None

    async def begin(self, count: int) -> None:
        """Record the start of a run and the number of ids in the list, unless a run is resumed."""
        if self.first_count is None:
            self.first_count = count
            header = {"file": FILE, "version": VERSION, "segment": self._segment, "count": count}
            await self._write(header, is_first=True)

    async def sending(self, chunk: Chunk) -> None:
        """Record that a call is about to be sent."""
        await self._write({"state": "sent", "action": chunk.action, "ids": len(chunk.ids)})

    async def done(self, chunk: Chunk) -> None:
        """Record that a call was carried out."""
        self._count(chunk.action, len(chunk.ids))
        await self._write({"state": "done"})

    async def end(self) -> None:
        """Record that the run is complete."""
        await self._write({"state": "end"})

    def _count(self, action: str, ids: int) -> None:
        if action == "add":
            self.added += ids
        else:
            self.removed += ids

    async def _write(self, record: dict[str, Any], *, is_first: bool = False) -> None:
        if self._number is not None:
            await to_thread.run_sync(self._append, self._number, record, is_first)

    def _append(self, number: int, record: dict[str, Any], is_first: bool) -> None:
        try:
            if is_first:
                os.ftruncate(number, 0)
            rest = memoryview(json.dumps(record).encode() + b"\n")
            os.lseek(number, 0, os.SEEK_END)
            while rest:
                rest = rest[os.write(number, rest) :]
            os.fsync(number)
        except OSError as error:
            raise JournalError(f"the journal {self._path} cannot be written: {error.strerror}") from error

    def _open(self, path: Path) -> None:
        try:
            number = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
        except OSError as error:
            raise JournalError(f"the journal {path} cannot be opened: {error.strerror}") from error
        try:
            _lock(number, path)
            with os.fdopen(os.dup(number), "rb") as file:
                text = file.read()
            # A last line without its end was cut as the process was killed.
            whole = text[: text.rfind(b"\n") + 1]
            self._take(path, text, whole.splitlines())
            os.ftruncate(number, len(whole))
        except BaseException:
            os.close(number)
            raise
        self._number = number

    def _take(self, path: Path, text: bytes, lines: list[bytes]) -> None:
        if not text.startswith(_START[: len(text)]):
            raise JournalError(f"{path} is not a journal of a sync; the file was not changed")
        try:
            records = [json.loads(line) for line in lines]
            if records and (records[0]["file"], records[0]["version"]) != (FILE, VERSION):
                raise ValueError
            for record in records:
                self._replay(record)
        except (ValueError, KeyError, TypeError):
            raise JournalError(f"{path} is not a journal of a sync, or it is damaged") from None
        if records and records[0]["segment"] != self._segment and self.first_count is not None:
            segment = records[0]["segment"]
            raise JournalError(f"the journal {path} belongs to an unfinished sync of segment {segment!r}")

    def _replay(self, record: dict[str, Any]) -> None:
        state = record.get("state")
        if state is None:
            self.first_count = int(record["count"])
        elif state == "sent":
            self._in_flight = {"action": record["action"], "ids": int(record["ids"])}
        elif state == "done" and self._in_flight is not None:
            self._count(self._in_flight["action"], self._in_flight["ids"])
            self._in_flight = None
        elif state == "not made":
            self._in_flight = None
        elif state == "end":
            self.first_count, self.added, self.removed, self._in_flight = None, 0, 0, None
        else:
            raise ValueError


# As in the journal of bulk runs, whose module is private; jobs use public names only.
def _lock(number: int, path: Path) -> None:
    try:
        if sys.platform == "win32":
            import msvcrt

            # Windows locks bytes, against reading too. This byte is after the end of any journal.
            os.lseek(number, 1 << 40, os.SEEK_SET)
            msvcrt.locking(number, msvcrt.LK_NBLCK, 1)
            os.lseek(number, 0, os.SEEK_SET)
        else:
            import fcntl

            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        raise JournalLockedError(f"another run has the journal {path} open; wait for its end") from None
    except OSError as error:
        raise JournalError(f"the journal {path} cannot be locked: {error.strerror}") from error
