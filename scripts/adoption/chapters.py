"""The chapters while they are changed: their data, their operations and components, and the new texts."""

from __future__ import annotations

import datetime
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from adoption.chapter_text import patch
from adoption.house_style import document
from adoption.shapes import Schemas
from document.bundle import CHAPTER_KEYS, METHODS, SHARED, DocumentError, read
from document.places import REFERENCE, Json, references_in
from document.rules.chapters import SECTIONS

__all__ = ["TODO", "Chapters", "Operation", "insert"]

TODO = "TODO"
OPERATION_KEYS = (
    "operationId", "tags", "summary", "description", "deprecated", "x-replaced-by", "externalDocs",
    "x-review", "x-safety", "x-verify", "x-exempt", "parameters", "requestBody", "responses",
)  # fmt: skip
Key = tuple[str, str]


def insert(into: Json, name: str, value: Any, order: Sequence[str]) -> None:
    """Insert an entry after the nearest one that comes before it in an order, or else first."""
    known = list(into)
    before = order[: order.index(name)] if name in order else known
    place = next((known.index(other) + 1 for other in reversed(before) if other in known), 0)
    entries = list(into.items())
    into.clear()
    into.update([*entries[:place], (name, value), *entries[place:]])


@dataclass(frozen=True)
class Operation:
    """One of our operations, with the data of its chapter."""

    file: str
    path: str
    method: str
    item: Json = field(repr=False)
    content: Json = field(repr=False)

    @property
    def name(self) -> str:
        """The operationId."""
        return str(self.content.get("operationId"))

    @property
    def tag(self) -> str:
        """The group."""
        return self.file.removesuffix(".yaml")

    @property
    def action(self) -> str:
        """The operationId without the group: a verb and perhaps an object."""
        return self.name.removeprefix(f"{self.tag}_")


def key_of(method: str, path: str) -> Key:
    """The key of an operation; names of path parameters do not count."""
    return method.lower(), re.sub(r"\{[^}]*\}", "{}", path.rstrip("/") or "/")


class Chapters:
    """All chapters as data that can be changed."""

    def __init__(self, root: Path) -> None:
        self.root = root
        merged = read(root)
        if merged.problems:
            raise DocumentError("\n".join(merged.problems))
        self.bundle = merged
        self.data: dict[str, Json] = merged.chapters
        self.schemas = Schemas(self.find)
        self._before = {name: json.dumps(content) for name, content in self.data.items()}
        self.operations: dict[Key, Operation] = {}
        self._error_responses: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for file, content in self.data.items():
            for path, item in (content.get("paths") or {}).items():
                for method in METHODS:
                    if method in item:
                        self._register(Operation(file, path, method, item, item[method]))

    def _register(self, operation: Operation) -> None:
        self.operations[key_of(operation.method, operation.path)] = operation
        for status, response in operation.content["responses"].items():
            if status[0] in "45" and "$ref" in response:
                self._error_responses[status][str(response["$ref"])] += 1

    def components(self, kind: str) -> Iterator[tuple[str, str, Json]]:
        """Each component of a kind: its chapter, its name and its content."""
        for file, content in self.data.items():
            for name, component in ((content.get("components") or {}).get(kind) or {}).items():
                yield file, name, component

    def find(self, reference: str) -> Any:
        """The target of a reference; None if it does not exist."""
        match = REFERENCE.fullmatch(reference)
        file = self.bundle.origins.get(f"{match[1]}/{match[2]}") if match else None
        return self.data[file]["components"][match[1]][match[2]] if match and file else None

    def chapter_of(self, kind: str, name: str) -> str:
        """The chapter of a component; empty if there is none with this name."""
        return self.bundle.origins.get(f"{kind}/{name}", "")

    def add_component(self, file: str, kind: str, name: str, content: Json) -> Json:
        """Add a component to a chapter and return the reference to it. Envelopes are the last schemas."""
        sections = self.data[file].get("components")
        if sections is None:
            sections = self.data[file]["components"] = {}
        if kind not in sections:
            insert(sections, kind, {}, SECTIONS)
        names = list(sections[kind])
        if kind == "schemas" and not _is_envelope(name):
            first = next((number for number, other in enumerate(names) if _is_envelope(other)), len(names))
            names = names[:first]
        insert(sections[kind], name, content, [*names, name])
        self.bundle.origins[f"{kind}/{name}"] = file
        return {"$ref": f"#/components/{kind}/{name}"}

    def remove_component(self, kind: str, name: str) -> None:
        """Take back a component that was added."""
        sections = self.data[self.bundle.origins.pop(f"{kind}/{name}")]["components"]
        del sections[kind][name]
        if not sections[kind]:
            del sections[kind]

    def add_operation(
        self, file: str, path: str, method: str, content: Json, parameters: list[Json], order: list[str]
    ) -> None:
        """Add an operation in an order of methods, and its path beside the paths that begin like it."""
        if "paths" not in self.data[file]:
            insert(self.data[file], "paths", {}, CHAPTER_KEYS)
        paths = self.data[file]["paths"]
        same = next((known for known in paths if key_of("", known) == key_of("", path)), None)
        if same is None:
            shared: Json = {"parameters": parameters} if parameters else {}
            insert(paths, path, shared, [*_beside(list(paths), path), path])
            same = path
        insert(paths[same], method, content, ["parameters", *order])
        self._register(Operation(file, same, method, paths[same], content))

    def add_chapter(self, tag: str, url: str) -> str:
        """Begin a chapter for a new group."""
        file = f"{tag}.yaml"
        tags = [{"name": tag, "description": TODO, "externalDocs": {"url": url}}]
        self.data[file] = {"tags": tags, "paths": {}}
        return file

    def link(self, file: str) -> str:
        """The page of a group in the public documentation."""
        tags = self.data[file].get("tags") or [{}]
        return str((tags[0].get("externalDocs") or {}).get("url") or "")

    def reach(self, parts: Iterable[Any]) -> set[str]:
        """References to everything that some parts of the document hold."""
        waiting = [reference for part in parts for reference in references_in(part)]
        found: set[str] = set()
        while waiting:
            reference = waiting.pop()
            if reference not in found:
                found.add(reference)
                waiting += references_in(self.find(reference))
        return found

    def error_response(self, status: str) -> Json | None:
        """The shared response of an error status: the one that most operations use."""
        used = self._error_responses.get(status)
        return {"$ref": used.most_common(1)[0][0]} if used else None

    def texts(self) -> dict[Path, str]:
        """The new text of each chapter that has changed."""
        found = {}
        for file, content in self.data.items():
            path = self.root / file if file == SHARED else self.root / "resources" / file
            if file not in self._before:
                heading = f"# Source: {self.link(file)}, read {datetime.date.today().isoformat()}."
                found[path] = document(content, heading)
            elif json.dumps(content) != self._before[file]:
                found[path] = patch(self.bundle.texts[file], content)
        return found


def _is_envelope(name: str) -> bool:
    return name.endswith(("Answer", "Page"))


def _beside(paths: list[str], path: str) -> list[str]:
    """The paths up to the last one that has most segments in common with a new path."""
    best = max((common_segments(known, path) for known in paths), default=0)
    last = max((n for n, known in enumerate(paths) if common_segments(known, path) == best), default=-1)
    return paths[: last + 1]


def common_segments(first: str, second: str) -> int:
    """How many segments two paths have in common from the beginning."""
    pairs = zip(key_of("", first)[1].split("/")[1:], key_of("", second)[1].split("/")[1:], strict=False)
    count = 0
    for one, other in pairs:
        if one != other:
            break
        count += 1
    return count
