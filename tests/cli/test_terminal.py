"""The program as people start it: on a terminal, in a pipe, and interrupted."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from statsig_console.fake import Fake, running
from tests.support.cli import KEY

PROGRAM = [sys.executable, "-m", "statsig_console"]
PATIENCE = 60.0
TAKE_TERMINAL = """
import fcntl, os, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execv(sys.argv[1], sys.argv[1:])
"""
"""Makes stdin the terminal that sends Ctrl-C, and becomes the program."""


def environment(**more: str) -> dict[str, str]:
    """Return the variables for the program."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in ("NO_COLOR", "COLUMNS", "FORCE_COLOR")
    }
    return {**kept, "STATSIG_CONSOLE_API_KEY": KEY, "TERM": "xterm", **more}


def run(*command: str) -> subprocess.CompletedProcess[str]:
    """Run a program without a terminal; it must succeed."""
    return subprocess.run(
        command, env=environment(), capture_output=True, text=True, check=True, timeout=PATIENCE
    )


class OnTerminal:
    """A program on a terminal of its own."""

    def __init__(self, *arguments: str, columns: int = 100, **variables: str) -> None:
        self._ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
        self._program = subprocess.Popen(
            [sys.executable, "-c", TAKE_TERMINAL, *PROGRAM, *arguments],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=environment(**variables),
            start_new_session=True,
        )
        os.close(theirs)
        self.shown = ""

    def wait_for(self, is_there: Callable[[], bool]) -> None:
        """Read until something is so."""
        end = time.monotonic() + PATIENCE
        while not is_there():
            assert time.monotonic() < end, self.shown
            assert self._read(), self.shown

    def type(self, text: str) -> None:
        """Type on the terminal."""
        os.write(self._ours, text.encode())

    def finish(self) -> int:
        """Read to the end and return the exit code."""
        end = time.monotonic() + PATIENCE
        while self._read():
            assert time.monotonic() < end, self.shown
        code = self._program.wait(PATIENCE)
        os.close(self._ours)
        return code

    def _read(self) -> bool:
        if not select.select([self._ours], [], [], 0.05)[0]:
            return self._program.poll() is None
        try:
            found = os.read(self._ours, 65536)
        except OSError:
            # Linux says so when the program has closed the terminal.
            return False
        self.shown += found.decode()
        return bool(found)


@pytest.fixture(scope="module")
def project() -> Fake:
    """The project behind the address."""
    fake = Fake()
    fake.seed(gates=2300)
    return fake


@pytest.fixture(scope="module")
def address(project: Fake) -> Iterator[str]:
    """The address of a served project with many gates."""
    with running(project) as found:
        yield found


def test_a_pipe_gets_one_line_for_each_gate(address: str) -> None:
    done = run("bash", "-c", f"{' '.join(PROGRAM)} gates list --base-url {address} | wc -l")
    assert (done.stdout.strip(), done.stderr) == ("2300", "")


@pytest.mark.long
def test_a_reader_may_have_enough(address: str) -> None:
    command = f"{' '.join(PROGRAM)} gates list --base-url {address}"
    done = run("bash", "-c", f"{command} | head -1; echo ${{PIPESTATUS[0]}}")
    line, code, _ = done.stdout.split("\n")
    assert line.startswith('{"id": ')
    assert (code, done.stderr) == ("0", "")


def test_a_terminal_gets_a_table_that_fits(address: str) -> None:
    terminal = OnTerminal("gates", "list", "--type", "STALE", "--base-url", address, columns=72)
    assert terminal.finish() == 0
    lines = re.sub(r"\x1b\[[0-9;]*[mK]", "", terminal.shown).replace("\r\n", "\n").split("\n")
    assert any(re.match(r" ?id +name", line) for line in lines)
    assert max(len(line) for line in lines if "read" not in line) <= 80
    assert "fields are shown" in terminal.shown
    assert "\x1b[1m" in terminal.shown


@pytest.mark.long
def test_a_terminal_without_colours_gets_plain_text(address: str) -> None:
    arguments = ("gates", "list", "--type", "STALE", "--no-progress", "--base-url", address)
    for terminal in (OnTerminal(*arguments, NO_COLOR="1"), OnTerminal(*arguments, TERM="dumb")):
        assert terminal.finish() == 0
        assert "\x1b" not in terminal.shown


@pytest.mark.long
@pytest.mark.parametrize("columns", [20, 40, 200])
def test_ids_are_never_cut(address: str, project: Fake, columns: int) -> None:
    arguments = ("gates", "list", "--type", "STALE", "--no-progress", "--base-url", address)
    terminal = OnTerminal(*arguments, columns=columns, NO_COLOR="1")
    assert terminal.finish() == 0
    assert "…" not in terminal.shown


@pytest.mark.long
def test_progress_is_shown_and_removed(address: str) -> None:
    terminal = OnTerminal("gates", "list", "-o", "id", "--base-url", address)
    assert terminal.finish() == 0
    assert "\r2300 read\r\x1b[K" in terminal.shown


@pytest.mark.long
@pytest.mark.parametrize(("typed", "code"), [("y\n", 0), ("n\n", 9), ("\x03", 130)])
def test_a_person_is_asked(tmp_path: Path, typed: str, code: int) -> None:
    fake = Fake()
    fake.seed(gates=3)
    items = tmp_path / "ids"
    items.write_text("\n".join(fake.objects("gates")))
    with running(fake) as address:
        terminal = OnTerminal("bulk", "gates.disable", "--items", str(items), "--base-url", address)
        terminal.wait_for(lambda: "[y/N]" in terminal.shown)
        terminal.type(typed)
        assert terminal.finish() == code, terminal.shown
    assert len(disabled(fake)) == (3 if code == 0 else 0)


def test_an_interrupted_bulk_run_is_resumed(tmp_path: Path) -> None:
    fake = Fake()
    fake.seed(gates=60)
    ids = [id for id, gate in fake.objects("gates").items() if gate["status"] != "Archived"]
    (tmp_path / "ids").write_text("\n".join(ids))
    journal = str(tmp_path / "run.jsonl")
    command = ["bulk", "gates.disable", "--items", str(tmp_path / "ids"), "--journal", journal, "--yes"]
    command += ["--concurrency", "2"]
    fake.delay(0.02)
    with running(fake) as address:
        terminal = OnTerminal(*command, "--base-url", address)
        terminal.wait_for(lambda: len(disabled(fake)) >= 10)
        terminal.type("\x03")
        assert terminal.finish() == 130, terminal.shown
        assert 10 <= len(disabled(fake)) < len(ids)
        assert "interrupted" in terminal.shown
        done = run(*PROGRAM, *command, "--base-url", address)
    assert len(done.stdout.splitlines()) == len(ids)
    assert sorted(disabled(fake)) == sorted(f"/gates/{id}/disable" for id in ids)


def disabled(fake: Fake) -> list[str]:
    """Return the paths of all requests that disable a gate; one that is sent twice is there twice."""
    return [str(one.path) for one in fake.requests if one.method == "PUT"]
