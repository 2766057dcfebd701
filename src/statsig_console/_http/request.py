"""Requests of httpx, made from parts that are the same for all requests of a client."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import httpx

from .._key import ApiKey
from .exchange import EXTENSION, Exchange
from .secrecy import Secrecy

__all__ = ["Messages"]

_BODILESS = {"GET", "DELETE"}


class Messages:
    """Makes the requests of a client.

    Args:
        url: Address of the API.
        key: Gives the key of each request.
        headers: What is sent along with each request.
        is_short: Whether the engine is ours: it takes the path beside the address, so that no URL is parsed.
    """

    def __init__(
        self, url: str, key: Callable[[], ApiKey], headers: Mapping[str, str], *, is_short: bool
    ) -> None:
        self._text = url
        self._url = httpx.URL(url)
        self._prefix = self._url.raw_path.rstrip(b"/")
        self._key = key
        self._headers = headers
        self._is_short = is_short
        self._known = ApiKey("")
        self._prepared = httpx.Headers()
        self.secrecy = Secrecy()
        """Takes the key of the last request out of what comes back."""

    def make(
        self,
        method: str,
        path: str,
        content: bytes | None,
        added: Mapping[str, str],
        timeout: Mapping[str, float | None],
        state: Exchange,
    ) -> httpx.Request:
        """Return a request with the key that `current_key` returned last."""
        extensions: dict[str, Any] = {"timeout": timeout, EXTENSION: state}
        headers = httpx.Headers(self._prepared)
        for name, value in added.items():
            headers[name] = value
        if content is not None:
            headers["Content-Type"] = "application/json"
        if not self._is_short:
            url = self._text + path
            return httpx.Request(method, url, headers=headers, content=content, extensions=extensions)
        if content is not None or method not in _BODILESS:
            headers["Content-Length"] = str(len(content or b""))
        extensions["target"] = self._prefix + path.encode()
        stream = httpx.ByteStream(content or b"")
        return httpx.Request(method, self._url, headers=headers, stream=stream, extensions=extensions)

    def current_key(self) -> ApiKey:
        """Return the key to use now; raises InvalidApiKeyError if a function returns an invalid one."""
        if (key := self._key()) != self._known or not key:
            self._known, self.secrecy = key, Secrecy(key)
            self._prepared = httpx.Headers(
                {"Host": self._url.netloc.decode("ascii"), "STATSIG-API-KEY": key, **self._headers}
            )
        return self._known
