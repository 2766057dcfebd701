"""The running event loop and its time, in a tenth of the time that anyio needs for them."""

from __future__ import annotations

import sys
from typing import Any

import anyio
import anyio.lowlevel

__all__ = ["current_loop", "current_time"]


def current_time() -> float:
    """Return the time of the running event loop in seconds; its deadlines use the same clock."""
    loop = _asyncio_loop()
    return anyio.current_time() if loop is None else loop.time()


def current_loop() -> object:
    """Return an object that identifies the running event loop."""
    return _asyncio_loop() or anyio.lowlevel.current_token()


def _asyncio_loop() -> Any:
    """Return the event loop of asyncio, or None in a task of trio, which may run as a guest of that loop."""
    modules = sys.modules
    # Neither is imported here, because that takes longer than importing the rest of this package.
    if (asyncio := modules.get("asyncio")) is None:
        return None
    if (trio := modules.get("trio")) is not None and trio.lowlevel.in_trio_run():
        return None
    return asyncio._get_running_loop()
