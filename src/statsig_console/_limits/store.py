"""The interface of a store, which counts the calls of several processes or hosts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

__all__ = ["LIFETIME", "Delays", "Demand", "Lease", "Store", "Terms"]

LIFETIME = 60
"""Seconds after which a lease counts as released without a report; its process must have died."""

Terms = Sequence[tuple[int, int]]
"""Pairs of calls and nanoseconds."""


class Delays(dict[str, int]):
    """The delays of a call in nanoseconds, by throttle."""

    def __init__(self, delays: Mapping[str, int], ages: Mapping[str, int]) -> None:
        super().__init__(delays)
        self.ages = ages
        """Nanoseconds since the refusal that paused a throttle, by paused throttle."""


@dataclass(frozen=True, slots=True)
class Demand:
    """A throttle on which a call needs a slot, with its limits."""

    name: str
    terms: Terms


@dataclass(frozen=True, slots=True)
class Lease:
    """The slots that a store keeps for one call."""

    id: str
    names: tuple[str, ...]


class Store(Protocol):
    """A store that counts the calls of all processes that share rate limits."""

    async def acquire(self, demands: Sequence[Demand]) -> Lease | Delays:
        """Acquire a slot on all throttles, or return the delay for each that is full."""
        ...

    async def record_refusal(self, lease: Lease, pauses: Mapping[str, int]) -> None:
        """Pause throttles for some nanoseconds. Then admit one call, and the others after its success."""
        ...

    async def release(self, lease: Lease, *, admitted: bool = False) -> None:
        """Record that a call ended now, and whether the server admitted it."""
        ...

    async def cancel(self, lease: Lease) -> None:
        """Remove a call that was not sent."""
        ...
