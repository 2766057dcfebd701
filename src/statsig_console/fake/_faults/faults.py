"""The kinds of faults: the requests that match, and the effect on them."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from http import HTTPStatus
from typing import Any, Literal, TypedDict, get_args

from attrs import Attribute, define, evolve, field
from attrs import field as attribute
from attrs.validators import optional

from .._document.document import METHODS, Operation
from .._document.reviewed import is_reviewed
from .._http.response import BODILESS, Response, make_response
from .chance import Draw

__all__ = [
    "Break",
    "Delay",
    "Failure",
    "Fault",
    "Invention",
    "ReviewNeeded",
    "Stage",
    "Which",
]

Validator = Callable[[object, "Attribute[Any]", Any], None]

_HEADER_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_HEADER_VALUE = re.compile(r"((?![\t ])([\x01-\x08\x0e-\x1f!-\xff]|[\t ](?!$))*)", re.DOTALL)

Stage = Literal["answer", "body"]

_MOST_SECONDS = 100_000_000_000
"""Three thousand years in seconds. The latest time of the clock plus this is still a valid date."""
_METHODS = tuple(method.upper() for method in METHODS)
_REASONS = {
    400: "Bad Request Exception",
    403: "Forbidden resource",
    404: "Not Found Exception",
    409: "Another update is already in progress",
    500: "Internal server error",
}


def between(least: float, most: float = math.inf) -> Validator:
    """Return a validator that refuses numbers outside bounds, NaN and infinity."""

    def check(made: object, attribute: Attribute[Any], value: float) -> None:
        if not least <= value <= most or value == math.inf:
            bounds = f"from {least} on" if most == math.inf else f"from {least} to {most:,}"
            raise ValueError(f"{attribute.name} must be a number {bounds}, not {value}")

    return check


def one_of(known: Sequence[str]) -> Validator:
    """Return a validator that refuses unknown texts."""

    def check(made: object, attribute: Attribute[Any], value: str) -> None:
        if value not in known:
            raise ValueError(f"{attribute.name} must be one of {', '.join(known)}, not {value}")

    return check


def check_headers(made: object, attribute: Attribute[Any], headers: Mapping[str, str]) -> None:
    """Refuse headers that no server can send. Characters from 0x80 are sent as Latin-1."""
    for name, value in headers.items():
        if not (_HEADER_NAME.fullmatch(name) and _HEADER_VALUE.fullmatch(value)):
            raise ValueError(f"headers must not have {name!r}: {value!r}; use Latin-1 without line breaks")


def check_body(made: object, attribute: Attribute[Any], body: Any) -> None:
    """Refuse a body that cannot be sent."""
    if isinstance(body, str):
        body.encode()
    elif not isinstance(body, bytes):
        make_response(200, body)


def check_value(made: object, attribute: Attribute[Any], value: Any) -> None:
    """Refuse a value that is not JSON."""
    make_response(200, [value])


class Which(TypedDict, total=False):
    """The requests that a fault matches; all of these conditions must hold."""

    times: int | None
    """The maximum number of requests that get the fault; None for all."""
    rate: float | None
    """The probability for each request, from 0 to 1."""
    after: int
    """The number of matching requests that get a normal response first."""
    operation: str | None
    """The id of the operation, such as `gates_archive`."""
    tag: str | None
    """The group, such as `gates`."""
    method: str | None
    mutations: bool | None
    """True for writes, False for reads, None for both."""


def _upper(method: str | None) -> str | None:
    return method and method.upper()


@define(kw_only=True)
class Fault:
    """A fault, which happens to matching requests."""

    place: int
    times: int | None = field(default=None, validator=optional(between(0)))
    rate: float | None = field(default=None, validator=optional(between(0, 1)))
    after: int = field(default=0, validator=between(0))
    operation: str | None = None
    tag: str | None = None
    method: str | None = field(default=None, converter=_upper, validator=optional(one_of(_METHODS)))
    mutations: bool | None = None

    def _fits(self, operation: Operation | None, method: str) -> bool:
        return (
            (self.operation is None or (operation is not None and operation.id == self.operation))
            and (self.tag is None or (operation is not None and operation.tag == self.tag))
            and (self.method is None or self.method == method)
            and (self.mutations is None or self.mutations == (method != "GET"))
        )

    def due(self, operation: Operation | None, method: str, draw: Draw) -> bool:
        """Return whether the fault happens to this request; count a matching one within `after`."""
        if self.is_over or not self._fits(operation, method):
            return False
        if self.after:
            self.after -= 1
            return False
        return self.rate is None or draw.share(self.place, b"whether") < self.rate

    def happened(self) -> None:
        """Count one occurrence."""
        if self.times is not None:
            self.times -= 1

    @property
    def is_over(self) -> bool:
        """Whether the fault happens to no further request."""
        return self.times == 0


@define(kw_only=True)
class Delay(Fault):
    """A delay before or after the request is carried out."""

    applied: bool
    seconds: float = field(validator=between(0, _MOST_SECONDS))


@define(kw_only=True)
class Failure(Fault):
    """An error that replaces the true response."""

    applied: bool
    status: int = field(validator=between(200, 599))
    headers: Mapping[str, str] = field(validator=check_headers)
    body: Any = field(validator=check_body)
    retry_after: float | None = field(validator=optional(between(0, _MOST_SECONDS)))

    def instead_of(self, response: Response) -> Response:
        """Return the error response."""
        wait = {} if self.retry_after is None else {"Retry-After": str(math.ceil(self.retry_after))}
        headers = {**wait, **self.headers}
        if self.status in BODILESS:
            return Response(self.status, b"", headers)
        body = self.body.encode() if isinstance(self.body, str) else self.body
        if isinstance(body, bytes):
            return Response(self.status, body, headers)
        usual = {"status": self.status, "message": _reason(self.status)}
        return make_response(self.status, usual if body is None else body, headers)


def _reason(status: int) -> str:
    try:
        return _REASONS.get(status) or HTTPStatus(status).phrase
    except ValueError:
        return "Error"


@define(kw_only=True)
class ReviewNeeded(Failure):
    """A refusal of writes that a review could propose."""

    def _fits(self, operation: Operation | None, method: str) -> bool:
        return operation is not None and is_reviewed(operation) and super()._fits(operation, method)


@define(kw_only=True)
class Break(Fault):
    """A connection that breaks before or during the response."""

    applied: bool
    stage: Stage = field(validator=one_of(get_args(Stage)))

    def instead_of(self, response: Response) -> Response:
        """Return the response, of which only a part will arrive."""
        return evolve(response, broken=self.stage)


@define(kw_only=True)
class Invention(Fault):
    """A value that the document does not have."""

    field: str
    value: Any = attribute(validator=check_value)

    def put_into(self, body: Any) -> Any:
        """Return the body with the value in its first object; the state of the fake does not change."""
        if not isinstance(body, dict):
            return body
        data = body.get("data")
        if isinstance(data, list):
            return body | {
                "data": [self._changed(item) if not place else item for place, item in enumerate(data)]
            }
        return body | {"data": self._changed(data)} if isinstance(data, dict) else body

    def _changed(self, found: Any) -> Any:
        return found | {self.field: self.value} if isinstance(found, dict) else found
