"""Change the text of a chapter so that it reads as other data, and leave every other line as it is."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import yaml

from adoption.house_style import entry, flow, flow_entry, lines
from document.bundle import Loader
from document.rules.chapters import MAX_COLUMNS

__all__ = ["PatchError", "patch"]

Trail = tuple[str, ...]


class PatchError(ValueError):
    """The text cannot be changed to read as the data."""


def patch(text: str, data: Any) -> str:
    """Return the text with the additions of the data, which must contain all that the text has.

    Comments, blank lines and line breaks stay: ruamel.yaml would rewrite four lines in ten, even of a chapter
    in which nothing changed.
    """
    patched = _Patch(text).apply(data)
    if json.dumps(Loader(patched).get_single_data()) != json.dumps(data):
        raise PatchError("the changed chapter does not read as intended; this is a fault of adopt")
    return patched


class _Patch:
    def __init__(self, text: str) -> None:
        self.text = text
        self.rows = text.split("\n")
        self.starts = [0]
        for row in self.rows:
            self.starts.append(self.starts[-1] + len(row) + 1)
        self.edits: list[tuple[int, int, str]] = []
        """Start, end and replacement. Edits at one place are in the order of the result."""
        self.added: Counter[int] = Counter()
        """How many characters each line grows by."""

    def apply(self, data: Any) -> str:
        loader = Loader(self.text)
        root = loader.get_single_node()
        self._visit(root, loader.construct_document(root), data, (), in_block=True)
        parts, done = [], 0
        for start, stop, words in sorted(self.edits, key=lambda edit: edit[0]):
            parts += [self.text[done:start], words]
            done = stop
        return "".join([*parts, self.text[done:]])

    def _offset(self, mark: Any) -> int:
        line: int = mark.line
        return self.starts[line] + int(mark.column)

    def _visit(self, node: Any, old: Any, new: Any, trail: Trail, in_block: bool) -> None:
        if json.dumps(old) == json.dumps(new):
            return
        is_mapping, is_list = isinstance(old, dict), isinstance(old, list)
        if type(old) is not type(new) or not (is_mapping or is_list) or not old:
            self._replace(node, new)
            return
        children = [value for _, value in node.value] if is_mapping else node.value
        self._check_kept(list(old) if is_mapping else old, list(new) if is_mapping else new, trail)
        if is_mapping:
            for name, child in zip(old, children, strict=True):
                self._visit(child, old[name], new[name], (*trail, name), not node.flow_style)
            added = [(name, new[name]) for name in new if name not in old]
        else:
            added = [(None, item) for item in new if item not in old]
        if added and node.flow_style:
            self._extend_flow(node, old, new, in_block)
        elif added:
            self._extend_block(node, old, new, trail)

    def _check_kept(self, old: list[Any], new: list[Any], trail: Trail) -> None:
        if [item for item in new if item in old] != old:
            raise PatchError(f"{'.'.join(trail)}: adopt adds only, and something is gone or moved")

    def _replace(self, node: Any, new: Any) -> None:
        self.edits.append((self._offset(node.start_mark), self._end(node), flow(new)))

    def _end(self, node: Any) -> int:
        """The end of the content of a node, without the comments and blank lines below it."""
        if isinstance(node, yaml.ScalarNode):
            end = self._offset(node.end_mark)
            return len(self.text[:end].rstrip()) if node.style in ("|", ">") else end
        if node.flow_style:
            return self._offset(node.end_mark)
        last = node.value[-1]
        return self._end(last[1] if isinstance(node, yaml.MappingNode) else last)

    def _extend_block(self, node: Any, old: Any, new: Any, trail: Trail) -> None:
        is_mapping = isinstance(node, yaml.MappingNode)
        firsts = [pair[0] for pair in node.value] if is_mapping else node.value
        ends = [self._end(pair[1] if is_mapping else pair) for pair in node.value]
        indent, known = node.start_mark.column, list(old)
        first = self._above_comments(firsts[0].start_mark.line)
        gap = "\n" if self._has_blank_lines(firsts, ends) else ""
        before = -1
        for item in new:
            if before + 1 < len(known) and item == known[before + 1]:
                before += 1
                continue
            levels = _own_lines(trail)
            written = entry(item, new[item], indent, levels) if is_mapping else lines([item], indent, levels)
            body = "\n".join(written)
            if before < 0:
                self.edits.append((first, first, f"{body}\n{gap}"))
            else:
                end = self.text.find("\n", ends[before])
                end = len(self.text) if end < 0 else end
                self.edits.append((end, end, f"\n{gap}{body}"))

    def _above_comments(self, line: int) -> int:
        while line and self.rows[line - 1].lstrip().startswith("#"):
            line -= 1
        return self.starts[line]

    def _has_blank_lines(self, firsts: list[Any], ends: list[int]) -> bool:
        pairs = list(zip(ends, firsts[1:], strict=False))
        blank = sum("\n\n" in self.text[end : self._offset(node.start_mark)] for end, node in pairs)
        return blank * 2 > len(pairs)

    def _extend_flow(self, node: Any, old: Any, new: Any, in_block: bool) -> None:
        is_mapping, known = isinstance(node, yaml.MappingNode), list(old)
        pieces = {
            number: flow_entry(item, new[item]) if is_mapping else flow(item)
            for number, item in enumerate(new)
            if item not in old
        }
        holds_objects = isinstance(old[known[0]] if is_mapping else known[0], dict)
        length = len(self.rows[node.start_mark.line]) + sum(len(piece) + 2 for piece in pieces.values())
        if in_block and holds_objects and length > MAX_COLUMNS and self._is_rest_of_line(node):
            row = self.rows[node.start_mark.line]
            body = lines(new, len(row) - len(row.lstrip()) + 2)
            place = self._offset(node.start_mark) - 1
            self.edits.append((place, self._offset(node.end_mark), "\n".join(["", *body])))
            return
        before = -1
        for number in range(len(new)):
            if number in pieces:
                self._insert_in_flow(node, before, pieces[number], is_last=number + 1 not in pieces)
            else:
                before += 1

    def _is_rest_of_line(self, node: Any) -> bool:
        row = self.rows[node.start_mark.line]
        is_single = node.start_mark.line == node.end_mark.line
        return is_single and row[: node.start_mark.column].endswith(": ") and not row[node.end_mark.column :]

    def _insert_in_flow(self, node: Any, before: int, piece: str, *, is_last: bool) -> None:
        """Write a piece after the part with this number, and break the line where it becomes too long.

        The break after it replaces the comma there, so only the last piece at a place may have one.
        """
        parts = [pair[0] for pair in node.value] if isinstance(node, yaml.MappingNode) else node.value
        lasts = [pair[1] for pair in node.value] if isinstance(node, yaml.MappingNode) else node.value
        mark = parts[0].start_mark if before < 0 else lasts[before].end_mark
        place, row = self._offset(mark), self.rows[mark.line]
        top = self.rows[node.start_mark.line]
        margin = "\n" + " " * (len(top) - len(top.lstrip()) + 2)
        fits = len(row) + self.added[mark.line] + len(piece) + 2 <= MAX_COLUMNS
        self.added[mark.line] += len(piece) + 2 if fits else 0
        if before < 0:
            self.edits.append((place, place, f"{piece}, " if fits else f"{piece},{margin}"))
            return
        rest = row[mark.column :]
        is_long = is_last and not fits and rest.startswith(", ") and len(margin + piece + rest) > MAX_COLUMNS
        words = f", {piece}" if fits else f",{margin}{piece}"
        self.edits.append((place, place + 2 * is_long, words + (f",{margin}" if is_long else "")))


def _own_lines(trail: Trail) -> int:
    """How many levels of a new entry below this place get lines of their own."""
    if trail[:1] == ("paths",):
        return max(0, 3 - len(trail))
    if trail[:1] == ("components",):
        return max(0, 3 - len(trail) - (trail[1:2] == ("parameters",)))
    return 0 if trail else 3
