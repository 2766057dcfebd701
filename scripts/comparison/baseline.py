"""The edition with which our document was last compared, and whether another edition is older."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from comparison.compact import compact
from comparison.differences import Place
from comparison.loading import SurfaceError, parse
from comparison.shapes import Json
from comparison.surface import Surface
from comparison.texts import Digests

__all__ = ["BASELINE", "Baseline", "age", "dropped", "read_baseline", "write_baseline"]

BASELINE = "baseline.json"
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MANY = 10
"""An edition that lacks this many things of another and adds none is older, since no edition only removed."""


@dataclass(frozen=True)
class Baseline:
    """An edition, and what earlier editions had."""

    edition: str
    """The day of the edition."""
    surface: Surface
    dropped: frozenset[str] = frozenset()
    """The operations and parameters that we had when it was recorded, and that it lacks."""


def read_baseline(file: Path, prefix: str) -> Baseline | None:
    """Read the recorded edition; None if there is none."""
    if not file.exists():
        return None
    try:
        written = json.loads(file.read_text(encoding="utf-8"))
        edition, gone, document = written["edition"], written["dropped"], written["document"]
    except (ValueError, KeyError, TypeError) as error:
        hint = "record it anew with RECORD=YYYY-MM-DD"
        raise SurfaceError(f"{file}: is not a recorded edition ({error!r}); {hint}") from error
    return Baseline(edition, Surface(parse(json.dumps(document), str(file)), prefix), frozenset(gone))


def write_baseline(file: Path, edition: str, document: Json, gone: Iterable[str]) -> None:
    """Record the facts of an edition, with one line for each path, component and repeated part."""
    if not _DAY.fullmatch(edition):
        raise SurfaceError(f"{edition}: is not the day of an edition; write YYYY-MM-DD")
    content = {"edition": edition, "dropped": sorted(gone), "document": compact(document)}
    file.write_text(f"{_lines(content, 4)}\n", encoding="utf-8")


def _lines(node: object, depth: int, indent: str = "") -> str:
    """Return JSON with line breaks down to some depth."""
    if not isinstance(node, dict) or not node or not depth:
        return json.dumps(node, ensure_ascii=False, separators=(",", ":"))
    inner = f"{indent} "
    parts = (
        f"{inner}{json.dumps(key, ensure_ascii=False)}: {_lines(value, depth - 1, inner)}"
        for key, value in node.items()
    )
    return "{\n" + ",\n".join(parts) + f"\n{indent}}}"


def dropped(ours: Surface, theirs: Surface) -> set[str]:
    """Return our operations and parameters that they lack. Earlier editions have most of them."""
    return _names(ours) - _names(theirs)


def _names(surface: Surface) -> set[str]:
    """Return the operations and parameters of a document; a header counts once."""
    found = set()
    for operation in surface.operations.values():
        found.add(operation.key)
        found |= {
            f"header {name}" if part == "header" else f"{operation.key} {part} {name}"
            for part, name in operation.parameters
            if part != "path"
        }
    return found


def age(known: Baseline, before: Digests, theirs: Surface, now: Digests, ours: Digests) -> str:
    """Return a sentence if an edition is older than the recorded one, else nothing.

    It is older if its `x-edition` or its version says so. Otherwise it is older if it lacks more things of
    the recorded edition than it adds, and has more of what that one dropped than it adds.
    """
    written = _mapping(theirs.document.get("info")).get("x-edition")
    versions = [_version(surface.version) for surface in (theirs, known.surface)]
    lost = _things(before, now)
    new = _things({place: "" for place in now if place not in ours}, before)
    back = len(known.dropped & _names(theirs))
    if written:
        is_older = str(written) < known.edition
    elif all(versions) and versions[0] != versions[1]:
        is_older = versions[0] < versions[1]
    else:
        is_older = lost > new and (back > new or (new == 0 and lost >= _MANY))
    if not is_older:
        return ""
    back_again = f", and has {back:,} that it dropped" if back else ""
    counts = f"it lacks {lost:,} of its operations, parameters and fields, adds {new:,}{back_again}"
    return f"This edition is older than the one ours was compared with ({known.edition}): {counts}."


def _things(there: Digests, missing_from: Digests) -> int:
    """Return how much is in some places and not in others.

    A field that many operations lack counts once, and so do all fields of one body.
    """
    operations, fields, bodies = set(), set(), set()
    for place in there.keys() - missing_from.keys():
        if Place(place.operation) not in missing_from:
            operations.add(place.operation)
        elif place.part:
            fields.add((place.part, *place.steps[-1:]))
            bodies.add((place.operation, place.part))
    return len(operations) + min(len(fields), len(bodies))


def _version(text: str) -> tuple[int, ...]:
    return tuple(map(int, text.split("."))) if re.fullmatch(r"\d+(\.\d+)*", text) else ()


def _mapping(node: object) -> Json:
    return node if isinstance(node, dict) else {}
