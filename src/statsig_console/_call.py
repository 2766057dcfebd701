"""The life of one call: its attempts, the pauses between them, and what the last error means for a change."""

from __future__ import annotations

import logging
from itertools import count

from . import _recovery as recovery
from ._clock import current_time
from ._codec import UNSET
from ._errors import (
    AmbiguousMutation,
    APIStatusError,
    BadRequest,
    Conflict,
    NotFound,
    RateLimited,
    StatsigError,
)
from ._hooks import tell
from ._operation import Answer
from ._retry import is_ambiguous
from ._session import Request, Session
from ._trail import Trail, current
from ._verify import read_back

__all__ = ["call"]

REFUSALS = 30
"""Refusals (429) of one call in a bulk run that do not count as attempts: two hours of them and more."""

_logger = logging.getLogger("statsig_console")


async def call(session: Session, request: Request) -> Answer:
    """Make attempts until one succeeds or nothing more may be tried.

    A create or transition whose answer was lost is read back before it is tried again. Raises the last error,
    told which operation, path and how many attempts it belongs to; a change whose outcome nobody knows raises
    AmbiguousMutation instead.
    """
    start = current_time()
    if (trail := current()) is not None:
        trail.calls += 1
    doubt = trail.doubt if trail is not None and request.operation.safety != "read" else None
    if trail is not None and doubt is not None:
        settled, doubt = await _take_up(session, request, trail, doubt)
        if settled is not None:
            trail.doubt = None
            return settled
    refusals = 0
    for number in count(1):
        request.attempt = number
        try:
            answer = await session.send(request)
        except StatsigError as error:
            last, doubt = error, error if is_ambiguous(error) else doubt
        else:
            session.budget.refill()
            if trail is not None and request.operation.safety != "read":
                trail.doubt = None
            return answer
        if doubt is not None:
            settled, last, doubt = await _settle(session, request, last, doubt)
            if settled is not None:
                recovery.note()
                return settled
        if trail is not None and isinstance(last, RateLimited) and request.options.retry.attempts > 1:
            # In a bulk run, all wait after a refusal; which call tries first is chance.
            refusals = min(refusals + 1, REFUSALS)
        pause = _pause(session, request, last, doubt, number - refusals)
        if pause is None:
            where = request.operation.id, request.operation.method, request.shown_path
            verdict = last
            if doubt is None or _is_known(request, last):
                doubt = None
            elif not _is_plain(request, last):
                verdict = AmbiguousMutation(doubt)
            if trail is not None and request.operation.safety not in ("read", "once"):
                trail.doubt = doubt
            raise verdict.locate(*where, number, current_time() - start)
        await _rest(session, request, last, pause)
    raise AssertionError  # pragma: no cover


async def _take_up(
    session: Session, request: Request, trail: Trail, doubt: StatsigError
) -> tuple[Answer | None, StatsigError | None]:
    """Go on with a change that an earlier call left in doubt: return its answer, or the doubt left."""
    operation = request.operation
    where = operation.id, operation.method, request.shown_path
    if operation.safety == "once" or not session.budget.spend(doubt):
        raise AmbiguousMutation(doubt).locate(*where)
    settled, last, left = await _settle(session, request, doubt, doubt)
    if settled is not None:
        recovery.note()
    elif left is None and last is not doubt:
        trail.doubt = None
        raise last.locate(*where)
    elif left is not None and operation.verify is not None:
        # It could not be read, and sending it again could make it twice.
        raise AmbiguousMutation(doubt).locate(*where)
    return settled, left


async def _settle(
    session: Session, request: Request, last: StatsigError, doubt: StatsigError
) -> tuple[Answer | None, StatsigError, StatsigError | None]:
    """Return the answer if the change turns out to be made, else the error and the doubt to go on with."""
    operation = request.operation
    if operation.safety == "delete" and isinstance(last, NotFound):
        # An attempt before this one had deleted it, and only its answer was lost.
        return Answer(last.status, last.headers, last.message, None, UNSET), last, None
    is_no = isinstance(last, BadRequest | Conflict)
    if operation.verify is None or not (is_ambiguous(last) or is_no):
        return None, last, doubt
    try:
        answer = await read_back(request, operation.verify, lambda reading: call(session, reading))
    except Conflict as error:
        return None, error, None
    except StatsigError:
        return None, last, doubt
    return answer, last, None


def _pause(
    session: Session, request: Request, error: StatsigError, doubt: StatsigError | None, number: int
) -> float | None:
    """Return the seconds to wait before the next attempt, or None where there is none."""
    operation = request.operation
    # What was read back and found not made may be repeated.
    safety = "replace" if operation.verify is not None and doubt is None else operation.safety
    pause = request.options.retry.pause(error, safety, number)
    if pause is None or pause >= request.left or not session.budget.spend(error):
        return None
    return pause


async def _rest(session: Session, request: Request, error: StatsigError, pause: float) -> None:
    """Tell that the call is repeated, and wait until then."""
    # After a 429 the limiter keeps everything waiting that counts on the same limits, this call too.
    if isinstance(error, RateLimited):
        pause, when = error.retry_after or 0.0, "as soon as the limits let it"
    else:
        when = f"in {pause:.2f} s"
    _logger.info("%s: %s; again %s", request.operation.id, " ".join(str(error).split()), when)
    if (hook := session.hooks.retry) is not None:
        event = request.event()
        tell(hook, event._replace(status=getattr(error, "status", None), error=error, wait=pause))
    if not isinstance(error, RateLimited):
        await session.pause(pause)
        request.used += pause


def _is_known(request: Request, last: StatsigError) -> bool:
    """Tell whether the last error says what the attempts in doubt have done."""
    safety = request.operation.safety
    # A server that finds the same bytes wrong found them wrong before; any other refusal is of this attempt.
    is_word = isinstance(last, BadRequest | NotFound)
    return safety == "read" or (safety in ("replace", "delete") and is_word)


def _is_plain(request: Request, last: StatsigError) -> bool:
    """Tell whether the last error is enough said of a change that does no harm when it is made twice."""
    is_status = isinstance(last, APIStatusError) and not isinstance(last, RateLimited)
    return request.operation.safety in ("replace", "delete") and is_status
