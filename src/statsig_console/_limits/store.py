"""What a store of a shared budget can do, whatever keeps it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

__all__ = ["LIFETIME", "Asked", "Permit", "Store", "Terms", "Waits"]

LIFETIME = 60
"""Seconds after which a call counts as answered whose process has never said so: it must have died."""

Terms = Sequence[tuple[int, int]]
"""Pairs of calls and nanoseconds."""


class Waits(dict[str, int]):
    """Nanoseconds that it is worth waiting, by account."""

    def __init__(self, waits: Mapping[str, int], ages: Mapping[str, int]) -> None:
        super().__init__(waits)
        self.ages = ages
        """Nanoseconds since the server refused a call, of the accounts that wait because of that."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One account of a shared budget, and what must still hold on it with one more call."""

    name: str
    terms: Terms


@dataclass(frozen=True, slots=True)
class Permit:
    """A place that a store keeps for one call."""

    id: str
    names: tuple[str, ...]


class Store(Protocol):
    """Where processes that share a budget count their calls."""

    async def take(self, asked: Sequence[Asked]) -> Permit | Waits:
        """Keep a place on all accounts, or return how long it is worth waiting for each that is full."""
        ...

    async def refused(self, permit: Permit, pauses: Mapping[str, int]) -> None:
        """Let nobody in for so many nanoseconds, then one to try, and the others once that one was let in."""
        ...

    async def answered(self, permit: Permit, *, let_in: bool = False) -> None:
        """Take note that the call was answered now, and whether the server let it in."""
        ...

    async def give_back(self, permit: Permit) -> None:
        """Forget a call that was not sent."""
        ...
