"""Exit codes of the command line: one table for the code, the help, the schema and the tests."""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum

__all__ = ["MEANINGS", "ExitCode", "code_of", "is_known"]


class ExitCode(IntEnum):
    """The exit status of a command; the numbers never change."""

    DONE = 0
    REFUSED = 1
    USAGE = 2
    PERMISSION = 3
    NOT_FOUND = 4
    PARTLY_FAILED = 5
    UNKNOWN_OUTCOME = 6
    UNAVAILABLE = 7
    RATE_LIMITED = 8
    DECLINED = 9
    CHECK_NOT_MET = 10
    INTERRUPTED = 130


MEANINGS = {
    ExitCode.DONE: "done",
    ExitCode.REFUSED: "refused by the API",
    ExitCode.USAGE: "wrong usage; nothing was sent",
    ExitCode.PERMISSION: "key or permission",
    ExitCode.NOT_FOUND: "not found",
    ExitCode.PARTLY_FAILED: "partly failed (bulk)",
    ExitCode.UNKNOWN_OUTCOME: "outcome unknown: a write was sent and may have been carried out",
    ExitCode.UNAVAILABLE: "network or server",
    ExitCode.RATE_LIMITED: "rate limited",
    ExitCode.DECLINED: "declined at the prompt",
    ExitCode.CHECK_NOT_MET: "check not met",
    ExitCode.INTERRUPTED: "interrupted",
}

_BY_CLASS = {
    "InvalidApiKeyError": ExitCode.PERMISSION,
    "ConfigurationError": ExitCode.USAGE,
    "InvalidArgumentError": ExitCode.USAGE,
    "JournalError": ExitCode.USAGE,
    "AuthenticationError": ExitCode.PERMISSION,
    # The key may do it, once a person has approved the change.
    "ReviewRequiredError": ExitCode.REFUSED,
    "PermissionDeniedError": ExitCode.PERMISSION,
    "NotFoundError": ExitCode.NOT_FOUND,
    "RateLimitError": ExitCode.RATE_LIMITED,
    "ServerError": ExitCode.UNAVAILABLE,
    "StatsigError": ExitCode.REFUSED,
    "UnknownOutcomeError": ExitCode.UNKNOWN_OUTCOME,
    "TransportError": ExitCode.UNAVAILABLE,
    "ResponseError": ExitCode.UNAVAILABLE,
    "PaginationError": ExitCode.UNAVAILABLE,
    "PollTimeoutError": ExitCode.UNAVAILABLE,
    "TooManyRemovalsError": ExitCode.CHECK_NOT_MET,
    "BulkError": ExitCode.PARTLY_FAILED,
    "CycloptsError": ExitCode.USAGE,
    "KeyboardInterrupt": ExitCode.INTERRUPTED,
    "OSError": ExitCode.USAGE,
}
"""The code of each class of errors and of those derived from it, by name, so that nothing is imported."""


def code_of(error: BaseException) -> ExitCode:
    """Return the exit code of an error: its own one, or that of the nearest class in the table."""
    own = getattr(error, "exit_code", None)
    if isinstance(own, ExitCode):
        return own
    return next(_codes(error), ExitCode.REFUSED)


def is_known(error: BaseException) -> bool:
    """Return whether an error is expected; any other one is a fault of the program."""
    return hasattr(error, "exit_code") or next(_codes(error), None) is not None


def _codes(error: BaseException) -> Iterator[ExitCode]:
    """Find the codes of the classes of an error, the nearest one first."""
    return (_BY_CLASS[kind.__name__] for kind in type(error).__mro__ if kind.__name__ in _BY_CLASS)
