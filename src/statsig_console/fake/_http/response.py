"""Responses: status, headers and body, and the errors that handlers raise."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Literal

from attrs import field, frozen

__all__ = ["BODILESS", "Refusal", "Response", "invalid", "make_response", "refuse"]

BODILESS = (204, 304)
"""Statuses whose responses never have a body."""

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@frozen
class Response:
    """A response: status, body and headers, and the point at which the connection breaks, if it does."""

    status: int
    body: bytes
    headers: Mapping[str, str] = field(factory=dict)
    broken: Literal["answer", "body"] | None = None

    def header_list(self) -> list[tuple[bytes, bytes]]:
        """Return all headers as they are sent."""
        own = {"content-type": "application/json; charset=utf-8", "content-length": str(len(self.body))}
        own = {} if self.status in BODILESS else own
        own |= {name.lower(): value for name, value in self.headers.items()}
        return [(name.encode("latin-1"), value.encode("latin-1")) for name, value in own.items()]


def make_response(status: int, body: Any, headers: Mapping[str, str] | None = None) -> Response:
    """Return a response with a body. A text is sent as CSV, because the server sends no other plain text."""
    if isinstance(body, str):
        text = body.encode(errors="replace")
        return Response(status, text, {"content-type": "text/csv; charset=utf-8"})
    return Response(status, _written(body), headers or {})


def _written(body: Any) -> bytes:
    try:
        return _encode(body).encode()
    except UnicodeEncodeError:
        # A test may put a lone surrogate into an object. It is written as an escape, as JavaScript does.
        return json.dumps(body, separators=(",", ":")).encode()


class Refusal(Exception):
    """The handler refuses the request; the response is an error."""

    def __init__(self, status: int, body: dict[str, Any], headers: Mapping[str, str] | None = None) -> None:
        super().__init__(status, body)
        self.headers = headers or {}
        self.status = status
        self.body = body


def refuse(message: str, status: int = 400) -> Refusal:
    """Return a refusal in the usual form, which has no `errors`."""
    return Refusal(status, {"status": status, "message": message})


def invalid(issues: list[tuple[str, str]], message: str = "Bad Request Exception") -> Refusal:
    """Return a refusal that names the invalid fields."""
    errors = [{"property": at, "errorMessage": reason} for at, reason in issues]
    return Refusal(400, {"status": 400, "message": message, "errors": errors})
