"""
Every error of this package.

StatsigError
├── ConfigurationError          the client cannot work as it was set up
│   ├── InvalidApiKeyError        the key is missing, malformed, or of another kind
│   └── InvalidBaseUrlError       the address is not one to send a key to
├── InvalidArgumentError        a call was refused before anything was sent (also a ValueError)
├── TransportError              no whole answer came back; `sent` says whether the request may have arrived
│   ├── ConnectError              no connection
│   ├── TimeoutError              out of time (also a TimeoutError of Python)
│   └── PoolExhaustedError        the given HTTP client had no connection to spare
├── APIStatusError              the answer was not a success
│   ├── BadRequest                400, 422
│   ├── AuthenticationError       401
│   ├── PermissionDenied          403
│   ├── NotFound                  404
│   ├── Conflict                  409
│   ├── RateLimited               429
│   └── ServerError               5xx
├── AmbiguousMutation           a change was sent, and nobody knows whether it was made
├── ResponseError               a response came, but cannot be used
│   ├── NotJSON                   another content type
│   ├── MalformedJSON             not JSON after all
│   ├── SchemaMismatch            JSON of another kind than an answer
│   ├── ResponseTooLarge          more bytes than allowed
│   ├── Truncated                 fewer bytes than announced
│   ├── UnexpectedRedirect        the server points elsewhere; never followed
│   └── WrongAddressError         another web server answered, or the API has no such path
├── PaginationError             a list that does not end
├── PollTimeout                 a condition did not come true in time (also a TimeoutError of Python)
├── ClientClosedError           the client was closed
├── WrongEventLoopError         the client belongs to another event loop
├── ForkedProcessError          the client belongs to the parent process
└── BulkError                   some items of a bulk call were not done
"""

from .outcomes import AmbiguousMutation, BulkError, PaginationError, PollTimeout
from .refusals import (
    ClientClosedError,
    ConfigurationError,
    ForkedProcessError,
    InvalidApiKeyError,
    InvalidArgumentError,
    InvalidBaseUrlError,
    WrongEventLoopError,
)
from .responses import (
    MalformedJSON,
    NotJSON,
    ResponseError,
    ResponseTooLarge,
    SchemaMismatch,
    Truncated,
    UnexpectedRedirect,
    WrongAddressError,
)
from .root import FieldError, StatsigError
from .statuses import (
    APIStatusError,
    AuthenticationError,
    BadRequest,
    Conflict,
    NotFound,
    PermissionDenied,
    RateLimited,
    ServerError,
)
from .transport import ConnectError, PoolExhaustedError, Sent, TimeoutError, TransportError

__all__ = [
    "APIStatusError",
    "AmbiguousMutation",
    "AuthenticationError",
    "BadRequest",
    "BulkError",
    "ClientClosedError",
    "ConfigurationError",
    "Conflict",
    "ConnectError",
    "FieldError",
    "ForkedProcessError",
    "InvalidApiKeyError",
    "InvalidArgumentError",
    "InvalidBaseUrlError",
    "MalformedJSON",
    "NotFound",
    "NotJSON",
    "PaginationError",
    "PermissionDenied",
    "PollTimeout",
    "PoolExhaustedError",
    "RateLimited",
    "ResponseError",
    "ResponseTooLarge",
    "SchemaMismatch",
    "Sent",
    "ServerError",
    "StatsigError",
    "TimeoutError",
    "TransportError",
    "Truncated",
    "UnexpectedRedirect",
    "WrongAddressError",
    "WrongEventLoopError",
]
