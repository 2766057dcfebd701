"""Under every fault of a request, bulk tells of each change what the server did, and makes none twice."""

from __future__ import annotations

import pytest
from promise import KINDS, Figures, changes, run

from tests.support.wire_faults import FAULTS, Fault

pytestmark = pytest.mark.anyio


def check(found: dict[str, Figures]) -> None:
    """Assert that the promise was kept, and that only what cannot be settled is unknown."""
    for safety, figures in found.items():
        assert figures.is_kept, (safety, figures)
        assert safety == "once" or not figures.states["unknown"], (safety, figures)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
async def test_one_fault(fault: Fault) -> None:
    check(await run(changes(2 * len(KINDS)), [fault], share=0.5, seed=3))


async def test_all_faults_together() -> None:
    found = await run(changes(60 * len(KINDS)), FAULTS, share=0.15, seed=1)
    check(found)
    assert sum(figures.states["recovered"] for figures in found.values()) > 20
    assert found["once"].states["unknown"]


async def test_without_faults_every_change_takes_one_request() -> None:
    for safety, figures in (await run(changes(3 * len(KINDS)), FAULTS, share=0.0, seed=1)).items():
        assert figures.states["done"] == figures.changes == figures.requests, safety


@pytest.mark.long
@pytest.mark.parametrize("seed", range(3))
async def test_a_storm_of_faults_misreports_nothing(seed: int) -> None:
    # A server that refuses the fields of a request has refused them before: a 400 does not follow a success.
    faults = [fault for fault in FAULTS if not fault.name.startswith("400")]
    found = await run(changes(12_000), faults, share=0.35, seed=seed)
    for safety, figures in found.items():
        assert figures.is_kept, (safety, figures)
