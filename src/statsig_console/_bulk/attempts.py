"""One change of a bulk call, read back where nobody knows whether it was made."""

from __future__ import annotations

import logging
from itertools import count
from typing import Generic, TypeVar

import anyio

from .._calls.trace import Trail
from .._errors import AmbiguousMutation, StatsigError
from .in_flight import Flights
from .options import Plan
from .report import Outcome, State, ended

__all__ = ["Attempts"]

Item = TypeVar("Item")
Result = TypeVar("Result")

_logger = logging.getLogger("statsig_console")

# A change that the client itself can settle is tried again after 2, 4 and 8 s.
_MOST_AGAIN = 3


class Attempts(Generic[Item, Result]):
    """Makes the call for an item, and finds out what became of one whose answer was lost."""

    def __init__(self, plan: Plan[Item, Result], flights: Flights) -> None:
        self._plan = plan
        self._flights = flights

    async def read_back(self, item: Item) -> bool | None:
        """Return whether an item in doubt is done.

        That it is not must be said twice, since the change may still be on its way.
        """
        reconcile = self._plan.reconcile
        if reconcile is None:
            return None
        try:
            verdict = await reconcile(item)
            if verdict is False:
                await anyio.sleep(self._plan.read_again)
                verdict = await reconcile(item)
        except StatsigError as error:
            _logger.info("an item in doubt could not be read back: %s", error)
            return None
        return verdict

    async def make(self, item: Item, trail: Trail) -> Outcome[Item, Result]:
        """Make the call; where its answer is lost, find out, and repeat what was not done."""
        for again in count():
            try:
                result = await self._plan.call(item)
            except StatsigError as error:
                if not isinstance(error, AmbiguousMutation) and trail.doubt is None:
                    return ended(item, "failed", error, trail)
                verdict = await self.read_back(item)
                if verdict:
                    return Outcome(item, "recovered", attempts=trail.requests)
                if verdict is False:
                    trail.doubt = None
                    if again:
                        return ended(item, "failed", error, trail)
                elif trail.doubt is None or again == _MOST_AGAIN:
                    return ended(item, "unknown", error, trail)
                if self._flights.is_closing:
                    return ended(item, "unknown" if trail.doubt else "failed", error, trail)
                if trail.doubt:
                    await anyio.sleep(self._plan.read_again * 2**again)
            else:
                state: State = "recovered" if again or trail.recovered else "done"
                return Outcome(item, state, result, attempts=trail.requests)
        raise AssertionError  # pragma: no cover
