"""The measured cases, and the bounds for their results: ratios of two figures of the same run."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from driver import Case

__all__ = ["BOUNDS", "CASES", "Bound", "CaseTable", "cpu"]

CaseTable = dict[str, dict[str, dict[str, float]]]
"""Figures by case and peer."""

CASES = (
    *(Case(f"gate, {many} in flight", "gate", many) for many in (1, 20, 100)),
    Case("gate, 500 in flight", "gate", 500, seconds=1),
    Case("gate, 2000 tasks", "gate", 2000, connections=100, seconds=1.5),
    Case("page of 100 gates", "gates", 1),
    Case("page of 100 gates, gzip", "gates", 1, kind="gzip"),
    Case("page of 100 experiments", "experiments", 1),
    Case("update of a gate", "update", 1),
)
TYPED_PEERS = ("stock", "openapi_generator", "stainless", "pydantic_by_hand")
CONCURRENT = [case.name for case in CASES if case.what == "gate"]


def cpu(table: CaseTable, case: str, peer: str) -> float:
    """Return the microseconds of CPU time that one call took."""
    return table[case][peer]["cpu_us"]


class Bound(NamedTuple):
    """A ratio, and the bound that it must meet."""

    text: str
    ratio: Callable[[CaseTable], float]
    limit: float
    is_at_most: bool = True

    def holds(self, table: CaseTable) -> bool:
        """Return whether the ratio meets its bound."""
        found = self.ratio(table)
        return found <= self.limit if self.is_at_most else found >= self.limit


def _over(case: str, ours: str, theirs: str) -> Callable[[CaseTable], float]:
    return lambda table: cpu(table, case, ours) / cpu(table, case, theirs)


def _under(case: str, theirs: str, ours: str) -> Callable[[CaseTable], float]:
    return lambda table: cpu(table, case, theirs) / cpu(table, case, ours)


def _worst_typed(ours: str) -> Callable[[CaseTable], float]:
    """Return the smallest ratio of the best typed peer to ours."""
    return lambda table: min(
        cpu(table, case, peer) / cpu(table, case, ours) for case in CONCURRENT for peer in TYPED_PEERS
    )


def _spread(peer: str) -> Callable[[CaseTable], float]:
    def ratio(table: CaseTable) -> float:
        found: dict[str, Any] = table["gate, 100 in flight"][peer]
        return float(found["p99_ms"] / found["p50_ms"])

    return ratio


SMALL, PAGE = "gate, 100 in flight", "page of 100 gates"
BOUNDS = (
    Bound("request: client over its transport by hand", _over(SMALL, "ours", "transport_by_hand"), 1.15),
    Bound("request: stock over ours", _under(SMALL, "stock", "ours"), 20, False),
    Bound("request: openapi-generator over ours", _under(SMALL, "openapi_generator", "ours"), 1.3, False),
    Bound(
        "request: openapi-generator over ours on aiohttp",
        _under(SMALL, "openapi_generator", "ours_aiohttp"),
        2.5,
        False,
    ),
    Bound(
        "request: ours on aiohttp over aiohttp by hand", _over(SMALL, "ours_aiohttp", "aiohttp_by_hand"), 3
    ),
    Bound("any concurrency: best typed peer over ours", _worst_typed("ours"), 1, False),
    Bound("any concurrency: best typed peer over ours on aiohttp", _worst_typed("ours_aiohttp"), 1, False),
    Bound(
        "2000 tasks over 20 in flight, ours",
        lambda table: cpu(table, "gate, 2000 tasks", "ours") / cpu(table, "gate, 20 in flight", "ours"),
        1.25,
    ),
    Bound("page: stock over ours, whole request", _under(PAGE, "stock", "ours"), 5, False),
    Bound("page: openapi-generator over ours", _under(PAGE, "openapi_generator", "ours"), 10, False),
    Bound("latency p99 over p50 at 100 in flight, ours", _spread("ours"), 2),
    Bound("latency p99 over p50 at 100 in flight, ours on aiohttp", _spread("ours_aiohttp"), 2),
)
