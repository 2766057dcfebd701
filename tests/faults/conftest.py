"""Every row of the fault matrix runs on each backend in virtual time."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

import pytest

from statsig_console._bulk import journal as _journal
from tests.support.certificates import authority as authority


@pytest.fixture
def quick_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Write journals at once, since a clock that jumps does not wait for a thread."""

    async def run_sync(function: Callable[..., object], *args: object, limiter: object = None) -> object:
        return function(*args)

    monkeypatch.setattr(_journal, "to_thread", SimpleNamespace(run_sync=run_sync))
