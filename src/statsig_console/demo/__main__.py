"""``python -m statsig_console.demo``: sweep a fake Console on a local port, or look at a real project."""

from __future__ import annotations

import argparse
import inspect
import sys
from collections.abc import Sequence
from pathlib import Path

import anyio
from rich.console import Console

from .. import Client, StatsigError
from .._progress import progress_bars
from ..fake import Fake, running
from . import report
from .sweep import Sweep, referrers, sweep

GATES = 2300


def troubled() -> Fake:
    """Return a Console with many gates that drops a connection, fails twice and invents an enum value."""
    fake = Fake()
    fake.seed(gates=GATES)
    fake.drop(operation="gates_archive", after=40, applied=True)
    fake.fail(500, operation="gates_archive", after=120)
    fake.fail(500, operation="gates_list_gate_references", after=60)
    fake.invent("status", "Half Launched", operation="gates_list", after=11)
    return fake


def run(console: Console, client: Client, *, dry_run: bool) -> Sweep:
    """Sweep with bars."""

    async def swept() -> Sweep:
        with progress_bars(console) as bar:
            async with client:
                return await sweep(client, bar("references read"), bar("gates archived"), dry_run=dry_run)

    return anyio.run(swept)


def on_fake(console: Console, *, dry_run: bool) -> Sweep:
    """Sweep a fake Console that listens on a real port."""
    with running(troubled()) as address:
        console.print(f"A fake Console with {GATES:,} gates listens on {address}.")
        console.print("It will drop one connection, answer 500 twice and invent one enum value.\n")
        # The fake counts no limits, so the demo need not wait; a real project gets the default ones.
        return run(console, Client("console-demo", base_url=address, limits=()), dry_run=dry_run)


def explain(console: Console) -> None:
    """Print the code that did it, and how to point it at a project."""
    console.print("What did it, from statsig_console/demo/sweep.py:\n")
    console.print(inspect.getsource(referrers) + "\n\n" + inspect.getsource(sweep), markup=False)
    console.print("The same on your project, changing nothing:\n")
    command = "python -m statsig_console.demo --project --dry-run"
    console.print(f"    STATSIG_CONSOLE_API_KEY=console-xxxx {command}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the demo and return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m statsig_console.demo", description=__doc__)
    parser.add_argument("--project", action="store_true", help="use the project of STATSIG_CONSOLE_API_KEY")
    parser.add_argument("--dry-run", action="store_true", help="change nothing")
    parser.add_argument("--report", type=Path, default=Path("stale-gates.md"), help="file to write")
    options = parser.parse_args(arguments)
    console = Console(width=None if sys.stdout.isatty() else 100, highlight=False, soft_wrap=True)
    try:
        found = run(console, Client(), dry_run=options.dry_run) if options.project else None
        found = found or on_fake(console, dry_run=options.dry_run)
    except StatsigError as error:
        console.print(f"{type(error).__name__}: {error}", style="red", markup=False)
        return 1
    report.write(found, options.report)
    lines = [*report.inventory(found), *report.summary(found), f"The report is in {options.report}."]
    console.print("", *lines, "", sep="\n", markup=False)
    if not options.project:
        explain(console)
    return any(fate.startswith("failed") for fate in report.fates(found).values())


if __name__ == "__main__":
    sys.exit(main())
