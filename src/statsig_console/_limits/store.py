"""The interface of a store that counts the calls of several processes or hosts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

__all__ = ["LIFETIME", "Delays", "Demand", "Lease", "Store", "Terms"]

LIFETIME = 60
"""Seconds after which a lease that nobody released counts as released: its process must have died."""

Terms = Sequence[tuple[int, int]]
"""Pairs of calls and nanoseconds."""


class Delays(dict[str, int]):
    """Nanoseconds to wait before the next attempt, by throttle."""

    def __init__(self, delays: Mapping[str, int], ages: Mapping[str, int]) -> None:
        super().__init__(delays)
        self.ages = ages
        """Nanoseconds since the server refused a call, by throttle that is paused because of that."""


@dataclass(frozen=True, slots=True)
class Demand:
    """One throttle on which a call needs a slot, and the limits that hold there."""

    name: str
    terms: Terms


@dataclass(frozen=True, slots=True)
class Lease:
    """The slots that a store keeps for one call."""

    id: str
    names: tuple[str, ...]


class Store(Protocol):
    """Counts the calls of all processes that share rate limits."""

    async def acquire(self, demands: Sequence[Demand]) -> Lease | Delays:
        """Acquire a slot on all throttles, or return how long to wait for each that is full."""
        ...

    async def record_refusal(self, lease: Lease, pauses: Mapping[str, int]) -> None:
        """Pause throttles for some nanoseconds; then admit one call, and the others once it succeeded."""
        ...

    async def release(self, lease: Lease, *, admitted: bool = False) -> None:
        """Record that the call ended now, and whether the server admitted it."""
        ...

    async def cancel(self, lease: Lease) -> None:
        """Forget a call that was not sent."""
        ...
