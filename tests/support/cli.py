"""Run the command line in this process, against a fake Console."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Sequence
from functools import partial
from typing import Any, NamedTuple

import httpx
import pytest

from statsig_console.cli import connection
from statsig_console.cli.program import run
from statsig_console.fake import Fake

__all__ = ["KEY", "Finished", "Terminal", "run_command"]

KEY = "console-abcdefgh12345678"


def watched(fake: Fake, sent: list[dict[str, Any]]) -> httpx.AsyncClient:
    """Return an HTTP client of a fake that records what is sent."""

    async def record(request: httpx.Request) -> None:
        body = json.loads(request.content) if request.content else None
        sent.append({"method": request.method, "url": str(request.url), "body": body})

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
    fake: Fake | None,
    *arguments: str,
    stdin: str = "",
    terminal: Sequence[str] = (),
    key: str | None = KEY,
    sent: list[dict[str, Any]] | None = None,
) -> Finished:
    """Run a command in this process.

    Args:
        fake: Answers the requests; None for the network.
        arguments: The arguments.
        stdin: The text on stdin.
        terminal: Which of stdin, stdout and stderr are a terminal.
        key: The key in the environment.
        sent: Gets the method, the URL and the body of each request.
    """
    with pytest.MonkeyPatch.context() as patch:
        streams: dict[str, Any] = {}
        for name, text in (("stdin", stdin), ("stdout", ""), ("stderr", "")):
            streams[name] = (Terminal if name in terminal else io.StringIO)(text)
            patch.setattr(f"sys.{name}", streams[name])
        patch.setattr(connection, "KEYS", [])
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
