"""The event loops that tests run on in real time; uvloop has no clock that a test could move."""

from __future__ import annotations

import sys
from typing import Any

import pytest

from statsig_console._calls.session import Engine
from statsig_console._transport.connections import OWN

__all__ = ["LOOPS", "PAIRS", "anyio_backend", "in_real_time", "on_real_clocks", "pair"]

LOOPS = ["asyncio", "trio", *(["uvloop"] if sys.platform != "win32" else [])]
_ENGINES: tuple[Engine, ...] = ("httpcore2", "aiohttp", OWN)
PAIRS = [(loop, engine) for engine in _ENGINES for loop in LOOPS if (loop, engine) != ("trio", "aiohttp")]
"""Each event loop with each engine that runs on it."""


def in_real_time(loop: str) -> tuple[str, dict[str, Any]]:
    """Return a backend of anyio with the options that choose the event loop."""
    if loop == "uvloop":
        import uvloop

        return "asyncio", {"loop_factory": uvloop.new_event_loop}
    return loop, {}


on_real_clocks = pytest.mark.parametrize(
    ("pair", "anyio_backend"),
    [(pair, in_real_time(pair[0])) for pair in PAIRS],
    ids=["-".join(pair) for pair in PAIRS],
)
"""For a test that needs real time, for example because it waits for a thread."""


@pytest.fixture(params=PAIRS, ids="-".join)
def pair(request: pytest.FixtureRequest) -> tuple[str, Engine]:
    """An event loop and an engine that runs on it."""
    found: tuple[str, Engine] = request.param
    return found


@pytest.fixture
def anyio_backend(pair: tuple[str, Engine]) -> tuple[str, dict[str, Any]]:
    """Run in real time: a virtual clock would outrun the sockets of threads."""
    return in_real_time(pair[0])
