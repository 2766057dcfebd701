"""Carry out the call of a command, or show its request; the module that loads the client."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from .. import Client, CursorPages, Pages, StatsigError, jsonable
from .body import mask_paths
from .connection import Recorder, open_client
from .failures import clean
from .global_options import GlobalOptions

__all__ = ["Call", "carry_out", "print_request", "show", "to_json"]

_SHOWN_FROM = 100
"""Items after which a list shows how many have been read."""


@dataclass(frozen=True)
class Call:
    """One operation and its arguments."""

    group: str
    known: dict[str, Any]
    """What the document says of the operation."""
    arguments: list[Any]
    """The values of the path in its order, then the body."""
    query: dict[str, Any]

    def start(self, client: Client) -> Any:
        """Return what the function of the operation returns: an awaitable, or a list to iterate over."""
        function = getattr(getattr(client, self.group), self.known["function"])
        return function(*self.arguments, **self.query)


async def carry_out(call: Call, options: GlobalOptions) -> Any:
    """Return the result as JSON; all pages of a list."""
    async with open_client(options) as client:
        found = call.start(client)
        if isinstance(found, Pages | CursorPages):
            return await _all(found, options)
        return to_json(await found)


async def _all(pages: Pages[Any] | CursorPages[Any], options: GlobalOptions) -> list[Any]:
    shows = sys.stderr.isatty() and not options.no_progress
    items = []
    async for item in pages:
        items.append(to_json(item))
        if shows and len(items) % _SHOWN_FROM == 0:
            sys.stderr.write(f"\r{len(items)} read")
            sys.stderr.flush()
    if shows and len(items) >= _SHOWN_FROM:
        sys.stderr.write("\r\033[K")
    return items


def to_json(value: Any) -> Any:
    """Return a result as JSON with masked credentials."""
    # `jsonable` masks every text inside of a mapping.
    return jsonable({"value": value})["value"]


async def show(call: Call, options: GlobalOptions) -> None:
    """Print the request of a call as JSON; nothing is sent."""
    recorder = Recorder()
    async with open_client(options, recorder=recorder) as client:
        try:
            await call.start(client)
        except StatsigError:
            if not recorder.requests:
                raise
    print_request(recorder.requests[0], (call.known["body"] or {}).get("secrets", ()))


def print_request(request: dict[str, Any], secrets: Sequence[str] = (), *, indent: int | None = 2) -> None:
    """Print a recorded request as JSON with masked credentials; without an indent, in one line."""
    shown = {**request, "body": mask_paths(request["body"], secrets)}
    sys.stdout.write(clean(json.dumps(shown, ensure_ascii=False, indent=indent)) + "\n")
