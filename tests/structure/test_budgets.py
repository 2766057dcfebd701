"""What an import, a decoded page and a call cost stays near the committed counts."""

from __future__ import annotations

import json

import budgets
import pytest


@pytest.fixture(scope="module")
def committed() -> dict[str, int]:
    """The figures of this version of Python, as `python benchmarks/budgets.py` wrote them."""
    found: dict[str, int] = json.loads(budgets.FILE.read_text())[budgets.VERSION]
    return found


def test_counts_stay_near_those_that_were_committed(committed: dict[str, int]) -> None:
    found = budgets.counts()
    assert found.keys() == committed.keys()
    for name, count in found.items():
        allowed = 0.05 if name == "calls_of_a_small_get" else 0.1
        assert abs(count - committed[name]) <= committed[name] * allowed, (name, count, committed[name])


def test_an_import_stays_light(committed: dict[str, int]) -> None:
    assert committed["modules_after_import"] <= 200
