"""``python -m statsig_console.demo``: plan the archiving of stale gates, and apply the plan."""

from __future__ import annotations

import argparse
import inspect
import shlex
import sys
import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import anyio

from .. import Client, Report, StatsigError, models
from ..fake import Fake, running
from ..jobs import stale
from .display import show_progress
from .stale import apply_plan, make_plan

GATES = 2300

DESCRIPTION = """
Find the stale gates of a Statsig project and what refers to them, and write a plan to archive some of them.
By default the project is a fake Console on this machine, and the plan is applied.
With --project it is the project of STATSIG_CONSOLE_API_KEY, and nothing is changed.
"""
ON_PROJECT = "Reading the project. With --project the demo changes nothing; it only writes a plan.\n"
AFTER_PROJECT = """
Nothing was changed. Review {markdown}; to keep or archive other gates, change the actions in {file}.
Check that no code uses the gates. This command asks you, and then archives them:

    python -m statsig_console.demo apply {command}"""
AFTER_FAKE = """
This is the code, from statsig_console/demo/stale.py:

{code}
To write a plan for your own project, without changing it:

    STATSIG_CONSOLE_API_KEY=console-xxxx python -m statsig_console.demo --project"""
STATUSES = ("In Progress", "Launched", "Disabled", "Archived")


def make_fake() -> Fake:
    """Return a fake Console with many gates and a few faults."""
    fake = Fake()
    fake.seed(gates=GATES)
    fake.drop(operation="gates_archive", after=40, applied=True)
    fake.fail(500, operation="gates_archive", after=120)
    fake.fail(500, operation="gates_list_gate_references", after=60)
    fake.invent("status", "Half Launched", operation="gates_list", after=2)
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


async def clean_up_fake(file: Path, *, dry_run: bool) -> int:
    """Write a plan for a fake Console, apply it unless it is a dry run, and return the exit status."""
    async with fake_client() as client:
        with show_progress() as bar:
            plan = await make_plan(client, file, bar)
            report = None if dry_run else await apply_plan(client, file, bar)
    print("", *describe(plan), *describe_run(report), sep="\n")
    print(f"The plan is in {file}, and as Markdown in {file.with_suffix('.md')}.")
    code = "\n\n".join(inspect.getsource(part) for part in (make_plan, apply_plan))
    print(AFTER_FAKE.format(code=code))
    return status(plan, report)


async def read_project(file: Path, base_url: str | None) -> int:
    """Write a plan for a real project without changing it, and return the exit status."""
    async with open_project(base_url) as client:
        print(ON_PROJECT)
        with show_progress() as bar:
            plan = await make_plan(client, file, bar)
    print("", *describe(plan), f"The plan is in {file}.", sep="\n")
    command = shlex.join([str(file), *(["--base-url", base_url] if base_url else [])])
    print(AFTER_PROJECT.format(file=file.name, markdown=file.with_suffix(".md"), command=command))
    return status(plan, None)


async def change_project(file: Path, base_url: str | None) -> int:
    """Apply a plan to a real project, and return the exit status."""
    async with open_project(base_url) as client:
        with show_progress() as bar:
            report = await apply_plan(client, file, bar)
    print("", *describe_run(report), sep="\n")
    return status(None, report)


def open_project(base_url: str | None) -> Client:
    """Return a client of the project of STATSIG_CONSOLE_API_KEY."""
    return Client() if base_url is None else Client(base_url=base_url)


def describe(plan: stale.Plan) -> list[str]:
    """Return lines about a plan."""
    unknown = [f"{gate.id} is {gate.status!r}" for gate in plan.gates if gate.status not in STATUSES]
    text = "A status that this version does not know is kept as text"
    return [str(plan), *(f"{text}: {example}." for example in unknown[:3])]


