"""A journal survives whatever a crash leaves of it, belongs to one run, and is written by one process."""

from __future__ import annotations

import errno
import io
import json
import os
import pickle
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import Any

import anyio
import pytest
from hypothesis import given
from hypothesis import strategies as st

from statsig_console import InvalidArgumentError, StatsigError, TransportError, models
from statsig_console._bulk import journal_file as journal_file
from statsig_console._bulk.items import key_of, name_run
from statsig_console._bulk.journal import Journal, peek
from statsig_console._bulk.journal_file import (
    FILE,
    JournalFile,
    encode,
    parse,
)
from statsig_console._errors import JournalError, JournalLockedError

STATES = ["sent", "unsent", "done", "recovered", "failed", "unknown"]
RUN = name_run(models.Gate.from_dict, None, None)


def written(records: list[tuple[int, str]]) -> tuple[bytes, list[dict[bytes, str]]]:
    """Return the bytes of a journal, and what is known after each of its lines."""
    lines = [encode({"file": FILE, "version": 1, "run": RUN.digest.hex(), "call": RUN.shown})]
    known: list[dict[bytes, str]] = [{}]
    for item, state in records:
        key = key_of(item, None)
        lines.append(encode({"id": key.digest.hex(), "state": state, "item": str(item)}))
        known.append({**known[-1], key.digest: state})
    return b"".join(lines), known


records = st.lists(st.tuples(st.integers(0, 5), st.sampled_from(STATES)), max_size=6)


@given(records, st.data())
def test_a_journal_is_read_up_to_any_cut_behind_its_first_line(
    records: list[tuple[int, str]], data: st.DataObject
) -> None:
    content, known = written(records)
    cut = data.draw(st.integers(0, len(content)))
    whole = content[:cut].count(b"\n")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "journal")
        path.write_bytes(content[:cut])
        if cut and not whole:
            for read in (lambda: peek(path, RUN), lambda: anyio.run(Journal.open, path, RUN)):
                with pytest.raises(JournalError, match=r"the first line of .* is cut.*delete it to run all"):
                    read()
            assert path.read_bytes() == content[:cut]
            return
        assert peek(path, RUN) == known[max(0, whole - 1)]
        assert path.read_bytes() == content[:cut]

        async def take_up() -> None:
            async with await Journal.open(path, RUN) as journal:
                for item in range(6):
                    key = key_of(item, None)
                    assert journal.state(key) == known[max(0, whole - 1)].get(key.digest)
                await journal.write(key_of(99, None), "done")

        anyio.run(take_up)
        assert peek(path, RUN) == {**known[max(0, whole - 1)], key_of(99, None).digest: "done"}
        for line in path.read_bytes().splitlines():
            json.loads(line)


@given(records, st.data())
def test_a_damaged_byte_is_never_believed(records: list[tuple[int, str]], data: st.DataObject) -> None:
    content, known = written(records)
    place = data.draw(st.integers(0, len(content) - 1))
    damaged = bytearray(content)
    damaged[place] ^= data.draw(st.integers(1, 255))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "journal")
        path.write_bytes(damaged)
        try:
            found = peek(path, RUN)
        except JournalError:
            assert path.read_bytes() == bytes(damaged)
        else:
            # A last line that lost its end looks as if a crash had cut it.
            assert found in known[-2:]


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    try:
        for _, record in parse(io.BytesIO(content), "it"):
            assert isinstance(record, dict)
    except JournalError:
        pass


@given(
    st.dictionaries(
        st.text(max_size=5).filter(lambda name: name != "sum"),
        st.none() | st.booleans() | st.integers() | st.text(),
    )
)
def test_a_line_is_json_and_can_be_read_again(record: dict[str, Any]) -> None:
    line = encode({"file": FILE, **record})
    assert json.loads(line) | record == json.loads(line)
    assert line.count(b"\n") == 1
    if "file" not in record:
        assert [found for _, found in parse(io.BytesIO(line), "it")] == [{"file": FILE, **record}]


def test_another_file_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    for content in (b"my only notes", b'{"a": 1}\n', encode({"file": FILE})[:10] + b"!"):
        path.write_bytes(content)
        with pytest.raises(JournalError, match=r"notes\.txt is not a journal; the file was not changed"):
            anyio.run(Journal.open, path, RUN)
        assert path.read_bytes() == content


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        ({"version": 2, "run": RUN.digest.hex(), "call": "x"}, "is of version 2, not 1"),
        ({"version": 1}, "holds a record that this version cannot read"),
        (
            {"version": 1, "run": "00", "call": "gates_archive"},
            "belongs to a run of gates_archive; this one is",
        ),
    ],
)
def test_a_header_that_does_not_fit(tmp_path: Path, record: dict[str, Any], reason: str) -> None:
    path = tmp_path / "journal"
    content = encode({"file": FILE, **record}) + b"torn"
    path.write_bytes(content)
    with pytest.raises(JournalError, match=reason):
        anyio.run(Journal.open, path, RUN)
    assert path.read_bytes() == content


def test_a_file_that_cannot_be_opened(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "no" / "journal"):
        with pytest.raises(JournalError, match="cannot be opened: "):
            anyio.run(Journal.open, path, RUN)


