"""Run the command line in this process, against a fake Console."""

from __future__ import annotations

import io
import logging
from collections.abc import Sequence
from functools import partial
from typing import Any, NamedTuple, Protocol

import httpx
import pytest

from statsig_console.cli import connection
from statsig_console.cli.program import run

__all__ = ["KEY", "Finished", "Terminal", "run_command"]

KEY = "console-abcdefgh12345678"


class HasClient(Protocol):
    """A fake, or anything else with an HTTP client that reaches it."""

    def http(self) -> httpx.AsyncClient:
        """Return the HTTP client."""
        ...


def watched(fake: HasClient, sent: list[httpx.Request]) -> httpx.AsyncClient:
    """Return an HTTP client of a fake that records what is sent."""

    async def record(request: httpx.Request) -> None:
        sent.append(request)

    client = fake.http()
    client.event_hooks = {"request": [record]}
    return client


class Finished(NamedTuple):
    """What a command left."""

    code: int
    out: str
    err: str


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def run_command(
    fake: HasClient | None,
    *arguments: str,
    stdin: str = "",
    terminal: Sequence[str] = (),
    key: str | None = KEY,
    sent: list[httpx.Request] | None = None,
) -> Finished:
    """Run a command in this process.

    Args:
        fake: Answers the requests; None for the network.
        arguments: The arguments.
        stdin: The text on stdin.
        terminal: Which of stdin, stdout and stderr are a terminal.
        key: The key in the environment.
        sent: Gets each request.
    """
    with pytest.MonkeyPatch.context() as patch:
        streams: dict[str, Any] = {}
        for name, text in (("stdin", stdin), ("stdout", ""), ("stderr", "")):
            streams[name] = (Terminal if name in terminal else io.StringIO)(text)
            patch.setattr(f"sys.{name}", streams[name])
        patch.setattr(connection, "KEYS", [])
        patch.setattr(connection, "READ", {})
        if fake is not None:
            patch.setattr(connection, "http_client", partial(watched, fake, [] if sent is None else sent))
        if key is None:
            patch.delenv("STATSIG_CONSOLE_API_KEY", raising=False)
        else:
            patch.setenv("STATSIG_CONSOLE_API_KEY", key)
        try:
            code = run(arguments)
        finally:
            logger = logging.getLogger("statsig_console")
            logger.setLevel(logging.NOTSET)
            for handler in logger.handlers[:]:
                logger.removeHandler(handler)
        return Finished(code, streams["stdout"].getvalue(), streams["stderr"].getvalue())
