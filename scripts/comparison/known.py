"""Set apart the differences that were there before, and those that we accept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from comparison.accepted import ACCEPTED, Acceptance
from comparison.baseline import Baseline, age
from comparison.differences import Difference, in_order
from comparison.documents import compare
from comparison.locations import Locations
from comparison.report import Entry
from comparison.surface import Surface
from comparison.texts import places, text_changes

__all__ = ["Drift", "find_drift"]


@dataclass(frozen=True)
class Drift:
    """The differences of a published document from ours, and notes about the comparison."""

    entries: Sequence[Entry]
    notes: Sequence[str]
    operations: int
    """The number of operations that both documents have."""

    @property
    def is_new(self) -> bool:
        """Whether a difference needs action."""
        return any(entry.needs_action for entry in self.entries)


def find_drift(
    ours: Surface,
    theirs: Surface,
    locations: Locations,
    before: Baseline | None,
    accepted: Sequence[Acceptance],
) -> Drift:
    """Compare a published document with ours; differences that an earlier edition had are `older`."""
    found, older = compare(ours, theirs), ""
    if before:
        known = {one.identity for one in compare(ours, before.surface)}
        found = [replace(one, grade="older") if one.identity in known else one for one in found]
        earlier, now = places(before.surface), places(theirs)
        found += _without_replaced(map(locations.named, text_changes(earlier, now)), found)
        older = age(before, earlier, theirs, now, places(ours))
    reasons = {one.difference: f"{one.reason}, {one.date}" for one in accepted}
    words = {one.words for one in found}
    unused = [one for one in accepted if one.difference not in words and not older]
    entries = [Entry(one, reasons.get(one.words, "")) for one in in_order(_graded(found, reasons))]
    notes = [
        *filter(None, [older]),
        *(
            f"{ACCEPTED}:{one.line}: matches no difference any more; remove it: {one.difference}"
            for one in unused
        ),
        *(f"{name} does not exist; this place is not compared" for name in sorted(theirs.shapes.missing)),
    ]
    shared = len(ours.operations.keys() & theirs.operations.keys())
    return Drift(entries, notes, shared)


def _without_replaced(texts: Iterable[Difference], found: Sequence[Difference]) -> list[Difference]:
    """Leave out descriptions of what is no longer the same: another type or another content type."""
    replaced = {
        (one.place.operation, one.place.part, one.place.steps)
        for one in found
        if one.kind in ("content", "type") and one.grade != "older"
    }
    return [
        text
        for text in texts
        if not any(
            (text.place.operation, text.place.part, text.place.steps[:length]) in replaced
            for length in range(len(text.place.steps) + 1)
        )
    ]


def _graded(found: Iterable[Difference], accepted: Iterable[str]) -> Iterator[Difference]:
    for one in found:
        yield replace(one, grade="accepted") if one.words in accepted else one
