"""
Every error of this package.

StatsigError
├── ConfigurationError        an option or the environment cannot be used
│   ├── InvalidApiKeyError      the key is missing, malformed, or of another kind
│   └── InvalidBaseUrlError     the base URL is malformed or insecure
├── InvalidArgumentError      an argument is wrong; nothing was sent (also a ValueError)
├── TransportError            no complete response; `sent` says whether the request may have arrived
│   ├── ConnectError            no connection
│   ├── APITimeoutError         out of time (also a builtin TimeoutError)
│   └── PoolExhaustedError      the given HTTP client had no free connection
├── APIStatusError            the response was not a success
│   ├── BadRequestError         400, 422
│   ├── AuthenticationError     401
│   ├── PermissionDeniedError   403
│   │   └── ReviewRequiredError   the change needs a review that is approved
│   ├── NotFoundError           404
│   ├── ConflictError           409, and 400 where the object exists
│   ├── RateLimitError          429
│   └── ServerError             5xx
├── UnknownOutcomeError       a write was sent, and it is unknown whether it was carried out
├── ResponseError             a response cannot be used
│   ├── NotJSONError            another content type
│   ├── MalformedJSONError      invalid JSON
│   ├── SchemaMismatchError     JSON of another kind than a response
│   ├── ResponseTooLargeError   more bytes than allowed, or more items than any page has
│   ├── TruncatedResponseError  fewer bytes than announced
│   ├── UnexpectedRedirectError a redirect, which is never followed
│   └── WrongAddressError       another web server answered, or the API has no such path
├── PaginationError           a list would never end
├── PollTimeoutError          a condition was not met in time (also a builtin TimeoutError)
├── EditConflictError         an edit could not be applied, or other writes removed it each time
├── TooManyRemovalsError      a sync would remove more ids of a segment than allowed
├── ClientClosedError         the client was closed
├── WrongEventLoopError       the client belongs to another event loop
├── ForkedProcessError        the client belongs to the parent process
├── JournalError              a journal cannot be used or written
│   └── JournalLockedError      another run has it open
└── BulkError                 some items of a bulk run failed or have an unknown outcome
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
    "Reason",
    "ResponseError",
    "ResponseTooLargeError",
    "ReviewRequiredError",
    "SchemaMismatchError",
    "Sent",
    "ServerError",
    "StatsigError",
    "TooManyRemovalsError",
    "TransportError",
    "TruncatedResponseError",
    "UnexpectedRedirectError",
    "UnknownOutcomeError",
    "WrongAddressError",
    "WrongEventLoopError",
]

FixableBy = Literal["code", "human", "retry"]
Sent = Literal["no", "maybe"]
Reason = Literal[
    "archived",
    "busy",
    "certificate",
    "exists",
    "forbidden",
    "invalid",
    "invalid_key",
    "no_data",
    "not_applicable",
    "not_found",
    "overwritten",
    "referenced",
    "review_required",
    "unknown_reference",
    "wrong_state",
    "wrong_type",
]


@dataclass(frozen=True, slots=True)
class FieldError:
    """One field of the request, and the server's message about it."""

    property: str
    message: str


class StatsigError(Exception):
    """Base of all errors of this package.

    The message says what happened, in which operation, and after how many attempts. `hint` says what to do.
    `fixable_by` is for programs that branch on errors. Errors can be pickled, and never hold a key.
    """

    operation: str | None = None
    """Id of the operation, such as ``gates_update``; None if the error belongs to no call."""
    method: str | None = None
    path: str | None = None
    attempts: int = 0
    """The number of requests that this call sent."""
    elapsed: float = 0.0
    """Seconds from the start of the call to the error."""
    fixable_by: FixableBy = "code"
    """Who can fix it: the calling code, a human, or a retry."""
    reason: Reason | None = None
    """What happened in one stable word, where the class does not say it; None where it is not known.

    For a response it comes from the text of the server, which no document fixes. See docs/errors.md.
    """
    hint: str = ""
    """How to fix the problem. It is also a note of the exception, which a traceback shows."""

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
        """Set the first note of the exception to a hint; it replaces the earlier hint."""
        notes = [note for note in getattr(self, "__notes__", ()) if note != self.hint]
        if hint or notes:
            self.__notes__ = [hint, *notes] if hint else notes
        elif hasattr(self, "__notes__"):
            del self.__notes__

    def locate(self, operation: str, method: str, path: str, attempts: int = 0, elapsed: float = 0.0) -> Self:
        """Record which call this error belongs to, and return the error."""
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
        """Return the message without the method, the path and the number of attempts."""
        return self.message

    def __reduce__(self) -> tuple[Any, ...]:
        return _restore, (type(self), self.args, self.__dict__)


