"""The measured cases, and the ratios of two figures of the same round with their bounds."""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from driver import Case
from measure import spread

__all__ = ["CASES", "RATIOS", "Ratio", "Rounds"]

Rounds = Mapping[str, Mapping[str, Sequence[Mapping[str, Any]]]]
"""The figures of each round, by case and peer."""

CASES = (
    *(Case(f"gate, {many} in flight", "gate", many) for many in (1, 20, 100)),
    Case("gate, 500 in flight", "gate", 500, seconds=1),
    Case("gate, 2000 tasks", "gate", 2000, connections=100, seconds=1.5),
    Case("page of 100 gates", "gates", 1),
    Case("page of 100 gates, gzip", "gates", 1, kind="gzip"),
    Case("page of 100 experiments", "experiments", 1),
    Case("update of a gate, 8 in flight", "update", 8),
)
SMALL, ALONE, PAGE, WRITE = CASES[2].name, CASES[0].name, CASES[5].name, CASES[8].name


class Ratio(NamedTuple):
    """The CPU time of a call of one peer, divided by that of another one in the same round."""

    text: str
    upper: tuple[str, str]
    """Case and peer."""
    lower: tuple[str, str]
    limit: float
    is_at_most: bool = True

    def of_rounds(self, rounds: Rounds) -> list[float]:
        """Return the ratio of each round that both peers took part in."""
        (case, peer), (other_case, other) = self.upper, self.lower
        pairs = zip(rounds[case][peer], rounds[other_case][other], strict=False)
        return [one["cpu_us"] / two["cpu_us"] for one, two in pairs]

    def row(self, rounds: Rounds) -> str:
        """Return the row of a table: median, range of the middle 80 percent, bound, verdict."""
        found = self.of_rounds(rounds)
        middle = statistics.median(found)
        holds = middle <= self.limit if self.is_at_most else middle >= self.limit
        sign = "≤" if self.is_at_most else "≥"
        return f"| {self.text} | {spread(found)} | {sign} {self.limit:g} | {'yes' if holds else '**no**'} |"


RATIOS = (
    Ratio(
        "small read, 100 in flight: openapi-generator ÷ ours",
        (SMALL, "openapi_generator"),
        (SMALL, "ours"),
        4,
        False,
    ),
    Ratio(
        "small read, 1 in flight: openapi-generator ÷ ours",
        (ALONE, "openapi_generator"),
        (ALONE, "ours"),
        3,
        False,
    ),
    Ratio(
        "small read, 100 in flight: ours ÷ aiohttp by hand", (SMALL, "ours"), (SMALL, "aiohttp_by_hand"), 0.9
    ),
    Ratio(
        "small read, 100 in flight: ours ÷ pyreqwest by hand",
        (SMALL, "ours"),
        (SMALL, "pyreqwest_by_hand"),
        1.5,
    ),
    Ratio("write, 8 in flight: ours ÷ aiohttp by hand", (WRITE, "ours"), (WRITE, "aiohttp_by_hand"), 1.3),
    Ratio(
        "page of 100 gates: openapi-generator ÷ ours",
        (PAGE, "openapi_generator"),
        (PAGE, "ours"),
        2.6,
        False,
    ),
    Ratio(
        "ours, small read: 2,000 tasks ÷ 20 in flight", (CASES[4].name, "ours"), (CASES[1].name, "ours"), 1.2
    ),
)
