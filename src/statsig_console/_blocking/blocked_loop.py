"""The warning about a call that blocks the event loop of its caller."""

from __future__ import annotations

import asyncio
import inspect
import sys
import warnings
from contextlib import suppress
from pathlib import Path
from typing import Any

__all__ = ["warn_of_blocked_loop"]

_PACKAGE = str(Path(__file__).parents[1])
_has_warned = False


def warn_of_blocked_loop() -> None:
    """Warn once if this thread runs an event loop, whose other tasks stand still during the call."""
    global _has_warned
    if _has_warned or not _runs_loop() or _is_notebook():
        return
    _has_warned = True
    warnings.warn(
        "a synchronous client was used in a coroutine, so the event loop stands still during each call; "
        "use statsig_console.Client with `await` there",
        RuntimeWarning,
        stacklevel=_level_of_caller(),
    )


def _runs_loop() -> bool:
    with suppress(RuntimeError):
        asyncio.get_running_loop()
        return True
    trio: Any = sys.modules.get("trio")
    return trio is not None and bool(trio.lowlevel.in_trio_run())


def _is_notebook() -> bool:
    """Return whether IPython runs the code; a cell of a notebook always runs in an event loop."""
    get_shell = getattr(sys.modules.get("IPython"), "get_ipython", None)
    return get_shell is not None and get_shell() is not None


def _level_of_caller() -> int:
    """Return the `stacklevel` of the first frame outside of this package."""
    level, frame = 0, inspect.currentframe()
    while frame is not None and frame.f_code.co_filename.startswith(_PACKAGE):
        level, frame = level + 1, frame.f_back
    # The first counted frame is this one, which has returned when the warning is given.
    return level
