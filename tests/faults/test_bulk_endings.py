"""The fault matrix, rows 98 to 102: bulk runs that are interrupted, killed, taken up again or told lies."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path
from subprocess import CompletedProcess

import anyio
import pytest

from statsig_console import Client, Hooks, JournalError, JournalLockedError, Progress, bulk
from statsig_console._bulk import journal_file
from tests.support.fault_clients import client_at, transport_of_a_process
from tests.support.fault_server import Exchange, FaultServer, serve

pytestmark = pytest.mark.anyio

on_one = pytest.mark.parametrize("anyio_backend", ["asyncio"], indirect=True)
"""The run is in another process."""
RUN = """
import os, signal, sys, anyio, httpx
from statsig_console import Client, bulk

address, transport, journal, backend, name, steps = sys.argv[1:]

def step(progress):
    if progress.done == int(steps):
        os.kill(os.getpid(), getattr(signal, name))

async def main():
    http = httpx.AsyncClient() if transport == "httpx" else None
    async with Client("console-test-key", base_url=address, http_client=http) as client:
        ids = [f"gate{number}" for number in range(30)]
        report = await bulk(client.gates.archive, ids, journal=journal, progress=step)
        print(sorted(report.counts.items()))
    if http is not None:
        await http.aclose()

anyio.run(main, backend=backend)
"""


class Archive:
    """Archives gates, and says of each whether it is."""

    def __init__(self) -> None:
        self.slow: set[int] = set()
        """Numbers of the requests that take a while."""

    async def __call__(self, exchange: Exchange) -> None:
        _, _, id, *action = exchange.request.path.split("/")
        if exchange.request.number in self.slow:
            await anyio.sleep(0.3)
        if action:
            exchange.apply()
        is_archived = any(seen.path == f"/gates/{id}/archive" for seen in exchange._server.ledger)
        await exchange.answer({"id": id, "status": "Archived" if is_archived else "In Progress"})


async def run(
    server: FaultServer, journal: Path, backend: str, signal: str = "SIGTERM", steps: int = 0
) -> CompletedProcess[bytes]:
    """Run a bulk of thirty changes in a process of its own, which sends itself a signal after some."""
    arguments = [server.url, transport_of_a_process(), str(journal), backend, signal, str(steps)]
    return await anyio.run_process([sys.executable, "-c", RUN, *arguments], check=False)


def assert_each_once(server: FaultServer, number: int = 30) -> None:
    """Each change was made, and none of them twice."""
    made = sorted(seen.path for seen in server.ledger)
    assert made == sorted(f"/gates/gate{count}/archive" for count in range(number))


@on_one
@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT to oneself")
@pytest.mark.parametrize("backend", ["asyncio", "trio"])
async def test_row_098_interrupted_from_the_keyboard(backend: str, tmp_path: Path) -> None:
    script, journal = Archive(), tmp_path / "journal"
    script.slow = set(range(1, 31))
    async with serve(script) as server:
        done = await run(server, journal, backend, "SIGINT", steps=5)
        seen = len(server.seen)
        # What was in flight was let finish, and nothing began after it.
        assert (seen, len(server.ledger)) == (seen, seen)
        assert 5 <= seen <= 5 + 8
        text = done.stderr.decode()
        assert "KeyboardInterrupt" in text
        assert f"the run ended early; repeat it with the journal {journal}" in text
        script.slow.clear()
        again = await run(server, journal, backend)
        assert again.stdout.decode() == f"[('done', {30 - seen}), ('skipped', {seen})]\n", again.stderr
    assert_each_once(server)
    assert len(server.seen) == 30, (seen, server.calls(), journal.read_text())


@on_one
@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
@pytest.mark.parametrize("steps", [1, 12])
async def test_row_099_killed(steps: int, tmp_path: Path) -> None:
    script, journal = Archive(), tmp_path / "journal"
    async with serve(script) as server:
        done = await run(server, journal, "asyncio", "SIGKILL", steps)
        assert done.returncode == -9
        assert steps <= len(server.ledger) < 30
        before = len(server.seen)
        again = await run(server, journal, "asyncio")
        assert again.returncode == 0, again.stderr
    assert_each_once(server)
    # What was in flight is read back, and what was not made then is looked at once more.
    in_doubt = [seen for seen in server.seen[before:] if seen.method == "GET"]
    assert len({seen.path for seen in in_doubt}) <= 8
    assert len(server.seen) <= 30 + 8 + len(in_doubt)


async def archive(
    client: Client, journal: Path, ids: str = "abcde", run: str | None = None
) -> dict[str, int]:
    """Archive some gates with a journal and return what became of them."""
    report = await bulk(client.gates.archive, list(ids), journal=journal, run=run)
    return {str(state): number for state, number in report.counts.items()}


@pytest.mark.usefixtures("quick_disk")
async def test_row_100_the_last_line_of_a_journal_is_torn(tmp_path: Path) -> None:
    journal = tmp_path / "journal"
    async with serve(Archive()) as server, client_at(server.url) as client:
        assert await archive(client, journal, "abc") == {"done": 3}
        whole = journal.read_bytes()
        journal.write_bytes(whole[:-7])
        # That one of them was sent is known, and so it is read back.
        assert await archive(client, journal) == {"skipped": 2, "recovered": 1, "done": 2}
        assert await archive(client, journal) == {"skipped": 5}
    assert sorted(seen.path for seen in server.ledger) == [f"/gates/{id}/archive" for id in "abcde"]


@pytest.mark.usefixtures("quick_disk")
async def test_row_100_the_disk_is_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal, room = tmp_path / "journal", 3

    def write(number: int, lines: memoryview) -> int:
        nonlocal room
        room -= 1
        if room < 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return os.write(number, lines)

    monkeypatch.setattr(journal_file, "os", type("Os", (), {**vars(os), "write": staticmethod(write)}))
    async with serve(Archive()) as server, client_at(server.url) as client:
        report = await bulk(client.gates.archive, list("abcde"), journal=journal, concurrency=1)
        assert report.stopped is not None
        assert "cannot be written: No space left on device" in report.stopped
        assert isinstance(report.cause, JournalError)
        # Room for the header, for "sent" and for "done": the second is not sent.
        assert server.calls() == ["PUT /gates/a/archive"]
        assert report.counts == {"done": 1, "failed": 1, "skipped": 3}
        room = 1_000
        assert await archive(client, journal) == {"skipped": 1, "done": 4}
    assert sorted(seen.path for seen in server.ledger) == [f"/gates/{id}/archive" for id in "abcde"]


# Other items are no other run: a list that grew meanwhile is taken up as well. What is called, and for which
# project, is what a journal belongs to.
@pytest.mark.usefixtures("quick_disk")
async def test_row_100_the_journal_of_another_run(tmp_path: Path) -> None:
    journal = tmp_path / "journal"
    async with serve(Archive()) as server, client_at(server.url) as client:
        assert await archive(client, journal, "a") == {"done": 1}
        content = journal.read_bytes()
        with pytest.raises(JournalError, match="belongs to a run of"):
            await archive(client, journal, "ab", run="another project")
        with pytest.raises(JournalError, match="belongs to a run of"):
            await bulk(client.gates.delete, ["b"], journal=journal)
        assert journal.read_bytes() == content
        assert len(server.seen) == 1
        assert await archive(client, journal, "ab") == {"skipped": 1, "done": 1}


@pytest.mark.usefixtures("quick_disk")
async def test_row_101_two_resumes_at_once(tmp_path: Path) -> None:
    journal = tmp_path / "journal"
    busy, go_on = anyio.Event(), anyio.Event()

    async def script(exchange: Exchange) -> None:
        busy.set()
        await go_on.wait()
        await Archive()(exchange)

    counts: list[dict[str, int]] = []

    async def first(client: Client) -> None:
        counts.append(await archive(client, journal, "a"))

    async with serve(script) as server, client_at(server.url) as client:
        async with anyio.create_task_group() as group:
            group.start_soon(first, client)
            await busy.wait()
            with pytest.raises(JournalLockedError, match="another run has the journal"):
                await archive(client, journal, "ab")
            go_on.set()
        assert counts == [{"done": 1}]
        assert len(server.seen) == 1
        assert await archive(client, journal, "ab") == {"skipped": 1, "done": 1}


async def test_row_102_whoever_is_told_of_it_raises(caplog: pytest.LogCaptureFixture) -> None:
    def fail(event: object) -> None:
        raise ZeroDivisionError("the fault of whoever is told")

    def fail_at_progress(progress: Progress[str, object]) -> None:
        raise ZeroDivisionError(f"at {progress.done}")

    hooks = Hooks(request=fail, response=fail, retry=fail, throttle=fail)
    async with (
        serve(Archive()) as server,
        client_at(server.url, hooks=hooks) as client,
    ):
        report = await bulk(client.gates.archive, list("abcde"), progress=fail_at_progress)
    assert report.counts == {"done": 5}
    assert str(report.progress_error) == "at 1"
    assert sorted(server.calls()) == [f"PUT /gates/{id}/archive" for id in "abcde"]
    messages = [record.message for record in caplog.records if record.exc_info]
    assert messages.count("the progress callback of a bulk run raised an error; the run continues") == 1
    assert messages.count("a hook raised an exception at gates_archive; the call continues") == 10
