"""The client of a command: its key, its options, and dry runs, which record requests instead of sending."""

from __future__ import annotations

import json
import logging
import os
import stat
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx

from .. import Client
from .failures import UsageError, print_note
from .global_options import GlobalOptions

__all__ = ["KEYS", "READ", "Recorder", "find_key", "http_client", "key_of_file", "open_client"]

KEYS: list[str] = []
"""The keys that were read, which are masked in all messages."""
READ: dict[str, str] = {}
"""The keys by the value of --key-file; a command may open two clients, and stdin is read once."""
VARIABLE = "STATSIG_CONSOLE_API_KEY"
_NO_KEY = "console-dry-run"
"""The key of a dry run without any key; it is sent nowhere."""


def http_client() -> httpx.AsyncClient | None:
    """Return the HTTP client to send through; None for that of `Client`. Tests replace this function."""
    return None


class Recorder(httpx.AsyncBaseTransport):
    """Records writes and answers them with an error, so that nothing is sent. Reads are sent if allowed."""

    def __init__(self, *, sends_reads: bool = False) -> None:
        self.requests: list[dict[str, Any]] = []
        self._reads = (http_client() or httpx.AsyncClient()) if sends_reads else None

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send a read, or record a write."""
        if self._reads is not None and request.method == "GET":
            return await self._reads.send(request, stream=True)
        content = await request.aread()
        body = json.loads(content) if content else None
        self.requests.append({"method": request.method, "url": str(request.url), "body": body})
        return httpx.Response(400, json={"status": 400, "message": "This is a dry run."})

    async def aclose(self) -> None:
        """Close the client of the reads."""
        if self._reads is not None:
            await self._reads.aclose()


@asynccontextmanager
async def open_client(options: GlobalOptions, *, recorder: Recorder | None = None) -> AsyncIterator[Client]:
    """Open a client with the global options.

    Args:
        options: The global options.
        recorder: Records what would be sent, for a dry run.
    """
    key = find_key(options)
    if key is None and recorder is not None and not os.environ.get(VARIABLE):
        key = _NO_KEY
    settings: dict[str, Any] = {}
    if options.base_url is not None:
        settings["base_url"] = options.base_url
    if options.allow_insecure:
        settings["allow_insecure"] = set(options.allow_insecure)
    if options.respect_reviews:
        settings["respect_review_settings"] = True
    if recorder is not None:
        # Requests that are not sent need no rate limit.
        settings["rate_limits"] = ()
    http = httpx.AsyncClient(transport=recorder) if recorder is not None else http_client()
    _show_log(options)
    try:
        async with Client(key, http_client=http, **settings) as client:
            yield client
    finally:
        if http is not None:
            await http.aclose()


def find_key(options: GlobalOptions) -> str | None:
    """Return the key of --key-file, or None if the client reads it from the environment."""
    if known := os.environ.get(VARIABLE):
        _remember(known)
    if options.key_file is None:
        return None
    found = READ.get(options.key_file) or key_of_file(options)
    READ[options.key_file] = found
    if known and known != found:
        raise UsageError(
            f"{VARIABLE} and --key-file hold different keys",
            f"Unset {VARIABLE} to use the file, or omit --key-file.",
        )
    return found


def key_of_file(options: GlobalOptions) -> str:
    """Return the key in the file, or on stdin; refuse a file that other users can read."""
    path = options.key_path
    if path is None:
        text = sys.stdin.readline()
    else:
        _check_mode(path)
        text = path.read_text(encoding="utf-8")
    key = text.strip()
    if not key:
        raise UsageError(f"--key-file {options.key_file}: no key is there")
    _remember(key)
    return key


def _check_mode(path: Path) -> None:
    found = path.stat().st_mode
    if os.name == "posix" and stat.S_ISREG(found) and found & (stat.S_IRGRP | stat.S_IROTH):
        raise UsageError(f"--key-file {path}: other users can read it", f"Run `chmod 600 {path}`.")


def _remember(key: str) -> None:
    if key not in KEYS:
        KEYS.append(key)


class _Handler(logging.Handler):
    """Prints the log of the client to stderr."""

    def emit(self, record: logging.LogRecord) -> None:
        """Print one record."""
        level = "" if record.levelno < logging.WARNING else "warning: "
        print_note(f"{level}{record.getMessage()}", KEYS)


def _show_log(options: GlobalOptions) -> None:
    logger = logging.getLogger("statsig_console")
    for handler in [handler for handler in logger.handlers if isinstance(handler, _Handler)]:
        logger.removeHandler(handler)
    handler = _Handler(logging.DEBUG if options.debug else logging.WARNING)
    logger.addHandler(handler)
    logger.setLevel(logging.DEBUG if options.debug else logging.WARNING)
