"""Headers that a client must not send: text that HTTP has no room for, and headers of the client itself."""

from __future__ import annotations

from typing import Any

__all__ = ["BAD_HEADERS"]

BAD_HEADERS: list[dict[Any, Any]] = [
    {"X-A": "1\r\nX-B: 2"},
    {"X-A": "1\r\nstatsig-api-key: 2"},
    {"X-A\r\nX-B": "1"},
    {"X-A": "1\n"},
    {"X-A": "1\n2"},
    {"X-A": " 1"},
    {"X-A": ""},
    {"X-A": "ü"},
    {"X-A": "\x00"},
    {"X-A": "1\x002"},
    {"X-A": "\ud800"},
    {"X A": "1"},
    {"X-A:": "1"},
    {"": "1"},
    {"X-A": 1},
    {1: "X-A"},
    {"STATSIG-API-KEY": "console-other"},
    {"statsig-api-version": "20230101"},
    {"X-Respect-Review-Settings": "true"},
    {"Host": "evil.example"},
    {"Content-Length": "0"},
    {"transfer-encoding": "chunked"},
]
