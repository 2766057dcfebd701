"""Find our schema that corresponds to a published one."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from adoption.chapters import Chapters
from adoption.published import Published
from adoption.site import Site
from document.bundle import SHARED
from document.places import Json

__all__ = ["KnownSchemas", "likeness"]

ENOUGH_FIELDS = 3
"""Objects with fewer fields, such as an id and a name, are often alike by chance."""
ALIKE = 0.8


def likeness(first: Any, second: Any) -> float:
    """The share of names that two sets have in common."""
    one, other = set(first), set(second)
    return len(one & other) / len(one | other) if one | other else 0.0


class Sides:
    """The names of the schemas that requests hold, and of those that responses hold."""

    def __init__(self, chapters: Chapters) -> None:
        operations = chapters.operations.values()
        responses = [answer for operation in operations for answer in operation.content["responses"].values()]
        bodies = [operation.content.get("requestBody") for operation in operations]
        self.answered = schema_names(chapters.reach(responses))
        self.sent = schema_names(chapters.reach(bodies))


def schema_names(references: set[str]) -> set[str]:
    """The names of the schemas among references."""
    return {one.rsplit("/", 1)[-1] for one in references if one.startswith("#/components/schemas/")}


class KnownSchemas:
    """An index of our schemas by structure."""

    def __init__(self, chapters: Chapters, published: Published) -> None:
        self.chapters, self.published = chapters, published
        self.sides = Sides(chapters)
        self.stale = True
        self._added: set[str] = set()
        self._exact: defaultdict[int, list[str]] = defaultdict(list)
        self._loose: defaultdict[int, list[str]] = defaultdict(list)
        self._enums: dict[str, frozenset[str]] = {}
        self._objects: dict[str, Json] = {}

    def _read(self) -> None:
        if self.stale:
            self.stale = False
            self.chapters.schemas.forget()
            self._exact, self._loose = defaultdict(list), defaultdict(list)
            self._enums, self._objects = {}, {}
            for _, name, _ in self.chapters.components("schemas"):
                self.add(name)

    def add(self, name: str, sent: bool | None = None) -> None:
        """Add one of our schemas to the index. A new one is sent, or else it is in responses."""
        if sent is not None:
            self._added.add(name)
            (self.sides.sent if sent else self.sides.answered).add(name)
        reference = {"$ref": f"#/components/schemas/{name}"}
        content = self.chapters.schemas.resolve(reference)
        self._exact[self.chapters.schemas.exact(reference)].append(name)
        if content.get("properties"):
            self._objects[name] = content["properties"]
            if not self.published.is_ours:
                self._loose[self.chapters.schemas.loose(reference)].append(name)
        elif "enum" in content:
            self._enums[name] = frozenset(map(str, content["enum"]))

    def equal(self, node: Json, file: str) -> str:
        """Our schema with the same structure; empty if there is none."""
        self._read()
        return self._nearest(self._exact.get(self.published.schemas.exact(node), []), file)

    def twin(self, content: Json, file: str) -> str:
        """Our schema that has the same structure as a translated one."""
        self._read()
        return self._nearest(self._exact.get(self.chapters.schemas.exact(content), []), file)

    def find(self, node: Json, site: Site) -> str:
        """Our schema that corresponds to a published one.

        It has the same structure. If it was there before, the names and types of its fields may be enough. A
        part of a body may also have some fields more or less. Requests or responses must hold both.
        """
        if name := self.equal(node, site.file):
            return name
        merged = self.published.schemas.merged(node)
        if "enum" in merged:
            values = frozenset(str(value) for value in merged["enum"] if value is not None)
            return self._enum(values, site.file)
        fields = merged.get("properties") or {}
        if self.published.is_ours or len(fields) < ENOUGH_FIELDS:
            return ""
        side = (self.sides.sent if site.sent else self.sides.answered) - self._added
        alike = [name for name in self._loose.get(self.published.schemas.loose(node), []) if name in side]
        if not site.is_part:
            alike = [name for name in alike if self._requires(name) == set(merged.get("required") or ())]
        if alike or not site.is_part or len(fields) == ENOUGH_FIELDS:
            return self._nearest(alike, site.file)
        known = {name: likeness(fields, other) for name, other in self._objects.items() if name in side}
        return self._best(known, site.file)

    def _requires(self, name: str) -> set[str]:
        content = self.chapters.find(f"#/components/schemas/{name}") or {}
        return set(content.get("required") or ())

    def holds(self, node: Any) -> bool:
        """Whether we have every object and enum directly in a schema, or it has none."""
        for branch in self.published.schemas.branches(node):
            if branch.get("properties") or len(branch.get("enum") or ()) > 1:
                if not self.equal(branch, ""):
                    return False
            elif not all(
                self.holds(branch[key]) for key in ("items", "additionalProperties") if branch.get(key)
            ):
                return False
        return True

    def _enum(self, values: frozenset[str], file: str) -> str:
        same = [name for name, known in self._enums.items() if known == values]
        if same or len(values) <= ENOUGH_FIELDS:
            return self._nearest(same, file)
        near = {
            name: likeness(values, known)
            for name, known in self._enums.items()
            if (known <= values or values <= known) and name not in self._added
        }
        return self._best(near, file)

    def _best(self, scores: dict[str, float], file: str) -> str:
        top = max(scores.values(), default=0)
        return self._nearest([name for name in scores if scores[name] == top], file) if top >= ALIKE else ""

    def _nearest(self, names: list[str], file: str) -> str:
        home = {name: self.chapters.chapter_of("schemas", name) for name in names}
        key = {name: (home[name] != file, home[name] != SHARED, number) for number, name in enumerate(names)}
        return min(names, key=lambda name: key[name], default="")

    def is_alike(self, name: str, node: Json) -> bool:
        """Whether our schema of this name is the same thing: half of the fields or values are the same."""
        merged = self.published.schemas.merged(node)
        ours = self.chapters.find(f"#/components/schemas/{name}") or {}
        fields, known = merged.get("properties") or {}, ours.get("properties") or {}
        if fields or known:
            is_more = len(known) >= ENOUGH_FIELDS and set(known) <= set(fields)
            return is_more or likeness(fields, known) * 2 >= 1
        return likeness(map(str, merged.get("enum") or ()), map(str, ours.get("enum") or ())) * 2 >= 1

    def is_same_parameter(self, ours: Json, theirs: Json) -> bool:
        """Whether two parameters have the same name, place and schema."""
        keys = ("name", "in", "required", "style", "explode", "deprecated")
        same = all(ours.get(key) == theirs.get(key) for key in keys)
        schemas = self.chapters.schemas
        return same and schemas.exact(ours.get("schema") or {}) == schemas.exact(theirs.get("schema") or {})

    def loose_parameters(self, theirs: Json) -> list[str]:
        """The shared parameters with the same name, place and type, such as `limit`."""
        loose = self.chapters.schemas.loose
        return [
            name
            for file, name, ours in self.chapters.components("parameters")
            if file == SHARED
            and all(ours.get(key) == theirs.get(key) for key in ("name", "in", "required"))
            and loose(ours.get("schema") or {}) == loose(theirs["schema"])
        ]