def _restore(kind: type[StatsigError], args: tuple[Any, ...], state: dict[str, Any]) -> StatsigError:
    error = kind.__new__(kind, *args)
    error.args = args
    error.__dict__.update(state)
    if notes := state.get("__notes__"):
        # `copy` passes the dictionary of the original. The list is copied, so that a note of the copy is
        # not added to the original too.
        error.__dict__["__notes__"] = list(notes)
    return error


class ConfigurationError(StatsigError):
    """An option or the environment cannot be used; nothing was sent."""


class InvalidApiKeyError(ConfigurationError):
    """The key is missing, malformed, or of another kind. The message never holds the key."""

    fixable_by: FixableBy = "human"
    hint = "Pass an active Console API key; it begins with console-."

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind
        """``missing``, ``whitespace``, ``client``, ``secret``, ``characters`` or ``unknown``."""


class InvalidBaseUrlError(ConfigurationError):
    """The base URL is malformed or insecure, so the key is not sent there."""


class InvalidArgumentError(StatsigError, ValueError):
    """An argument is wrong; nothing was sent. `param` names it, `reason` says why."""

    def __init__(self, param: str, problem: str) -> None:
        super().__init__(f"{param}: {problem}")
        self.param = param
        self.problem = problem


class ClientClosedError(StatsigError):
    """The client was closed before this call, or before its response arrived."""

    hint = "Keep the calls inside of `async with Client()`."

    def __init__(self, message: str, *, sent: Sent = "no") -> None:
        super().__init__(message)
        self.sent = sent
        """``no``: the request did not reach the server. ``maybe``: the server may have carried it out."""


class WrongEventLoopError(StatsigError):
    """The client was used in another event loop before. Each event loop needs its own client."""

    hint = "Create one client in each event loop."


class ForkedProcessError(StatsigError):
    """The client was created in the parent process. Each process needs its own client."""

    hint = "Create the client after the fork."


class TransportError(StatsigError):
    """No complete response arrived. `sent` says whether the server may have carried out the request."""

    fixable_by: FixableBy = "retry"
    hint = "Try again later. Check `sent` before you repeat a write."

    def __init__(self, message: str, *, stage: str, sent: Sent) -> None:
        super().__init__(message)
        self.stage = stage
        """The stage that failed: ``connect``, ``send``, ``wait`` or ``receive``."""
        self.sent = sent
        """``no``: the request did not reach the server. ``maybe``: the server may have carried it out."""


class ConnectError(TransportError):
    """No connection could be opened."""

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
        """``certificate`` if the certificate of the server is not trusted; such a call is not retried."""
        if reason == "certificate":
            self.fixable_by = "human"
            hint = (
                "Check base_url and the proxy. If your network has its own certificate authority, "
                "set SSL_CERT_FILE to its certificate."
            )
        if hint is not None:
            self.hint = hint


class APITimeoutError(TransportError, TimeoutError):
    """The timeout of a stage or the deadline of the call passed before the response arrived."""


class PoolExhaustedError(TransportError):
    """The HTTP client that was passed as `http_client` had no free connection."""

    fixable_by: FixableBy = "code"
    hint = "Raise the connection limit of your HTTP client or lower `concurrency`."


