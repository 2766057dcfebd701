"""The table of groups in openapi/README.md: their numbers of operations, paths and published pages."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any

from document.bundle import METHODS, ROOT

__all__ = ["PAGE", "TableError", "beginnings", "page", "table"]

PAGE = ROOT / "README.md"
BEGIN, END = "<!-- make generate writes this table -->\n", "<!-- end of the table -->\n"
_HEAD = "| Group | Operations | Paths that begin with | Published pages |\n|---|---:|---|---|\n"

Json = dict[str, Any]
Segments = tuple[str, ...]


class TableError(ValueError):
    """The page has no place for the table."""


def page(document: Json, file: Path = PAGE) -> dict[Path, str]:
    """Return the page with a new table between its two marks."""
    text = file.read_text(encoding="utf-8")
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise TableError(f"{file.name}: the lines {BEGIN.strip()} and {END.strip()} are missing")
    return {file: f"{before}{BEGIN}\n{table(document)}\n{END}{after}"}


def table(document: Json) -> str:
    """Return a row for each group, and the sums."""
    groups: dict[str, list[Json]] = defaultdict(list)
    paths: dict[str, str] = {}
    for path, item in document["paths"].items():
        for method in METHODS:
            if method in item:
                paths[path] = item[method]["tags"][0]
                groups[paths[path]].append(item[method])
    starts: dict[str, list[str]] = defaultdict(list)
    for beginning, tag in sorted(beginnings(paths).items()):
        starts[tag].append(f"`{beginning}`")
    rows = [
        f"| `client.{tag}` | {len(operations)} | {' '.join(starts[tag])} | {_pages(operations)} |\n"
        for tag, operations in sorted(groups.items())
    ]
    total = sum(map(len, groups.values()))
    return f"{_HEAD}{''.join(rows)}\n{len(groups)} groups, {total} operations.\n"


def _pages(operations: list[Json]) -> str:
    """Return links to the pages that the operations of a group name."""
    addresses = sorted({operation["externalDocs"]["url"].partition("#")[0] for operation in operations})
    return ", ".join(f"[{address.rstrip('/').rpartition('/')[2]}]({address})" for address in addresses)


def beginnings(paths: dict[str, str]) -> dict[str, str]:
    """Return beginnings of paths with their tags. The longest one that fits a path has its tag."""
    tags = {tuple(path.strip("/").split("/")): tag for path, tag in paths.items()}
    below: dict[Segments, list[Segments]] = defaultdict(list)
    for segments in tags:
        for length in range(1, len(segments) + 1):
            below[segments[:length]].append(segments)
    decided: dict[Segments, str] = {}
    found: dict[str, str] = {}
    for beginning in sorted(below, key=len):
        own = {tags[segments] for segments in below[beginning]}
        inherited = decided.get(beginning[:-1], "")
        # A path decides for all longer paths, and so does a beginning that only one group has.
        tag = tags.get(beginning) or (own.pop() if len(own) == 1 else inherited)
        decided[beginning] = tag
        if tag != inherited:
            found["/" + "/".join(_common(below[beginning]))] = tag
    return found


def _common(paths: list[Segments]) -> Segments:
    """Return the longest common beginning of some paths."""
    first, last = min(paths), max(paths)
    same = [segment == last[place] for place, segment in enumerate(first[: len(last)])]
    return first[: [*same, False].index(False)]