def describe_run(report: Report[str, models.Gate] | None) -> list[str]:
    """Return lines about a run that applied a plan. Without one, nothing was changed."""
    if report is None:
        return ["Nothing was changed."]
    archived = [outcome for outcome in report if outcome.state in ("done", "recovered")]
    lines = [f"{len(archived)} gates were archived, {len(report.failed)} failed."]
    refused = [outcome for outcome in report if outcome.state == "skipped"]
    if refused:
        lines.append(f"{len(refused)} were skipped, such as {refused[0].item}: {refused[0].why}.")
    lost = sum(outcome.state == "recovered" for outcome in archived)
    if lost == 1:
        lines.append("1 response was lost; the client re-read the gate and confirmed the archive.")
    elif lost:
        lines.append(f"{lost} responses were lost; the client re-read the gates and confirmed the archives.")
    return lines + [f"{outcome.item}: {outcome.error}" for outcome in report.failed[:3]]


def status(plan: stale.Plan | None, report: Report[str, models.Gate] | None) -> int:
    """Return the exit status: 1 if references could not be read, or a gate could not be archived."""
    unread = [gate for gate in plan.gates if "could not be read" in gate.why] if plan else []
    return 1 if unread or (report and (report.failed or report.stopped)) else 0


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Read the command line, or print its mistake and end with status 2."""
    parser = argparse.ArgumentParser(
        prog="python -m statsig_console.demo",
        description=DESCRIPTION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = parser.add_argument
    add("--project", action="store_true", help="write a plan for a real project; never changes it")
    add("--base-url", metavar="URL", help="address of the API, with --project")
    add("--dry-run", action="store_true", help="archive nothing in the fake Console either")
    add("--plan", type=Path, metavar="FILE", help="file to write (default: in a new temporary folder)")
    commands = parser.add_subparsers(dest="command", metavar="apply")
    apply = commands.add_parser("apply", help="archive the gates of a plan in a real project; asks first")
    apply.add_argument("file", type=Path, metavar="PLAN", help="a plan that --project wrote")
    apply.add_argument("--base-url", metavar="URL", help="address of the API")
    apply.add_argument("--yes", action="store_true", help="do not ask")
    options = parser.parse_args(arguments)
    if options.command is None:
        check(parser, options)
    return options


def check(parser: argparse.ArgumentParser, options: argparse.Namespace) -> None:
    """Refuse options that do not fit together, or a file that cannot be written."""
    file: Path | None = options.plan
    if options.base_url is not None and not options.project:
        parser.error("--base-url needs --project; without it, the demo uses a fake Console")
    if file is not None and file.is_dir():
        parser.error(f"--plan: {file} is a folder, not a file")
    if file is not None and file.suffix != ".json":
        parser.error(f"--plan: {file.name} does not end with .json")
    if file is not None and not file.absolute().parent.is_dir():
        parser.error(f"--plan: there is no folder {file.parent}")


def confirm(file: Path, *, is_confirmed: bool) -> int | None:
    """Show a plan and ask whether to apply it; return the exit status if it is not applied."""
    plan = stale.load(file)
    print(*describe(plan), sep="\n")
    if is_confirmed:
        return None
    if not sys.stdin.isatty():
        return fail("There is no terminal to ask on. Pass --yes to archive the gates.", status=2)
    if input(f"Archive {len(plan.to_archive)} gates? [y/N] ").strip().lower() in ("y", "yes"):
        return None
    print("Nothing was changed.")
    return 1


def fail(*lines: str, status: int = 1) -> int:
    """Print the reason why the demo ends, and return its exit status."""
    print(*filter(None, lines), sep="\n", file=sys.stderr)
    return status


def run(options: argparse.Namespace) -> int:
    """Carry out a command and return the exit status."""
    if options.command == "apply":
        refused = confirm(options.file, is_confirmed=options.yes)
        return anyio.run(change_project, options.file, options.base_url) if refused is None else refused
    file = options.plan or Path(tempfile.mkdtemp(prefix="statsig-console-demo-"), "plan.json")
    if options.project:
        return anyio.run(read_project, file, options.base_url)
    return anyio.run(lambda: clean_up_fake(file, dry_run=options.dry_run))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the demo and return the exit status: 1 if anything failed, 2 for wrong arguments."""
    options = parse(arguments)
    try:
        return run(options)
    except StatsigError as error:
        return fail(f"{type(error).__name__}: {error}", error.hint)
    except KeyboardInterrupt:
        return fail("Stopped.", status=130)
    except OSError as error:
        return fail(f"The plan could not be read or written: {error}")


if __name__ == "__main__":
    sys.exit(main())
