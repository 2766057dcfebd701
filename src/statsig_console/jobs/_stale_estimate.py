"""How long it takes to apply a plan: a simulation of the requests under the documented rate limits."""

from __future__ import annotations

from dataclasses import dataclass
from heapq import heapreplace

from .. import RateLimits
from ._references import READS_PER_GATE, RESCAN_SECONDS

__all__ = ["WORKERS", "Estimate", "estimate"]

_LIMITS = RateLimits().limits
WORKERS = 8
"""Gates that are checked and archived at the same time."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """The requests and the time of a run, if nothing else writes to the project."""

    requests: int
    """All requests: the reads, and one write for each gate."""
    writes: int
    seconds: float

    @property
    def minutes(self) -> float:
        """The time in minutes."""
        return self.seconds / 60

    def __str__(self) -> str:
        minutes = f"{self.minutes:,.0f}" if self.minutes >= 100 else f"{self.minutes:.3g}"
        return f"{self.requests:,} requests, {self.writes:,} of them writes, and {minutes} minutes"


def estimate(writes: int, scan_requests: int, seconds_per_request: float) -> Estimate:
    """Simulate the workers of a run. A write occupies its slot until a whole window after its response.

    Args:
        writes: The number of gates to archive.
        scan_requests: Requests to read all objects whose references have no endpoint.
        seconds_per_request: Time from a request to its response.
    """
    if not writes:
        return Estimate(0, 0, 0.0)
    free, responses = [0.0] * WORKERS, list[float]()
    scans, scanned_at, scan_end = 0, -RESCAN_SECONDS, 0.0
    for number in range(writes):
        read = free[0] + seconds_per_request
        if read - scanned_at >= RESCAN_SECONDS:
            scans, scanned_at, scan_end = scans + 1, read, read + scan_requests * seconds_per_request
        sent = max(read, scan_end) + READS_PER_GATE * seconds_per_request
        for limit in _LIMITS:
            if number >= limit.calls:
                sent = max(sent, responses[number - limit.calls] + limit.seconds)
        responses.append(sent + seconds_per_request)
        heapreplace(free, responses[-1])
    requests = writes * (2 + READS_PER_GATE) + scans * scan_requests
    return Estimate(requests, writes, max(responses))
