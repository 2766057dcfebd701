"""Encode a request: its body, its query string and its HTTP form."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from math import isfinite
from typing import Any, cast
from urllib.parse import urlencode

import httpx

from .._codec import UNSET, Model, encode
from .._config import ApiKey, shown
from .._errors import InvalidArgumentError
from .._operation import Operation, Query, is_target
from .._transport.delivery import EXTENSION, Delivery
from .._transport.http1.request import encode_fields
from .redaction import Redactor

__all__ = ["RequestBuilder", "check_mapping", "check_operation", "encode_body", "target"]


class HiddenBytes(bytes):
    """Bytes of a request. The repr shows only their number, because they may hold credentials."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"<{len(self)} bytes>"

    __str__ = __repr__


def check_operation(operation: object) -> None:
    """Raise InvalidArgumentError unless this is an operation with a method that can be sent."""
    if not isinstance(operation, Operation):
        text = f"{type(operation).__name__} given, an Operation or a method and a path expected"
        raise InvalidArgumentError("operation", text)
    if not operation.is_sendable:
        raise InvalidArgumentError("operation", "its method is not a word in capital letters")


def encode_body(body: object, operation: Operation | None = None) -> HiddenBytes | None:
    """Return the bytes of a request body.

    Raises InvalidArgumentError for a value that JSON cannot represent. Its `param` names the place, such as
    ``body.rules[0].name``.
    """
    if body is UNSET:
        return None
    if operation is not None and operation.is_documented and not isinstance(body, _OBJECTS):
        raise InvalidArgumentError("body", f"{type(body).__name__} given, a model or a mapping expected")
    value: Any = None
    try:
        value = encode(body)
        _check_names("body", value)
        return HiddenBytes(_dump(value))
    except InvalidArgumentError:
        raise
    except RecursionError:
        raise InvalidArgumentError("body", "is nested too deeply, or contains itself") from None
    except Exception as error:
        # A mapping or a model of the user may raise anything; nothing was sent.
        found = _fault("body", value) or ("body", f"{type(error).__name__}: {error}")
    raise InvalidArgumentError(*found)


def _check_names(place: str, value: Any) -> None:
    """Raise InvalidArgumentError for a name that is no text: JSON would write 1 and "1" as one name."""
    level = [(place, value)]
    while level:
        inner: list[tuple[str, Any]] = []
        for at, one in level:
            if isinstance(one, list):
                inner += [(f"{at}[{i}]", item) for i, item in enumerate(one) if isinstance(item, list | dict)]
            elif isinstance(one, dict):
                for name, item in one.items():
                    if not isinstance(name, str):
                        raise InvalidArgumentError(at, f"the name {shown(name)} is not text")
                    if isinstance(item, list | dict):
                        inner.append((f"{at}.{name}", item))
        level = inner


def _dump(value: Any) -> bytes:
    return json.dumps(value, allow_nan=False, separators=(",", ":"), ensure_ascii=False).encode()


def _fault(place: str, value: Any) -> tuple[str, str] | None:
    """Return the place of the first value that cannot be sent, and the reason."""
    parts: list[tuple[str, Any]] = []
    if isinstance(value, dict):
        parts = [(f"{place}.{name}", item) for name, item in value.items()]
    elif isinstance(value, list | tuple):
        parts = [(f"{place}[{index}]", item) for index, item in enumerate(value)]
    try:
        for inner, item in parts:
            if (found := _fault(inner, item)) is not None:
                return found
        _dump(dict.fromkeys(value) if isinstance(value, dict) else [] if parts else value)
    except (ValueError, TypeError, RecursionError) as error:
        return place, f"{error}"
    return None


_OBJECTS = (Model, Mapping, list, tuple)
BODILESS = ("GET", "DELETE")
"""Methods whose requests may have no body, and then no Content-Length."""


