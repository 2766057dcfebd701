"""The headers of a response, which are only decoded if somebody reads them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import httpx

__all__ = ["ResponseHeaders"]


class ResponseHeaders(Mapping[str, str]):
    """Headers by name, in any case of letters. httpx.Headers would take 2 µs for each when it is made."""

    __slots__ = ("_decoded", "content_type", "raw")

    def __init__(self, raw: list[tuple[bytes, bytes]], content_type: bytes) -> None:
        self.raw = raw
        """Names and values as they were received."""
        self.content_type = content_type
        """The value of Content-Type, or nothing."""
        self._decoded: httpx.Headers | None = None

    @property
    def decoded(self) -> httpx.Headers:
        """The same headers as httpx.Headers."""
        if self._decoded is None:
            self._decoded = httpx.Headers(self.raw)
        return self._decoded

    def __getitem__(self, name: str) -> str:
        return self.decoded[name]

    def __contains__(self, name: object) -> bool:
        return name in self.decoded

    def __iter__(self) -> Iterator[str]:
        return iter(self.decoded)

    def __len__(self) -> int:
        return len(self.decoded)

    def __eq__(self, other: object) -> bool:
        return self.decoded == (other.decoded if isinstance(other, ResponseHeaders) else other)

    def __repr__(self) -> str:
        return repr(self.decoded)
