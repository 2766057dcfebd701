"""An async client of the Statsig Console API, for many objects at once. Unofficial."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from . import models
from ._calls.hooks import Event, Hooks
from ._calls.retry import Retry
from ._client import Client
from ._codec import UNSET, Secret, Unset
from ._errors import (
    AmbiguousMutation,
    APIStatusError,
    AuthenticationError,
    BadRequest,
    BulkError,
    ClientClosedError,
    ConfigurationError,
    Conflict,
    ConnectError,
    FieldError,
    ForkedProcessError,
    InvalidApiKeyError,
    InvalidArgumentError,
    InvalidBaseUrlError,
    JournalError,
    JournalLockedError,
    MalformedJSON,
    NotFound,
    NotJSON,
    PaginationError,
    PermissionDenied,
    PollTimeout,
    PoolExhaustedError,
    RateLimited,
    ResponseError,
    ResponseTooLarge,
    SchemaMismatch,
    ServerError,
    StatsigError,
    TimeoutError,
    TransportError,
    Truncated,
    UnexpectedRedirect,
    WrongAddressError,
    WrongEventLoopError,
)
from ._limits.limiter import RateLimit
from ._operation import Answer, Operation
from ._pagination import CursorPages, Page, Pages
from ._polling import poll
from ._version import VERSION

if TYPE_CHECKING:
    from ._bulk.bulk import Outcome as Outcome
    from ._bulk.bulk import Progress as Progress
    from ._bulk.bulk import Report as Report
    from ._bulk.bulk import bulk as bulk
    from ._bulk.bulk import progress_bars as progress_bars
    from ._limits.shared import SharedBudget as SharedBudget

__version__ = VERSION

__all__ = [
    "UNSET",
    "APIStatusError",
    "AmbiguousMutation",
    "Answer",
    "AuthenticationError",
    "BadRequest",
    "BulkError",
    "Client",
    "ClientClosedError",
    "ConfigurationError",
    "Conflict",
    "ConnectError",
    "CursorPages",
    "Event",
    "FieldError",
    "ForkedProcessError",
    "Hooks",
    "InvalidApiKeyError",
    "InvalidArgumentError",
    "InvalidBaseUrlError",
    "JournalError",
    "JournalLockedError",
    "MalformedJSON",
    "NotFound",
    "NotJSON",
    "Operation",
    "Outcome",
    "Page",
    "Pages",
    "PaginationError",
    "PermissionDenied",
    "PollTimeout",
    "PoolExhaustedError",
    "Progress",
    "RateLimit",
    "RateLimited",
    "Report",
    "ResponseError",
    "ResponseTooLarge",
    "Retry",
    "SchemaMismatch",
    "Secret",
    "ServerError",
    "SharedBudget",
    "StatsigError",
    "TimeoutError",
    "TransportError",
    "Truncated",
    "UnexpectedRedirect",
    "Unset",
    "WrongAddressError",
    "WrongEventLoopError",
    "__version__",
    "bulk",
    "models",
    "poll",
    "progress_bars",
]

# Bulk work brings journals and bars along, a shared budget its store; they are loaded when first used.
_LATER = dict.fromkeys(
    ("Outcome", "Progress", "Report", "bulk", "progress_bars"),
    "_bulk.bulk",
) | {"SharedBudget": "_limits.shared"}

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