class APIStatusError(StatsigError):
    """The server returned an error status."""

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
        """The first 2,000 characters of the response body, with keys removed."""
        self.retry_after = retry_after
        """Seconds to wait, if the server sent Retry-After or a similar header."""

    def describe(self) -> str:
        fields = "; ".join(f"{error.property}: {error.message}" for error in self.errors)
        return f"{self.status} {self.message}{f' [{fields}]' if fields else ''}"


class BadRequestError(APIStatusError):
    """The server rejected the request as invalid (400, 422). `errors` names the fields, if the server did."""

    hint = "Change the request as the message says."


class AuthenticationError(APIStatusError):
    """The key is wrong, inactive or of another kind (401)."""

    fixable_by: FixableBy = "human"
    hint = "Use an active Console API key of this project, not a client or server key."


class PermissionDeniedError(APIStatusError):
    """The key is valid, but lacks the permission for this operation (403)."""

    fixable_by: FixableBy = "human"
    hint = "Use a key whose scope allows this operation, and check the role of the key's user."


class ReviewRequiredError(PermissionDeniedError):
    """The change needs a review that is approved. The reason is ``review_required``.

    It is recognized by words that are a guess: no public source shows how the server says it.
    """

    hint = (
        "Propose the change with client.gate_reviews.create, or with the reviews of the group that the "
        "object belongs to; when a person has approved it, commit the review."
    )


class NotFoundError(APIStatusError):
    """The project of this key has no such object (404)."""

    hint = "Check the id, and check that the key belongs to the right project."


class ConflictError(APIStatusError):
    """The object exists already, is busy, or is in a state that does not allow this; `reason` says which."""

    fixable_by: FixableBy = "retry"
    hint = "Read the object. If another change of it is running, try again when that change has ended."


class RateLimitError(APIStatusError):
    """The request exceeded a rate limit of the project (429); it was not carried out."""

    fixable_by: FixableBy = "retry"
    hint = "Wait `retry_after` seconds. Other programs may use the same rate limits of the project."


class ServerError(APIStatusError):
    """The server failed (5xx)."""

    fixable_by: FixableBy = "retry"
    hint = "Try again later."


class ResponseError(StatsigError):
    """A response arrived, but cannot be used."""

    fixable_by: FixableBy = "human"
    hint = "Check body_excerpt. A gateway may have answered, or the API may have changed."

    def __init__(self, message: str, *, status: int | None = None, hint: str | None = None) -> None:
        super().__init__(message, hint=hint)
        self.status = status
        """Status of the response, if known. A write with a status from 200 to 299 was carried out."""
        self.body_excerpt = ""


class NotJSONError(ResponseError):
    """The response has another content type than JSON, such as an HTML page of a gateway."""

    def __init__(self, content_type: str) -> None:
        super().__init__(f"{content_type} instead of JSON")
        self.content_type = content_type


class MalformedJSONError(ResponseError):
    """The body of the response is invalid JSON. `offset` is the position of the error, if known."""

    def __init__(self, reason: str, *, offset: int | None = None, status: int | None = None) -> None:
        super().__init__(f"malformed JSON: {reason}", status=status)
        self.offset = offset


class SchemaMismatchError(ResponseError):
    """The body is valid JSON, but not the JSON that the operation returns.

    `json_path` names the place in the body, `raw` is the value there.
    """

    def __init__(self, json_path: str, reason: str, *, raw: Any = None, status: int | None = None) -> None:
        super().__init__(f"{json_path}: {reason}", status=status)
        self.json_path = json_path
        self.raw = raw


class ResponseTooLargeError(ResponseError):
    """The response body has more than `limit` of `unit`; the rest was not read, or nothing was decoded."""

    fixable_by: FixableBy = "code"
    hint = "Read smaller pages, or increase max_response_bytes."

    def __init__(self, limit: int, unit: Literal["bytes", "items", "objects and lists"] = "bytes") -> None:
        text = f"is larger than {limit} bytes" if unit == "bytes" else f"holds more than {limit} {unit}"
        super().__init__(f"the body {text}")
        self.limit = limit
        self.unit = unit
        if unit != "bytes":
            self.fixable_by: FixableBy = "human"
            self.hint = "No page of the API is so long. Check base_url, and the proxy or gateway in between."


