"""An async client of the Statsig Console API, for many objects at once. Unofficial."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from . import models
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
    SchemaMismatchError,
    ServerError,
    StatsigError,
    TransportError,
    TruncatedResponseError,
    UnexpectedRedirectError,
    UnknownOutcomeError,
    WrongAddressError,
    WrongEventLoopError,
)
from ._limits.limiter import RateLimit, RateLimits
from ._operation import Operation, RawResponse
from ._pagination import CursorPages, Page, Pages
from ._polling import poll
from ._version import VERSION

if TYPE_CHECKING:
    from ._bulk.bulk import Outcome as Outcome
    from ._bulk.bulk import Progress as Progress
    from ._bulk.bulk import Report as Report
    from ._bulk.bulk import Skip as Skip
    from ._bulk.bulk import bulk as bulk
    from ._bulk.bulk import progress_bars as progress_bars
    from ._jsonable import jsonable as jsonable
    from ._limits.shared import SharedRateLimit as SharedRateLimit

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
    "SchemaMismatchError",
    "Secret",
    "ServerError",
    "SharedRateLimit",
    "Skip",
    "StatsigError",
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
    "poll",
    "progress_bars",
]

# Bulk work brings journals and bars along, a shared rate limit its store; they are loaded when first used.
_LATER = dict.fromkeys(
    ("Outcome", "Progress", "Report", "Skip", "bulk", "progress_bars"),
    "_bulk.bulk",
) | {"SharedRateLimit": "_limits.shared", "jsonable": "_jsonable"}

# Tracebacks and reprs then say the name that users import.
for _name in set(__all__) - _LATER.keys():
    _found = globals()[_name]
    if isinstance(_found, type):
        _found.__module__ = __name__

if not TYPE_CHECKING:

    def __getattr__(name: str) -> Any:
        if name not in _LATER:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        found = globals()[name] = getattr(import_module(f"{__name__}.{_LATER[name]}"), name)
        if isinstance(found, type):
            found.__module__ = __name__
        return found
