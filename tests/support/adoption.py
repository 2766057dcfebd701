"""Take parts out of the chapters, and compare what adopting the full document restores."""

from __future__ import annotations

import copy
import json
import random
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from adoption.adopter import Adopter, Note
from adoption.chapters import Chapters
from adoption.house_style import document
from adoption.published import Published
from document.bundle import METHODS, ROOT, SHARED, bundle, read
from document.places import Json, Trail, references_in

__all__ = [
    "Taken",
    "adopt",
    "differences",
    "full_document",
    "leaves",
    "names",
    "published_form",
    "resolved",
    "take",
    "texts_that_differ",
]

FREE = ("summary", "description", "example", "examples")
"""Texts, which adopting does not write. Neither does it write the values of keys that begin with `x-`."""
MAPS = {"callbacks", "content", "headers", "paths", "patternProperties", "properties", "responses"}


class Taken:
    """The chapters without some parts, and these parts."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.data: dict[str, Json] = {}
        for name, content in _chapters().items():
            self.data[name] = copy.deepcopy(content)
        self.parts: list[str] = []

    def schemas(self) -> Iterator[tuple[str, Json]]:
        for content in self.data.values():
            yield from ((content.get("components") or {}).get("schemas") or {}).items()

    def operations(self) -> Iterator[tuple[Json, str, str]]:
        for content in self.data.values():
            for path, item in (content.get("paths") or {}).items():
                yield from ((content["paths"], path, method) for method in item if method in METHODS)

    def take_operations(self, count: int) -> None:
        """Take out random operations."""
        for paths, path, method in self.random.sample(list(self.operations()), count):
            self.take_operation(paths, path, method)

    def take_operation(self, paths: Json, path: str, method: str) -> None:
        """Take out one operation, and its path if that was the last one."""
        del paths[path][method]
        self.parts.append(f"operation {method} {path}")
        if not set(paths[path]) & set(METHODS):
            del paths[path]

    def take_fields(self, count: int) -> None:
        places = [
            (name, content, field)
            for name, content in self.schemas()
            for field in list(content.get("properties") or ())[1:]
        ]
        for name, content, field in self.random.sample(places, count):
            if len(content["properties"]) < 2:
                continue
            del content["properties"][field]
            self.parts.append(f"field {name}.{field}")
            content["required"] = [other for other in content.get("required", ()) if other != field]
            if not content["required"]:
                del content["required"]

    def take_values(self, count: int) -> None:
        schemas = self.schemas()
        enums = [(name, content["enum"]) for name, content in schemas if len(content.get("enum", ())) > 2]
        for name, values in self.random.sample(enums, count):
            value = self.random.choice(values)
            values.remove(value)
            self.parts.append(f"value {name} {value}")

    def take_parameters(self, count: int) -> None:
        places = [
            (f"{method} {path}", paths[path][method])
            for paths, path, method in self.operations()
            if paths[path][method].get("parameters")
        ]
        for name, operation in self.random.sample(places, count):
            parameter = self.random.choice(operation["parameters"])
            operation["parameters"].remove(parameter)
            self.parts.append(f"parameter {name} {parameter}")
            if not operation["parameters"]:
                del operation["parameters"]

    def prune(self) -> None:
        """Take out every component that nothing refers to any more."""
        found = {
            f"{kind}/{name}": component
            for content in self.data.values()
            for kind, names in (content.get("components") or {}).items()
            for name, component in names.items()
        }
        waiting = [ref for content in self.data.values() for ref in references_in(content.get("paths"))]
        waiting += references_in(self.data[SHARED]["x-parameters"])
        reached: set[str] = set()
        while waiting:
            name = waiting.pop().removeprefix("#/components/")
            if name not in reached:
                reached.add(name)
                waiting += references_in(found[name])
        for content in self.data.values():
            for kind, names in list((content.get("components") or {}).items()):
                for name in [name for name in names if f"{kind}/{name}" not in reached]:
                    if kind != "securitySchemes":
                        del names[name]
                        self.parts.append(f"component {kind}/{name}")
                if not names:
                    del content["components"][kind]
            if not content.get("components", True):
                del content["components"]
            if not content.get("paths", True):
                del content["paths"]

    def write(self, root: Path) -> None:
        """Write the chapters to a folder."""
        (root / "resources").mkdir(parents=True)
        for name, content in self.data.items():
            file = root / name if name == SHARED else root / "resources" / name
            file.write_text(document(content, "# Source: https://example.com, read 2026-01-31."))


@cache
def _chapters() -> dict[str, Json]:
    return read(ROOT).chapters


@cache
def full_document() -> Json:
    """The complete document."""
    return bundle(ROOT)


def take(seed: int, parts: int = 60, operations: int = 10) -> Taken:
    """Take out random fields, values, parameters and operations, with everything that only they use."""
    taken = Taken(seed)
    taken.take_operations(operations)
    taken.take_values(parts // 6)
    taken.take_parameters(parts // 6)
    taken.take_fields(parts - 2 * (parts // 6))
    taken.prune()
    return taken


def adopt(root: Path, published: Json, prefix: str = "", partial: bool = False) -> tuple[Json, list[Note]]:
    """Adopt a document in a folder of chapters; return the complete document after that."""
    chapters = Chapters(root)
    notes = Adopter(chapters, Published(published, prefix)).run(partial)
    for path, text in chapters.texts().items():
        path.write_text(text)
    return bundle(root), notes


def resolved(content: Json) -> Json:
    """The document with every reference replaced by its target, except those of a schema to itself."""
    components: Json = {}

    def inline(node: Any, above: tuple[str, ...]) -> Any:
        if isinstance(node, list):
            return [inline(item, above) for item in node]
        if not isinstance(node, dict):
            return node
        if "$ref" not in node:
            return {key: inline(value, above) for key, value in node.items()}
        reference = node["$ref"]
        kind, name = reference.split("/")[2:]
        target = content["components"][kind][name]
        if reference in above:
            components.setdefault(kind, {})[name] = target
            return node
        if name in components.get(kind, ()):
            return node
        rest = {key: value for key, value in node.items() if key != "$ref"}
        return {**inline(target, (*above, reference)), **rest}

    paths = {path: inline(item, ()) for path, item in content["paths"].items()}
    return {**content, "paths": paths, "components": {**components, **_security(content)}}


def _security(content: Json) -> Json:
    return {"securitySchemes": content["components"]["securitySchemes"]}


def published_form(content: Json) -> Json:
    """The document as a server publishes it: no shared names, operationIds or marks, and `nullable`."""

    def plain(node: Any, named: bool = False) -> Any:
        if isinstance(node, list):
            return [plain(item) for item in node]
        if not isinstance(node, dict):
            return node
        if named:
            return {key: plain(value) for key, value in node.items()}
        found = {
            key: plain(value, key in MAPS)
            for key, value in node.items()
            if not key.startswith("x-") and key not in ("discriminator", "operationId")
        }
        options = found.get("anyOf")
        if isinstance(found.get("type"), list) and len(found["type"]) == 2 and "null" in found["type"]:
            found |= {"type": next(kind for kind in found["type"] if kind != "null"), "nullable": True}
        elif options and {"type": "null"} in options and len(options) == 2:
            del found["anyOf"]
            found = {**options[0], **found, "nullable": True}
        elif options and {"type": "string"} in options and "enum" in options[0] and len(options) == 2:
            del found["anyOf"]  # a published enum does not say that it is open
            found = {**options[0], **found}
        return found

    made = resolved(content)
    paths = {f"/console/v1{path}": plain(item) for path, item in made["paths"].items()}
    for item in paths.values():
        shared = item.pop("parameters", [])
        for operation in item.values():
            operation["tags"] = ["Published " + operation["tags"][0]]
            operation["parameters"] = [*shared, *operation.get("parameters", [])]
            operation["responses"].pop("429", None)
    info = {"title": "Published", "version": "1"}
    return {"openapi": "3.0.0", "info": info, "paths": paths, "components": plain(made["components"])}


def _compared(node: Any, named: bool = False) -> Any:
    """A part without free texts. The order of names counts, that of keywords does not."""
    if isinstance(node, list):
        return [_compared(item) for item in node]
    if not isinstance(node, dict):
        return node
    if "propertyName" in node:
        return [node["propertyName"], sorted(node["mapping"])]  # the names are compared where they are used
    if named:
        return [[key, _compared(value)] for key, value in node.items()]
    kept = {key: value for key, value in node.items() if key not in FREE and not key.startswith("x-")}
    return {key: _compared(kept[key], key in MAPS or key in _KINDS) for key in sorted(kept)}


_KINDS = ("schemas", "parameters", "requestBodies", "responses")


def differences(first: Json, second: Json) -> list[str]:
    """The places where two documents differ by more than texts and marks."""
    found = []
    for path in {**first["paths"], **second["paths"]}:
        one, other = first["paths"].get(path, {}), second["paths"].get(path, {})
        if [*one] != [*other]:
            found.append(f"methods {path}: {[*one]} and {[*other]}")
        for key in one:
            found += _parts(f"{key} {path}", one[key], other.get(key))
    for kind in _KINDS:
        one, other = (content["components"].get(kind, {}) for content in (first, second))
        for name in {**one, **other}:
            found += _parts(f"{kind}/{name}", one.get(name), other.get(name))
    if [*first["paths"]] != [*second["paths"]]:
        found.append("paths")
    return found


def _parts(place: str, one: Any, other: Any) -> list[str]:
    if one is None or other is None:
        return [f"{place}: {'missing' if other is None else 'new'}"]
    if not isinstance(one, dict):
        one, other = {"": one}, {"": other}
    left, right = _compared(one), _compared(other)
    return [
        f"{place}: {key}: {json.dumps(left.get(key))[:300]} and {json.dumps(right.get(key))[:300]}"
        for key in {**left, **right}
        if json.dumps(left.get(key)) != json.dumps(right.get(key))
    ]


def is_free(key: str) -> bool:
    """Whether a key is a text or a mark, which may differ."""
    return key in FREE or key.startswith("x-")


def texts_that_differ(first: Any, second: Any) -> Counter[str]:
    """How many texts and marks differ, by key."""
    counts: Counter[str] = Counter()
    if isinstance(first, list) and isinstance(second, list):
        for one, other in zip(first, second, strict=False):
            counts += texts_that_differ(one, other)
    elif isinstance(first, dict) and isinstance(second, dict):
        for key in {**first, **second}:
            one, other = first.get(key), second.get(key)
            if is_free(key) and not (key == "description" and isinstance(one, dict)):
                counts[key] += one != other
            else:
                counts += texts_that_differ(one, other)
    return counts


def leaves(first: Any, second: Any, trail: Trail = (), named: bool = False) -> Iterator[tuple[str, str]]:
    """Each place where two resolved documents differ: the keyword, and the path to it."""
    if isinstance(first, dict) and isinstance(second, dict):
        for key in {**first, **second}:
            if not named and is_free(key):
                continue
            if key in first and key in second:
                yield from leaves(first[key], second[key], (*trail, key), not named and key in MAPS)
            else:
                yield (f"{trail[-1]} name" if named else key), ".".join((*trail, key))
        if named and set(first) == set(second) and [*first] != [*second]:
            yield "order", ".".join(trail)
    elif isinstance(first, list) and isinstance(second, list) and len(first) == len(second):
        for number, (one, other) in enumerate(zip(first, second, strict=True)):
            yield from leaves(one, other, (*trail, str(number)))
    elif first != second:
        yield (trail[-2] if trail[-1].isdigit() else trail[-1]), ".".join(trail)


def names(content: Json) -> set[str]:
    """The names of all components."""
    return {f"{kind}/{name}" for kind, found in content["components"].items() for name in found}
