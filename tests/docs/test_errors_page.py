"""The table in docs/errors.md has every error class once, with who can fix it and below its base class."""

from __future__ import annotations

import re

import pytest

import statsig_console
from statsig_console import StatsigError
from tests.support.pages import ROOT

ROWS = re.findall(
    r"^\| (→* ?)`([A-Z]\w+)` \|[^|]+\| ([^|]+) \|", (ROOT / "docs" / "errors.md").read_text(), re.MULTILINE
)
ERRORS = {
    name: kind
    for name in statsig_console.__all__
    if isinstance(kind := getattr(statsig_console, name), type) and issubclass(kind, StatsigError)
}


def test_the_table_has_every_error_once() -> None:
    assert sorted(name for _, name, _ in ROWS) == sorted(ERRORS.keys() - {"StatsigError"})


@pytest.mark.parametrize(("arrow", "name", "who"), ROWS)
def test_the_table_says_who_can_fix_it(arrow: str, name: str, who: str) -> None:
    kind = ERRORS[name]
    assert who == "see below" or who.startswith(f"`{kind.fixable_by}`")
    number = [row[1] for row in ROWS].index(name)
    outer = [row for row in ROWS[:number] if row[0].count("→") < arrow.count("→")]
    base = outer[-1][1] if arrow else "StatsigError"
    assert kind.__bases__[0] is getattr(statsig_console, base)
