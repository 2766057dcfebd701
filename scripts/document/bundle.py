"""Merge the chapters in openapi/ into one OpenAPI document."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Hashable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar

import yaml

ROOT = Path(__file__).parents[2] / "openapi"
SHARED = "openapi.yaml"
CHAPTER_KEYS = ("tags", "paths", "components")
EVERYWHERE = "x-parameters"
"""In openapi.yaml: references to the parameters of every operation."""
METHODS = ("delete", "get", "head", "options", "patch", "post", "put", "trace")


class DocumentError(ValueError):
    """The chapters cannot be merged into one document."""


class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Reads `on` and dates as text, like YAML 1.2. Refuses keys that are repeated or not text."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        written: dict[str, int] = {}
        for key, _ in node.value:
            line = key.start_mark.line + 1
            if not isinstance(key, yaml.ScalarNode):
                raise DocumentError(f"line {line}: a key is a list or a mapping; write a text")
            if key.tag != "tag:yaml.org,2002:str":
                raise DocumentError(f"line {line}: the key {key.value} is not text; put it in quotes")
            if first := written.get(key.value):
                raise DocumentError(f"line {line}: the key {key.value} is in line {first} as well; keep one")
            written[key.value] = line
        mapping: dict[Hashable, Any] = super().construct_mapping(node, deep=deep)
        return mapping


for _tag, _pattern, _first in (
    ("bool", r"true|false", "tf"),
    ("null", r"null|~|", ("n", "~", "")),
    ("int", r"-?(?:0|[1-9][0-9]*)", "-0123456789"),
    ("float", r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?", "-0123456789"),
):
    Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(rf"^(?:{_pattern})$"), list(_first))


@dataclass
class Bundle:
    """The merged document, the text of each chapter, the chapter of each name, and the problems."""

    content: dict[str, Any] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    chapters: dict[str, dict[str, Any]] = field(default_factory=dict)
    origins: dict[str, str] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    everywhere: list[dict[str, str]] = field(default_factory=list)
    """References to the parameters of every operation."""

    def add(self, chapter: str, text: str) -> None:
        """Merge one chapter. A part that cannot be merged is left out and reported as a problem."""
        self.texts[chapter] = text
        try:
            content = Loader(text).get_single_data()
        except (DocumentError, yaml.YAMLError) as error:
            self.problems.append(f"{chapter}:{_described(error, text)}")
            return
        if isinstance(content, dict):
            self.merge(chapter, content)
        else:
            self.problems.append(f"{chapter}: is not a mapping; write tags, paths and components")

    def merge(self, chapter: str, content: dict[str, Any]) -> None:
        """Merge the content of one chapter."""
        self.chapters[chapter] = content
        for key, value in content.items():
            if key == "tags" and isinstance(value, list):
                named = {str(tag.get("name")): tag for tag in value if isinstance(tag, dict)}
                self._merge_names(chapter, "tags", named, self.content.setdefault("tags", {}))
            elif key in ("paths", "components") and isinstance(value, dict):
                for group, names in value.items():
                    into = self.content.setdefault(key, {}).setdefault(group, {})
                    self._merge_names(chapter, group, names, into)
            elif chapter == SHARED and key == EVERYWHERE:
                self._merge_parameters(value, content)
            elif chapter == SHARED and key not in CHAPTER_KEYS:
                self.content[key] = value
            else:
                self.problems.append(f"{chapter}: {key}: write tags (a list), paths and components only")

    def _merge_parameters(self, written: Any, content: dict[str, Any]) -> None:
        known = (content.get("components") or {}).get("parameters") or {}
        allowed = [{"$ref": f"#/components/parameters/{name}"} for name in known]
        for parameter in written if isinstance(written, list) else [written]:
            if parameter in allowed and parameter not in self.everywhere:
                self.everywhere.append(parameter)
            else:
                reason = "is not a reference to a parameter of this file, or is written twice"
                self.problems.append(f"{SHARED}: {EVERYWHERE}: {parameter} {reason}")

    def _merge_names(self, chapter: str, group: str, names: Any, into: dict[str, Any]) -> None:
        if not isinstance(names, dict):
            self.problems.append(f"{chapter}: {group}: is not a mapping")
            return
        is_path = group.startswith("/")
        for name, value in names.items():
            label = f"{name.upper()} {group}" if is_path and name in METHODS else f"{group}/{name}"
            if not isinstance(value, dict) and (name in METHODS or not is_path):
                self.problems.append(f"{chapter}: {label}: is not a mapping")
                continue
            first = self.origins.setdefault(label, chapter)
            if name not in into:
                into[name] = value
            elif not (is_path and name == "parameters" and into[name] == value):
                self.problems.append(f"{chapter}: {label} is written in {first} as well; keep one of the two")

    def document(self) -> dict[str, Any]:
        """The merged document in a fixed order: tags, paths and components by name.

        OpenAPI has no parameters for all paths, so each path refers to the shared ones.
        """
        tags, paths, components = (self.content.get(key, {}) for key in CHAPTER_KEYS)
        return {
            **self.content,
            "tags": [tags[name] for name in sorted(tags)],
            "paths": {path: self._with_parameters(item) for path, item in sorted(paths.items())},
            "components": {kind: dict(sorted(names.items())) for kind, names in sorted(components.items())},
        }

    def _with_parameters(self, item: dict[str, Any]) -> dict[str, Any]:
        own = item.get("parameters", [])
        if not self.everywhere or not isinstance(own, list):
            return item
        return {**item, "parameters": [*own, *self.everywhere]}


def _described(error: Exception, text: str) -> str:
    """Return the line of an error in YAML, and what is wrong there."""
    if isinstance(error, yaml.reader.ReaderError):
        # The position is that of a byte, and the character a number.
        line = text.encode()[: error.position].count(b"\n") + 1
        return f"{line}: the character {chr(error.character)!r} is not allowed"
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return str(error).removeprefix("line ")
    where = f"{error.problem_mark.line + 1}: {error.problem}"
    begin = error.context_mark
    return f"{where}, {error.context} that begins in line {begin.line + 1}" if begin else where


def tag_of(chapter: str) -> str:
    """Return the tag of a file: both `gates.yaml` and `gates.schemas.yaml` belong to `gates`."""
    return chapter.partition(".")[0]


def files(root: Path = ROOT) -> list[Path]:
    """Return all files of the document: the shared one, then each chapter before its parts."""
    return [root / SHARED, *sorted(root.glob("resources/*.yaml"), key=lambda path: path.stem)]


def read(root: Path = ROOT) -> Bundle:
    """Read and merge all chapters, and collect their problems."""
    merged = Bundle()
    for path in files(root):
        content = path.read_bytes()
        try:
            merged.add(path.name, content.decode())
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
            merged.problems.append(f"{path.name}:{line}: the file is not UTF-8")
    return merged


def bundle(root: Path = ROOT) -> dict[str, Any]:
    """Return the complete document; raise DocumentError if the chapters cannot be merged."""
    merged = read(root)
    if merged.problems:
        raise DocumentError("\n".join(merged.problems))
    return merged.document()


if __name__ == "__main__":
    try:
        json.dump(bundle(), sys.stdout, indent=1, ensure_ascii=False)
    except DocumentError as problem:
        sys.exit(str(problem))
