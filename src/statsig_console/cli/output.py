"""Print results: a table on a terminal, otherwise JSON Lines; also JSON, CSV, Markdown, and ids alone."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Mapping, Sequence
from typing import Any

from .failures import UsageError, print_note
from .global_options import Format, GlobalOptions
from .rows import cell, check_fields, columns, iso_times, pick

__all__ = ["Output", "chosen_format"]

_FIRST = ("id", "name", "email", "status", "type", "isEnabled", "lastModifiedTime", "idType", "tags")
"""The columns of a table, if --fields names none."""
_FEWEST = 3


def chosen_format(options: GlobalOptions) -> Format:
    """Return the format of the output."""
    return options.output or ("table" if sys.stdout.isatty() else "jsonl")


class Output:
    """Prints the result of one command.

    Args:
        options: The global options.
        fields: The names of the fields that the document knows, for --fields; empty for any.
        times: The paths of times in ms since 1970.
    """

    def __init__(self, options: GlobalOptions, fields: Sequence[str] = (), times: Sequence[str] = ()) -> None:
        self.format = chosen_format(options)
        self._chosen = options.field_names
        self._known = fields
        self._times = times
        if not self.is_help:
            check_fields(self._chosen, fields)

    @property
    def is_help(self) -> bool:
        """Whether `--fields help` asks for the names of the fields."""
        return self._chosen == ["help"]

    def print_names(self) -> None:
        """Print the names of the fields."""
        if not self._known:
            raise UsageError("the document does not say which fields this command prints")
        sys.stdout.write("".join(f"{name}\n" for name in self._known))

    def print(self, value: Any) -> None:
        """Print a value: a list with one row for each item, or one object."""
        value = iso_times(value, self._times)
        if self._chosen:
            value = _picked(value, self._chosen)
        rows = value if isinstance(value, list) else [] if value is None else [value]
        text = {
            "json": lambda: json.dumps(value, ensure_ascii=False, indent=2) + "\n",
            "jsonl": lambda: "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows),
            # A report of the API may be CSV itself.
            "csv": lambda: value if isinstance(value, str) else _csv(_objects(rows)),
            "md": lambda: _markdown(_objects(rows)),
            "id": lambda: "".join(f"{_id(row)}\n" for row in rows),
            "table": lambda: self._table(value),
        }[self.format]()
        sys.stdout.write(text)

    def _table(self, value: Any) -> str:
        from .tables import object_table, row_table, width

        if value is None:
            return ""
        if not isinstance(value, list):
            return object_table(value) if isinstance(value, dict) else f"{cell(value)}\n"
        rows = _objects(value)
        names = columns(rows)
        shown = names if self._chosen else _few(names, rows, width())
        if len(shown) < len(names):
            print_note(
                f"{len(value)} rows; {len(shown)} of {len(names)} fields are shown, --fields chooses others"
            )
        return row_table(rows, shown)


def _picked(value: Any, names: Sequence[str]) -> Any:
    if isinstance(value, list):
        return [pick(item, names) for item in value]
    return None if value is None else pick(value, names)


def _few(names: Sequence[str], rows: Sequence[Mapping[str, Any]], width: int) -> list[str]:
    """Return the names of the columns that fit into a width, and at least two."""
    found = [name for name in _FIRST if name in names]
    if len(found) < _FEWEST:
        plain = [name for name in names if not any(isinstance(row.get(name), dict | list) for row in rows)]
        found = plain or list(names)
    needed = 0
    for number, name in enumerate(found):
        needed += max(len(name), *(len(cell(row.get(name))) for row in rows)) + 2
        if needed > width and number >= _FEWEST - 1:
            return found[:number]
    return found


def _objects(rows: Sequence[Any]) -> list[dict[str, Any]]:
    """Return rows as objects; plain values get the column `value`."""
    return [row if isinstance(row, dict) else {"value": row} for row in rows]


def _csv(rows: Sequence[Mapping[str, Any]]) -> str:
    names = columns(rows)
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    if names:
        writer.writerow(names)
    writer.writerows([cell(row.get(name)) for name in names] for row in rows)
    return file.getvalue()


def _markdown(rows: Sequence[Mapping[str, Any]]) -> str:
    names = columns(rows)
    if not names:
        return ""
    lines = [names, ["---"] * len(names), *([cell(row.get(name)) for name in names] for row in rows)]
    return "".join(f"| {' | '.join(map(_escaped, line))} |\n" for line in lines)


def _escaped(text: str) -> str:
    return " ".join(text.replace("\\", "\\\\").replace("|", "\\|").split())


def _id(row: Any) -> str:
    if isinstance(row, str | int) and "\n" not in str(row):
        return str(row)
    if isinstance(row, dict):
        for name in ("id", "item", "key", "name", "email"):
            if isinstance(found := row.get(name), str | int):
                return str(found)
    raise UsageError("these objects have no id", "Choose another format, such as -o jsonl.")
