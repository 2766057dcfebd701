"""Which headers users may add to a request, and how their values stay out of sight."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ._errors import InvalidArgumentError

__all__ = ["checked_headers"]

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


def checked_headers(headers: Mapping[str, str]) -> dict[str, str]:
    """Return headers by names in lower case; raise InvalidArgumentError for one that cannot be added."""
    found: dict[str, str] = {}
    for name, value in headers.items():
        if not isinstance(name, str) or not _NAME.fullmatch(name):
            raise InvalidArgumentError("headers", f"{name!r} is not the name of a header")
        if name.lower() in _OURS:
            raise InvalidArgumentError("headers", f"{name} is set by the client itself")
        if not isinstance(value, str) or not _VALUE.fullmatch(value):
            raise InvalidArgumentError(
                "headers",
                f"the value of {name} is not one line of printable ASCII without white space around",
            )
        found[name.lower()] = _Value(value)
    return found
