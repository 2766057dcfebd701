"""The process that applies plans of stale gates and is killed.

    python stale_worker.py ADDRESS FOLDER PLAN LINES…

With a PLAN such as `short-N`, each number of lines belongs to the plan with this number in place of N. Its
run is killed, as by `kill -9`, when its journal has so many lines, and then resumed. Else one run is killed
so many lines after it was resumed each time.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import anyio

from statsig_console import Client
from statsig_console._bulk.journal_file import JournalFile
from statsig_console.jobs import stale

__all__ = ["main"]


async def run(address: str, folder: Path, name: str) -> None:
    """Apply a plan with its journal."""
    async with Client("console-test", base_url=address, rate_limits=()) as client:
        report = await stale.apply(client, stale.load(folder / f"plan-{name}.json"), journal=folder / name)
    report.raise_for_failures()


def apply_and_die(address: str, folder: Path, name: str, lines: int) -> None:
    """Apply a plan until the journal has so many further lines."""
    write, left = JournalFile.write, lines

    def counted(file: JournalFile, batch: bytes) -> None:
        nonlocal left
        for line in batch.splitlines(keepends=True):
            write(file, line)
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    setattr(JournalFile, "write", counted)  # noqa: B010
    anyio.run(run, address, folder, name)


def finish(address: str, folder: Path, name: str) -> None:
    """Apply a plan to its end."""
    anyio.run(run, address, folder, name)


def start(act: Callable[..., None], *arguments: object) -> int:
    """Run a function in a forked process and return its id."""
    child = os.fork()
    if not child:
        code = 1
        try:
            act(*arguments)
            code = 0
        finally:
            os._exit(code)
    return child


def check_end(children: Iterable[int], expected: int) -> None:
    """Wait for processes, and exit unless all end with an exit code, or by a signal."""
    for child in children:
        if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != expected:
            sys.exit(f"a run did not end with {expected}")


def main(address: str, folder: Path, plan: str, lines: list[int]) -> None:
    """Kill and resume the runs."""
    plans = [plan.replace("N", str(count)) for count in lines]
    if len(set(plans)) > 1:
        runs = zip(plans, lines, strict=True)
        killed = [start(apply_and_die, address, folder, name, count) for name, count in runs]
        check_end(killed, -signal.SIGKILL)
    else:
        for count in lines:
            check_end([start(apply_and_die, address, folder, plan, count)], -signal.SIGKILL)
    check_end([start(finish, address, folder, name) for name in set(plans)], 0)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), sys.argv[3], [int(count) for count in sys.argv[4:]])
