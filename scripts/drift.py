"""Compare our document with a published one: additions, changes and removals."""

from __future__ import annotations

import argparse
import json
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

from comparison.accepted import ACCEPTED, read_accepted
from comparison.baseline import BASELINE, Baseline, dropped, read_baseline, write_baseline
from comparison.known import Drift, find_drift
from comparison.loading import SurfaceError, load
from comparison.locations import Locations
from comparison.report import MOST_LINES, Locate, record, report
from comparison.surface import Surface
from document.bundle import ROOT, DocumentError, read
from document.lines import Lines

PREFIX = "/console/v1"


def arguments(words: Sequence[str] | None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(
        prog="drift.py",
        description=__doc__,
        epilog="Exit status: 0 no difference, 1 differences, 2 the documents cannot be compared.",
    )
    add = parser.add_argument
    add("published", metavar="PUBLISHED", help="their OpenAPI 3 document: JSON or YAML, a file or a URL")
    add("--all", action="store_true", help=f"print older and accepted ones, and over {MOST_LINES} of a class")
    add("--json", action="store_true", help="print one record for each place, as JSON")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--since", metavar="EARLIER", help=f"an earlier edition, instead of {BASELINE}")
    which.add_argument("--record", metavar="DAY", help=f"then write the edition of this day to {BASELINE}")
    add("--openapi", metavar="FOLDER", type=Path, default=ROOT, help="our document (openapi/)")
    add("--paths-prefix", metavar="PATH", default=PREFIX, help="default: %(default)s")
    return parser.parse_args(words)


def run(asked: argparse.Namespace) -> tuple[Drift, Locate]:
    """Compare the documents, and record the edition if that was asked."""
    merged = read(asked.openapi)
    if merged.problems:
        raise DocumentError("\n".join(merged.problems))
    ours, document = Surface(merged.document()), load(asked.published)
    theirs = Surface(document, asked.paths_prefix)
    if not ours.operations.keys() & theirs.operations.keys():
        raise SurfaceError(f"{asked.published}: has none of our operations; is --paths-prefix right?")
    file = asked.openapi / BASELINE
    if asked.since:
        before: Baseline | None = Baseline(asked.since, Surface(load(asked.since), asked.paths_prefix))
    else:
        before = read_baseline(file, asked.paths_prefix)
    if asked.record and before and asked.record < before.edition:
        raise SurfaceError(f"{asked.record}: is before {before.edition}, the edition in {file}")
    accepted = read_accepted(asked.openapi / ACCEPTED)
    locations = Locations(ours, Lines.of(merged))
    drift = find_drift(ours, theirs, locations, before, accepted)
    if asked.record:
        write_baseline(file, asked.record, document, dropped(ours, theirs))
    return drift, locations.line


def main(words: Sequence[str] | None = None) -> int:
    """Print the differences; return 1 if any needs action, 2 if the documents cannot be compared."""
    asked = arguments(words)
    try:
        drift, locate = run(asked)
    except (SurfaceError, DocumentError) as error:
        print(f"drift: {error}", file=sys.stderr)
        return 2
    for note in drift.notes:
        print(note, file=sys.stderr)
    if asked.json:
        shown = [entry for entry in drift.entries if asked.all or entry.needs_action]
        print(json.dumps([record(entry, locate) for entry in shown], indent=1, ensure_ascii=False))
    else:
        print(*report(drift.entries, locate, drift.operations, asked.all), sep="\n")
    return int(drift.is_new)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Exception:  # Python would exit with 1, which means that there are differences
        traceback.print_exc()
        sys.exit(2)
