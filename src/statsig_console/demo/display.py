"""Progress in the terminal: bars if rich is installed, else plain lines."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from .. import Progress, progress_bars

__all__ = ["show_progress"]

Bar = Callable[[str], Callable[[Progress[Any, Any]], None]]

STEP = 100
"""Items per plain line."""


@contextmanager
def show_progress() -> Iterator[Bar]:
    """Show the progress of bulk runs while the block runs."""
    try:
        from rich.console import Console
    except ImportError:
        yield plain_lines
        return
    width = None if sys.stdout.isatty() else 100
    with progress_bars(Console(width=width, highlight=False)) as bar:
        yield bar


def plain_lines(name: str) -> Callable[[Progress[Any, Any]], None]:
    """Return a callback that prints a line after every 100 items, and one at the end."""

    def show(progress: Progress[Any, Any]) -> None:
        if progress.done % STEP == 0 or progress.done == progress.total:
            print(f"{name}: {progress.done} of {progress.total}", flush=True)

    return show
