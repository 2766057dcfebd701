"""The steps of one item of a bulk run, from its key to its outcome."""

from __future__ import annotations

import logging
from contextlib import suppress
from functools import partial
from typing import Generic

import anyio

from .._calls.trace import CallTrace, start_trace
from .._clock import current_time
from .._errors import InvalidArgumentError, JournalError, StatsigError, TransportError, UnknownOutcomeError
from .grace_period import GracePeriod
from .items import ItemKey, key_of
from .journal import Memory
from .options import BulkOptions, Item, Result
from .report import Outcome, Skip, State, ended, skipped
from .stats import Stats

__all__ = ["ItemProcessor"]

_logger = logging.getLogger("statsig_console")
_MOST_REPETITIONS = 3
"""The maximum number of further calls for a write in doubt, made after 2, 4 and 8 s."""


class ItemProcessor(Generic[Item, Result]):
    """Processes items. With a journal, an outcome is on disk before it is returned."""

    def __init__(
        self,
        options: BulkOptions[Item, Result],
        stats: Stats[Item, Result],
        memory: Memory,
        grace_period: GracePeriod,
    ) -> None:
        self._options = options
        self._stats = stats
        self._memory = memory
        self._grace_period = grace_period
        self._seen: set[bytes] = set()

    async def process(self, item: Item) -> Outcome[Item, Result]:
        """Return the outcome of an item, after skipping it, or sending it and settling any doubt."""
        options = self._options
        try:
            key = self._key(item)
        except Exception as error:
            return ended(item, "failed", error)
        if key is not None and options.on_duplicate != "allow":
            if key.digest in self._seen:
                return self._duplicate(item)
            self._seen.add(key.digest)
        before = self._memory.state(key)
        if before in ("done", "recovered"):
            return skipped(item, "earlier")
        if options.dry_run:
            return await self._refuse_unchanged(item) or skipped(item, "planned")
        self._stats.pace.begin(current_time())
        doubt = None
        if before in ("sent", "unknown") or (before == "raised" and options.reconcile):
            found = await self._resume(item, key, start_trace())
            if isinstance(found, Outcome):
                return found
            doubt = found
        if options.only_if_changed and (outcome := await self._refuse_unchanged(item)) is not None:
            return outcome
        trace = start_trace()
        trace.doubt = doubt
        return await self._send(item, key, trace)

    async def _refuse_unchanged(self, item: Item) -> Outcome[Item, Result] | None:
        """Return the outcome of an item that needs no call, or None."""
        if self._options.only_if_changed is None:
            return None
        trace = start_trace()
        try:
            is_changed = await self._options.only_if_changed(item)
        except Skip as skip:
            return skipped(item, skip.why)
        except Exception as error:
            return ended(item, "failed", error, trace)
        return None if is_changed else skipped(item, "unchanged")

    def _key(self, item: Item) -> ItemKey | None:
        options = self._options
        if options.on_duplicate == "allow":
            return None
        try:
            return key_of(item, options.key)
        except InvalidArgumentError:
            # Only a journal needs a key. Items without one count as different.
            if options.key is not None or options.journal is not None:
                raise
            return None

    def _duplicate(self, item: Item) -> Outcome[Item, Result]:
        if self._options.on_duplicate == "skip":
            return skipped(item, "duplicate")
        return ended(item, "failed", InvalidArgumentError("items", "the same item occurred earlier"))

    async def _resume(
        self, item: Item, key: ItemKey | None, trace: CallTrace
    ) -> Outcome[Item, Result] | TransportError | None:
        """Settle an item that an earlier run left in doubt, or return None if it must be sent.

        Returns the doubt if the client must settle it, because the client knows the operation.
        """
        is_done = await self._reconcile(item)
        if is_done is False:
            return None
        if is_done is None:
            lost = TransportError("an earlier run ended without the response", stage="wait", sent="maybe")
            if self._options.is_operation:
                return lost
            return ended(item, "unknown", UnknownOutcomeError(lost), trace)
        outcome: Outcome[Item, Result] = Outcome(item, "recovered", attempts=trace.requests)
        with anyio.CancelScope(shield=True):
            await self._write(key, outcome)
        return outcome

    async def _reconcile(self, item: Item) -> bool | None:
        """Return whether an item in doubt is done.

        The user's function must return False twice, since the server may still carry out the write.
        """
        reconcile = self._options.reconcile
        if reconcile is None:
            return None
        try:
            is_done = await reconcile(item)
            if is_done is False:
                await anyio.sleep(self._options.read_again)
                is_done = await reconcile(item)
        except StatsigError as error:
            _logger.info("an item whose outcome is unknown could not be read back: %s", error)
            return None
        except Exception:
            _logger.exception("reconcile raised; the outcome of its item stays unknown")
            return None
        return is_done

    async def _send(self, item: Item, key: ItemKey | None, trace: CallTrace) -> Outcome[Item, Result]:
        """Record in the journal that an item is sent, make its calls, and record the outcome."""
        outcome: Outcome[Item, Result] = skipped(item, "stopped")
        with self._memory.shield():
            try:
                await self._memory.write(key, "sent")
            except JournalError as error:
                self._stats.stop(str(error), error)
                return ended(item, "failed", error)
            outcome = await self._run(item, key, trace)
            if outcome.state == "skipped" and trace.doubt is not None:
                # Nothing was sent this time, so the doubt about the write of an earlier run remains.
                outcome = ended(item, "unknown", UnknownOutcomeError(trace.doubt), trace)
            await self._write(key, outcome)
        return outcome

    async def _run(self, item: Item, key: ItemKey | None, trace: CallTrace) -> Outcome[Item, Result]:
        if self._grace_period.has_begun:
            return skipped(item, "stopped")
        try:
            outcome = await self._grace_period.run(partial(self._call, item, trace), trace)
        except BaseException as error:
            with suppress(JournalError):
                await self._memory.write(key, "unknown", error)
            raise
        if outcome is not None:
            return outcome
        if trace.is_unsent:
            return skipped(item, "stopped")
        lost = TransportError("cancelled before the response arrived", stage="wait", sent="maybe")
        return ended(item, "unknown", UnknownOutcomeError(lost), trace)

    async def _call(self, item: Item, trace: CallTrace) -> Outcome[Item, Result]:
        """Make the call. If its outcome is unknown, read it back; repeat a write that was not carried out."""
        repetitions = 0
        while True:
            try:
                result = await self._options.call(item)
            except Exception as error:
                if trace.doubt is None and not _leaves_doubt(error):
                    if isinstance(error, Skip):
                        return skipped(item, error.why)
                    return ended(item, "failed", error, trace)
                is_done = await self._reconcile(item)
                if is_done:
                    return Outcome(item, "recovered", attempts=trace.requests)
                if is_done is False:
                    trace.doubt = None
                    if repetitions:
                        return ended(item, "failed", error, trace)
                elif trace.doubt is None or repetitions == _MOST_REPETITIONS:
                    return ended(item, "unknown", error, trace)
                if self._grace_period.has_begun:
                    return ended(item, "unknown" if trace.doubt else "failed", error, trace)
                if trace.doubt:
                    await anyio.sleep(self._options.read_again * 2**repetitions)
                repetitions += 1
            else:
                state: State = "recovered" if repetitions or trace.recovered else "done"
                return Outcome(item, state, result, attempts=trace.requests)

    async def _write(self, key: ItemKey | None, outcome: Outcome[Item, Result]) -> None:
        """Record an outcome. If that fails, the next run finds the item in doubt and reads it back."""
        state: str = "unsent" if outcome.state == "skipped" else outcome.state
        if state == "failed" and not isinstance(outcome.error, StatsigError):
            # A function that raised may have made its write before. In the next run, `reconcile` is called.
            state = "raised"
        try:
            await self._memory.write(key, state, outcome.error)
        except JournalError as error:
            self._stats.stop(str(error), error)


def _leaves_doubt(error: BaseException | None) -> bool:
    """Return whether an exception is an UnknownOutcomeError, holds one, or was raised while handling one."""
    seen: set[int] = set()
    rest = [error]
    while rest:
        error = rest.pop()
        if error is None or id(error) in seen:
            continue
        if isinstance(error, UnknownOutcomeError):
            return True
        seen.add(id(error))
        rest += [error.__cause__, error.__context__]
        if isinstance(error, BaseExceptionGroup):
            rest += error.exceptions
    return False
