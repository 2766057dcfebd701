"""Error responses with anything in them that HTTP can carry, and what a client must make of each."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import strategies as st

from statsig_console import (
    APIStatusError,
    AuthenticationError,
    BadRequestError,
    ConflictError,
    NotFoundError,
    PermissionDeniedError,
    RateLimitError,
    ResponseError,
    ServerError,
    StatsigError,
    UnexpectedRedirectError,
    WrongAddressError,
)

__all__ = ["bodies", "expected", "headers", "is_repeated", "statuses"]

_BY_STATUS: dict[int, type[StatsigError]] = {
    400: BadRequestError,
    401: AuthenticationError,
    403: PermissionDeniedError,
    404: NotFoundError,
    409: ConflictError,
    422: BadRequestError,
    429: RateLimitError,
}
_WAITS = [
    "0", "1", "59", "61", "-5", "1e400", "nan", "inf", "9" * 30, "9" * 5000, "", " ", "7, 8", "²", "٣",
    "1\xa0",
    "Fri, 31 Dec 9999 23:59:59 GMT", "Fri, 20 Nov 99999 10:00:20 GMT", "Mon, 01 Jan 0001 00:00:00 GMT",
    "Fri, 20 Nov 2026 10:00:20 GMT", "Fri, 20 Nov 2026 10:00:20 +9999", "Fri, 20 Nov 0000 10:00:00 -9999",
    "Fri, 20 Nov 2026 10:00:20", "Friday, 20-Nov-26 10:00:20 GMT", "Fri Nov 20 10:00:20 2026", "é, 99 ü 0 :",
]  # fmt: skip
_NASTY = st.binary(max_size=40).map(lambda value: bytes(set(value) - set(b"\r\n\0")))
_WAIT = st.sampled_from([text.encode("utf-8") for text in _WAITS]) | _NASTY
_OTHERS = st.one_of(
    _NASTY, st.sampled_from([b"//[", b"https://\xe9.example/\xff", b"text/html; charset=\xff", b"caf\xe9"])
)
_KINDS = st.sampled_from(
    [b"application/json", b"application/json; charset=utf-16", b"text/html", b"text/csv"]
)

statuses = st.sampled_from([101, 300, 301, 302, 307, 400, 401, 403, 404, 405, 408, 409, 418, 422, 425, 429,
                            429, 429, 451, 500, 502, 503, 520, 599]) | st.integers(300, 599)  # fmt: skip
headers = st.lists(
    st.one_of(
        st.tuples(st.sampled_from([b"Retry-After", b"Date", b"Retry-After-ms", b"Retry-After-Long"]), _WAIT),
        st.tuples(
            st.sampled_from([b"Content-Type", b"Location", b"Server", b"X-Reason", b"Set-Cookie"]), _OTHERS
        ),
        st.tuples(st.just(b"Content-Type"), _KINDS),
    ),
    max_size=5,
)
_scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=20)
_values = st.recursive(
    _scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
)
_envelopes: st.SearchStrategy[Any] = st.fixed_dictionaries(
    {}, optional={"status": _values, "message": _values, "errors": _values, "error": _values}
)
_DEEP = [
    b"[" * 100_000, b'{"errors":' + b"[" * 900 + b"]" * 900 + b"}",
    b'{"message":"deep","errors":' + b'{"errorMessage":' * 300 + b"1" + b"}" * 301,
    b'{"errors":"\\ud800","message":"\\udfff"}', b"9" * 5000, b'{"message":"\xff"}', b"\xff\xfe{\0", b"NaN",
]  # fmt: skip
bodies = st.one_of(
    st.binary(max_size=100),
    _values.map(lambda value: json.dumps(value).encode()),
    _envelopes.map(lambda value: json.dumps(value).encode()),
    st.sampled_from(_DEEP),
)


def expected(status: int) -> tuple[type[StatsigError], ...]:
    """Return the errors of which a status must become one."""
    if status < 200:
        return (ResponseError,)
    if status < 400:
        # httpx refuses a redirect to what is no address before it hands over the response.
        return (UnexpectedRedirectError, ResponseError)
    if status in (404, 405):
        return (_BY_STATUS.get(status, APIStatusError), WrongAddressError)
    return (_BY_STATUS.get(status, ServerError if status >= 500 else APIStatusError),)


def is_repeated(error: StatsigError, *, longest_wait: float) -> bool:
    """Return whether a read that ended in this error is repeated."""
    if not isinstance(error, APIStatusError):
        return isinstance(error, ResponseError) and error.status is None
    is_temporary = error.status in (408, 425, 429) or error.status >= 500
    return is_temporary and (error.retry_after is None or error.retry_after <= longest_wait)
