"""One call: its attempts, the pauses between them, and the meaning of the last error for a write."""

from __future__ import annotations

import logging
import math
from collections.abc import Coroutine
from typing import Any, TypeGuard

from .._codec import UNSET
from .._errors import (
    APITimeoutError,
    AuthenticationError,
    BadRequestError,
    ConflictError,
    NotFoundError,
    RateLimitError,
    StatsigError,
    UnknownOutcomeError,
)
from .._operation import RawResponse
from .hooks import tell
from .request import Request
from .retry import is_ambiguous
from .session import Session
from .trace import current_trace
from .verify import read_back

__all__ = ["call"]

_FREE_REFUSALS = 30
"""Refusals (429) of one call in a bulk run that do not count as attempts.

If the server never says how long to wait, the pauses of so many refusals add up to more than two hours.
"""

_NO_RULE = "does not match an existing rule ID"
"""In the message of the server; the documentation of May 2024 shows it with status 400."""

_logger = logging.getLogger("statsig_console")


def call(session: Session, request: Request) -> Coroutine[Any, Any, RawResponse]:
    """Make attempts until one succeeds or no further attempt is allowed.

    A create or transition whose response was lost is read back before it is retried. Raises the last error,
    with the operation, the path and the number of attempts; a write whose outcome is unknown raises
    UnknownOutcomeError instead.
    """
    return _Call(session, request).run()


