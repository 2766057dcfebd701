"""An async client of the Statsig Console API, for many objects at once. Unofficial."""

from . import models
from ._bulk import JournalError, JournalLockedError, Outcome, Progress, Report, bulk, progress_bars
from ._client import Client
from ._codec import UNSET, Unset
from ._cursor import CursorPages
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
    WrongEventLoopError,
)
from ._limits import RateLimit
from ._operation import Answer, Operation
from ._pages import Page, Pages
from ._polling import poll
from ._retry import Retry

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
    "FieldError",
    "ForkedProcessError",
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
    "ServerError",
    "StatsigError",
    "TimeoutError",
    "TransportError",
    "Truncated",
    "UnexpectedRedirect",
    "Unset",
    "WrongEventLoopError",
    "bulk",
    "models",
    "poll",
    "progress_bars",
]

# Tracebacks and reprs then say the name that users import.
for _name in __all__:
    _found = globals()[_name]
    if isinstance(_found, type):
        _found.__module__ = __name__
