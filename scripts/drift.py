"""Compare our document with a published one: additions, changes and removals."""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from comparison.differences import GRADES, Difference
from comparison.documents import compare
from comparison.surface import Surface, SurfaceError, load
from document.bundle import ROOT, DocumentError, bundle

MOST_LINES = 60
MOST_LABELS = 12
PREFIX = "/console/v1"


def lines(found: Iterable[Difference]) -> list[str]:
    """Return lines for the differences. Equal ones at several places share a line."""
    places: dict[tuple[str, str, str, str], list[str]] = defaultdict(list)
    for one in found:
        operations = places[one.kind, one.place.owner, one.what, one.place.label]
        if one.place.operation not in operations:
            operations.append(one.place.operation)
    labels: dict[tuple[str, str, str, tuple[str, ...]], list[str]] = defaultdict(list)
    for (kind, owner, what, label), operations in places.items():
        labels[kind, owner, what, tuple(operations)].append(label)
    return [_line(*key, written) for key, written in labels.items()]


def _line(kind: str, owner: str, what: str, operations: tuple[str, ...], labels: list[str]) -> str:
    shown = ", ".join(filter(None, labels[:MOST_LABELS]))
    more = f" and {len(labels) - MOST_LABELS} more" if len(labels) > MOST_LABELS else ""
    where = "" if operations == (owner,) else f"  [{operations[0]}]"
    if len(operations) > 1:
        where = f"  [{operations[0]} and {len(operations) - 1} more]"
    return f"{kind:<10} {owner}{f'  {shown}{more}' if shown else ''}: {what}{where}"


def report(found: Sequence[Difference], everything: bool = False) -> Iterator[str]:
    """Yield the lines of the report, the most severe first. Older differences are only counted."""
    for grade in GRADES:
        own = [one for one in found if one.grade == grade]
        if not own:
            continue
        said = lines(own)
        shown = said if everything else said[: MOST_LINES if grade != "older" else 0]
        yield f"{grade}: {_number(len(said), 'difference')} in {_number(len(own), 'place')}"
        yield from (f"  {line}" for line in shown)
        if len(shown) < len(said):
            yield f"  … {len(said) - len(shown):,} more lines with --all"
        yield ""
    if not news(found):
        yield "Nothing is new."


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def news(found: Iterable[Difference]) -> list[Difference]:
    """Return the differences without the older ones."""
    return [one for one in found if one.grade != "older"]


def differences(source: str, theirs: Surface, ours: Surface, earlier: Surface | None) -> list[Difference]:
    """Compare with a published document. Leave out differences that an earlier edition had already."""
    if not set(ours.operations) & set(theirs.operations):
        raise SurfaceError(f"{source}: has none of our operations; is --paths-prefix right?")
    known = set(compare(ours, earlier)) if earlier else set()
    found = [one for one in compare(ours, theirs) if one not in known]
    for missing in sorted(theirs.shapes.missing):
        print(f"{source}: {missing} does not exist; this place is not compared", file=sys.stderr)
    return found


def arguments(words: Sequence[str] | None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(
        prog="drift.py",
        description=__doc__,
        epilog="Exit status: 0 nothing is new, 1 there are new differences, 2 a document cannot be read.",
    )
    parser.add_argument("published", metavar="PUBLISHED", help="their OpenAPI 3 document: a JSON file or URL")
    parser.add_argument("--json", action="store_true", help="print every difference as JSON")
    parser.add_argument("--all", action="store_true", help=f"print more than {MOST_LINES} lines of a kind")
    parser.add_argument("--since", metavar="EARLIER", help="hide differences that this earlier edition had")
    parser.add_argument("--ours", metavar="FILE", help="compare this document instead of openapi/")
    parser.add_argument("--paths-prefix", metavar="PATH", default=PREFIX, help="default: %(default)s")
    return parser.parse_args(words)


def main(words: Sequence[str] | None = None) -> int:
    """Print the differences; return 1 if any is new, 2 if a document cannot be read."""
    asked = arguments(words)
    try:
        theirs = Surface(load(asked.published), asked.paths_prefix)
        earlier = Surface(load(asked.since), asked.paths_prefix) if asked.since else None
        ours = Surface(load(asked.ours) if asked.ours else bundle(ROOT), asked.paths_prefix)
        found = differences(asked.published, theirs, ours, earlier)
    except (SurfaceError, DocumentError) as error:
        print(f"drift: {error}", file=sys.stderr)
        return 2
    if asked.json:
        print(json.dumps([one.record() for one in found], indent=1, ensure_ascii=False))
    else:
        print(*report(found, asked.all), sep="\n")
    return 1 if news(found) else 0


if __name__ == "__main__":
    sys.exit(main())
