"""An unofficial async client of the Statsig Console API, made for work on many objects."""

from importlib import import_module
from inspect import get_annotations
from typing import TYPE_CHECKING, Any

from ._version import VERSION

if TYPE_CHECKING:
    from . import models
    from ._bulk.bulk import Outcome as Outcome
    from ._bulk.bulk import Progress as Progress
    from ._bulk.bulk import Report as Report
    from ._bulk.bulk import Skip as Skip
    from ._bulk.bulk import bulk as bulk
    from ._bulk.bulk import progress_bars as progress_bars
    from ._calls.hooks import Event, Hooks
    from ._calls.retry import Retry
    from ._client import Client
    from ._codec import UNSET, Secret, Unset
    from ._errors import (
        APIStatusError,
        APITimeoutError,
        AuthenticationError,
        BadRequestError,
        BulkError,
        ClientClosedError,
        ConfigurationError,
        ConflictError,
        ConnectError,
        EditConflictError,
        FieldError,
        ForkedProcessError,
        InvalidApiKeyError,
        InvalidArgumentError,
        InvalidBaseUrlError,
        JournalError,
        JournalLockedError,
        MalformedJSONError,
        NotFoundError,
        NotJSONError,
        PaginationError,
        PermissionDeniedError,
        PollTimeoutError,
        PoolExhaustedError,
        RateLimitError,
        ResponseError,
        ResponseTooLargeError,
        ReviewRequiredError,
        SchemaMismatchError,
        ServerError,
        StatsigError,
        TooManyRemovalsError,
        TransportError,
        TruncatedResponseError,
        UnexpectedRedirectError,
        UnknownOutcomeError,
        WrongAddressError,
        WrongEventLoopError,
    )
    from ._jsonable import jsonable as jsonable
    from ._limits.limiter import RateLimit, RateLimits
    from ._limits.shared import SharedRateLimit as SharedRateLimit
    from ._openapi import openapi as openapi
    from ._operation import Operation, RawResponse
    from ._pagination import CursorPages, Page, Pages
    from ._polling import poll
    from ._transport.http1.transport import Transport as Transport

__version__ = VERSION

# `_errors` lists its names as well; users and type checkers find all public names in this list.
__all__ = [
    "UNSET",
    "APIStatusError",
    "APITimeoutError",
    "AuthenticationError",
    "BadRequestError",
    "BulkError",
    "Client",
    "ClientClosedError",
    "ConfigurationError",
    "ConflictError",
    "ConnectError",
    "CursorPages",
    "EditConflictError",
    "Event",
    "FieldError",
    "ForkedProcessError",
    "Hooks",
    "InvalidApiKeyError",
    "InvalidArgumentError",
    "InvalidBaseUrlError",
    "JournalError",
    "JournalLockedError",
    "MalformedJSONError",
    "NotFoundError",
    "NotJSONError",
    "Operation",
    "Outcome",
    "Page",
    "Pages",
    "PaginationError",
    "PermissionDeniedError",
    "PollTimeoutError",
    "PoolExhaustedError",
    "Progress",
    "RateLimit",
    "RateLimitError",
    "RateLimits",
    "RawResponse",
    "Report",
    "ResponseError",
    "ResponseTooLargeError",
    "Retry",
    "ReviewRequiredError",
    "SchemaMismatchError",
    "Secret",
    "ServerError",
    "SharedRateLimit",
    "Skip",
    "StatsigError",
    "TooManyRemovalsError",
    "Transport",
    "TransportError",
    "TruncatedResponseError",
    "UnexpectedRedirectError",
    "UnknownOutcomeError",
    "Unset",
    "WrongAddressError",
    "WrongEventLoopError",
    "__version__",
    "bulk",
    "jsonable",
    "models",
    "openapi",
    "poll",
    "progress_bars",
]

# Everything is loaded when it is first used: the command line shows its help without the client, and bulk
# work brings journals and bars along, a shared rate limit its store.
_CORE = (
    "_calls.hooks",
    "_calls.retry",
    "_client",
    "_codec",
    "_errors",
    "_limits.limiter",
    "_operation",
    "_pagination",
    "_polling",
)
_LATER = dict.fromkeys(
    ("Outcome", "Progress", "Report", "Skip", "bulk", "progress_bars"),
    "_bulk.bulk",
) | {
    "SharedRateLimit": "_limits.shared",
    "jsonable": "_jsonable",
    "openapi": "_openapi",
    "Transport": "_transport.http1.transport",
}


def _publish(found: Any) -> None:
    """Let tracebacks and reprs show the name that users import, and keep type hints resolvable."""
    if isinstance(found, type):
        # Hints that are text resolve in the module that a class names, so they must not be text any more.
        found.__annotations__ = get_annotations(found, eval_str=True)
        found.__module__ = __name__


def _load_core() -> None:
    """Import the names that are loaded together, so that each of them says the name that users import."""
    found: dict[str, Any] = {"models": import_module(f"{__name__}.models")}
    for name in _CORE:
        module = import_module(f"{__name__}.{name}")
        found.update({public: getattr(module, public) for public in set(__all__) & set(module.__all__)})
    globals().update(found)
    for public in found.values():
        _publish(public)


if not TYPE_CHECKING:

    def __getattr__(name: str) -> Any:
        if name in _LATER:
            found = globals()[name] = getattr(import_module(f"{__name__}.{_LATER[name]}"), name)
            _publish(found)
            return found
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        _load_core()
        return globals()[name]

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})
