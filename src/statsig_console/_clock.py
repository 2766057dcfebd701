"""The event loop that runs, and its time, at a tenth of what it costs to ask anyio for them."""

from __future__ import annotations

import sys
from typing import Any

import anyio
import anyio.lowlevel

__all__ = ["current_loop", "current_time"]


def current_time() -> float:
    """Return the seconds of the clock that deadlines of the running event loop are told in."""
    loop = _asyncio_loop()
    return anyio.current_time() if loop is None else loop.time()


def current_loop() -> object:
    """Return what is the same for two calls in one event loop only."""
    return _asyncio_loop() or anyio.lowlevel.current_token()


def _asyncio_loop() -> Any:
    """Return the event loop of asyncio, if this is no task of trio, which may be a guest of that loop."""
    modules = sys.modules
    # Neither is imported here, since that takes longer than the rest of this package does.
    if (asyncio := modules.get("asyncio")) is None:
        return None
    if (trio := modules.get("trio")) is not None and trio.lowlevel.in_trio_run():
        return None
    return asyncio._get_running_loop()
