"""Tables for a terminal; the one module that draws with rich."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Mapping, Sequence
from typing import Any

from rich import box
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from .rows import cell

__all__ = ["object_table", "row_table", "width"]

_WIDTH_OF_FILES = 200
"""Columns of a table that is not printed to a terminal."""


def row_table(rows: Sequence[Mapping[str, Any]], names: Sequence[str]) -> str:
    """Return a table with one line for each row; long cells are wrapped and never cut."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in names:
        table.add_column(name, overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell(row.get(name))) for name in names))
    return _rendered(table) if names else ""


def object_table(value: Mapping[str, Any]) -> str:
    """Return a table with one line for each field of an object."""
    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column(style="bold")
    table.add_column(overflow="fold")
    for name, item in value.items():
        table.add_row(Text(name), Text(cell(item)))
    return _rendered(table)


def width() -> int:
    """Return the width of the terminal, or that of a table in a file."""
    return Console().width if sys.stdout.isatty() else _WIDTH_OF_FILES


def _rendered(table: RenderableType) -> str:
    is_terminal = sys.stdout.isatty()
    has_colour = is_terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    file = io.StringIO()
    console = Console(
        file=file,
        force_terminal=has_colour,
        color_system="standard" if has_colour else None,
        width=width(),
    )
    console.print(table)
    # Cells are padded up to the width of their column, which nobody needs at the end of a line.
    return "".join(f"{line.rstrip()}\n" for line in file.getvalue().splitlines() if line.strip())
