"""A sync that ends early at any line of its journal is resumed; nothing is lost or sent twice."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections import Counter
from functools import partial
from pathlib import Path
from typing import Any

import anyio
import pytest

from statsig_console import Client, JournalError, JournalLockedError, TooManyRemovalsError
from statsig_console.fake import Fake, running
from statsig_console.jobs import SyncProgress, SyncReport, sync_segment_ids
from statsig_console.jobs import _id_lists as id_lists
from statsig_console.jobs._sync_journal import SyncJournal
from tests.support.id_lists import LIST, create, ids_of, sent_ids
from tests.support.virtual_time import in_virtual_time

KINDS = ["id_list", "user_store_id_list"]
LINES = 26
"""Lines of the journal of 12 chunks: the first, two for each chunk, and the last."""
SIZE = {"id_list": 1010, "user_store_id_list": 300}
"""Ids of a chunk. An update of more than 1,000 ids of an id list takes time."""


class Killed(BaseException):
    """Ends a run as a signal does."""


def users(*numbers: int) -> list[str]:
    """Return ids for a range of numbers."""
    return [f"user-{number}" for number in range(*numbers)]


async def project(fake: Fake, kind: str) -> list[str]:
    """Create a segment, and return ids of which 6 chunks are missing and 6 chunks are too many."""
    size = SIZE[kind]
    async with fake.http() as http, Client("console-x", http_client=http) as client:
        await create(client, [], kind)
        for start in range(0, 7 * size, size):
            ids = {"ids": users(start, start + size)}
            if kind == "id_list":
                await client.segments.add_ids(LIST, ids)
            else:
                await client.segments.add_user_store_ids(LIST, ids)
            fake.advance(10)
    fake.requests.clear()
    return users(6 * size, 13 * size)


async def sync(fake: Fake, wanted: list[str], path: Path) -> SyncReport:
    """Sync with a journal."""
    async with fake.http() as http, Client("console-x", http_client=http) as client:
        return await sync_segment_ids(client, LIST, wanted, max_removal=1, journal=path)


def check(fake: Fake, wanted: list[str], report: SyncReport, kind: str) -> None:
    """Check that the list is right, that nothing was sent twice, and that the report counts the whole run."""
    assert ids_of(fake) == set(wanted)
    assert set(Counter(sent_ids(fake)).values()) == {1}
    assert (report.added, report.removed, report.unknown) == (6 * SIZE[kind], 6 * SIZE[kind], 0)


async def interrupted(line: int, kind: str, path: Path, patch: pytest.MonkeyPatch, *, before: bool) -> None:
    """End a run before or after a line is written, and resume it."""
    fake = Fake(clock=anyio.current_time, keep_requests=10**6)
    wanted = await project(fake, kind)
    append, left = SyncJournal._append, line

    def last(self: SyncJournal, *values: Any) -> None:
        nonlocal left
        left -= 1
        if left or not before:
            append(self, *values)
        if not left:
            raise Killed

    with patch.context() as context:
        context.setattr(SyncJournal, "_append", last)
        with pytest.raises(Killed):
            await sync(fake, wanted, path)
    if line == LINES and not before:
        # The run was complete, so the next one is a new one.
        assert (await sync(fake, wanted, path)).requests == 0
        return
    check(fake, wanted, await sync(fake, wanted, path), kind)


def run_interrupted(line: int, kind: str, folder: Path, patch: pytest.MonkeyPatch) -> None:
    """End runs in virtual time, before and after a line."""
    patch.setattr(id_lists, "MOST_IDS", SIZE)
    backend, options = in_virtual_time("asyncio")
    for before in (False, True):
        path = folder / f"{before}.jsonl"
        run = partial(interrupted, line, kind, path, patch, before=before)
        anyio.run(run, backend=backend, backend_options=options)
        assert json.loads(path.read_text().splitlines()[-1]) == {"state": "end"}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("line", [1, 2, 3, 17, LINES])
def test_a_run_is_resumed(line: int, kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run_interrupted(line, kind, tmp_path, monkeypatch)


@pytest.mark.long
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("line", range(1, LINES + 1))
def test_a_run_is_resumed_from_each_line(
    line: int, kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_interrupted(line, kind, tmp_path, monkeypatch)


PROGRAM = f"""
import anyio, os, signal, sys
from statsig_console import Client
from statsig_console.jobs import _id_lists, sync_segment_ids

url, path, kind, first, last, line, size = sys.argv[1:]
_id_lists.MOST_IDS = {{kind: int(size)}}
left, sync = int(line), os.fsync

def killing(number):
    global left
    sync(number)
    left -= 1
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)

os.fsync = killing

async def main():
    wanted = (f"user-{{number}}" for number in range(int(first), int(last)))
    async with Client("console-x", base_url=url) as client:
        report = await sync_segment_ids(client, {LIST!r}, wanted, max_removal=1, journal=path)
    print(report.added, report.removed, report.unknown)

