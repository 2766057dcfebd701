"""The life of one call: its attempts, the pauses between them, and what the last error means for a change."""

from __future__ import annotations

import logging
from itertools import count

import anyio

from . import _recovery as recovery
from ._answers import redact
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
from ._operation import Answer
from ._retry import is_ambiguous
from ._session import Request, Session
from ._trail import current
from ._verify import read_back

__all__ = ["call"]

_logger = logging.getLogger("statsig_console")


async def call(session: Session, request: Request) -> Answer:
    """Make attempts until one succeeds or nothing more may be tried.

    A create or transition whose answer was lost is read back before it is tried again. Raises the last error,
    told which operation, path and how many attempts it belongs to; a change whose outcome nobody knows raises
    AmbiguousMutation instead.
    """
    start = anyio.current_time()
    if (trail := current()) is not None:
        trail.calls += 1
    doubt: StatsigError | None = None
    for number in count(1):
        try:
            answer = await session.send(request)
        except StatsigError as error:
            last, doubt = error, error if is_ambiguous(error) else doubt
        else:
            session.budget.refill()
            path = redact(request.path)
            _logger.debug("%s %s: %s (attempt %d)", request.operation.method, path, answer.status, number)
            return answer
        if doubt is not None:
            settled, last, doubt = await _settle(session, request, last, doubt)
            if settled is not None:
                recovery.note()
                return settled
        pause = _pause(session, request, last, doubt, number)
        if pause is None:
            where = request.operation.id, request.operation.method, redact(request.path.partition("?")[0])
            verdict = last if doubt is None or _is_known(request, last) else AmbiguousMutation(doubt)
            raise verdict.locate(*where, number, anyio.current_time() - start)
        _logger.info("%s: %s; again in %.2f s", request.operation.id, last, pause)
        # After a 429 the limiter keeps everything waiting that counts on the same limits, this call too.
        if not isinstance(last, RateLimited):
            await anyio.sleep(pause)
            request.used += pause
    raise AssertionError  # pragma: no cover


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


def _is_known(request: Request, last: StatsigError) -> bool:
    """Tell whether the last error says what the attempts in doubt have done."""
    safety = request.operation.safety
    # Of a repeatable change the last word counts, unless it says nothing of the attempts before it.
    is_word = isinstance(last, APIStatusError) and not isinstance(last, RateLimited)
    return safety == "read" or (safety in ("replace", "delete") and is_word)
