"""The chapter and the line of a place in the merged document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import yaml

from document.bundle import METHODS, SHARED, Bundle, Loader

__all__ = ["Line", "Lines", "line_in"]


@dataclass(frozen=True, order=True)
class Line:
    """A line of a chapter, counted from 1."""

    chapter: str
    number: int

    def __str__(self) -> str:
        return f"{self.chapter}:{self.number}"


class Lines:
    """Finds places of the merged document in the chapters. A chapter is parsed when it is first needed."""

    def __init__(self, texts: Mapping[str, str], origins: Mapping[str, str]) -> None:
        self._texts = texts
        self._origins = origins
        self._roots: dict[str, yaml.Node | None] = {}

    @classmethod
    def of(cls, merged: Bundle) -> Lines:
        """Return the lines of merged chapters."""
        return cls(merged.texts, merged.origins)

    def find(self, trail: Sequence[str]) -> Line:
        """Return the line of a place, given by its keys and indexes from the root of the merged document.

        If no chapter has the place, return the line of the nearest part around it. For example,
        `("components", "schemas", "Gate", "properties", "id")` is the line that starts with `id:`.
        A tag is given by its name: `("tags", "gates")`.
        """
        chapter = self._chapter(trail)
        return Line(chapter, line_in(self._root(chapter), trail))

    def _chapter(self, trail: Sequence[str]) -> str:
        match list(trail):
            case ["paths", path, *rest]:
                method = f"{rest[0].upper()} {path}" if rest and rest[0] in METHODS else ""
                own = f"{path}/{rest[0]}" if rest else ""
                any_method = (f"{name.upper()} {path}" for name in METHODS)
                labels = [method, own, *any_method]
            case ["components", kind, name, *_]:
                labels = [f"{kind}/{name}"]
            case ["tags", name, *_]:
                labels = [f"tags/{name}"]
            case _:
                labels = []
        return next((self._origins[label] for label in labels if label in self._origins), SHARED)

    def _root(self, chapter: str) -> yaml.Node | None:
        if chapter not in self._roots:
            self._roots[chapter] = Loader(self._texts.get(chapter, "")).get_single_node()
        return self._roots[chapter]


def line_in(root: yaml.Node | None, trail: Sequence[str]) -> int:
    """Return the line of a place in one YAML text, or else that of the nearest part around it."""
    line, node = 1, root
    for step in trail:
        if isinstance(node, yaml.MappingNode):
            found = next(((key, value) for key, value in node.value if key.value == step), None)
        elif isinstance(node, yaml.SequenceNode) and step.isdecimal() and int(step) < len(node.value):
            found = (node.value[int(step)],) * 2
        else:
            found = None
        if found is None:
            break
        line, node = found[0].start_mark.line + 1, found[1]
    return line
