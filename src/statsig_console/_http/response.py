"""Parse the bytes of a response into a RawResponse, or into the error that the response means."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from .. import _errors
from .._codec import UNSET
from .._errors import (
    APIStatusError,
    FieldError,
    MalformedJSONError,
    NotJSONError,
    ResponseError,
    SchemaMismatchError,
    UnexpectedRedirectError,
    WrongAddressError,
)
from .._operation import RawResponse
from .headers import ResponseHeaders
from .reasons import advise, class_for, find_reason
from .redaction import redact
from .strict_json import LARGE, is_deep, loads
from .wrong_address import sign_of_another_server

__all__ = ["LARGE", "open_answer", "parse_date", "redact", "retry_after"]

_logger = logging.getLogger("statsig_console")

_EXCERPT = 2000
# A key in its longest encoding is 50 times as long as its mask in the excerpt. So a key that is cut at this
# length is never part of the excerpt.
_LOOKED_AT = 2**17
_FRAMES = ("content-length", "transfer-encoding")
_ENVELOPE = {"message", "data", "pagination"}
_NOT_NOW = (408, 425)
"""408: the request arrived too slowly. 425: the server refuses a request that could be replayed."""
_BY_STATUS: dict[int, type[APIStatusError]] = {
    400: _errors.BadRequestError,
    401: _errors.AuthenticationError,
    403: _errors.PermissionDeniedError,
    404: _errors.NotFoundError,
    409: _errors.ConflictError,
    422: _errors.BadRequestError,
    429: _errors.RateLimitError,
}


def open_answer(
    status: int, headers: Mapping[str, str], body: bytes, clean: Callable[[str], str] = redact
) -> RawResponse:
    """Return the RawResponse of a success, or raise the error that the response means.

    Args:
        status: The status of the response.
        headers: The headers of the response.
        body: The decompressed body.
        clean: Removes keys from the parts of the body that errors show.
    """
    if status < 200:
        raise _interim(status)
    if 300 <= status < 400:
        raise UnexpectedRedirectError(status, _origin(headers.get("location", "")))
    if status >= 300:
        raise _error(status, headers, body, clean)
    if not body and status in (204, 205):
        return RawResponse(status, headers, None, None, UNSET)
    kind = _kind(headers)
    if kind == "text/csv":
        return RawResponse(status, headers, None, None, body.decode(errors="replace"))
    try:
        if not body:
            raise MalformedJSONError("nothing")
        if kind and kind != "application/json" and not kind.endswith("+json"):
            raise NotJSONError(kind)
        return _peel(status, headers, loads(body))
    except ResponseError as error:
        error.status, error.body_excerpt = status, _excerpt(body, clean)
        if isinstance(error, MalformedJSONError) and not any(name in headers for name in _FRAMES):
            # Only the end of the connection marks the end of this body, and it may have ended too early.
            error.fixable_by, error.hint = "retry", "Try again later. The body may be incomplete."
        raise


def _kind(headers: Mapping[str, str]) -> str:
    if isinstance(headers, ResponseHeaders):
        return _kind_of(headers.content_type)
    return headers.get("content-type", "").partition(";")[0].strip().lower()


@lru_cache(16)
def _kind_of(content_type: bytes) -> str:
    return content_type.partition(b";")[0].strip().lower().decode("latin-1")


def _interim(status: int) -> ResponseError:
    """Return the error for 101 Switching Protocols, after which the outcome of the request is unknown."""
    hint = "Check base_url and the proxies on the path. The Console API does not send such a response."
    return ResponseError(f"{status} without a final response", status=status, hint=hint)


def _peel(status: int, headers: Mapping[str, str], value: Any) -> RawResponse:
    if isinstance(value, str):
        # It is the message. For an operation that returns nothing, the status is enough.
        return RawResponse(status, headers, value, None, UNSET)
    if isinstance(value, list):
        return RawResponse(status, headers, None, None, value)
    if not isinstance(value, dict):
        raise SchemaMismatchError("$", f"{type(value).__name__} instead of an object", raw=value)
    if not value:
        raise SchemaMismatchError("$", "an object with neither message nor data", raw=value)
    message, pagination = value.get("message"), value.get("pagination")
    # Some endpoints return the object without an envelope. It may have its own field `data`.
    is_envelope = "message" in value or value.keys() <= _ENVELOPE
    data = value.get("data", UNSET) if is_envelope else value
    return RawResponse(
        status,
        headers,
        message if isinstance(message, str) else None,
        pagination if isinstance(pagination, dict) else None,
        data,
    )


def _error(
    status: int, headers: Mapping[str, str], body: bytes, clean: Callable[[str], str]
) -> APIStatusError | WrongAddressError:
    value, excerpt = _json(body), _excerpt(body, clean)
    if sign := sign_of_another_server(status, _kind(headers), value, excerpt):
        return WrongAddressError(status, clean(sign), body_excerpt=excerpt)
    told = value.get("message") if isinstance(value, dict) else None
    errors = value.get("errors") if isinstance(value, dict) else None
    message = clean(_printable(told)) if isinstance(told, str) else excerpt[:200] or "no message"
    fields = [
        FieldError(clean(_printable(name)), clean(_printable(text))) for name, text in _field_errors(errors)
    ]
    reason = find_reason(status, message if isinstance(told, str) else "", fields)
    kind = _BY_STATUS.get(status, _errors.ServerError if status >= 500 else APIStatusError)
    is_for_now = status in _NOT_NOW
    error = class_for(reason, kind)(
        message,
        status=status,
        errors=fields,
        headers=headers,
        body_excerpt=excerpt,
        retry_after=retry_after(headers),
        fixable_by="retry" if is_for_now else None,
        hint="Try again later." if is_for_now else None,
    )
    return advise(error, reason)


def _json(body: bytes) -> Any:
    """Return the JSON of an error body, or None if it is not JSON. This parser is not strict."""
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        return None
    # Its repr would raise RecursionError.
    return value if not isinstance(value, dict) else {k: v for k, v in value.items() if not is_deep(v)}


def _printable(text: str) -> str:
    """Return a text without lone surrogates and zeros, which JSON may hold and streams cannot."""
    return text.encode(errors="replace").decode().replace("\0", "")


def _field_errors(value: Any) -> list[tuple[str, str]]:
    """Return the field errors, which endpoints send as a list of objects, a list of texts or one object."""
    found = []
    for one in value if isinstance(value, list) else [value] if value else []:
        if isinstance(one, dict):
            found.append((str(one.get("property", "")), str(one.get("errorMessage", one))))
        else:
            name, colon, message = str(one).partition(": ")
            found.append((name, message) if colon else ("", name))
    return found


def _origin(location: str) -> str:
    try:
        parts = urlsplit(location)
        return f"{parts.scheme}://{parts.hostname}" if parts.hostname else "the same origin"
    except ValueError:
        return "an unreadable address"


def _excerpt(body: bytes, clean: Callable[[str], str]) -> str:
    # UTF-16 stays readable in this way, so that a key in it is found.
    return clean(body[:_LOOKED_AT].decode(errors="replace").replace("\0", ""))[:_EXCERPT]


_UNITS = {
    # RFC 9110, 10.2.3. Only this header may also be a date.
    "retry-after": 1.0,
    # @nestjs/throttler appends the name of a limit, with a value in seconds; these names are from its
    # documentation. Other suffixes may be units, so they are not read.
    "retry-after-short": 1.0,
    "retry-after-medium": 1.0,
    "retry-after-long": 1.0,
    # Gateways with bucket4j.
    "retry-after-seconds": 1.0,
    "x-rate-limit-retry-after-seconds": 1.0,
    # Azure's SDKs read these two in milliseconds; the SDKs of OpenAI and Anthropic read the first one so.
    "retry-after-ms": 0.001,
    "x-ms-retry-after-ms": 0.001,
    # AWS's SDKs read this header in milliseconds.
    "x-amz-retry-after": 0.001,
}
"""Seconds in the unit of each header."""
_NUMBER = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,9})?")


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Return the seconds that the server asked to wait; the longest time if several headers name one.

    A date is compared with the date of the response. Invalid values are ignored.
    """
    waits = [
        _seconds(value.strip(" \t"), unit, headers.get("date", ""))
        for name, value in headers.items()
        if (unit := _UNITS.get(name.lower())) is not None
    ]
    found = [wait for wait in waits if wait]
    if waits and not found:
        _logger.debug("no Retry-After names a time in the future; using our own pauses: %d given", len(waits))
    return max(found) if found else None


def _seconds(value: str, unit: float, now: str) -> float | None:
    if _NUMBER.fullmatch(value):
        return float(value) * unit
    until, since = parse_date(value), parse_date(now)
    return None if until is None or since is None else max(0.0, (until - since).total_seconds())


def parse_date(text: str) -> datetime | None:
    """Return the time in a header such as Date, in UTC if it names no zone; None if it is not a date."""
    try:
        found = parsedate_to_datetime(text)
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
        # The parser raises these for some texts, such as OverflowError for a year that is too large.
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
