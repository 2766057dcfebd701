"""Write differences as lines of text or as JSON, each with the line of our document that it concerns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from comparison.differences import GRADES, Difference
from document.lines import Line

__all__ = ["MOST_LINES", "Entry", "Locate", "record", "report"]

MOST_LINES = 60
MOST_LABELS = 12
CALM = ("older", "accepted")
"""The classes that need no action; their lines are only counted."""


Locate = Callable[[Difference], Line]
"""Returns the line of our document that a difference concerns."""


@dataclass(frozen=True)
class Entry:
    """A difference, perhaps an accepted one."""

    difference: Difference
    reason: str = ""
    """Why it was accepted, and when."""

    @property
    def needs_action(self) -> bool:
        """Whether somebody must decide on it."""
        return self.difference.grade not in CALM


def record(entry: Entry, locate: Locate) -> dict[str, str | int]:
    """Return an entry as JSON."""
    difference, place, line = entry.difference, entry.difference.place, locate(entry.difference)
    return {
        "class": difference.grade,
        "kind": difference.kind,
        "operation": place.operation,
        "part": place.part,
        "path": place.path,
        "model": place.model,
        "what": difference.text,
        "difference": difference.words,
        "chapter": line.chapter,
        "line": line.number,
        **({"reason": entry.reason} if entry.reason else {}),
    }


def report(
    found: Sequence[Entry], locate: Locate, operations: int, everything: bool = False
) -> Iterator[str]:
    """Yield the lines of the report, the most severe first; `operations` is the number in the document."""
    for grade in GRADES:
        own = [entry for entry in found if entry.difference.grade == grade]
        if not own:
            continue
        written = list(_subjects(own).items())
        shown = written if everything else written[: 0 if grade in CALM else MOST_LINES]
        yield f"{grade}: {_number(len(written), 'difference')} in {_number(len(own), 'place')}"
        yield from (f"  {_line(subject, places, locate, operations)}" for subject, places in shown)
        if len(shown) < len(written):
            yield f"  … {len(written) - len(shown):,} more lines with ALL=1"
        yield ""
    if not any(entry.needs_action for entry in found):
        yield "Nothing is new."


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


@dataclass(frozen=True)
class _Subject:
    """What entries share that are written in one line."""

    kind: str
    owner: str
    what: str
    operations: tuple[str, ...]
    reason: str


def _subjects(found: Iterable[Entry]) -> dict[_Subject, dict[str, Difference]]:
    """Return what is written in a line each: equal differences, by their labels."""
    values: dict[Entry, list[str]] = defaultdict(list)
    for entry in found:
        values[replace(entry, difference=replace(entry.difference, value=""))].append(entry.difference.value)
    everywhere: dict[tuple[str, ...], list[Entry]] = defaultdict(list)
    for entry, known in values.items():
        what = replace(entry.difference, value=", ".join(known)).text
        everywhere[entry.difference.kind, _shared(entry.difference), what, entry.reason].append(entry)
    labels: dict[tuple[str, ...], list[Entry]] = defaultdict(list)
    for (kind, shared, what, reason), entries in everywhere.items():
        for entry in entries:
            place = entry.difference.place
            many = shared and len(entries) > 1
            owner, label = (shared, "") if many else (place.owner, place.label)
            labels[kind, owner, label, what, reason].append(entry)
    subjects: dict[_Subject, dict[str, Difference]] = defaultdict(dict)
    for (kind, owner, label, what, reason), entries in labels.items():
        names = tuple(dict.fromkeys(entry.difference.place.operation for entry in entries))
        subjects[_Subject(kind, owner, what, names, reason)].setdefault(label, entries[0].difference)
    return subjects


def _shared(difference: Difference) -> str:
    """Return by what a difference of several operations is known; empty if by each operation."""
    place = difference.place
    if difference.kind == "status":
        return "responses"
    return place.label if place.part == "query" and not place.model else ""


def _line(subject: _Subject, places: dict[str, Difference], locate: Locate, operations: int) -> str:
    names = [label for label in places if label]
    shown = ", ".join(names[:MOST_LABELS])
    more = f" and {len(names) - MOST_LABELS} more" if len(names) > MOST_LABELS else ""
    first, rest = subject.operations[0], len(subject.operations) - 1
    where = f"  [{first} and {rest} more]" if rest else f"  [{first}]"
    if rest and len(subject.operations) == operations:
        where = "  [every operation]"
    if subject.operations == (subject.owner,) or not first:
        where = ""
    subject_text = f"{subject.owner}{f'  {shown}{more}' if shown else ''}: {subject.what}"
    reason = f"  ({subject.reason})" if subject.reason else ""
    return f"{subject.kind:<10} {subject_text}{where}{reason}  {min(map(locate, places.values()))}"
