"""What was asked of a bulk call."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from typing import Generic, Literal, TypeVar

from .._operation import Resource

__all__ = ["Duplicates", "Plan"]

Item = TypeVar("Item")
Result = TypeVar("Result")

Duplicates = Literal["error", "skip", "allow"]


@dataclass(frozen=True, slots=True)
class Plan(Generic[Item, Result]):
    """The arguments of `bulk`, which explains them."""

    call: Callable[[Item], Awaitable[Result]]
    concurrency: int
    max_failures: int | None
    dry_run: bool
    only_if_changed: Callable[[Item], Awaitable[bool]] | None
    on_duplicate: Duplicates
    key: Callable[[Item], str] | None
    has_journal: bool
    reconcile: Callable[[Item], Awaitable[bool | None]] | None
    grace: float
    read_again: float

    @property
    def is_operation(self) -> bool:
        """Whether `call` is an operation of a client and nothing else, so that its safety class counts."""
        call: Callable[..., object] = self.call
        while isinstance(call, partial):
            call = call.func
        return isinstance(getattr(call, "__self__", None), Resource)
