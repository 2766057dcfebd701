"""The options of a bulk run, checked, and the types that all of `_bulk` has in common."""

from __future__ import annotations

import math
import os
import sys
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Generic, Literal, TypeVar, get_args

from .._config import check_count, check_seconds, shown
from .._errors import InvalidArgumentError
from .._operation import Resource

__all__ = ["BulkOptions", "Duplicates", "Item", "Result", "journal_path"]

Item = TypeVar("Item")
Result = TypeVar("Result")

Duplicates = Literal["error", "skip", "allow"]
MOST_CONCURRENCY = 1000
"""As many as a client has requests in flight at most; each costs a task."""


@dataclass(slots=True)
class BulkOptions(Generic[Item, Result]):
    """The arguments of `bulk`, which explains them."""

    call: Callable[[Item], Awaitable[Result]]
    concurrency: int
    max_failures: int | None
    dry_run: bool
    only_if_changed: Callable[[Item], Awaitable[bool]] | None
    on_duplicate: Duplicates | None
    key: Callable[[Item], str] | None
    journal: Path | None
    reconcile: Callable[[Item], Awaitable[bool | None]] | None
    collect: bool
    grace: float
    read_again: float

    def __post_init__(self) -> None:
        for name in ("call", "only_if_changed", "key", "reconcile"):
            _check_callable(name, getattr(self, name), needed=name == "call")
        check_count("concurrency", self.concurrency, 1, MOST_CONCURRENCY)
        if self.max_failures is not None:
            check_count("max_failures", self.max_failures, 1, sys.maxsize)
        if self.grace != math.inf:
            check_seconds("grace", self.grace, or_zero=True)
        check_seconds("read_again", self.read_again, or_zero=True)
        if self.on_duplicate is None:
            self.on_duplicate = "error" if self.collect or self.journal else "allow"
        if self.on_duplicate not in get_args(Duplicates):
            known = ", ".join(get_args(Duplicates))
            raise InvalidArgumentError("on_duplicate", f"{shown(self.on_duplicate)} is none of: {known}")
        if self.journal and self.on_duplicate == "allow":
            raise InvalidArgumentError(
                "on_duplicate", "a journal cannot tell two items with the same key apart"
            )

    @property
    def is_operation(self) -> bool:
        """Whether `call` is an operation of a client and nothing else, so that its safety class counts."""
        call: Callable[..., object] = self.call
        while isinstance(call, partial):
            call = call.func
        return isinstance(getattr(call, "__self__", None), Resource)


def journal_path(journal: str | os.PathLike[str] | None) -> Path | None:
    """Return the path of a journal, or raise InvalidArgumentError if it cannot be one."""
    if journal is None:
        return None
    if not isinstance(journal, str | os.PathLike):
        raise InvalidArgumentError("journal", f"{shown(journal)} is not a path")
    path = os.fspath(journal)
    if not isinstance(path, str) or not path or "\0" in path:
        raise InvalidArgumentError("journal", f"{path!r} is not a path")
    return Path(path)


def _check_callable(name: str, value: Any, *, needed: bool) -> None:
    if not callable(value) and (needed or value is not None):
        raise InvalidArgumentError(name, f"{shown(value)} is not a function")
