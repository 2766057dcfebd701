"""Medians of interleaved runs, so that other load affects all candidates equally."""

from __future__ import annotations

import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

__all__ = ["RESULTS", "interleaved", "machine", "processes", "spread"]


RESULTS = Path(__file__).parent / "results"


def machine() -> str:
    """Return the machine: Python, processor and system."""
    cpu = platform.machine()
    if (cpus := Path("/proc/cpuinfo")).exists():
        names = (line.partition(": ") for line in cpus.read_text().splitlines())
        cpu = next((name for key, _, name in names if key.startswith("model name")), cpu)
    return f"Python {platform.python_version()}, {cpu}, {platform.system()}"


def spread(values: Sequence[float], form: str = ".2f", unit: str = "") -> str:
    """Return the median of some figures, and the range of the middle 80 percent."""
    middle = f"{statistics.median(values):{form}}{unit}"
    if len(values) < 2:
        return middle
    tenths = statistics.quantiles(values, n=10, method="inclusive")
    return f"{middle} ({tenths[0]:{form}}–{tenths[-1]:{form}})"


def interleaved(candidates: Mapping[str, Callable[[], object]], rounds: int = 31) -> dict[str, float]:
    """Return the median milliseconds of each candidate, called in turn."""
    times: dict[str, list[float]] = {name: [] for name in candidates}
    for _ in range(rounds):
        for name, call in candidates.items():
            start = time.perf_counter()
            call()
            times[name].append((time.perf_counter() - start) * 1000)
    return {name: statistics.median(found) for name, found in times.items()}


def processes(programs: Mapping[str, str], rounds: int = 15) -> dict[str, tuple[float, int]]:
    """Return the median milliseconds and the number of modules of each program, each time a fresh process."""
    found: dict[str, list[tuple[float, int]]] = {name: [] for name in programs}
    for _ in range(rounds):
        for name, program in programs.items():
            # The command line of httpx imports click and rich if they are installed.
            timed = "import sys, time; sys.modules['click'] = None; start = time.perf_counter()\n"
            timed += f"{program}\nprint((time.perf_counter() - start) * 1000, len(sys.modules))"
            out = subprocess.run(
                [sys.executable, "-c", timed], capture_output=True, text=True, check=True
            ).stdout
            took, modules = out.split()
            found[name].append((float(took), int(modules)))
    return {name: (statistics.median(took for took, _ in runs), runs[0][1]) for name, runs in found.items()}
