"""Errors of responses that cannot be used, whatever their status."""

from __future__ import annotations

from typing import Any

from .root import MendedBy, StatsigError

__all__ = [
    "MalformedJSON",
    "NotJSON",
    "ResponseError",
    "ResponseTooLarge",
    "SchemaMismatch",
    "Truncated",
    "UnexpectedRedirect",
    "WrongAddressError",
]


class ResponseError(StatsigError):
    """A response came, but cannot be used."""

    mended_by: MendedBy = "person"
    hint = "Look at body_excerpt; a gateway may stand in between, or the API changed."

    status: int | None = None
    """Status of the response, if one came; a change with a status from 200 to 299 was made."""
    body_excerpt: str = ""


class NotJSON(ResponseError):
    """The answer has another content type, such as the page of a gateway."""

    def __init__(self, content_type: str) -> None:
        super().__init__(f"{content_type} instead of JSON")
        self.content_type = content_type


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

    mended_by: MendedBy = "caller"
    hint = "Read smaller pages, or raise max_response_bytes."

    def __init__(self, limit: int) -> None:
        super().__init__(f"the body is larger than {limit} bytes")
        self.limit = limit


class Truncated(ResponseError):
    """The connection ended before the body did."""

    mended_by: MendedBy = "time"
    hint = "Try again later."


class UnexpectedRedirect(ResponseError):
    """The server points to another address. It is never followed, so no key goes there."""

    mended_by: MendedBy = "person"
    hint = "Set base_url to the address where the API lives now."

    def __init__(self, status: int, location_origin: str) -> None:
        super().__init__(f"{status} redirect to {location_origin}, not followed")
        self.status = status
        self.location_origin = location_origin


class WrongAddressError(ResponseError):
    """Another web server answered, or the API has no such path: nothing is known about the object."""

    mended_by: MendedBy = "person"
    hint = (
        "Set base_url to the address of the Console API, such as https://statsigapi.net/console/v1. "
        "If it is right, the API has no such operation."
    )

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(f"{status}, but not of an object in the Console API: {reason}")
        self.status = status
        self.reason = reason
        """What shows that another web server answered."""
