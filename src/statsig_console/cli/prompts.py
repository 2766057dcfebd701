"""Questions before a command changes more than one object."""

from __future__ import annotations

import math
import sys

from .failures import Declined, UsageError
from .global_options import GlobalOptions

__all__ = ["confirm", "duration", "expected_seconds"]

_WINDOWS = ((100, 10.0), (900, 900.0))
"""The default rate limits of writes: calls and seconds."""
_PER_SECOND = 20.0
"""Writes in a second that concurrent calls make while no limit holds them up, roughly."""


def confirm(question: str, options: GlobalOptions) -> None:
    """Ask a question; raise Declined if the answer is no, UsageError if nobody can be asked."""
    if options.yes:
        return
    if options.no_input or not sys.stdin.isatty():
        raise UsageError(f"{question} Nobody can be asked here.", "Give --yes to go on without a question.")
    sys.stderr.write(f"{question} [y/N] ")
    sys.stderr.flush()
    if sys.stdin.readline().strip().lower() not in ("y", "yes"):
        raise Declined("declined; nothing was changed")


def expected_seconds(writes: int) -> float:
    """Return about how long a number of writes takes under the default rate limits."""
    waits = [math.floor((writes - 1) / calls) * seconds for calls, seconds in _WINDOWS if writes]
    return max([*waits, writes / _PER_SECOND])


def duration(seconds: float) -> str:
    """Return a time in words, such as ``about 3 min``."""
    if seconds < 60:
        return f"about {max(1, round(seconds))} s"
    minutes = round(seconds / 60)
    return f"about {minutes} min" if minutes < 120 else f"about {minutes / 60:.1f} h"
