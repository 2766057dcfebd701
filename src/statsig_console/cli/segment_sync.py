"""`segments sync`: make the ids of a segment equal to the lines of a file."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import anyio
from cyclopts import Parameter

from ..jobs import SyncProgress, SyncReport, sync_segment_ids
from .connection import open_client
from .exit_codes import ExitCode
from .failures import CommandError, UsageError, print_note
from .global_options import DEFAULTS, FileName, GlobalOptions
from .output import Output
from .prompts import duration

__all__ = ["sync"]

_FIELDS = ("id", "added", "removed", "unchanged", "unknown", "requests", "seconds", "dry_run")
_DryRun = Annotated[
    bool,
    Parameter(name="--dry-run", help="Print what would be done, and send nothing.", negative=""),
]


class UnknownIds(CommandError):
    """The server confirmed changes that the list does not show."""

    exit_code = ExitCode.UNKNOWN_OUTCOME


def sync(
    id: str,
    file: FileName,
    /,
    *,
    max_removal: str = "5%",
    journal: Path | None = None,
    dry_run: _DryRun = False,
    options: GlobalOptions = DEFAULTS,
) -> None:
    """Make the ids of a segment equal to the lines of a file; only the difference is sent.

    Parameters
    ----------
    id
        Id of a segment with a list of ids.
    file
        A file with one id on each line; `-` for stdin.
    max_removal
        The largest share of the ids that may be removed, such as `5%`. Above it, nothing is sent.
    journal
        A file with the progress of the run, without ids.
    """
    printer = Output(options, _FIELDS)
    if printer.is_help:
        printer.print_names()
        return
    if file == options.key_file == "-":
        raise UsageError("only one of the ids and --key-file can be read from stdin")
    share = _share(max_removal)

    async def carry_out() -> SyncReport:
        async with open_client(options) as client:
            return await sync_segment_ids(
                client,
                id,
                _lines(file),
                max_removal=share,
                dry_run=dry_run,
                journal=journal,
                progress=_progress(options),
            )

    report = anyio.run(carry_out)
    print_note(str(report))
    printer.print(asdict(report))
    if report.unknown:
        raise UnknownIds(f"{report.unknown} ids were sent, but the list does not show it", "Run it again.")


def _share(text: str) -> float:
    """Return the share that a percentage such as ``5%`` means."""
    try:
        share = float(text.removesuffix("%")) / 100
    except ValueError:
        share = -1.0
    if not text.endswith("%") or not 0 <= share <= 1:
        raise UsageError(f"--max-removal {text!r} is no percentage", "Write one from 0% to 100%.")
    return share


def _lines(name: str) -> Iterator[str]:
    """Yield the lines that are not empty, without white space at their ends."""
    if name == "-":
        yield from filter(None, map(str.strip, sys.stdin))
        return
    with Path(name).open(encoding="utf-8") as file:
        yield from filter(None, map(str.strip, file))


def _progress(options: GlobalOptions) -> Callable[[SyncProgress], None] | None:
    """Return a function that shows the progress on a terminal."""
    if options.no_progress or not sys.stderr.isatty():
        return None

    def show(progress: SyncProgress) -> None:
        left = "" if progress.seconds_left is None else f", {duration(progress.seconds_left)} left"
        sys.stderr.write(f"\r\033[K{progress.stage} {progress.done:,} of {progress.total:,} ids{left}")
        if progress.requests_left == 0:
            sys.stderr.write("\r\033[K")
        sys.stderr.flush()

    return show
