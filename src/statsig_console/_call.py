"""The life of one call: its attempts, the pauses between them, and what the last error means for a change."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from itertools import count

import anyio

from ._answers import redact
from ._codec import UNSET
from ._errors import AmbiguousMutation, APIStatusError, NotFound, StatsigError
from ._operation import Answer, Operation
from ._retry import Retry, is_ambiguous

__all__ = ["call"]

_logger = logging.getLogger("statsig_console")


async def call(
    attempt: Callable[[], Awaitable[Answer]], operation: Operation, path: str, retry: Retry
) -> Answer:
    """Make attempts until one succeeds or the retry policy gives up.

    Raises the last error, told which operation, path and how many attempts it belongs to; a change whose
    outcome nobody knows raises AmbiguousMutation instead.
    """
    start, doubt = anyio.current_time(), False
    for number in count(1):
        try:
            answer = await attempt()
        except StatsigError as error:
            if doubt and operation.safety == "delete" and isinstance(error, NotFound):
                # The attempt before this one had deleted it and only its answer was lost.
                return Answer(error.status, error.headers, error.message, None, UNSET)
            doubt = doubt or is_ambiguous(error)
            pause = retry.pause(error, operation.safety, number)
            if pause is None:
                raise _last(error, operation, path, number, anyio.current_time() - start) from error.__cause__
            _logger.info("%s: %s; again in %.2f s", operation.id, error, pause)
            await anyio.sleep(pause)
        else:
            _logger.debug("%s %s: %s (attempt %d)", operation.method, redact(path), answer.status, number)
            return answer
    raise AssertionError  # pragma: no cover


def _last(
    error: StatsigError, operation: Operation, path: str, attempts: int, elapsed: float
) -> StatsigError:
    where = operation.id, operation.method, redact(path), attempts, elapsed
    error.locate(*where)
    if operation.safety == "read" or not is_ambiguous(error):
        return error
    # A server error of a repeatable change is plain: sending the same again is safe.
    if operation.safety in ("replace", "delete") and isinstance(error, APIStatusError):
        return error
    return AmbiguousMutation(error).locate(*where)
