"""The life of one call: its attempts, the pauses between them, and what the last error means for a change."""

from __future__ import annotations

import logging
from itertools import count

import anyio

from ._answers import redact
from ._codec import UNSET
from ._errors import AmbiguousMutation, APIStatusError, NotFound, RateLimited, StatsigError
from ._operation import Answer
from ._retry import is_ambiguous
from ._session import Request, Session

__all__ = ["call"]

_logger = logging.getLogger("statsig_console")


async def call(session: Session, request: Request) -> Answer:
    """Make attempts until one succeeds or nothing more may be tried.

    Raises the last error, told which operation, path and how many attempts it belongs to; a change whose
    outcome nobody knows raises AmbiguousMutation instead.
    """
    operation, start = request.operation, anyio.current_time()
    doubt: StatsigError | None = None
    for number in count(1):
        try:
            answer = await session.send(request)
        except StatsigError as error:
            if doubt and operation.safety == "delete" and isinstance(error, NotFound):
                # An attempt before this one had deleted it, and only its answer was lost.
                return Answer(error.status, error.headers, error.message, None, UNSET)
            doubt = error if is_ambiguous(error) else doubt
            pause = _pause(session, request, error, number)
            if pause is None:
                where = operation.id, operation.method, redact(request.path.partition("?")[0])
                verdict = _verdict(request, error, doubt)
                verdict.locate(*where, number, anyio.current_time() - start)
                if verdict is error:
                    raise
                raise verdict from doubt
            _logger.info("%s: %s; again in %.2f s", operation.id, error, pause)
            await anyio.sleep(pause)
            request.used += pause
        else:
            session.budget.refill()
            path = redact(request.path)
            _logger.debug("%s %s: %s (attempt %d)", operation.method, path, answer.status, number)
            return answer
    raise AssertionError  # pragma: no cover


def _pause(session: Session, request: Request, error: StatsigError, number: int) -> float | None:
    """Return the seconds to wait before the next attempt, or None where there is none."""
    pause = request.options.retry.pause(error, request.operation.safety, number)
    if pause is None or pause >= request.left or not session.budget.spend(error):
        return None
    return pause


def _verdict(request: Request, error: StatsigError, doubt: StatsigError | None) -> StatsigError:
    """Return the error to raise: the last one, unless an attempt may have made the change."""
    safety = request.operation.safety
    if safety == "read" or doubt is None:
        return error
    # Of a repeatable change the last word counts, unless it says nothing of the attempts before it.
    is_word = isinstance(error, APIStatusError) and not isinstance(error, RateLimited)
    if safety in ("replace", "delete") and is_word:
        return error
    return AmbiguousMutation(doubt)
