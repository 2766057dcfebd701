"""The event loops that tests run on in real time; uvloop has no clock that a test could move."""

from __future__ import annotations

import sys
from typing import Any

import pytest

__all__ = ["LOOPS", "anyio_backend", "in_real_time", "on_real_clocks"]

LOOPS = ["asyncio", "trio", *(["uvloop"] if sys.platform != "win32" else [])]


def in_real_time(loop: str) -> tuple[str, dict[str, Any]]:
    """Return a backend of anyio with the options that choose the event loop."""
    if loop == "uvloop":
        import uvloop

        return "asyncio", {"loop_factory": uvloop.new_event_loop}
    return loop, {}


on_real_clocks = pytest.mark.parametrize("anyio_backend", [in_real_time(loop) for loop in LOOPS], ids=LOOPS)
"""For a test that needs real time, for example because it waits for a thread."""


@pytest.fixture(params=LOOPS)
def anyio_backend(request: pytest.FixtureRequest) -> tuple[str, dict[str, Any]]:
    """Run in real time: a virtual clock would outrun the sockets of threads."""
    return in_real_time(request.param)
