"""The checked options of a bulk run, and the types that all modules of `_bulk` share."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Generic, Literal, TypeVar

from .._errors import InvalidArgumentError
from .._operation import Resource

__all__ = ["BulkOptions", "Duplicates", "Item", "Result"]

Item = TypeVar("Item")
Result = TypeVar("Result")

Duplicates = Literal["error", "skip", "allow"]


@dataclass(slots=True)
class BulkOptions(Generic[Item, Result]):
    """The arguments of `bulk`; its docstring explains them."""

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
        for name, number in (("concurrency", self.concurrency), ("max_failures", self.max_failures)):
            if number is not None and number < 1:
                raise InvalidArgumentError(name, f"{number} is less than 1")
        if self.on_duplicate is None:
            self.on_duplicate = "error" if self.collect or self.journal else "allow"
        if self.journal and self.on_duplicate == "allow":
            raise InvalidArgumentError("on_duplicate", "a journal cannot record two items with the same key")

    @property
    def is_operation(self) -> bool:
        """Whether `call` is an operation of a client and nothing else, so that its safety class counts."""
        call: Callable[..., object] = self.call
        while isinstance(call, partial):
            call = call.func
        return isinstance(getattr(call, "__self__", None), Resource)
