"""``python benchmarks/limits.py``: the time of many writes under rate limits, and the refused ones.

The clock is virtual, so that hours pass in seconds. Each server counts in its own way. The least time is
that of a client without delay that sees the counts of the server.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple

import anyio

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT)]

from statsig_console import RateLimit, RateLimits, SharedRateLimit  # noqa: E402
from statsig_console._limits.file_store import FileStore  # noqa: E402
from statsig_console._limits.limiter import Limiter  # noqa: E402
from tests.support.limiter_calls import moment  # noqa: E402
from tests.support.server_models import LIMITS, MODELS, NANO, Line, Model, bound, run  # noqa: E402
from tests.support.virtual_time import VirtualLoop  # noqa: E402

LOWER = ((80, 10), (720, 900))
WITHOUT_OTHERS = ((98, 10), (720, 900))
"""The rest of the documented limits if others make one write in five seconds."""
STEP = NANO // 50
ALONE, LOW, OTHERS = "alone", "limits 20 % lower", "others use a fifth"
SHARED = "four share a file"
WHAT = [ALONE, LOW, OTHERS, SHARED]


class Case(NamedTuple):
    """One run: a server, its limits, and the writes of others."""

    what: str
    server: str
    number: int
    seed: int


class Figures(NamedTuple):
    """The results of a run."""

    case: Case
    took: float
    least: float
    """The time of a client that sees the counts and has no delay."""
    strict: float
    """The time of a client that no algorithm of a server would refuse."""
    refused: int


def least_seconds(model: type[Model], limits: Sequence[tuple[int, int]], number: int, start: int) -> float:
    """Return the time of a client that sees the counts and has no delay."""
    # A blocking server never blocks a client that stays below its limit.
    kind = MODELS["sliding log"] if model is MODELS["block"] else model
    windows = [kind(*limit) for limit in limits]
    now = start
    while True:
        # Ask all windows, because each advances its own state.
        while False not in [window.admits(now) for window in windows]:
            for window in windows:
                window.note(now, True)
            number -= 1
            if not number:
                return (now - start) / NANO
        now += STEP


def limiters(what: str, folder: Path) -> list[Limiter]:
    """Return one limiter, or four that share a file."""
    believed = [RateLimit(*limit) for limit in LIMITS]
    if what == SHARED:
        names = [f"process-{number}" for number in range(4)]
        shared = [SharedRateLimit(name, FileStore(folder / "a.calls", moment)) for name in names]
        return [Limiter(RateLimits(believed, shared=one)) for one in shared]
    return [Limiter(believed)]


async def changes(case: Case, line: Line, start: int, folder: Path) -> float:
    """Make all writes of one case, and return the seconds that they took."""
    found = limiters(case.what, folder)
    if case.what != OTHERS:
        await anyio.sleep(start)
        return await run(line, found, case.number)
    took: list[float] = []
    await anyio.sleep(start - 300)
    async with anyio.create_task_group() as others:
        for _ in range(300):
            line.ask()
            await anyio.sleep(1)
        others.start_soon(line.disturb, 5)
        took.append(await run(line, found, case.number))
        others.cancel_scope.cancel()
    return took[0]


def measure(case: Case) -> Figures:
    """Run one case, starting at a random time in the windows of the server."""
    model = MODELS[case.server]
    start = 900 + int(900 * random.Random(case.seed).random())
    limits = LOWER if case.what == LOW else LIMITS
    line = Line(model, limits=limits, seed=case.seed)
    with tempfile.TemporaryDirectory() as folder:
        loop = {"loop_factory": VirtualLoop}
        took = anyio.run(changes, case, line, start, Path(folder), backend_options=loop)
    assert line.answered == case.number
    reference = WITHOUT_OTHERS if case.what == OTHERS else limits
    least = least_seconds(model, reference, case.number, start * NANO)
    return Figures(case, took, least, bound(case.number, reference), line.refused)


def table(found: list[Figures]) -> str:
    """Return the worst results of all seeds, by case, server and number."""
    groups: dict[tuple[str, str, int], list[Figures]] = {}
    for figures in found:
        groups.setdefault(figures.case[:3], []).append(figures)
    lines = ["| | server | writes | seconds | of the strict bound | of the least possible | refused |"]
    lines += ["|---|---|---:|---:|---:|---:|---:|"]
    for (what, server, number), ones in groups.items():
        took = max(one.took for one in ones)
        strict = max(one.took / one.strict for one in ones)
        least = max(one.took / one.least for one in ones)
        refused = max(one.refused for one in ones) / number
        lines.append(
            f"| {what} | {server} | {number:,} | {took:,.0f} | {strict:.3f} | {least:.3f} | {refused:.2%} |"
        )
    return "\n".join(lines) + "\n"


def main() -> None:
    """Measure, print, and write a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--numbers", type=int, nargs="+", default=[1_000, 5_000, 20_000])
    parser.add_argument("--seeds", type=int, default=2)
    parser.add_argument("--what", nargs="+", choices=WHAT, default=WHAT)
    parser.add_argument("--write", action="store_true", help="write the table to the other results")
    options = parser.parse_args()
    cases = [
        Case(what, server, number, seed)
        for what in options.what
        for server in MODELS
        for number in options.numbers
        for seed in range(options.seeds)
        if what != SHARED or (number == min(options.numbers) and seed == 0)
    ]
    with ProcessPoolExecutor(2) as pool:
        text = table(list(pool.map(measure, cases)))
    print(text)
    if options.write:
        words = f"{__doc__}\nOf {options.seeds} runs each, the worst.\n\n"
        (Path(__file__).parent / "results" / "limits.md").write_text(words + text)


if __name__ == "__main__":
    main()
