"""Errors of what is made of several requests: changes in doubt, lists, polls, bulk calls."""

from __future__ import annotations

import builtins
from collections.abc import Sequence
from typing import Any

from .root import MendedBy, StatsigError

__all__ = ["AmbiguousMutation", "BulkError", "PaginationError", "PollTimeout"]


class AmbiguousMutation(StatsigError):
    """A write was sent, and it is unknown whether the server carried it out.

    It was repeated only if that is safe. Read the object to find out.
    """

    mended_by: MendedBy = "person"
    hint = "Read the object to see whether the change was made, then decide."

    outcome = "unknown"

    def __init__(
        self,
        cause: StatsigError,
        *,
        reading: StatsigError | None = None,
        last: StatsigError | None = None,
        is_repeatable: bool = False,
    ) -> None:
        parts = [f"outcome unknown: {cause.describe()}"]
        if not is_repeatable:
            parts.append("not repeated because that could do it twice")
        if last is not None:
            parts.append(f"the last attempt ended with {last.describe()}")
        if reading is not None:
            parts.append(f"reading back: {reading.describe()}")
        super().__init__("; ".join(parts))
        self.cause = cause
        self.last = last
        """The error of the last attempt, if that is another one than `cause`."""
        self.reading = reading
        """Why reading back did not settle it, if the object was read back."""
        self.stage: str | None = getattr(cause, "stage", None)
        self.status: int | None = getattr(cause, "status", None)
        # A traceback then shows the cause, with its hint.
        self.__cause__ = cause


class PaginationError(StatsigError):
    """A list that does not end."""

    mended_by: MendedBy = "time"
    hint = "Read the list again; it may have changed while it was read."


class PollTimeout(StatsigError, builtins.TimeoutError):
    """A condition did not come true in time; `last` is the last result."""

    mended_by: MendedBy = "time"
    hint = "Wait longer, or look at `last`."

    def __init__(self, message: str, last: Any = None) -> None:
        super().__init__(message)
        self.last = last


class BulkError(StatsigError):
    """Some items of a bulk call were not done; `failed` holds their outcomes."""

    def __init__(self, message: str, failed: Sequence[Any] = ()) -> None:
        super().__init__(message)
        self.failed = tuple(failed)