anyio.run(main)
"""


@pytest.mark.long
@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("point", [*range(1, LINES), *(f"after {n}" for n in range(20))], ids=str)
def test_a_process_that_is_killed_is_resumed(point: int | str, kind: str, tmp_path: Path) -> None:
    fake = Fake(keep_requests=10**6)
    wanted = anyio.run(project, fake, kind)
    size, journal = SIZE[kind], tmp_path / "journal"
    journal.touch()
    with running(fake) as url:
        command = [sys.executable, "-c", PROGRAM, url, str(journal), kind]
        command += [str(6 * size), str(13 * size)]
        first = subprocess.Popen([*command, str(point if isinstance(point, int) else 0), str(size)])
        if isinstance(point, str):
            try:
                first.wait(random.Random(point).uniform(0.3, 8.0 if kind == "id_list" else 0.9))
            except subprocess.TimeoutExpired:
                first.kill()
        assert first.wait(60) in (-9, 0)
        # A process can be killed after the end of its run.
        was_complete = journal.read_bytes().endswith(b'{"state": "end"}\n')
        second = subprocess.run([*command, "0", str(size)], capture_output=True, text=True, check=True)
    assert ids_of(fake) == set(wanted)
    assert set(Counter(sent_ids(fake)).values()) == {1}
    count = 0 if was_complete else 6 * size
    assert second.stdout.split() == [str(count), str(count), "0"]


@pytest.mark.anyio
async def test_removals_before_the_kill_count(client: Client, fake: Fake, tmp_path: Path) -> None:
    await create(client, users(100))
    path = tmp_path / "journal"

    def stop(progress: SyncProgress) -> None:
        if progress.done == 5:
            raise Killed

    with pytest.raises(Killed):
        await sync_segment_ids(client, LIST, users(5, 100), journal=path, progress=stop)
    with pytest.raises(TooManyRemovalsError, match=r"6 of 100 ids"):
        await sync_segment_ids(client, LIST, users(6, 100), journal=path)
    report = await sync_segment_ids(client, LIST, users(5, 100), journal=path)
    assert (report.removed, report.requests) == (5, 0)
    # The run has ended. The next one counts from the present number of ids.
    assert (await sync_segment_ids(client, LIST, users(9, 100), journal=path)).removed == 4
    assert b"user-" not in path.read_bytes()


@pytest.mark.anyio
async def test_a_dry_run_writes_no_journal(client: Client, tmp_path: Path) -> None:
    await create(client, users(3))
    path = tmp_path / "journal"
    await sync_segment_ids(client, LIST, users(4), journal=path, dry_run=True)
    with pytest.raises(FileNotFoundError):
        path.read_bytes()


UNFINISHED = b'{"file": "statsig-console sync of a segment", "version": 1, "segment": "%s", "count": 3}\n'


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("content", "text"),
    [
        (UNFINISHED % b"other", "belongs to an unfinished sync of segment 'other'"),
        (UNFINISHED.replace(b"1,", b"2,") % b"x", "is not a journal of a sync, or it is damaged"),
        (UNFINISHED % LIST.encode() + b"{}\n", "damaged"),
        (UNFINISHED % LIST.encode() + b'{"state": "what"}\n', "damaged"),
        (UNFINISHED % LIST.encode() + b"nonsense\n", "damaged"),
        (b"my notes", "the file was not changed"),
        (b"my notes\nof today\n", "the file was not changed"),
    ],
)
async def test_other_files_are_refused_and_kept(
    client: Client, fake: Fake, tmp_path: Path, content: bytes, text: str
) -> None:
    await create(client, users(3))
    path = tmp_path / "journal"
    path.write_bytes(content)
    with pytest.raises(JournalError, match=text):
        await sync_segment_ids(client, LIST, users(4), journal=path)
    assert path.read_bytes() == content
    assert ids_of(fake) == set(users(3))


@pytest.mark.anyio
@pytest.mark.parametrize("cut", [0, 5, 70, len(UNFINISHED % LIST.encode()) + 9])
async def test_a_line_that_was_cut_is_dropped(client: Client, fake: Fake, tmp_path: Path, cut: int) -> None:
    await create(client, users(3))
    path = tmp_path / "journal"
    path.write_bytes((UNFINISHED % LIST.encode() + b'{"state": "sent", "action": "add", "ids": 1}\n')[:cut])
    report = await sync_segment_ids(client, LIST, users(4), journal=path)
    assert report.added == 1
    assert ids_of(fake) == set(users(4))


@pytest.mark.anyio
async def test_one_run_at_a_time_has_a_journal(client: Client, tmp_path: Path) -> None:
    await create(client, users(3))
    path = tmp_path / "journal"
    async with SyncJournal(path, LIST):
        with pytest.raises(JournalLockedError, match="another run has the journal"):
            await sync_segment_ids(client, LIST, users(4), journal=path)
    with pytest.raises(JournalError, match="cannot be opened"):
        await sync_segment_ids(client, LIST, users(4), journal=tmp_path)


@pytest.mark.anyio
async def test_a_full_disk_stops_the_run_before_the_next_write(
    client: Client, fake: Fake, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await create(client, users(3))

    def full(number: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("statsig_console.jobs._sync_journal.os.fsync", full)
    with pytest.raises(JournalError, match="cannot be written: No space left"):
        await sync_segment_ids(client, LIST, users(4), journal=tmp_path / "journal")
    assert ids_of(fake) == set(users(3))
