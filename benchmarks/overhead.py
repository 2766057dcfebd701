"""``python benchmarks/overhead.py``: the time to a first response, and of an item of a bulk run.

Beside each stands the same by hand.
"""

from __future__ import annotations

import argparse
import asyncio
import compileall
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent)]

import measure  # noqa: E402
import payload  # noqa: E402
from measure import spread  # noqa: E402

import statsig_console  # noqa: E402
from statsig_console import bulk  # noqa: E402

ITEMS = 5_000
IN_FLIGHT = 32
OURS = """
from statsig_console import Client
async def main():
    async with Client("console-x", base_url={url!r}) as client:
        return (await client.gates.get("a_gate")).id
"""
BY_HAND = """
import httpx
async def main():
    async with httpx.AsyncClient(base_url={url!r}, headers={{"STATSIG-API-KEY": "console-x"}}) as client:
        response = await client.get("/gates/a_gate")
        return response.raise_for_status().json()["data"]["id"]
"""
TIMED = """
import sys, time
# The command line of httpx imports click and rich if they are installed.
sys.modules["click"] = None
start = time.perf_counter()
import asyncio
{program}
assert asyncio.run(main()) == "a_gate"
print(time.perf_counter() - start)
"""


def first_responses(rounds: int) -> dict[str, list[float]]:
    """Return the seconds of fresh processes from the first import to a decoded response."""
    # An installed package is compiled, and a working copy may not be.
    compileall.compile_dir(Path(statsig_console.__file__).parent, quiet=1)
    with tempfile.TemporaryDirectory() as folder, payload.serving(Path(folder)) as url:
        programs = {
            "ours": OURS.format(url=f"{url}/plain"),
            "by hand": BY_HAND.format(url=f"{url}/plain"),
        }
        return shuffled({name: partial(_seconds, text) for name, text in programs.items()}, rounds)


def _seconds(program: str) -> float:
    command = [sys.executable, "-c", TIMED.format(program=program)]
    return float(subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout)


async def do_nothing(item: int) -> None:
    """Return at once."""


async def wait_once(item: int) -> None:
    """Let other tasks run once, as each call does that waits for a response."""
    await asyncio.sleep(0)


def bulk_items(call: Callable[[int], Awaitable[None]], rounds: int) -> dict[str, list[float]]:
    """Return the seconds of CPU for one item of a bulk run, and of tasks with a semaphore."""

    async def ours() -> None:
        await bulk(call, range(ITEMS), concurrency=IN_FLIGHT)

    async def by_hand() -> None:
        semaphore = asyncio.Semaphore(IN_FLIGHT)

        async def run(item: int) -> None:
            async with semaphore:
                await call(item)

        await asyncio.gather(*(run(item) for item in range(ITEMS)))

    def timed(program: Callable[[], Awaitable[None]]) -> Callable[[], float]:
        async def run() -> float:
            start = time.process_time()
            await program()
            return (time.process_time() - start) / ITEMS

        return lambda: asyncio.run(run())

    return shuffled({"ours": timed(ours), "by hand": timed(by_hand)}, rounds)


def shuffled(candidates: Mapping[str, Callable[[], float]], rounds: int) -> dict[str, list[float]]:
    """Return the figures of some rounds; in each, the candidates run in another order."""
    found: dict[str, list[float]] = {name: [] for name in candidates}
    for number in range(rounds + 1):
        for name in random.sample(list(candidates), len(candidates)):
            figure = candidates[name]()
            if number:  # The first round fills caches.
                found[name].append(figure)
    return found


def rows(title: str, figures: Mapping[str, list[float]], factor: float, unit: str, limit: float) -> list[str]:
    """Return the rows of a table for ours, for code by hand, and for the ratio of each round."""
    scaled = {name: [value * factor for value in values] for name, values in figures.items()}
    ratios = [ours / other for ours, other in zip(figures["ours"], figures["by hand"], strict=True)]
    return [
        f"| {title}, ours | {spread(scaled['ours'], '.1f', unit)} |",
        f"| {title}, by hand | {spread(scaled['by hand'], '.1f', unit)} |",
        f"| ours ÷ by hand, at most {limit:g} to reach | {spread(ratios)} |",
    ]


def main() -> None:
    """Measure, and write the table to the results."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=31, help="slices of each kind")
    parser.add_argument("--quick", action="store_true", help="write no file")
    arguments = parser.parse_args()
    lines = [
        f"{measure.machine()}; medians of {arguments.rounds} pairs, with the range of the middle 80 percent.",
        "",
        "| | |",
        "|---|---:|",
        *rows("first response of a fresh process", first_responses(arguments.rounds), 1e3, " ms", 0.9),
        *rows(
            "an item of a bulk run that waits once", bulk_items(wait_once, arguments.rounds), 1e6, " µs", 2.2
        ),
        *rows(
            "an item of a bulk run without work", bulk_items(do_nothing, arguments.rounds), 1e6, " µs", 2.2
        ),
        "",
    ]
    print("\n".join(lines))
    if not arguments.quick:
        (measure.RESULTS / "overhead.md").write_text("\n".join(lines))


if __name__ == "__main__":
    main()
