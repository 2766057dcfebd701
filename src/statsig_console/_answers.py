"""From the bytes of an answer to an Answer, or to the error that it stands for."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Mapping
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

from . import _errors
from ._codec import UNSET
from ._errors import APIStatusError, FieldError, MalformedJSON, NotJSON, SchemaMismatch, UnexpectedRedirect
from ._operation import Answer
from ._sent_secrets import hide
from ._strict_json import LARGE, loads

_logger = logging.getLogger("statsig_console")

__all__ = ["LARGE", "open_answer", "redact"]

_EXCERPT = 2000
_KEY = re.compile(r"\b(console|client|secret)-[A-Za-z0-9_-]{4,}")
_FRAMES = ("content-length", "transfer-encoding")
_ENVELOPE = {"message", "data", "pagination"}
_BY_STATUS: dict[int, type[APIStatusError]] = {
    400: _errors.BadRequest,
    401: _errors.AuthenticationError,
    403: _errors.PermissionDenied,
    404: _errors.NotFound,
    409: _errors.Conflict,
    422: _errors.BadRequest,
    429: _errors.RateLimited,
}


def redact(text: str) -> str:
    """Remove what looks like a key, and the credentials that the current call sends."""
    return _KEY.sub(r"\1-[redacted]", hide(text))


def open_answer(status: int, headers: Mapping[str, str], body: bytes) -> Answer:
    """Return the opened envelope of a success, or raise the error that the answer stands for."""
    if 300 <= status < 400:
        raise UnexpectedRedirect(status, _origin(headers.get("location", "")))
    if not 200 <= status < 300:
        raise _status_error(status, headers, body)
    if not body and status in (204, 205):
        return Answer(status, headers, None, None, UNSET)
    kind = headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "text/csv":
        return Answer(status, headers, None, None, body.decode(errors="replace"))
    try:
        if not body:
            raise MalformedJSON("nothing")
        if kind and kind != "application/json" and not kind.endswith("+json"):
            raise NotJSON(kind)
        return _peel(status, headers, loads(body))
    except _errors.ResponseError as error:
        error.status, error.body_excerpt = status, _excerpt(body)
        if isinstance(error, MalformedJSON) and not any(name in headers for name in _FRAMES):
            # Nothing says where the body ends but the end of the connection, which may have come too early.
            error.mended_by, error.hint = "time", "Try again later; the body may have been cut."
        raise


def _peel(status: int, headers: Mapping[str, str], value: Any) -> Answer:
    if isinstance(value, list):
        return Answer(status, headers, None, None, value)
    if not isinstance(value, dict):
        raise SchemaMismatch("$", f"{type(value).__name__} where an object belongs", raw=value)
    if not value:
        raise SchemaMismatch("$", "an object with neither message nor data", raw=value)
    message, pagination = value.get("message"), value.get("pagination")
    # Some endpoints answer with the bare object, which may have a field called `data` of its own.
    is_envelope = "message" in value or value.keys() <= _ENVELOPE
    data = value.get("data", UNSET) if is_envelope else value
    return Answer(
        status,
        headers,
        message if isinstance(message, str) else None,
        pagination if isinstance(pagination, dict) else None,
        data,
    )


def _status_error(status: int, headers: Mapping[str, str], body: bytes) -> APIStatusError:
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        value = None
    told = value.get("message") if isinstance(value, dict) else None
    errors = value.get("errors") if isinstance(value, dict) else None
    kind = _BY_STATUS.get(status, _errors.ServerError if status >= 500 else APIStatusError)
    error = kind(
        redact(told if isinstance(told, str) else _excerpt(body)[:200] or "no message"),
        status=status,
        errors=_field_errors(errors),
        headers=headers,
        body_excerpt=_excerpt(body),
    )
    error.retry_after = retry_after(headers)
    return error


def _field_errors(value: Any) -> list[FieldError]:
    """Read the list of objects, the list of texts and the single object that different endpoints send."""
    found = []
    for one in value if isinstance(value, list) else [value] if value else []:
        if isinstance(one, dict):
            found.append(FieldError(str(one.get("property", "")), redact(str(one.get("errorMessage", one)))))
        else:
            name, colon, message = str(one).partition(": ")
            found.append(FieldError(name, redact(message)) if colon else FieldError("", redact(name)))
    return found


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Return the seconds that the server asked to wait; a date counts from the date of the answer."""
    waits = []
    for name, value in headers.items():
        if name.lower() == "retry-after" or name.lower().startswith("retry-after-"):
            waits.append(_seconds(value.strip(), headers.get("date", "")))
    found = [wait for wait in waits if wait]
    if waits and not found:
        _logger.debug("no Retry-After names a time to come, so our own pauses hold: %d given", len(waits))
    return max(found) if found else None


def _seconds(value: str, now: str) -> float | None:
    if re.fullmatch(r"\d{1,9}(\.\d{1,9})?", value):
        return float(value)
    try:
        return max(0.0, (parsedate_to_datetime(value) - parsedate_to_datetime(now)).total_seconds())
    except (ValueError, TypeError):
        return None


def _origin(location: str) -> str:
    try:
        parts = urlsplit(location)
        return f"{parts.scheme}://{parts.hostname}" if parts.hostname else "the same origin"
    except ValueError:
        return "an unreadable address"


def _excerpt(body: bytes) -> str:
    return redact(body[: 4 * _EXCERPT].decode(errors="replace")[:_EXCERPT])