class RequestBuilder:
    """Makes the requests of a client.

    Args:
        url: Address of the API.
        key: A function that gives the key of each request.
        headers: Further headers of each request.
    """

    def __init__(self, url: str, key: Callable[[], ApiKey], headers: Mapping[str, str]) -> None:
        self._text = url
        self.url = httpx.URL(url)
        self._prefix = self.url.raw_path.rstrip(b"/")
        self._key = key
        self._headers = headers
        self._known = ApiKey("")
        self._prepared = httpx.Headers()
        self._fields: dict[bool, HiddenBytes] = {}
        """The header fields of requests without and with a body, with those that were added last."""
        self._added: Mapping[str, str] = {}
        self.redactor = Redactor()
        """Removes the key of the last request from texts of the server."""

    def build(
        self,
        method: str,
        path: str,
        content: bytes | None,
        added: Mapping[str, str],
        timeout: Mapping[str, float | None],
        delivery: Delivery,
    ) -> httpx.Request:
        """Return a request of httpx with the key that `current_key` returned last."""
        headers, url = self._with(added, has_content=content is not None), self._text + path
        extensions = {"timeout": timeout, EXTENSION: delivery}
        return httpx.Request(method, url, headers=headers, content=content, extensions=extensions)

    def target(self, path: str) -> bytes:
        """Return the path of a request below the address, as bytes."""
        return self._prefix + path.encode()

    def fields(self, added: Mapping[str, str], *, has_content: bool) -> HiddenBytes:
        """Return the header fields of a request, with the key that `current_key` returned last."""
        if added is not self._added:
            self._added = added
            self._fields.clear()
        if (found := self._fields.get(has_content)) is None:
            found = HiddenBytes(encode_fields(self._with(added, has_content=has_content).raw))
            self._fields[has_content] = found
        return found

    def _with(self, added: Mapping[str, str], *, has_content: bool) -> httpx.Headers:
        headers = httpx.Headers(self._prepared)
        for name, value in added.items():
            headers[name] = value
        if has_content:
            headers["Content-Type"] = "application/json"
        return headers

    def current_key(self) -> ApiKey:
        """Return the current key; raise InvalidApiKeyError if a function returns an invalid one."""
        if (key := self._key()) != self._known or not key:
            self._known, self.redactor = key, Redactor(key)
            self._prepared = httpx.Headers(
                {"Host": self.url.netloc.decode("ascii"), "STATSIG-API-KEY": key, **self._headers}
            )
            self._fields.clear()
        return self._known


def target(path: str, query: Query | None) -> str:
    """Return the path with its query string."""
    if not is_target(path):
        raise InvalidArgumentError("operation", "its path has characters that cannot be sent")
    pairs = [] if query is None else _encode_query(query)
    return f"{path}?{urlencode(pairs)}" if pairs else path


def _encode_query(query: Query) -> list[tuple[str, str]]:
    """Return the pairs of a query string. UNSET and None are left out; a list repeats its name."""
    check_mapping("query", query)
    pairs: list[tuple[str, str]] = []
    for name, value in query.items():
        if value is UNSET or value is None:
            continue
        if not isinstance(name, str) or not _is_sendable(name):
            raise InvalidArgumentError("query", f"the name {shown(name)} cannot be sent")
        is_one = isinstance(value, str | bytes | bytearray | memoryview) or not isinstance(value, Sequence)
        values: Sequence[object] = (value,) if is_one else cast("Sequence[object]", value)
        pairs.extend((name, _query_text(name, one)) for one in values)
    return pairs


def _query_text(name: str, value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        # The text of a member of an enumeration, not its name.
        text = str.__str__(value)
        if not _is_sendable(text):
            raise InvalidArgumentError(name, "lone surrogates cannot be sent")
        return text
    if isinstance(value, float) and not isfinite(value):
        raise InvalidArgumentError(name, f"{value} is not a number that can be sent")
    if isinstance(value, int | float):
        try:
            return str(value)
        except ValueError:
            raise InvalidArgumentError(name, "the number has too many digits") from None
    raise InvalidArgumentError(name, f"{type(value).__name__} given; text, a number or a bool is expected")


def _is_sendable(text: str) -> bool:
    return text.isascii() or not any(0xD800 <= ord(letter) <= 0xDFFF for letter in text)


def check_mapping(name: str, value: object) -> None:
    """Raise InvalidArgumentError for arguments by name that are no mapping."""
    # A test of the exact type first, because one of an abstract class takes five times as long.
    if type(value) is not dict and not isinstance(value, Mapping):
        raise InvalidArgumentError(name, f"{type(value).__name__} given, a mapping by name expected")
