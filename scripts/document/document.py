"""The document for the lint rules: its places, its references, and the parts that responses can reach."""

from __future__ import annotations

import copy
from collections.abc import Iterable
from functools import cached_property
from typing import Any

from referencing import Registry
from referencing.jsonschema import DRAFT202012

from document.bundle import METHODS, SHARED, Bundle
from document.lines import Lines
from document.places import (
    REFERENCE,
    STUBS,
    Json,
    Operation,
    Place,
    kind_at,
    nodes,
    references_in,
)


class Document:
    """The merged chapters, with queries for the lint rules."""

    def __init__(self, merged: Bundle) -> None:
        self.bundle = merged
        self.content = merged.document()
        self.components: dict[str, Json] = self.content["components"]

    @cached_property
    def operations(self) -> list[Operation]:
        """All operations by path and method."""
        return [
            Operation(
                self.chapter_of(f"{method.upper()} {path}"),
                str(content.get("operationId") or f"{method.upper()} {path}"),
                ("paths", path, method),
                content,
                path,
                method,
                tuple(shared if isinstance(shared := item.get("parameters"), list) else ()),
            )
            for path, item in self.content["paths"].items()
            for method, content in item.items()
            if method in METHODS and isinstance(content, dict)
        ]

    @cached_property
    def paths(self) -> list[Place]:
        """The common part of the methods of each path."""
        chapters = {operation.path: operation.chapter for operation in self.operations}
        return [
            Place(chapters.get(path, SHARED), path, ("paths", path), rest)
            for path, item in self.content["paths"].items()
            if (rest := {key: value for key, value in item.items() if key not in METHODS})
        ]

    @cached_property
    def named(self) -> list[Place]:
        """All components."""
        return [
            Place(self.chapter_of(f"{kind}/{name}"), f"{kind}/{name}", ("components", kind, name), content)
            for kind, names in self.components.items()
            for name, content in names.items()
            if isinstance(content, dict)
        ]

    @cached_property
    def places(self) -> list[Place]:
        return [*self.operations, *self.paths, *self.named]

    @cached_property
    def schemas(self) -> list[Place]:
        return [place for place in self.named if place.is_schema]

    @cached_property
    def tags(self) -> list[Place]:
        """The descriptions of all tags."""
        written: dict[str, Json] = self.bundle.content.get("tags", {})
        return [
            Place(self.chapter_of(f"tags/{name}"), f"tag {name}", ("tags", name), content)
            for name, content in sorted(written.items())
        ]

    @cached_property
    def lines(self) -> Lines:
        return Lines.of(self.bundle)

    def report(self, place: Place, text: str) -> str:
        """Return a message about a place, with its chapter and line.

        If the text begins with keys, such as `properties.id: …`, the line is that of their value.
        """
        steps = text.partition(" ")[0].rstrip(":").split(".")
        return f"{self.lines.find((*place.pointer, *steps))}: {place.name}: {text}"

    def chapter_of(self, label: str) -> str:
        return self.bundle.origins.get(label, SHARED)

    def find(self, reference: Any) -> Any:
        """The target of a reference; None if it does not exist."""
        match = REFERENCE.fullmatch(reference) if isinstance(reference, str) else None
        return self.components.get(match[1], {}).get(match[2]) if match else None

    def resolve(self, node: Any) -> Json:
        """A node itself, or the component that it refers to; empty if that does not exist."""
        for _ in range(9):
            if not isinstance(node, dict) or "$ref" not in node:
                break
            node = self.find(node["$ref"])
        return node if isinstance(node, dict) else {}

    def parameters(self, operation: Operation) -> list[Json]:
        """The parameters of an operation and of its path, resolved."""
        written = [*operation.shared, *(operation.content.get("parameters") or ())]
        return [found for found in map(self.resolve, written) if "name" in found]

    @property
    def everywhere(self) -> list[Json]:
        """The parameters of every operation, resolved."""
        return [self.resolve(reference) for reference in self.bundle.everywhere]

    @property
    def version(self) -> object:
        """The version of the API that the document describes."""
        return self.content.get("info", {}).get("version")

    def references(self, place: Place) -> dict[str, str]:
        """Each reference in a place, with its first position."""
        return references_in(place.content)

    def dangles(self, node: Json) -> bool:
        """Whether a node refers to nothing. Only the rule `references` reports it."""
        return "$ref" in node and self.find(node["$ref"]) is None

    def reach(self, start: Iterable[str]) -> set[str]:
        """All references that can be reached from some references."""
        found: set[str] = set()
        waiting = list(start)
        targets = {place.reference: place for place in self.named}
        while waiting:
            reference = waiting.pop()
            if reference not in found:
                found.add(reference)
                waiting += self.references(targets[reference]) if reference in targets else ()
        return found

    @cached_property
    def answered(self) -> set[str]:
        """References to all parts that a response can hold."""
        return self.reach(
            reference
            for operation in self.operations
            for response in (operation.content.get("responses") or {}).values()
            for reference in references_in(response)
        )

    @cached_property
    def requested(self) -> set[str]:
        """References to all parts that a request can hold."""
        return self.reach(
            reference
            for place in (*self.operations, *self.paths)
            for key in ("parameters", "requestBody")
            for reference in references_in(place.content.get(key))
        )

    @cached_property
    def successes(self) -> set[str]:
        """References to the 2xx responses."""
        return {
            reference
            for operation in self.operations
            for status, response in (operation.content.get("responses") or {}).items()
            if status.startswith("2")
            for reference in references_in(response)
        }

    @cached_property
    def registry(self) -> Registry[Any]:
        """The document as a resource with the name `urn:document`, to which schemas can refer."""
        resource = DRAFT202012.create_resource(self.complete)
        registry: Registry[Any] = Registry().with_resource("urn:document", resource)
        return registry

    @cached_property
    def complete(self) -> Json:
        """The document with a stub for every missing component."""
        content = copy.deepcopy(self.content)
        components: dict[str, Json] = content["components"]
        written = [component for names in components.values() for component in names.values()]
        for item in content["paths"].values():
            item.pop("$ref", None)
        for root in (*content["paths"].values(), *written):
            for trail, node in nodes(root):
                if "$ref" in node:
                    match = REFERENCE.fullmatch(str(node["$ref"]))
                    known = match is not None and match[1] in STUBS
                    kind, name = match.groups() if match and known else (kind_at(trail), "Unreadable")
                    node["$ref"] = f"#/components/{kind}/{name}"
                    components.setdefault(kind, {}).setdefault(name, STUBS[kind])
        return content
