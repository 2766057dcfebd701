"""`stale`: plan the archiving of stale gates, and apply a plan that somebody has reviewed."""

from __future__ import annotations

import sys
from dataclasses import asdict
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any

import anyio
from cyclopts import Parameter
from cyclopts.validators import Number

from .. import Report
from ..jobs import stale
from .bulk_job import OUTCOME_FIELDS, outcome_row, progress_bar
from .connection import open_client
from .failures import UsageError, print_note
from .global_options import DEFAULTS, FileName, GlobalOptions
from .output import Output
from .prompts import confirm

__all__ = ["apply", "plan"]

_Several = Annotated[list[str] | None, Parameter(negative_iterable=())]


def plan(
    *,
    older_than: Annotated[float | None, Parameter(validator=Number(gte=0, lte=100_000))] = None,
    tag: _Several = None,
    owner: _Several = None,
    keep: _Several = None,
    code: FileName | None = None,
    options: GlobalOptions = DEFAULTS,
) -> None:
    """Find stale gates and print a plan to archive some of them; nothing is changed.

    Parameters
    ----------
    older_than
        Only gates that were not changed for so many days.
    tag
        Only gates with this tag. Can be repeated.
    owner
        Only gates of this owner: name, email or id. Can be repeated.
    keep
        Id of a gate that is never archived. Can be repeated.
    code
        A file with the ids that code asks for, one on each line; `-` for stdin.
    """
    printer = Output(options, tuple(stale.PlannedGate.__dataclass_fields__))
    if printer.is_help:
        printer.print_names()
        return
    if code == "-" and options.key_file == "-":
        raise UsageError("only one of --code and --key-file can be read from stdin")
    ids = None if code is None else _ids(code)

    async def find() -> stale.Plan:
        async with open_client(options) as client:
            with progress_bar("references read", options) as progress:
                return await stale.plan(
                    client,
                    older_than=None if older_than is None else timedelta(days=older_than),
                    tags=tag,
                    owner=owner,
                    keep=keep or (),
                    code=ids,
                    progress=progress,
                )

    found = anyio.run(find)
    print_note(str(found))
    # The whole plan, unless a format or fields are given.
    if options.output is None and not options.field_names:
        sys.stdout.write(found.to_json())
    elif options.output == "md" and not options.field_names:
        sys.stdout.write(found.to_markdown())
    else:
        printer.print([asdict(gate) for gate in found.gates])


def apply(
    plan: Path,
    /,
    *,
    journal: Path | None = None,
    dry_run: Annotated[
        bool, Parameter(negative="", show_default=False, help="Check all gates, but archive none.")
    ] = False,
    options: GlobalOptions = DEFAULTS,
) -> None:
    """Archive the gates of a plan that have not changed since, and print the outcome of each.

    Parameters
    ----------
    plan
        A file that `stale plan` printed.
    journal
        A file that records each outcome. The same command resumes a run that was interrupted.
    """
    printer = Output(options, OUTCOME_FIELDS)
    if printer.is_help:
        printer.print_names()
        return
    found = stale.load(plan)

    async def carry_out() -> Report[str, Any]:
        async with open_client(options) as client:
            with progress_bar("gates archived", options) as progress:
                return await stale.apply(client, found, journal=journal, progress=progress, dry_run=dry_run)

    if found.to_archive and not dry_run:
        question = f"This archives {len(found.to_archive)} gates. Applying it takes {found.estimate}. Go on?"
        confirm(question, options)
    report = anyio.run(carry_out)
    print_note(", ".join(f"{number} {state}" for state, number in report.counts.items()) or "no gates")
    printer.print([outcome_row(outcome) for outcome in report])
    if report.cause is not None and not report.counts.get("done"):
        raise report.cause
    report.raise_for_failures()


def _ids(source: str) -> list[str]:
    """Return the words of a file."""
    text = sys.stdin.read() if source == "-" else Path(source).read_text(encoding="utf-8")
    return text.split()