class _Call:
    """One call and its state between two attempts."""

    def __init__(self, session: Session, request: Request) -> None:
        self._session = session
        self._request = request
        self._operation = request.operation
        self._trace = current_trace()
        self._start = session.now()
        self._age_from = self._start
        """Time of the first attempt; minus infinity if it belongs to an earlier call."""
        self._doubt: StatsigError | None = None
        """The error that made the outcome of an attempt unknown."""
        self._is_absent = False
        """Whether the last reading showed that the write was not carried out, so that it may be retried."""
        self._reading: StatsigError | None = None
        """The error of the last reading, if it did not settle the doubt."""
        self._refusals = 0
        """Refusals (429) that do not count as attempts."""
        self._busy = 0
        """Refusals because another change is under way. They do not count as attempts either."""
        self._has_asked_for_key = False
        """Whether the key was asked for again after a 401."""

    async def run(self) -> RawResponse:
        request, trace = self._request, self._trace
        if trace is not None:
            trace.calls += 1
            if trace.doubt is not None and not self._operation.is_read:
                settled = await self._resume_doubt(trace.doubt)
                if settled is not None:
                    return self._recovered(settled)
        request.attempt = 0
        while True:
            request.attempt += 1
            try:
                response = await self._session.send(request)
            except StatsigError as error:
                last = error
            else:
                self._session.budget.refill()
                if trace is not None and not self._operation.is_read:
                    trace.doubt = None
                return response
            if is_ambiguous(last):
                self._doubt, self._is_absent = last, False
            if self._doubt is not None:
                found = await self._settle(last)
                if isinstance(found, RawResponse):
                    return self._recovered(found)
                last = found
            if trace is not None and isinstance(last, RateLimitError) and request.options.retry.attempts > 1:
                # In a bulk run, all calls wait after a refusal, and the one that probes is chosen by chance.
                self._refusals = min(self._refusals + 1, _FREE_REFUSALS)
            if self._may_use_new_key(last):
                continue
            pause = self._pause(last)
            if pause is None:
                raise request.locate(
                    self._final_error(last), request.attempt, self._session.now() - self._start
                )
            await self._wait_before_retry(last, pause)

    def _recovered(self, response: RawResponse) -> RawResponse:
        """Record that reading back settled a doubt, and return the response."""
        if self._trace is not None:
            self._trace.doubt, self._trace.recovered = None, True
        return response

    async def _resume_doubt(self, doubt: StatsigError) -> RawResponse | None:
        """Settle a write that an earlier call left in doubt, or return None if it may be sent again."""
        self._doubt, self._age_from = doubt, -math.inf
        if not self._operation.may_settle or not self._session.budget.spend(doubt):
            raise self._request.locate(UnknownOutcomeError(doubt))
        found = await self._settle(doubt)
        if isinstance(found, RawResponse):
            return found
        if self._operation.is_read_back and not self._is_absent:
            # The object could not be read, and a retry could apply the write twice.
            raise self._request.locate(UnknownOutcomeError(doubt, reading=self._reading))
        return None

    async def _settle(self, last: StatsigError) -> RawResponse | StatsigError:
        """Return the response if the write was carried out, else the error that `run` handles next."""
        request, verify = self._request, self._operation.verify
        if self._operation.safety == "delete" and (isinstance(last, NotFoundError) or _has_no_rule(last)):
            # An attempt before this one had deleted it, and only its response was lost.
            return RawResponse(last.status, last.headers, last.message, None, UNSET)
        # After a write that was carried out, the server may refuse its retry, since the name is in use.
        is_refusal = isinstance(last, BadRequestError | ConflictError)
        if verify is None or not (is_ambiguous(last) or is_refusal):
            return last
        self._is_absent = False
        if request.left <= 0:
            return last
        age = self._session.now() - self._age_from
        try:
            found = await read_back(
                request,
                verify,
                lambda reading: call(self._session, reading),
                self._pause_before_reading,
                age=age,
            )
        except StatsigError as error:
            self._reading = error
            return last
        if found is None:
            self._reading, self._is_absent = None, True
            return last
        if isinstance(found, ConflictError):
            self._doubt = None
        return found

    async def _pause_before_reading(self, seconds: float) -> None:
        if seconds >= self._request.left:
            raise APITimeoutError("no time left to read back", stage="connect", sent="no")
        await self._session.pause(self._request, seconds)

    def _may_use_new_key(self, error: StatsigError) -> bool:
        """Return whether to retry at once after a 401, because the function for the key returns another key.

        A 401 means that nothing was carried out, so every operation may be retried, once per call.
        """
        if not isinstance(error, AuthenticationError) or self._has_asked_for_key:
            return False
        self._has_asked_for_key = True
        if not self._session.has_new_key(self._request):
            return False
        _logger.info("%s: the key was refused and has changed; retrying with the new key", self._operation.id)
        return True

    def _pause(self, error: StatsigError) -> float | None:
        """Return the seconds to wait before the next attempt, or None if there is no next attempt."""
        retry, number = self._request.options.retry, self._request.attempt - self._refusals - self._busy
        if error.reason == "busy" and self._may_wait_while_busy():
            self._busy += 1
            pause = retry.busy_pause(error, self._busy)
        else:
            pause = retry.pause(error, self._operation, number, is_undone=self._is_absent)
        if pause is None or pause >= self._request.left or not self._session.budget.spend(error):
            return None
        return pause

    def _may_wait_while_busy(self) -> bool:
        """Return whether a write that was refused as busy may be repeated.

        Nothing was carried out. But an earlier attempt in doubt may be the change under way.
        """
        return self._doubt is None or self._is_absent or self._operation.is_repeatable

    async def _wait_before_retry(self, error: StatsigError, pause: float) -> None:
        """Report the retry and wait for its time. After a 429 the throttle waits instead."""
        if isinstance(error, RateLimitError):
            pause, when = error.retry_after or 0.0, "as soon as the rate limits admit it"
        else:
            when = f"in {pause:.2f} s"
        _logger.info("%s: %s; retrying %s", self._operation.id, " ".join(str(error).split()), when)
        if (hook := self._session.hooks.retry) is not None:
            event = self._request.event()
            tell(hook, event._replace(status=getattr(error, "status", None), error=error, wait=pause))
        if not isinstance(error, RateLimitError):
            await self._session.pause(self._request, pause)

    def _final_error(self, last: StatsigError) -> StatsigError:
        """Return the error to raise. In a bulk run, keep a doubt that is not settled for the next call."""
        if self._operation.is_read or self._error_settles_doubt(last):
            self._doubt = None
        if self._trace is not None and not self._operation.is_read and self._operation.may_settle:
            self._trace.doubt = self._doubt
        if self._doubt is None:
            return last
        return UnknownOutcomeError(
            self._doubt,
            reading=self._reading,
            last=last if last is not self._doubt else None,
            is_repeatable=self._operation.is_repeatable,
        )

    def _error_settles_doubt(self, last: StatsigError) -> bool:
        """Return whether the last error shows that no attempt was carried out."""
        if self._operation.safety == "create":
            # A new object may appear after it was read back. Only a refusal of the fields is certain, because
            # the first attempt had the same fields.
            return isinstance(last, BadRequestError) and bool(last.errors)
        if self._operation.safety == "transition":
            # The last attempt may be carried out after the object was read back, or the object may be in a
            # state that this version does not know.
            return self._is_absent and not is_ambiguous(last)
        if _has_no_rule(last):
            # The id of a rule names its percentage, so the first attempt may have changed the id.
            return False
        # Earlier attempts sent the same bytes, so the server rejected them for the same reason.
        return self._operation.is_repeatable and isinstance(last, BadRequestError | NotFoundError)


def _has_no_rule(error: StatsigError) -> TypeGuard[BadRequestError]:
    """Return whether the server says, with status 400, that the rule in the path does not exist."""
    return isinstance(error, BadRequestError) and _NO_RULE in error.message
