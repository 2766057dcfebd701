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
├── ResponseError               a success was announced, but its body cannot be used
│   ├── NotJSON                   another content type
│   ├── MalformedJSON             not JSON after all
│   ├── SchemaMismatch            JSON of another kind than an answer
│   ├── ResponseTooLarge          more bytes than allowed
│   ├── Truncated                 fewer bytes than announced
│   └── UnexpectedRedirect        the server points elsewhere; never followed
├── PaginationError             a list that does not end
├── PollTimeout                 a condition did not come true in time (also a TimeoutError of Python)
├── ClientClosedError           the client was closed
├── WrongEventLoopError         the client belongs to another event loop
├── ForkedProcessError          the client belongs to the parent process
└── BulkError                   some items of a bulk call were not done
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Self

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
    "ServerError",
    "StatsigError",
    "TimeoutError",
    "TransportError",
    "Truncated",
    "UnexpectedRedirect",
    "WrongEventLoopError",
]

Sent = Literal["no", "maybe"]


@dataclass(frozen=True, slots=True)
class FieldError:
    """One field at fault and the reason, as the server tells it."""

    property: str
    message: str


class StatsigError(Exception):
    """Root of all errors of this package: what happened, where, and after how many attempts."""

    operation: str | None = None
    """Id of the operation in the document, such as ``gates_update``."""
    method: str | None = None
    path: str | None = None
    attempts: int = 0
    """Requests that were sent for this call."""
    elapsed: float = 0.0
    """Seconds from the start of the call."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message

    def locate(self, operation: str, method: str, path: str, attempts: int = 0, elapsed: float = 0.0) -> Self:
        """Say which call this error belongs to, and return the error."""
        self.operation, self.method, self.path = operation, method, path
        self.attempts, self.elapsed = attempts, elapsed
        return self

    def __str__(self) -> str:
        text = self.describe()
        if self.method is not None:
            text = f"{self.method} {self.path}: {text}"
        return (
            f"{text} (after {self.attempts} attempts in {self.elapsed:.1f} s)" if self.attempts > 1 else text
        )

    def describe(self) -> str:
        """Return what happened, without where."""
        return self.message

    def __reduce__(self) -> tuple[Any, ...]:
        return _restore, (type(self), self.args, self.__dict__)


def _restore(kind: type[StatsigError], args: tuple[Any, ...], state: dict[str, Any]) -> StatsigError:
    error = kind.__new__(kind, *args)
    error.args = args
    error.__dict__.update(state)
    return error


class ConfigurationError(StatsigError):
    """The client cannot work as it was set up."""


class InvalidApiKeyError(ConfigurationError):
    """The key is missing, malformed, or of another kind; the message never holds it."""

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind
        """``missing``, ``whitespace``, ``client``, ``secret``, ``characters`` or ``unknown``."""


class InvalidBaseUrlError(ConfigurationError):
    """The address is not one to send a key to."""


class InvalidArgumentError(StatsigError, ValueError):
    """An argument cannot be sent; nothing was."""

    def __init__(self, param: str, reason: str) -> None:
        super().__init__(f"{param}: {reason}")
        self.param = param
        self.reason = reason


class TransportError(StatsigError):
    """No whole answer came back."""

    def __init__(self, message: str, *, stage: str, sent: Sent) -> None:
        super().__init__(message)
        self.stage = stage
        """How far the exchange had come: ``connect``, ``send``, ``wait`` or ``receive``."""
        self.sent = sent
        """``no``: the server saw nothing of it. ``maybe``: it may have acted on it."""


class ConnectError(TransportError):
    """No connection could be made."""


class TimeoutError(TransportError, builtins.TimeoutError):
    """The time for one stage, or for the whole call, ran out."""


class PoolExhaustedError(TransportError):
    """The HTTP client that was passed in had no connection to spare."""


class APIStatusError(StatsigError):
    """The answer was not a success."""

    def __init__(
        self,
        message: str,
        *,
        status: int,
        errors: Sequence[FieldError] = (),
        headers: Mapping[str, str] | None = None,
        body_excerpt: str = "",
    ) -> None:
        super().__init__(message)
        self.status = status
        self.errors = tuple(errors)
        self.headers = dict(headers or {})
        self.body_excerpt = body_excerpt
        """The first 2,000 characters of the body, keys removed."""
        self.retry_after: float | None = None
        """Seconds that the server asked to wait, where it did."""

    def describe(self) -> str:
        fields = "; ".join(f"{error.property}: {error.message}" for error in self.errors)
        return f"{self.status} {self.message}{f' [{fields}]' if fields else ''}"


class BadRequest(APIStatusError):
    """The request breaks a rule; `errors` names the fields."""


class AuthenticationError(APIStatusError):
    """The key is wrong, inactive or of another kind."""


class PermissionDenied(APIStatusError):
    """The key is valid, but may not do this."""


class NotFound(APIStatusError):
    """There is no such object in the project of this key."""


class Conflict(APIStatusError):
    """The object is busy or not in a state that allows this."""


class RateLimited(APIStatusError):
    """A limit of the project is used up; nothing was changed."""


class ServerError(APIStatusError):
    """The server failed."""


class AmbiguousMutation(StatsigError):
    """A change was sent, and nobody knows whether it was made.

    It is not repeated, because that could make it twice. Read the object to find out.
    """

    outcome = "unknown"

    def __init__(self, cause: StatsigError) -> None:
        super().__init__(f"outcome unknown, not repeated because that could do it twice: {cause.describe()}")
        self.cause = cause
        self.stage: str | None = getattr(cause, "stage", None)
        self.status: int | None = getattr(cause, "status", None)


class ResponseError(StatsigError):
    """A success was announced, but its body cannot be used."""

    status: int | None = None
    """Status of the answer; a change with a status below 300 was made."""
    body_excerpt: str = ""


class NotJSON(ResponseError):
    """The answer has another content type, such as the page of a gateway."""


class MalformedJSON(ResponseError):
    """The body is not JSON."""

    def __init__(self, reason: str, *, offset: int | None = None) -> None:
        super().__init__(f"malformed JSON: {reason}")
        self.offset = offset


class SchemaMismatch(ResponseError):
    """The body is JSON, but not of the kind that the operation answers with."""

    def __init__(self, json_path: str, reason: str, *, raw: Any = None) -> None:
        super().__init__(f"{json_path}: {reason}")
        self.json_path = json_path
        self.raw = raw


class ResponseTooLarge(ResponseError):
    """The body is larger than `limit` bytes; the rest was not read."""

    def __init__(self, limit: int) -> None:
        super().__init__(f"the body is larger than {limit} bytes")
        self.limit = limit


class Truncated(ResponseError):
    """The connection ended before the body did."""


class UnexpectedRedirect(ResponseError):
    """The server points to another address. It is never followed, so no key goes there."""

    def __init__(self, status: int, location_origin: str) -> None:
        super().__init__(f"{status} redirect to {location_origin}, not followed")
        self.status = status
        self.location_origin = location_origin


class PaginationError(StatsigError):
    """A list that does not end."""


class PollTimeout(StatsigError, builtins.TimeoutError):
    """A condition did not come true in time; `last` is the last result."""

    def __init__(self, message: str, last: Any = None) -> None:
        super().__init__(message)
        self.last = last


class ClientClosedError(StatsigError):
    """The client was closed before this call."""


class WrongEventLoopError(StatsigError):
    """The client was used in another event loop before; each loop needs its own."""


class ForkedProcessError(StatsigError):
    """The client was made in the parent of this process; each process needs its own."""


class BulkError(StatsigError):
    """Some items of a bulk call were not done; `failed` holds their outcomes."""

    def __init__(self, message: str, failed: Sequence[Any] = ()) -> None:
        super().__init__(message)
        self.failed = tuple(failed)