def test_one_run_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "journal"
    first = JournalFile(path)
    try:
        with pytest.raises(JournalLockedError, match="another run has the journal"):
            JournalFile(path)
        code = "import sys, pathlib; from statsig_console._bulk.journal_file import JournalFile; "
        code += "JournalFile(pathlib.Path(sys.argv[1]))"
        other = subprocess.run(
            [sys.executable, "-c", code, path], capture_output=True, text=True, check=False
        )
        assert "JournalLockedError" in other.stderr
    finally:
        first.close()
    JournalFile(path).close()
    assert path.stat().st_mode & 0o077 == 0
    error = pickle.loads(pickle.dumps(JournalLockedError("it")))
    assert isinstance(error, StatsigError)


class Disk:
    """A disk with room for some bytes."""

    def __init__(self, room: int) -> None:
        self.room = room

    def write(self, number: int, lines: memoryview) -> int:
        """Write as much as there is room for."""
        if not self.room:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        written = os.pwrite(number, lines[: self.room], os.lseek(number, 0, os.SEEK_CUR))
        os.lseek(number, written, os.SEEK_CUR)
        self.room -= written
        return written


@pytest.mark.parametrize("room", [0, 1, 20, 100, 150])
def test_a_full_disk_leaves_a_whole_journal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, room: int
) -> None:
    path = tmp_path / "journal"
    file = JournalFile(path)
    assert list(file.read()) == []
    lines = [encode({"file": FILE, "number": number}) for number in range(4)]
    file.write(lines[0])
    disk = Disk(room)
    monkeypatch.setattr(journal_file, "os", type("Os", (), {**vars(os), "write": staticmethod(disk.write)}))
    written, problem = 1, ""
    for line in lines[1:]:
        try:
            file.write(line)
        except JournalError as error:
            problem = str(error)
            break
        written += 1
    assert problem.endswith("cannot be written: No space left on device")
    assert path.read_bytes() == b"".join(lines[:written])
    disk.room = 10_000
    with pytest.raises(JournalError, match="No space left"):
        file.write(lines[3])
    file.close()


@pytest.mark.anyio
async def test_records_that_come_together_share_one_sync(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    syncs = 0

    def sync(number: int) -> None:
        nonlocal syncs
        syncs += 1
        os.fsync(number)

    monkeypatch.setattr(journal_file, "_sync", sync)
    async with await Journal.open(tmp_path / "journal", RUN) as journal, anyio.create_task_group() as group:
        syncs = 0
        for number in range(50):
            group.start_soon(journal.write, key_of(number, None), "sent")
    assert len(peek(tmp_path / "journal", RUN)) == 50
    assert syncs <= 3


def test_no_secret_and_no_body_is_written(tmp_path: Path) -> None:
    path, secret = tmp_path / "journal", "console-s3cretS3cret"

    async def write() -> None:
        async with await Journal.open(path, name_run(partial(print, secret), None, secret)) as journal:
            await journal.write(key_of(f"gate of {secret}", None), "sent")
            await journal.write(key_of(("gate", models.GateUpdate(description="private")), None), "sent")
            await journal.write(key_of(1, lambda item: f"{item} {secret}"), "sent")
            lost = TransportError(f"no {secret} " + "x" * 1000, stage="wait", sent="maybe")
            await journal.write(key_of("a", None), "unknown", lost)

    anyio.run(write)
    text = path.read_text()
    assert "s3cret" not in text
    assert "private" not in text
    assert text.count("console-[redacted]") == 4
    assert max(map(len, text.splitlines())) < 400


def test_a_run_is_known_by_what_it_does() -> None:
    def change(id: str, body: object = None) -> None: ...

    class Callable:
        def __call__(self) -> None: ...

    update = models.GateUpdate(description="a")
    runs = [
        name_run(change, None, None),
        name_run(change, str, None),
        name_run(change, None, "staging"),
        name_run(partial(change, body=update), None, None),
        name_run(partial(change, body=models.GateUpdate(description="b")), None, None),
        name_run(partial(partial(change, "x"), body=update), None, None),
        name_run(Callable(), None, None),
        name_run(models.Gate.from_dict, None, None),
        name_run(lambda gate: None, None, "a lambda with a name"),
    ]
    assert len({run.digest for run in runs}) == len(runs)
    again = name_run(partial(change, body=models.GateUpdate(description="a")), None, None)
    assert again.digest == runs[3].digest
    with pytest.raises(InvalidArgumentError, match="a lambda has no name"):
        name_run(lambda gate: None, None, None)
    with pytest.raises(InvalidArgumentError, match=r"partial\(.*change, …\) may differ later"):
        name_run(partial(change, body=object()), None, None)


def test_keys_are_the_same_in_each_process() -> None:
    code = (
        "import sys, datetime, pathlib; from statsig_console._bulk.items import key_of; "
        "item = ({'b', 'a', 'c', 'd'}, {'z': 1, 'y': frozenset({'q', 'r', 's'})}, pathlib.Path('x'), "
        "datetime.date(2026, 1, 2)); print(key_of(item, None).digest.hex())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": str(seed), "PATH": ""},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in range(3)
    }
    assert len(digests) == 1


@pytest.mark.parametrize("item", [object(), lambda: None, int, {(1, 2): 3}])
def test_what_says_nothing_that_lasts_needs_a_key(item: object) -> None:
    with pytest.raises(InvalidArgumentError, match="pass key="):
        key_of(item, None)
    assert key_of(item, lambda item: "x").shown == "x"
