"""Check the headers that users add, hide their values, and make the header about reviews."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ._bounds import shown
from ._errors import InvalidArgumentError

__all__ = ["REVIEWS", "checked_headers", "review_headers"]

REVIEWS = "x-respect-review-settings"
"""On every request: the published document of 2025-10 declares it on all operations, GETs included."""

_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_VALUE = re.compile(r"[!-~]([\t -~]*[!-~])?")
_OURS = {
    "statsig-api-key",
    "statsig-api-version",
    "user-agent",
    "accept",
    "accept-encoding",
    "content-type",
    "content-length",
    "content-encoding",
    # These belong to the connection, not to the request.
    "host",
    "connection",
    "keep-alive",
    "proxy-connection",
    "transfer-encoding",
    "te",
    "trailer",
    "upgrade",
    "expect",
}


class _Value(str):
    """A value that does not show itself in a repr; it may be a credential for something on the way."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "'[redacted]'"


def review_headers(value: object) -> dict[str, str]:
    """Return the header of the option respect_review_settings, or raise InvalidArgumentError."""
    if value is None:
        return {}
    if not isinstance(value, bool):
        raise InvalidArgumentError("respect_review_settings", f"{shown(value)} is not True, False or None")
    return {REVIEWS: "true" if value else "false"}


def checked_headers(headers: Mapping[str, str]) -> dict[str, str]:
    """Return headers by names in lower case; raise InvalidArgumentError for one that cannot be added."""
    if not isinstance(headers, Mapping):
        raise InvalidArgumentError("headers", f"{shown(headers)} is not a mapping from names to values")
    found: dict[str, str] = {}
    for name, value in headers.items():
        if not isinstance(name, str) or not _NAME.fullmatch(name):
            text = repr(name) if isinstance(name, str) else shown(name)
            raise InvalidArgumentError("headers", f"{text} is not the name of a header")
        if name.lower() == REVIEWS:
            raise InvalidArgumentError("headers", f"{name} is set by the option respect_review_settings")
        if name.lower() in _OURS:
            raise InvalidArgumentError("headers", f"{name} is set by the client itself")
        if not isinstance(value, str) or not _VALUE.fullmatch(value):
            raise InvalidArgumentError(
                "headers",
                f"the value of {name} is not one line of printable ASCII without white space around",
            )
        found[name.lower()] = _Value(value)
    return found
