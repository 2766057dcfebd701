"""Every row of the fault matrix runs on each backend, with each engine that goes with it, in virtual time."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest

from statsig_console._bulk import journal as _journal
from statsig_console._calls.session import Engine
from tests.support.certificates import authority as authority
from tests.support.virtual_time import in_virtual_time

Pair = tuple[str, Engine]


@pytest.fixture
def anyio_backend(pair: Pair) -> tuple[str, dict[str, Any]]:
    """Run on a clock that jumps; the fault server lives on the same loop, so that no byte is overtaken."""
    return in_virtual_time(pair[0])


@pytest.fixture
def quick_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Write journals at once, since a clock that jumps does not wait for a thread."""

    async def run_sync(function: Callable[..., object], *args: object, limiter: object = None) -> object:
        return function(*args)

    monkeypatch.setattr(_journal, "to_thread", SimpleNamespace(run_sync=run_sync))
