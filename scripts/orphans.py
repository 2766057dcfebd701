"""Name what refers to an operation that openapi/ does not have; list what the fake only echoes."""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from document.bundle import METHODS, bundle
from document.rules.operations import VERBS
from statsig_console.fake._document.document import Document
from statsig_console.fake._handlers.audit_actions import ACTIONS
from statsig_console.fake._handlers.call import HANDLERS
from statsig_console.fake._handlers.kinds import KINDS
from statsig_console.fake._handlers.semantics import semantics_of
from statsig_console.fake._resources import registration as registration
from statsig_console.jobs import _inventory, _kinds

__all__ = ["Names", "echoes", "in_tables", "in_text", "orphans"]

ROOT = Path(__file__).parent.parent
WRITTEN = (
    "src/**/*.py",
    "scripts/**/*.py",
    "tests/**/*.py",
    "benchmarks/**/*.py",
    "examples/**/*.py",
    "docs/**/*.md",
    "openapi/*.md",
    "*.md",
)
INVENTED = ("tests/document/", "tests/fake/test_without_code.py", "CHANGELOG.md")
"""They name operations of documents of their own, or of earlier versions."""
_GENERATED = "_generated"
_REASON = "is no operation of openapi/"


class Names:
    """The operations of a document, and how texts refer to them."""

    def __init__(self, document: dict[str, Any]) -> None:
        self.tags = {tag["name"] for tag in document["tags"]}
        self.ids: set[str] = set()
        self.requests: set[str] = set()
        self.paths: dict[str, list[list[str]]] = {}
        for path, item in document["paths"].items():
            for method in set(METHODS) & set(item):
                self.ids.add(item[method]["operationId"])
                self.requests.add(f"{method.upper()} {path}")
                self.paths.setdefault(method.upper(), []).append(path.split("/"))
        tags = "|".join(sorted(self.tags, key=len, reverse=True))
        verbs = "|".join(VERBS)
        self._id = re.compile(rf"[\"'`]((?:{tags})_(?:{verbs})(?:_[a-z0-9_]+)?)[\"'`]")
        self._attribute = re.compile(rf"\b(?:client|raw)\.({tags})\.([a-z]\w*)")
        self._request = re.compile(r"[\"'`](GET|POST|PUT|PATCH|DELETE) (?:/console/v1)?(/[^\"'`?\s]*)[\"'`?]")

    def missing(self, line: str, requests: bool = True) -> Iterator[str]:
        """Yield the ids, functions and requests in a line that have the form of an operation but are none."""
        yield from (found[1] for found in self._id.finditer(line) if found[1] not in self.ids)
        for found in self._attribute.finditer(line):
            if f"{found[1]}_{found[2]}" not in self.ids:
                yield f"client.{found[1]}.{found[2]}"
        for found in self._request.finditer(line) if requests else ():
            if not self.has_request(found[1], found[2]):
                yield f"{found[1]} {found[2]}"

    def has_request(self, method: str, path: str) -> bool:
        """Return whether an operation has a path, or no operation has one with the same beginning."""
        given = path.split("/")
        if all(given[1] != known[1] for paths in self.paths.values() for known in paths):
            return True
        return any(_same(known, given) for known in self.paths.get(method, ()))


def _same(known: list[str], given: list[str]) -> bool:
    """Return whether two paths are equal, where a parameter is equal to any segment."""
    return len(known) == len(given) and all(
        segment == given[place] or "{" in segment or "{" in given[place]
        for place, segment in enumerate(known)
    )


def in_text(names: Names, root: Path = ROOT) -> Iterator[str]:
    """Yield what the hand-written files name that is no operation. Tests invent requests, but no ids."""
    files = {file for pattern in WRITTEN for file in root.glob(pattern)}
    for file in sorted(files):
        name = file.relative_to(root).as_posix()
        if name.startswith(INVENTED) or _GENERATED in file.parts:
            continue
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            for missing in names.missing(line, requests=not name.startswith("tests/")):
                yield f"{name}:{number}: {missing} {_REASON}"


def in_tables(names: Names) -> Iterator[str]:
    """Yield the entries of tables in the code that belong to no operation or group."""
    for operation, handler in HANDLERS.items():
        if operation in names.ids or operation in names.requests or any(names.missing(f'"{operation}"')):
            continue  # It exists, or its line is found by its form.
        place = Path(inspect.getfile(handler)).relative_to(ROOT)
        yield f"{place}:{inspect.getsourcelines(handler)[1]}: {operation} {_REASON}"
    for pattern in ACTIONS:
        if not any(fnmatchcase(name, pattern) for name in names.ids):
            yield f"src/statsig_console/fake/_handlers/audit_actions.py: {pattern} {_REASON}"
    groups = {
        "src/statsig_console/fake/_resources": set(KINDS),
        "src/statsig_console/jobs/_inventory.py": set(_inventory.KINDS.values()),
        "src/statsig_console/jobs/_kinds.py": {kind.group for kind in _kinds.KINDS},
    }
    for table, named in groups.items():
        yield from (f"{table}: openapi/ has no group {group}" for group in sorted(named - names.tags))


def orphans(document: dict[str, Any], root: Path = ROOT) -> list[str]:
    """Return all places that refer to an operation or a group that a document does not have."""
    names = Names(document)
    return sorted({*in_tables(names), *in_text(names, root)})


def echoes(document: dict[str, Any]) -> list[str]:
    """Return the operations for which the fake has no code."""
    return [name for name, kind in semantics_of(Document(document)).items() if kind == "echo"]


def main() -> int:
    """Print both lists; return 1 if anything refers to an operation that does not exist."""
    document = bundle()
    found = orphans(document)
    if found:
        print("\n".join(found), file=sys.stderr)
        print("rename these, or remove them together with the operation", file=sys.stderr)
    print(f"the fake only echoes: {', '.join(echoes(document)) or 'nothing'}")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