class TruncatedResponseError(ResponseError):
    """The connection ended before the complete response body had arrived."""

    fixable_by: FixableBy = "retry"
    hint = "Try again later."


class UnexpectedRedirectError(ResponseError):
    """The server sent a redirect. It is never followed, so the key is sent to no other address."""

    fixable_by: FixableBy = "human"
    hint = "If the API has moved, set base_url to its new address."

    def __init__(self, status: int, location_origin: str) -> None:
        super().__init__(f"{status} redirect to {location_origin}, not followed", status=status)
        self.location_origin = location_origin


class WrongAddressError(ResponseError):
    """Another web server answered, or the API has no such path. So this 404 says nothing about the object."""

    fixable_by: FixableBy = "human"
    hint = (
        "Set base_url to the address of the Console API, such as https://statsigapi.net/console/v1. "
        "If it is right, the API has no such operation."
    )

    def __init__(self, status: int, sign: str, *, body_excerpt: str = "") -> None:
        super().__init__(f"{status}, but not from an object of the Console API: {sign}", status=status)
        self.sign = sign
        """The sign that another web server answered, such as the text of its error page."""
        self.body_excerpt = body_excerpt


class UnknownOutcomeError(StatsigError):
    """A write was sent, and it is unknown whether the server carried it out.

    The client retried it only if retrying is safe. Read the object to find out whether it was carried out.
    `cause` is the error that made the outcome unknown.
    """

    fixable_by: FixableBy = "human"
    hint = "Read the object to see whether the write was carried out. Repeat the write only if it was not."

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
            parts.append("not retried, because the write could be applied twice")
        if last is not None:
            parts.append(f"the last attempt ended with {last.describe()}")
        if reading is not None:
            parts.append(f"reading back: {reading.describe()}")
        super().__init__("; ".join(parts))
        self.cause = cause
        self.last = last
        """The error of the last attempt, if it differs from `cause`."""
        self.reading = reading
        """The error of reading back, if the client read the object back without a result."""
        self.stage: str | None = getattr(cause, "stage", None)
        self.status: int | None = getattr(cause, "status", None)
        # A traceback then shows the cause with its hint.
        self.__cause__ = cause


class PaginationError(StatsigError):
    """A list repeats its pages or names no next page, so reading it would never end."""

    fixable_by: FixableBy = "retry"
    hint = "Read the list again. It may have changed while it was read."


class PollTimeoutError(StatsigError, TimeoutError):
    """`poll` ended before its condition was met. `last` is the last result of the call."""

    fixable_by: FixableBy = "retry"
    hint = "Check `last`, or call `poll` with a longer timeout."

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


class TooManyRemovalsError(StatsigError):
    """A sync would remove more ids of a segment than `max_removal` allows. Nothing was sent."""

    fixable_by: FixableBy = "human"
    hint = "Check that `wanted` is complete. If it is, pass a larger `max_removal`; 1 allows all removals."

    def __init__(self, segment: str, count: int, total: int, max_removal: float) -> None:
        share = count / total if total else 0.0
        super().__init__(
            f"segment {segment!r}: {count:,} of {total:,} ids ({share:.1%}) would be removed; "
            f"at most {max_removal:.1%} are allowed"
        )
        self.segment = segment
        self.count = count
        """Ids that would be removed, with those that the same run removed before."""
        self.total = total
        """Ids in the list as the run began."""
        self.share = share
        """`count` divided by `total`."""
        self.max_removal = max_removal


class BulkError(StatsigError):
    """Some items of a bulk run failed or have an unknown outcome. `failed` holds the outcomes."""

    def __init__(self, message: str, failed: Sequence[Any] = ()) -> None:
        super().__init__(message)
        self.failed = tuple(failed)


class JournalError(StatsigError):
    """A journal cannot be read or written. An item that could not be recorded was not sent."""


class JournalLockedError(JournalError):
    """Another run has this journal open."""
