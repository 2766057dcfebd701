"""The steps of one item of a bulk run, from its first sight to its outcome."""

from __future__ import annotations

import logging
from contextlib import suppress
from functools import partial
from itertools import count
from typing import Generic, TypeVar

import anyio

from .._calls.trace import CallTrace, start_trace
from .._clock import current_time
from .._errors import InvalidArgumentError, JournalError, StatsigError, TransportError, UnknownOutcomeError
from .in_flight import Flights
from .items import ItemKey, key_of
from .journal import Memory
from .options import Plan
from .report import Outcome, State, ended, skipped
from .stats import Tally

__all__ = ["Attempts", "Settler"]

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

    async def make(self, item: Item, trace: CallTrace) -> Outcome[Item, Result]:
        """Make the call; where its answer is lost, find out, and repeat what was not done."""
        for again in count():
            try:
                result = await self._plan.call(item)
            except StatsigError as error:
                if not isinstance(error, UnknownOutcomeError) and trace.doubt is None:
                    return ended(item, "failed", error, trace)
                verdict = await self.read_back(item)
                if verdict:
                    return Outcome(item, "recovered", attempts=trace.requests)
                if verdict is False:
                    trace.doubt = None
                    if again:
                        return ended(item, "failed", error, trace)
                elif trace.doubt is None or again == _MOST_AGAIN:
                    return ended(item, "unknown", error, trace)
                if self._flights.is_closing:
                    return ended(item, "unknown" if trace.doubt else "failed", error, trace)
                if trace.doubt:
                    await anyio.sleep(self._plan.read_again * 2**again)
            else:
                state: State = "recovered" if again or trace.recovered else "done"
                return Outcome(item, state, result, attempts=trace.requests)
        raise AssertionError  # pragma: no cover


class Settler(Generic[Item, Result]):
    """Settles items one by one; an outcome is on disk before it is told."""

    def __init__(
        self, plan: Plan[Item, Result], tally: Tally[Item, Result], memory: Memory, flights: Flights
    ) -> None:
        self._plan = plan
        self._tally = tally
        self._memory = memory
        self._flights = flights
        self._attempts = Attempts(plan, flights)
        self._seen: set[bytes] = set()

    async def settle(self, item: Item) -> Outcome[Item, Result]:
        """Take one item from first sight to its outcome."""
        plan = self._plan
        try:
            key = self._key(item)
        except InvalidArgumentError as error:
            return ended(item, "failed", error)
        if key is not None and plan.on_duplicate != "allow":
            if key.digest in self._seen:
                return self._repeated(item)
            self._seen.add(key.digest)
        before = self._memory.state(key)
        if before in ("done", "recovered"):
            return skipped(item, "earlier")
        if plan.dry_run:
            return skipped(item, "planned")
        self._tally.pace.begin(current_time())
        trace, doubt = start_trace(), None
        if before in ("sent", "unknown"):
            found = await self._take_up(item, key, trace)
            if isinstance(found, Outcome):
                return found
            doubt = found
        if plan.only_if_changed is not None:
            try:
                if not await plan.only_if_changed(item):
                    return skipped(item, "unchanged")
            except StatsigError as error:
                return ended(item, "failed", error, trace)
        trace = start_trace()
        trace.doubt = doubt
        return await self._send(item, key, trace)

    def _key(self, item: Item) -> ItemKey | None:
        plan = self._plan
        if plan.on_duplicate == "allow":
            return None
        try:
            return key_of(item, plan.key)
        except InvalidArgumentError:
            # What cannot be known again cannot be the same as another either; only a journal needs it.
            if plan.key is not None or plan.has_journal:
                raise
            return None

    def _repeated(self, item: Item) -> Outcome[Item, Result]:
        if self._plan.on_duplicate == "skip":
            return skipped(item, "duplicate")
        return ended(item, "failed", InvalidArgumentError("items", "the same item came before in this run"))

    async def _take_up(
        self, item: Item, key: ItemKey | None, trace: CallTrace
    ) -> Outcome[Item, Result] | TransportError | None:
        """Find out what became of an item that an earlier run left in doubt.

        None if it is to be sent; the doubt itself if the client, which knows the operation, is to settle it.
        """
        verdict = await self._attempts.read_back(item)
        if verdict is False:
            return None
        if verdict is None:
            lost = TransportError("an earlier run ended before the answer", stage="wait", sent="maybe")
            if self._plan.is_operation:
                return lost
            return ended(item, "unknown", UnknownOutcomeError(lost), trace)
        outcome: Outcome[Item, Result] = Outcome(item, "recovered", attempts=trace.requests)
        await self._note(key, outcome)
        return outcome

    async def _send(self, item: Item, key: ItemKey | None, trace: CallTrace) -> Outcome[Item, Result]:
        """Write down what is about to happen, do it, and write down what came of it."""
        outcome: Outcome[Item, Result] = skipped(item, "stopped")
        with anyio.CancelScope(shield=True):
            try:
                await self._memory.write(key, "sent")
            except JournalError as error:
                self._tally.stop(str(error), error)
                return ended(item, "failed", error)
            outcome = await self._fly(item, key, trace)
            if outcome.state == "skipped" and trace.doubt is not None:
                # Not sent this time; what an earlier run sent is as much in doubt as it was.
                outcome = ended(item, "unknown", UnknownOutcomeError(trace.doubt), trace)
            await self._note(key, outcome)
        return outcome

    async def _fly(self, item: Item, key: ItemKey | None, trace: CallTrace) -> Outcome[Item, Result]:
        if self._flights.is_closing:
            return skipped(item, "stopped")
        try:
            outcome = await self._flights.fly(partial(self._attempts.make, item, trace), trace)
        except BaseException as bug:
            with suppress(JournalError):
                await self._memory.write(key, "unknown", bug)
            raise
        if outcome is not None:
            return outcome
        if trace.is_unsent:
            return skipped(item, "stopped")
        lost = TransportError("cancelled before the answer", stage="wait", sent="maybe")
        return ended(item, "unknown", UnknownOutcomeError(lost), trace)

    async def _note(self, key: ItemKey | None, outcome: Outcome[Item, Result]) -> None:
        """Write down an outcome; where that fails, the next run finds the item in doubt and reads it back."""
        state = "unsent" if outcome.state == "skipped" else outcome.state
        try:
            await self._memory.write(key, state, outcome.error)
        except JournalError as error:
            self._tally.stop(str(error), error)
