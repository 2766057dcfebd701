"""What an import and a decoded page cost stays what was committed, in counts that no machine changes."""

from __future__ import annotations

import json

import budgets
import pytest


@pytest.fixture(scope="module")
def committed() -> dict[str, int]:
    """The figures of this version of Python, as `python benchmarks/budgets.py` wrote them."""
    found: dict[str, int] = json.loads(budgets.FILE.read_text())[budgets.VERSION]
    return found


def test_counts_stay_within_a_tenth(committed: dict[str, int]) -> None:
    found = budgets.counts()
    assert found.keys() == committed.keys()
    for name, count in found.items():
        assert abs(count - committed[name]) <= committed[name] / 10, (name, count, committed[name])


def test_an_import_stays_light(committed: dict[str, int]) -> None:
    assert committed["modules_after_import"] <= 200
