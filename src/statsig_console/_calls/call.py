"""One call: its attempts, the pauses between them, and what the last error means for a write."""

from __future__ import annotations

import logging
import math
from dataclasses import dataclass

from .._clock import current_time
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
from .trace import CallTrace, current_trace
from .verify import read_back

__all__ = ["call"]

REFUSALS = 30
"""Refusals (429) of one call in a bulk run that do not count as attempts: two hours of them and more."""

_logger = logging.getLogger("statsig_console")


@dataclass(slots=True)
class CallState:
    """What is known of a call between two attempts."""

    start: float
    """Time of the first attempt; minus infinity if an earlier call made it."""
    doubt: StatsigError | None = None
    """Why an attempt may have been carried out although no success came back."""
    is_absent: bool = False
    """Whether the last reading did not find the write carried out, so that it may be repeated."""
    reading: StatsigError | None = None
    """Why the last reading did not settle the doubt."""
    refusals: int = 0
    """Refusals (429) that do not count as attempts."""
    has_asked_for_key: bool = False
    """Whether the key was asked for again after a 401."""


async def call(session: Session, request: Request) -> RawResponse:
    """Make attempts until one succeeds or nothing more may be tried.

    A create or transition whose response was lost is read back before it is tried again. Raises the last
    error, with the operation, the path and the number of attempts; a write whose outcome is unknown raises
    UnknownOutcomeError instead.
    """
    start = current_time()
    state, trace = CallState(start), current_trace()
    if trace is not None:
        trace.calls += 1
        if request.operation.safety != "read" and trace.doubt is not None:
            settled = await _resume_doubt(session, request, trace, state)
            if settled is not None:
                return settled
    number = 0
    while True:
        number += 1
        request.attempt = number
        try:
            answer = await session.send(request)
        except StatsigError as error:
            last = error
        else:
            session.budget.refill()
            if trace is not None and request.operation.safety != "read":
                trace.doubt = None
            return answer
        if is_ambiguous(last):
            state.doubt, state.is_absent = last, False
        if state.doubt is not None:
            found = await _settle(session, request, state, last)
            if isinstance(found, RawResponse):
                return _recovered(trace, found)
            last = found
        if trace is not None and isinstance(last, RateLimitError) and request.options.retry.attempts > 1:
            # In a bulk run, all wait after a refusal; which call tries first is chance.
            state.refusals = min(state.refusals + 1, REFUSALS)
        if _may_use_new_key(session, request, state, last):
            continue
        pause = _pause(session, request, state, last, number - state.refusals)
        if pause is None:
            verdict = _verdict(request, state, last)
            if trace is not None and request.operation.safety not in ("read", "once"):
                trace.doubt = state.doubt
            where = request.operation.id, request.operation.method, request.shown_path
            raise verdict.locate(*where, number, current_time() - start)
        await _rest(session, request, last, pause)


def _recovered(trace: CallTrace | None, answer: RawResponse) -> RawResponse:
    """Record that reading back settled a doubt, and return the response."""
    if trace is not None:
        trace.doubt, trace.recovered = None, True
    return answer


async def _resume_doubt(
    session: Session, request: Request, trace: CallTrace, state: CallState
) -> RawResponse | None:
    """Settle a write that an earlier call left in doubt, or return None if it may be sent again."""
    operation = request.operation
    where = operation.id, operation.method, request.shown_path
    assert trace.doubt is not None
    doubt = state.doubt = trace.doubt
    state.start = -math.inf
    if operation.safety == "once" or not session.budget.spend(doubt):
        raise UnknownOutcomeError(doubt).locate(*where)
    found = await _settle(session, request, state, doubt)
    if isinstance(found, RawResponse):
        return _recovered(trace, found)
    if operation.verify is not None and not state.is_absent:
        # It could not be read, and sending it again could make it twice.
        raise UnknownOutcomeError(doubt, reading=state.reading).locate(*where)
    return None


async def _settle(
    session: Session, request: Request, state: CallState, last: StatsigError
) -> RawResponse | StatsigError:
    """Return the response if the write turns out to be carried out, else the error to go on with."""
    operation = request.operation
    if operation.safety == "delete" and isinstance(last, NotFoundError):
        # An attempt before this one had deleted it, and only its response was lost.
        return RawResponse(last.status, last.headers, last.message, None, UNSET)
    # The server may refuse a second time what it carried out the first time: the name is in use.
    is_refusal = isinstance(last, BadRequestError | ConflictError)
    if operation.verify is None or not (is_ambiguous(last) or is_refusal):
        return last
    state.is_absent = False
    if request.left <= 0:
        return last

    async def pause(seconds: float) -> None:
        if seconds >= request.left:
            raise APITimeoutError("no time left to read back", stage="connect", sent="no")
        await session.pause(request, seconds)

    age = current_time() - state.start
    try:
        found = await read_back(
            request, operation.verify, lambda reading: call(session, reading), pause, age=age
        )
    except StatsigError as error:
        state.reading = error
        return last
    if found is None:
        state.reading, state.is_absent = None, True
        return last
    if isinstance(found, ConflictError):
        state.doubt = None
    return found


def _may_use_new_key(session: Session, request: Request, state: CallState, error: StatsigError) -> bool:
    """Return whether to repeat at once after a 401, since the function for the key now gives another one.

    Nothing was carried out, so this holds for every operation, once per call.
    """
    if not isinstance(error, AuthenticationError) or state.has_asked_for_key:
        return False
    state.has_asked_for_key = True
    if not session.has_new_key(request):
        return False
    _logger.info("%s: the key was refused, and has changed; again with the new one", request.operation.id)
    return True


def _pause(
    session: Session, request: Request, state: CallState, error: StatsigError, number: int
) -> float | None:
    """Return the seconds to wait before the next attempt, or None if there is none."""
    pause = request.options.retry.pause(error, request.operation.safety, number, is_undone=state.is_absent)
    if pause is None or pause >= request.left or not session.budget.spend(error):
        return None
    return pause


async def _rest(session: Session, request: Request, error: StatsigError, pause: float) -> None:
    """Report that the call is repeated, and wait until then."""
    # After a 429 the limiter keeps everything waiting that counts on the same limits, this call too.
    if isinstance(error, RateLimitError):
        pause, when = error.retry_after or 0.0, "as soon as the limits let it"
    else:
        when = f"in {pause:.2f} s"
    _logger.info("%s: %s; again %s", request.operation.id, " ".join(str(error).split()), when)
    if (hook := session.hooks.retry) is not None:
        event = request.event()
        tell(hook, event._replace(status=getattr(error, "status", None), error=error, wait=pause))
    if not isinstance(error, RateLimitError):
        await session.pause(request, pause)


def _verdict(request: Request, state: CallState, last: StatsigError) -> StatsigError:
    """Return the error to raise, and forget the doubt if the last error settles it."""
    safety = request.operation.safety
    if safety == "create":
        # A new object may show up later than it was looked for. Only a refusal of the fields, which the first
        # attempt would have met as well, is certain.
        is_known = isinstance(last, BadRequestError) and bool(last.errors)
    elif safety == "transition":
        is_known = state.is_absent
    else:
        # A server that finds the same bytes wrong found them wrong before.
        is_known = safety in ("replace", "delete") and isinstance(last, BadRequestError | NotFoundError)
    if state.doubt is None or is_known or safety == "read":
        state.doubt = None
        return last
    return UnknownOutcomeError(
        state.doubt,
        reading=state.reading,
        last=last if last is not state.doubt else None,
        is_repeatable=safety in ("replace", "delete"),
    )
