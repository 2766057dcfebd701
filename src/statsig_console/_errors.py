"""
Every error of this package.

StatsigError
├── ConfigurationError        the client cannot work as it was set up
│   ├── InvalidApiKeyError      the key is missing, malformed, or of another kind
│   └── InvalidBaseUrlError     the address is not one to send a key to
├── InvalidArgumentError      a call was refused before anything was sent (also a ValueError)
├── TransportError            no complete response; `sent` says whether the request may have arrived
│   ├── ConnectError            no connection
│   ├── APITimeoutError         out of time (also a builtin TimeoutError)
│   └── PoolExhaustedError      the given HTTP client had no free connection
├── APIStatusError            the response was not a success
│   ├── BadRequestError         400, 422
│   ├── AuthenticationError     401
│   ├── PermissionDeniedError   403
│   ├── NotFoundError           404
│   ├── ConflictError           409
│   ├── RateLimitError          429
│   └── ServerError             5xx
├── UnknownOutcomeError       a write was sent, and it is unknown whether it was carried out
├── ResponseError             a response came, but cannot be used
│   ├── NotJSONError            another content type
│   ├── MalformedJSONError      not JSON after all
│   ├── SchemaMismatchError     JSON of another kind than a response
│   ├── ResponseTooLargeError   more bytes than allowed
│   ├── TruncatedResponseError  fewer bytes than announced
│   ├── UnexpectedRedirectError the server points elsewhere; never followed
│   └── WrongAddressError       another web server answered, or the API has no such path
├── PaginationError           a list that does not end
├── PollTimeoutError          a condition did not come true in time (also a builtin TimeoutError)
├── EditConflictError         an edit could not be applied, or was overwritten again and again
├── ClientClosedError         the client was closed
├── WrongEventLoopError       the client belongs to another event loop
├── ForkedProcessError        the client belongs to the parent process
├── JournalError              a journal cannot be used or written
│   └── JournalLockedError      another run writes it
└── BulkError                 some items of a bulk call were not done
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Self

__all__ = [
    "APIStatusError",
    "APITimeoutError",
    "AuthenticationError",
    "BadRequestError",
    "BulkError",
    "ClientClosedError",
    "ConfigurationError",
    "ConflictError",
    "ConnectError",
    "EditConflictError",
    "FieldError",
    "FixableBy",
    "ForkedProcessError",
    "InvalidApiKeyError",
    "InvalidArgumentError",
    "InvalidBaseUrlError",
    "JournalError",
    "JournalLockedError",
    "MalformedJSONError",
    "NotFoundError",
    "NotJSONError",
    "PaginationError",
    "PermissionDeniedError",
    "PollTimeoutError",
    "PoolExhaustedError",
    "RateLimitError",
    "ResponseError",
    "ResponseTooLargeError",
    "SchemaMismatchError",
    "Sent",
    "ServerError",
    "StatsigError",
    "TransportError",
    "TruncatedResponseError",
    "UnexpectedRedirectError",
    "UnknownOutcomeError",
    "WrongAddressError",
    "WrongEventLoopError",
]

FixableBy = Literal["code", "human", "retry"]
Sent = Literal["no", "maybe"]


@dataclass(frozen=True, slots=True)
class FieldError:
    """One field and what is wrong with it, in the words of the server."""

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
    fixable_by: FixableBy = "code"
    """Who can fix it: the calling code, a human, or a retry."""
    hint: str = ""
    """What to do about it. A traceback shows it below the error, since it is also a note of it."""

    def __init__(self, message: str, *, fixable_by: FixableBy | None = None, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self._show_hint(self.hint)
        if hint is not None:
            self.hint = hint
        if fixable_by is not None:
            self.fixable_by = fixable_by

    def __setattr__(self, name: str, value: Any) -> None:
        if name == "hint":
            self._show_hint(value)
        super().__setattr__(name, value)

    def _show_hint(self, hint: str) -> None:
        """Make a hint the first note, in place of the one before."""
        notes = [note for note in getattr(self, "__notes__", ()) if note != self.hint]
        if hint or notes:
            self.__notes__ = [hint, *notes] if hint else notes
        elif hasattr(self, "__notes__"):
            del self.__notes__

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
    if notes := state.get("__notes__"):
        # A copy gets the dictionary itself; a note added to it is not one of the original.
        error.__dict__["__notes__"] = list(notes)
    return error


class ConfigurationError(StatsigError):
    """The client cannot work as it was set up."""


class InvalidApiKeyError(ConfigurationError):
    """The key is missing, malformed, or of another kind; the message never holds it."""

    fixable_by: FixableBy = "human"
    hint = "Pass an active Console API key; it begins with console-."

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


class ClientClosedError(StatsigError):
    """The client was closed before this call, or before its response came."""

    hint = "Keep the calls inside of `async with Client()`."

    def __init__(self, message: str, *, sent: Sent = "no") -> None:
        super().__init__(message)
        self.sent = sent
        """``no``: the server saw nothing of it. ``maybe``: it may have acted on it."""


class WrongEventLoopError(StatsigError):
    """The client was used in another event loop before; each loop needs its own."""

    hint = "Make one client in each event loop."


class ForkedProcessError(StatsigError):
    """The client was made in the parent of this process; each process needs its own."""

    hint = "Make the client after the fork."


class TransportError(StatsigError):
    """No complete response came back."""

    fixable_by: FixableBy = "retry"
    hint = "Try again later; look at `sent` before repeating a change."

    def __init__(self, message: str, *, stage: str, sent: Sent) -> None:
        super().__init__(message)
        self.stage = stage
        """How far the request came: ``connect``, ``send``, ``wait`` or ``receive``."""
        self.sent = sent
        """``no``: the server saw nothing of it. ``maybe``: it may have acted on it."""


class ConnectError(TransportError):
    """No connection could be made."""

    def __init__(
        self,
        message: str,
        *,
        stage: str,
        sent: Sent,
        reason: Literal["certificate"] | None = None,
        hint: str | None = None,
    ) -> None:
        super().__init__(message, stage=stage, sent=sent)
        self.reason = reason
        """``certificate`` if the server could not prove who it is; this is not retried."""
        if reason == "certificate":
            self.fixable_by = "human"
            hint = "Look at base_url, and at the proxy; name the authority that signed in SSL_CERT_FILE."
        if hint is not None:
            self.hint = hint


class APITimeoutError(TransportError, TimeoutError):
    """The time for one stage, or for the whole call, ran out."""


class PoolExhaustedError(TransportError):
    """The HTTP client that was passed in had no free connection."""

    fixable_by: FixableBy = "code"
    hint = "Raise the connection limit of your HTTP client or lower `concurrency`."


class APIStatusError(StatsigError):
    """The response was not a success."""

    def __init__(
        self,
        message: str,
        *,
        status: int,
        errors: Sequence[FieldError] = (),
        headers: Mapping[str, str] | None = None,
        body_excerpt: str = "",
        retry_after: float | None = None,
        fixable_by: FixableBy | None = None,
        hint: str | None = None,
    ) -> None:
        super().__init__(message, fixable_by=fixable_by, hint=hint)
        self.status = status
        self.errors = tuple(errors)
        self.headers = dict(headers or {})
        self.body_excerpt = body_excerpt
        """The first 2,000 characters of the body, keys removed."""
        self.retry_after = retry_after
        """Seconds that the server asked to wait, if it did."""

    def describe(self) -> str:
        fields = "; ".join(f"{error.property}: {error.message}" for error in self.errors)
        return f"{self.status} {self.message}{f' [{fields}]' if fields else ''}"


class BadRequestError(APIStatusError):
    """The request breaks a rule; `errors` names the fields."""

    hint = "Fix the fields that `errors` names."


class AuthenticationError(APIStatusError):
    """The key is wrong, inactive or of another kind."""

    fixable_by: FixableBy = "human"
    hint = "Use an active Console API key of this project, neither a client nor a server key."


class PermissionDeniedError(APIStatusError):
    """The key is valid, but may not do this."""

    fixable_by: FixableBy = "human"
    hint = "Give the key a scope that allows this, or the user behind it a role."


class NotFoundError(APIStatusError):
    """There is no such object in the project of this key."""

    hint = "Look at the id and at the project of the key."


class ConflictError(APIStatusError):
    """The object is busy or not in a state that allows this."""

    fixable_by: FixableBy = "retry"
    hint = "Wait until the change under way is done."


class RateLimitError(APIStatusError):
    """A rate limit of the project was hit; nothing was changed."""

    fixable_by: FixableBy = "retry"
    hint = "Wait; see retry_after. Other programs may use the rate limits of the project, too."


class ServerError(APIStatusError):
    """The server failed."""

    fixable_by: FixableBy = "retry"
    hint = "Try again later."


class ResponseError(StatsigError):
    """A response came, but cannot be used."""

    fixable_by: FixableBy = "human"
    hint = "Look at body_excerpt; a gateway may stand in between, or the API changed."

    def __init__(self, message: str, *, status: int | None = None, hint: str | None = None) -> None:
        super().__init__(message, hint=hint)
        self.status = status
        """Status of the response, if it is known; a write with a status from 200 to 299 was carried out."""
        self.body_excerpt = ""


class NotJSONError(ResponseError):
    """The response has another content type, such as the page of a gateway."""

    def __init__(self, content_type: str) -> None:
        super().__init__(f"{content_type} instead of JSON")
        self.content_type = content_type


class MalformedJSONError(ResponseError):
    """The body is not JSON."""

    def __init__(self, reason: str, *, offset: int | None = None, status: int | None = None) -> None:
        super().__init__(f"malformed JSON: {reason}", status=status)
        self.offset = offset


class SchemaMismatchError(ResponseError):
    """The body is JSON, but not of the kind that the operation returns."""

    def __init__(self, json_path: str, reason: str, *, raw: Any = None, status: int | None = None) -> None:
        super().__init__(f"{json_path}: {reason}", status=status)
        self.json_path = json_path
        self.raw = raw


class ResponseTooLargeError(ResponseError):
    """The body is larger than `limit` bytes; the rest was not read."""

    fixable_by: FixableBy = "code"
    hint = "Read smaller pages, or raise max_response_bytes."

    def __init__(self, limit: int) -> None:
        super().__init__(f"the body is larger than {limit} bytes")
        self.limit = limit


class TruncatedResponseError(ResponseError):
    """The connection ended before the body did."""

    fixable_by: FixableBy = "retry"
    hint = "Try again later."


class UnexpectedRedirectError(ResponseError):
    """The server points to another address. It is never followed, so no key goes there."""

    fixable_by: FixableBy = "human"
    hint = "Set base_url to the address where the API lives now."

    def __init__(self, status: int, location_origin: str) -> None:
        super().__init__(f"{status} redirect to {location_origin}, not followed", status=status)
        self.location_origin = location_origin


class WrongAddressError(ResponseError):
    """Another web server answered, or the API has no such path: nothing is known about the object."""

    fixable_by: FixableBy = "human"
    hint = (
        "Set base_url to the address of the Console API, such as https://statsigapi.net/console/v1. "
        "If it is right, the API has no such operation."
    )

    def __init__(self, status: int, reason: str, *, body_excerpt: str = "") -> None:
        super().__init__(f"{status}, but not of an object in the Console API: {reason}", status=status)
        self.reason = reason
        """What shows that another web server answered."""
        self.body_excerpt = body_excerpt


class UnknownOutcomeError(StatsigError):
    """A write was sent, and it is unknown whether the server carried it out.

    It was repeated only if that is safe. Read the object to find out.
    """

    fixable_by: FixableBy = "human"
    hint = "Read the object to see whether the change was made, then decide."

    outcome = "unknown"

    def __init__(
        self,
        cause: StatsigError,
        *,
        reading: StatsigError | None = None,
        last: StatsigError | None = None,
        is_repeatable: bool = False,
    ) -> None:
        parts = [f"outcome unknown: {cause.describe()}"]
        if not is_repeatable:
            parts.append("not repeated because that could do it twice")
        if last is not None:
            parts.append(f"the last attempt ended with {last.describe()}")
        if reading is not None:
            parts.append(f"reading back: {reading.describe()}")
        super().__init__("; ".join(parts))
        self.cause = cause
        self.last = last
        """The error of the last attempt, if that is another one than `cause`."""
        self.reading = reading
        """Why reading back did not settle it, if the object was read back."""
        self.stage: str | None = getattr(cause, "stage", None)
        self.status: int | None = getattr(cause, "status", None)
        # A traceback then shows the cause, with its hint.
        self.__cause__ = cause


class PaginationError(StatsigError):
    """A list that does not end."""

    fixable_by: FixableBy = "retry"
    hint = "Read the list again; it may have changed while it was read."


class PollTimeoutError(StatsigError, TimeoutError):
    """A condition was not true in time; `last` is the last result."""

    fixable_by: FixableBy = "retry"
    hint = "Wait longer, or look at `last`."

    def __init__(self, message: str, last: Any = None) -> None:
        super().__init__(message)
        self.last = last


class EditConflictError(StatsigError):
    """An edit could not be applied to the newest state, or other writes removed its changes each time."""

    fixable_by: FixableBy = "human"
    hint = "Compare `base` with `theirs`, then edit again if the change is still wanted."

    def __init__(
        self,
        message: str,
        *,
        reason: Literal["not_applicable", "overwritten"],
        base: Any,
        mine: Sequence[str],
        theirs: Any,
    ) -> None:
        super().__init__(message)
        self.reason = reason
        """``not_applicable``: what it changes is gone or doubled; or ``overwritten`` after each write."""
        self.base = base
        """The object as the edit began."""
        self.mine = tuple(mine)
        """The changes of the edit, in words; without the values, which may be personal data."""
        self.theirs = theirs
        """The newest state of the object."""


class BulkError(StatsigError):
    """Some items of a bulk call were not done; `failed` holds their outcomes."""

    def __init__(self, message: str, failed: Sequence[Any] = ()) -> None:
        super().__init__(message)
        self.failed = tuple(failed)


class JournalError(StatsigError):
    """A journal cannot be used or written; an item that could not be recorded was not sent."""


class JournalLockedError(JournalError):
    """Another run writes this journal."""
