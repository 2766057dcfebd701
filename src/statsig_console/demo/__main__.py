"""``python -m statsig_console.demo``: archive stale gates of a fake Console, or report those of a project."""

from __future__ import annotations

import argparse
import inspect
import sys
import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import NamedTuple

import anyio

from .. import Client, Report, StatsigError, models
from ..demo import report
from ..fake import Fake, running
from .display import show_progress
from .stale import Findings, archive_unused, find_stale, references

GATES = 2300

DESCRIPTION = """
Find the stale gates of a Statsig project and the references to them, and write a report.
By default the project is a fake Console on this machine, and the gates without references are archived.
With --project it is the project of STATSIG_CONSOLE_API_KEY, and nothing is changed.
"""
ON_PROJECT = "Reading the project. With --project the demo changes nothing; it only writes a report.\n"
AFTER_PROJECT = """
Before you archive a gate, check that no code uses it. Then archive it on the Statsig website, or in Python:

    from statsig_console import Client

    async with Client({options}) as client:
        await client.gates.archive("gate_id")
"""
AFTER_FAKE = """
This is the code, from statsig_console/demo/stale.py:

{code}
To get a report on your own project, without changing it:

    STATSIG_CONSOLE_API_KEY=console-xxxx python -m statsig_console.demo --project"""


class Outcome(NamedTuple):
    """The findings of the demo, and the report of the archived gates unless it only read."""

    found: Findings
    archived: Report[str, models.Gate] | None = None


def make_fake() -> Fake:
    """Return a fake Console with many gates and a few faults."""
    fake = Fake()
    fake.seed(gates=GATES)
    fake.drop(operation="gates_archive", after=40, applied=True)
    fake.fail(500, operation="gates_archive", after=120)
    fake.fail(500, operation="gates_list_gate_references", after=60)
    fake.invent("status", "Half Launched", operation="gates_list", after=11)
    return fake


@asynccontextmanager
async def fake_client() -> AsyncIterator[Client]:
    """Open a client of a fake Console, on a local port, or in memory if uvicorn is not installed."""
    fake = make_fake()
    faults = "It will drop one connection, return status 500 twice and send one unknown enum value.\n"
    # The fake has no rate limits, so the demo need not wait; a real project gets the default ones.
    try:
        import uvicorn  # noqa: F401
    except ImportError:
        print(f"A fake Console with {GATES:,} gates runs in memory.", faults, sep="\n")
        async with fake.http() as http, Client("console-demo", http_client=http, rate_limits=()) as client:
            yield client
        return
    with running(fake) as address:
        print(f"A fake Console with {GATES:,} gates listens on {address}.", faults, sep="\n")
        async with Client("console-demo", base_url=address, rate_limits=()) as client:
            yield client


async def clean_up_fake(*, dry_run: bool) -> Outcome:
    """Find the stale gates of a fake Console, and archive those without references."""
    async with fake_client() as client:
        with show_progress() as bar:
            found = await find_stale(client, bar("references read"))
            archived = None if dry_run else await archive_unused(client, found, bar("gates archived"))
    return Outcome(found, archived)


async def read_project(base_url: str | None) -> Outcome:
    """Find the stale gates of a real project without changing it."""
    async with Client() if base_url is None else Client(base_url=base_url) as client:
        print(ON_PROJECT)
        with show_progress() as bar:
            return Outcome(await find_stale(client, bar("references read")))


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Read the command line, or print its mistake and end with status 2."""
    parser = argparse.ArgumentParser(
        prog="python -m statsig_console.demo",
        description=DESCRIPTION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = parser.add_argument
    add("--project", action="store_true", help="report on a real project; never changes it")
    add("--base-url", metavar="URL", help="address of the API, with --project")
    add("--dry-run", action="store_true", help="archive nothing in the fake Console either")
    add("--report", type=Path, metavar="FILE", help="file to write (default: in a new temporary folder)")
    options = parser.parse_args(arguments)
    file: Path | None = options.report
    if options.base_url is not None and not options.project:
        parser.error("--base-url needs --project; without it, the demo uses a fake Console")
    if file is not None and file.is_dir():
        parser.error(f"--report: {file} is a folder, not a file")
    if file is not None and not file.absolute().parent.is_dir():
        parser.error(f"--report: there is no folder {file.parent}")
    return options


def finish(outcome: Outcome, file: Path | None) -> None:
    """Print a summary and write the report."""
    print("", *report.inventory(outcome.found), *report.summary(*outcome), sep="\n")
    file = file or Path(tempfile.mkdtemp(prefix="statsig-console-demo-"), "stale-gates.md")
    report.write(*outcome, file)
    print(f"The report is in {file}.")


def explain(base_url: str | None, *, is_project: bool) -> None:
    """Print the next steps."""
    if is_project:
        print(AFTER_PROJECT.format(options="" if base_url is None else f"base_url={base_url!r}"))
    else:
        code = "\n\n".join(inspect.getsource(part) for part in (references, find_stale, archive_unused))
        print(AFTER_FAKE.format(code=code))


def fail(*lines: str, status: int = 1) -> int:
    """Print the reason why the demo ends, and return its exit status."""
    print(*filter(None, lines), sep="\n", file=sys.stderr)
    return status


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the demo and return the exit status: 1 if anything failed, 2 for wrong arguments."""
    options = parse(arguments)
    try:
        if options.project:
            outcome = anyio.run(read_project, options.base_url)
        else:
            outcome = anyio.run(lambda: clean_up_fake(dry_run=options.dry_run))
    except StatsigError as error:
        return fail(f"{type(error).__name__}: {error}", error.hint)
    except KeyboardInterrupt:
        return fail("Stopped.", status=130)
    try:
        finish(outcome, options.report)
    except OSError as error:
        return fail(f"The report could not be written: {error}")
    explain(options.base_url, is_project=options.project)
    states = {verdict.state for verdict in report.verdicts(*outcome).values()}
    return 1 if states & {"failed", "unchecked"} else 0


if __name__ == "__main__":
    sys.exit(main())
