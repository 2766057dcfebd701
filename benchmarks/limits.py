"""``python benchmarks/limits.py``: how long many changes take under limits, and how many are refused.

The clock is virtual, so that hours pass in seconds. Each server counts in its own way; the least time is that of
a client which has no delay and sees what the server has counted.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple

import anyio

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "tests")]

from server_models import LIMITS, MODELS, NANO, Line, Model, run  # noqa: E402
from virtual_time import VirtualLoop  # noqa: E402

from statsig_console import RateLimit  # noqa: E402
from statsig_console._limits import Limiter  # noqa: E402

LOWER = ((80, 10), (720, 900))
WITHOUT_OTHERS = ((98, 10), (720, 900))
"""What is left of the documented limits where others take one in five seconds."""
STEP = NANO // 50


class Case(NamedTuple):
    """One run: a server, its limits, and what others do."""

    what: str
    server: str
    number: int
    seed: int


class Figures(NamedTuple):
    """What came of a run."""

    case: Case
    took: float
    least: float
    refused: int


def least_seconds(model: type[Model], limits: Sequence[tuple[int, int]], number: int, start: int) -> float:
    """Return how long a client takes that knows all and has no delay."""
    # A blocking server never blocks one that never breaks its limit.
    kind = MODELS["sliding log"] if model is MODELS["block"] else model
    windows = [kind(*limit) for limit in limits]
    now = start
    while True:
        while all([window.admits(now) for window in windows]):
            for window in windows:
                window.note(now, True)
            number -= 1
            if not number:
                return (now - start) / NANO
        now += STEP


def measure(case: Case) -> Figures:
    """Make all changes of one case."""
    what, server, number, seed = case
    model, chance = MODELS[server], random.Random(seed)
    start = 900 + int(900 * chance.random())
    limits = LOWER if what == "limits 20 % lower" else LIMITS
    line = Line(model, limits=limits, seed=seed)
    limiter = Limiter([RateLimit(*limit) for limit in LIMITS])

    async def main() -> float:
        await anyio.sleep(start - 300)
        if what == "others use a fifth":
            async with anyio.create_task_group() as others:
                for _ in range(300):
                    line.ask()
                    await anyio.sleep(1)
                others.start_soon(line.disturb, 5)
                took = await run(line, [limiter], number)
                others.cancel_scope.cancel()
            return took
        await anyio.sleep(300)
        return await run(line, [limiter], number)

    took = anyio.run(main, backend_options={"loop_factory": VirtualLoop})
    assert line.answered == number
    reference = WITHOUT_OTHERS if what == "others use a fifth" else limits
    return Figures(case, took, least_seconds(model, reference, number, start * NANO), line.refused)


def main() -> None:
    """Measure, print, and write a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--numbers", type=int, nargs="+", default=[1_000, 5_000, 20_000])
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--what", nargs="+", default=["alone", "limits 20 % lower", "others use a fifth"])
    options = parser.parse_args()
    cases = [
        Case(what, server, number, seed)
        for what in options.what
        for server in MODELS
        for number in options.numbers
        for seed in range(options.seeds)
    ]
    with ProcessPoolExecutor(2) as pool:
        for found in pool.map(measure, cases):
            what, server, number, seed = found.case
            share = 100 * found.refused / number
            bad = "!" if share > 1.5 or found.took > 1.2 * found.least else ""
            print(f"{what:20} {server:28} {number:6} {seed} {found.took:8.0f} s {found.took / found.least:.3f} {share:.2f} % {bad}", flush=True)


if __name__ == "__main__":
    main()
