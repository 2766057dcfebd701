"""Each fault of a connection has the same outcome on each event loop, and as many requests are sent."""

from __future__ import annotations

from typing import Any

import anyio
import pytest

from tests.support.certificates import Authority
from tests.support.event_loops import LOOPS, in_real_time
from tests.support.transport_faults import rows
from tests.support.transport_meeting import Row, outcomes, send_through_httpx
from tests.support.virtual_time import in_virtual_time

pytestmark = pytest.mark.anyio

_TOGETHER = 24
"""Rows that run at the same time where time is real. Most of them only wait."""


@pytest.fixture(params=["asyncio", "trio"])
def anyio_backend(request: pytest.FixtureRequest) -> tuple[str, dict[str, Any]]:
    """Run in virtual time."""
    return in_virtual_time(request.param)


def expected(row: Row) -> tuple[list[str], int, int]:
    """Return what `outcomes` must return."""
    return [row.expected] * len(row.jobs), row.requests, row.connections


@pytest.mark.parametrize("row", rows(), ids=str)
async def test_a_fault(row: Row, authority: Authority, monkeypatch: pytest.MonkeyPatch) -> None:
    assert await outcomes(row, authority, monkeypatch) == expected(row)


@pytest.mark.parametrize("row", rows()[::4], ids=str)
async def test_a_fault_of_a_request_of_httpx(
    row: Row, authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert await outcomes(row, authority, monkeypatch, send_through_httpx) == expected(row)


@pytest.mark.skipif("uvloop" not in LOOPS, reason="uvloop does not support this system")
def test_faults_on_uvloop(authority: Authority, monkeypatch: pytest.MonkeyPatch) -> None:
    found: dict[str, tuple[list[str], int, int]] = {}

    async def run(row: Row, room: anyio.CapacityLimiter) -> None:
        async with room:
            found[str(row)] = await outcomes(row, authority, monkeypatch)

    async def main() -> None:
        room = anyio.CapacityLimiter(_TOGETHER)
        async with anyio.create_task_group() as group:
            for row in rows():
                group.start_soon(run, row, room)

    backend, options = in_real_time("uvloop")
    anyio.run(main, backend=backend, backend_options=options)
    others = {str(row): found[str(row)] for row in rows() if found[str(row)] != expected(row)}
    assert others == {}
    assert len(found) == len(rows())
