"""Sync the ids of a segment: compare its list with the wanted ids, and send only the difference."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import AsyncGenerator, AsyncIterable, Callable, Iterable, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import anyio
from anyio.lowlevel import checkpoint

from .. import Client, InvalidArgumentError, StatsigError, TooManyRemovalsError
from ._id_lists import Action, Chunk, IdList, pauses
from ._sync_journal import SyncJournal

__all__ = ["SyncProgress", "SyncReport", "estimate", "segment_ids", "sync_segment_ids"]

_AT_ONCE = 1000
"""Ids up to which an update is carried out at once (docs.statsig.com, segments/add-id-list)."""
_IDS_PER_SECOND = 20_000
"""Assumed until the first update was measured: the speed of the server is not documented."""
ROUNDS = 3
"""How often the list is read again if its length is wrong after the last write."""
_WINDOWS = ((100, 10.0), (900, 900.0))
"""The documented rate limits of writes."""


@dataclass(frozen=True, slots=True)
class SyncReport:
    """What a sync did, or with `dry_run`, what it would do."""

    id: str
    added: int
    removed: int
    unchanged: int
    unknown: int
    """Ids that the list does not show as sent, although the server confirmed it and they were sent again."""
    requests: int
    """Writes that this call made or would make."""
    seconds: float
    """Seconds that this call took. In a dry run: that the writes would take, by an estimate."""
    dry_run: bool = False

    def __str__(self) -> str:
        would = "would take " if self.dry_run else ""
        unknown = f", {self.unknown:,} unknown" if self.unknown else ""
        return (
            f"segment {self.id}: {self.added:,} added, {self.removed:,} removed, {self.unchanged:,} unchanged"
            f"{unknown}; {would}{self.requests:,} writes, {self.seconds / 60:.1f} min"
        )


@dataclass(frozen=True, slots=True)
class SyncProgress:
    """How far a sync is; `progress` gets it after each page that is read and after each write."""

    stage: Literal["reading", "writing"]
    done: int
    """Ids that were read or written."""
    total: int
    requests_left: int | None = None
    """Writes that follow; None while the list is read."""
    seconds_left: float | None = None
    """An estimate from the documented rate limits and the duration of the updates so far."""


Progress = Callable[[SyncProgress], object]


async def sync_segment_ids(
    client: Client,
    id: str,
    wanted: Iterable[str] | AsyncIterable[str],
    *,
    max_removal: float = 0.05,
    dry_run: bool = False,
    progress: Progress | None = None,
    journal: str | os.PathLike[str] | None = None,
    wait: float = 3600.0,
) -> SyncReport:
    """Make the ids of a segment equal to the wanted ones, and send only the difference.

        report = await sync_segment_ids(client, "paying_users", ids_of_the_warehouse())
        print(report)

    The ids of the segment are read into memory, about 100 bytes each; `wanted` is read as a stream. Ids are
    added first and removed afterwards, up to 100,000 with one call, or 1,000 for a user store. The server
    carries out such a call over some time and refuses others meanwhile; the job waits for it. Other writers
    of the list should wait: the job undoes what they changed before it read the list, and not what they
    change later.

    A run that failed or was killed is resumed by the same call, since the job sends what the list is missing.
    The segment is in `client.exclusive` use until the end.

    Args:
        client: The client to use.
        id: Id of a segment of type `id_list` or `user_store_id_list`.
        wanted: The ids in any order; repeated ones count once. An iterable or async iterable, but not a text.
            Ids with white space at an end are refused, since they are mostly lines of a file.
        max_removal: The largest share of the ids that may be removed, from 0 to 1.
        dry_run: Compare only. The report says what would be done, and how long it would take.
        progress: A function that is called with a SyncProgress. An exception of it ends the run.
        journal: A file with the progress of the run, without ids. With it, the report of a resumed run
            counts what the run did before, and `max_removal` holds for both together.
        wait: Seconds to wait at most for one update of the list.

    Returns a SyncReport. Raises InvalidArgumentError for another type of segment and for ids that cannot be
    right, such as none at all; TooManyRemovalsError; PollTimeoutError after `wait` seconds; PaginationError
    if the list changes each time it is read; JournalError; and what the calls raise, with a note that says
    how many ids were sent.
    """
    _check(wanted, max_removal, wait)
    path = None if journal is None or dry_run else Path(journal)
    start = anyio.current_time()
    found = await IdList.find(client, id, wait)
    async with client.exclusive("segments", found.id), SyncJournal(path, found.id) as record:
        sync = _Sync(found, record, progress or (lambda _: None), max_removal)
        await sync.compare(wanted)
        if dry_run:
            return sync.report(sync.estimate, dry_run=True)
        await sync.write()
        return sync.report(anyio.current_time() - start)


async def segment_ids(client: Client, id: str, *, wait: float = 3600.0) -> list[str]:
    """Return all ids of a segment, page by page; `client.segments.get_id_list` reads one page.

    It waits while the list is updated, and reads again what changed meanwhile.

    Args:
        client: The client to use.
        id: Id of a segment of type `id_list` or `user_store_id_list`.
        wait: Seconds to wait at most for one update of the list.

    Raises InvalidArgumentError for another type of segment, PollTimeoutError, PaginationError if the list
    changes each time, and what the calls raise.
    """
    found = await IdList.find(client, id, wait)
    return list(await found.read(lambda _done, _total: None))


class _Sync:
    """One sync: the difference, and the calls that remove it."""

    def __init__(self, ids: IdList, journal: SyncJournal, tell: Progress, most: float) -> None:
        self._list = ids
        self._journal = journal
        self._tell = tell
        self._most = most
        self._chunks: list[Chunk] = []
        self._unchanged = self._count = self._unknown = 0

    @property
    def estimate(self) -> float:
        """Seconds that the writes take."""
        return estimate([len(chunk.ids) for chunk in self._chunks], self._list.is_user_store)

    async def compare(self, wanted: Iterable[str] | AsyncIterable[str]) -> None:
        """Read the list and the wanted ids, and keep the difference."""
        found = await self._list.read(lambda done, total: self._tell(SyncProgress("reading", done, total)))
        added, number = dict[str, None](), 0
        async with aclosing(_texts(wanted)) as ids:
            async for id in ids:
                number += 1
                if id in found:
                    found[id] = True
                else:
                    added[id] = None
        if not number:
            raise InvalidArgumentError("wanted", "no ids; reset_ids(…, allow_empty=True) empties a list")
        removed = [id for id, is_wanted in found.items() if not is_wanted]
        self._count, self._unchanged = len(found), len(found) - len(removed)
        await self._journal.settle(self._count)
        self._check_removals(len(removed))
        await self._journal.begin(self._count)
        self._chunks = [*self._cut("add", list(added)), *self._cut("remove", removed)]

    def _check_removals(self, removals: int) -> None:
        count, removals = self._journal.first_count or self._count, removals + self._journal.removed
        if removals > self._most * count:
            raise TooManyRemovalsError(self._list.id, removals, count, self._most)

    def _cut(self, action: Action, ids: Sequence[str]) -> list[Chunk]:
        size = self._list.most_ids
        return [Chunk(action, ids[start : start + size]) for start in range(0, len(ids), size)]

    async def write(self) -> None:
        """Send the difference; if the length of the list is wrong afterwards, send again what it lacks."""
        await self._send_all()
        expected = self._count + sum(_change(chunk) for chunk in self._chunks)
        for number in range(ROUNDS):
            if not self._chunks or await self._list.count() == expected:
                break
            absent = await self._absent()
            if not absent or number == ROUNDS - 1:
                self._unknown = sum(len(chunk.ids) for chunk in absent)
                break
            for chunk in absent:
                await self._list.write(chunk)
            await self._list.until_idle()
        await self._journal.end()

    async def _send_all(self) -> None:
        total, done = sum(len(chunk.ids) for chunk in self._chunks), 0
        start, planned = anyio.current_time(), self.estimate
        self._tell(SyncProgress("writing", 0, total, len(self._chunks), planned))
        for number, chunk in enumerate(self._chunks, start=1):
            try:
                await self._journal.sending(chunk)
                await self._list.write(chunk)
                # Only after this is it known how long the next one takes.
                await self._list.until_idle()
            except StatsigError as error:
                error.add_note(f"{done:,} of {total:,} ids were sent; the same call again sends the others")
                raise
            await self._journal.done(chunk)
            done += len(chunk.ids)
            rest = estimate([len(one.ids) for one in self._chunks[number:]], self._list.is_user_store, number)
            passed = anyio.current_time() - start
            pace = passed / (planned - rest) if passed and planned > rest else 1.0
            self._tell(SyncProgress("writing", done, total, len(self._chunks) - number, rest * pace))

    async def _absent(self) -> list[Chunk]:
        """Return the ids that were sent but are not in the list: a server may confirm a write in error."""
        found = await self._list.read(lambda _done, _total: None)
        wrong: dict[Action, list[str]] = {"add": [], "remove": []}
        for chunk in self._chunks:
            wrong[chunk.action] += [id for id in chunk.ids if (id in found) is (chunk.action == "remove")]
        return [chunk for action, ids in wrong.items() for chunk in self._cut(action, ids)]

    def report(self, seconds: float, *, dry_run: bool = False) -> SyncReport:
        """Return the report of the run, or of the dry run."""
        sums = {
            action: sum(len(chunk.ids) for chunk in self._chunks if chunk.action == action)
            for action in ("add", "remove")
        }
        return SyncReport(
            self._list.id,
            sums["add"] if dry_run else self._journal.added,
            sums["remove"] if dry_run else self._journal.removed,
            self._unchanged,
            self._unknown,
            len(self._chunks),
            seconds,
            dry_run,
        )


def _change(chunk: Chunk) -> int:
    """Return by how many ids a call makes the list longer."""
    return len(chunk.ids) if chunk.action == "add" else -len(chunk.ids)


def estimate(sizes: Sequence[int], is_user_store: bool, before: int = 0) -> float:
    """Return the seconds that calls with so many ids take, one after the other.

    Args:
        sizes: Ids of each call.
        is_user_store: Whether the calls are carried out at once.
        before: Calls that were sent shortly before and count for the rate limits as well.
    """
    now, sent = 0.0, deque([0.0] * before, maxlen=900)
    for size in sizes:
        for calls, seconds in _WINDOWS:
            if len(sent) >= calls:
                now = max(now, sent[-calls] + seconds)
        sent.append(now)
        if not is_user_store and size > _AT_ONCE:
            now += _noticed_after(1 + size / _IDS_PER_SECOND)
    return now


def _noticed_after(seconds: float) -> float:
    """Return after how many seconds the end of an update is noticed."""
    passed = 0.0
    for pause in pauses():
        if passed >= seconds:
            break
        passed += pause
    return passed


def _check(wanted: object, max_removal: object, wait: object) -> None:
    if isinstance(wanted, str | bytes | Mapping) or not isinstance(wanted, Iterable | AsyncIterable):
        text = f"{type(wanted).__name__} given, an iterable or async iterable of ids expected"
        raise InvalidArgumentError("wanted", text)
    for name, value, most in (("max_removal", max_removal, 1.0), ("wait", wait, float("inf"))):
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= most:
            text = "a share from 0 to 1 is expected" if most == 1 else "a number of seconds is expected"
            raise InvalidArgumentError(name, text)


async def _texts(wanted: Iterable[str] | AsyncIterable[str]) -> AsyncGenerator[str]:
    """Yield the ids, close their source at the end, and let other tasks run from time to time."""
    source = aiter(wanted) if isinstance(wanted, AsyncIterable) else _slowly(wanted)
    number = 0
    try:
        async for id in source:
            number += 1
            if not isinstance(id, str):
                raise InvalidArgumentError("wanted", f"item {number} is no text, but {type(id).__name__}")
            if not id or id != id.strip():
                text = "begins or ends with white space; strip() the lines of a file" if id else "is empty"
                raise InvalidArgumentError("wanted", f"item {number} {text}")
            yield id
    finally:
        if isinstance(source, AsyncGenerator):
            await source.aclose()


async def _slowly(wanted: Iterable[str]) -> AsyncGenerator[str]:
    for number, id in enumerate(wanted):
        if number % 10_000 == 0:
            await checkpoint()
        yield id
