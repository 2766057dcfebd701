"""``python benchmarks/sync_calls.py``: the time of calls without async, beside calls with async and by hand.

Slices of calls run in shuffled order, so that other load on the machine affects all alike. Each round gives
one figure; the table shows their median and the range of the middle 80 percent.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import httpx
from anyio.from_thread import start_blocking_portal

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(Path(__file__).parent)]

import measure  # noqa: E402
import payload  # noqa: E402
from measure import spread  # noqa: E402

from statsig_console import Client  # noqa: E402
from statsig_console import sync as without_async  # noqa: E402

GATES = 2300
CALLS = 40
Samples = Mapping[str, list[float]]


def measure_slices(work: Mapping[str, Callable[[], object]], rounds: int) -> Samples:
    """Return the seconds of each round, for each kind of work."""
    found: dict[str, list[float]] = {name: [] for name in work}
    names = list(work)
    for number in range(rounds + 1):
        random.shuffle(names)
        for name in names:
            start = time.perf_counter()
            work[name]()
            if number:  # The first round opens connections.
                found[name].append(time.perf_counter() - start)
    return found


def microseconds(values: list[float]) -> str:
    """Return the median and the range of seconds, in microseconds."""
    return spread([value * 1e6 for value in values], ".0f", " µs")


async def _nothing() -> None:
    """Do nothing, so that only the change of threads is measured."""


async def _wait() -> None:
    """Wait for a timer of the event loop, as a call waits for its response."""
    await asyncio.sleep(1e-4)


async def _wait_often() -> None:
    for _ in range(CALLS):
        await _wait()


@contextmanager
def _loop_in_thread() -> Iterator[asyncio.AbstractEventLoop]:
    """Run an event loop in a thread, for `run_coroutine_threadsafe`."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    try:
        yield loop
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


def compare(url: str, rounds: int, runner: asyncio.Runner) -> list[str]:
    """Measure single calls and a list, and return the lines of a table."""
    key = "console-xxxx"
    client = Client(key, base_url=f"{url}/plain")
    lists = Client(key, base_url=f"{url}/plain-{GATES}")
    options = {"headers": {"STATSIG-API-KEY": key}}
    with (
        without_async.Client(key, base_url=f"{url}/plain") as blocking,
        without_async.Client(key, base_url=f"{url}/plain-{GATES}") as blocking_lists,
        httpx.Client(**options) as plain,  # type: ignore[arg-type]
        start_blocking_portal() as portal,
        _loop_in_thread() as loop,
    ):

        async def list_all() -> int:
            return len([gate async for gate in lists.gates.list()])

        async def several() -> None:
            for _ in range(CALLS):
                await client.gates.get("a_gate")

        hop = blocking._runner.run
        calls = measure_slices(
            {
                "async": lambda: runner.run(several()),
                "sync": lambda: [blocking.gates.get("a_gate") for _ in range(CALLS)],
                "hop": lambda: [hop(_nothing) for _ in range(CALLS)],
                "wait": lambda: runner.run(_wait_often()),
                "hop of anyio": lambda: [portal.call(_nothing) for _ in range(CALLS)],
                "hop of asyncio": lambda: [
                    asyncio.run_coroutine_threadsafe(_nothing(), loop).result() for _ in range(CALLS)
                ],
                "hop and wait": lambda: [hop(_wait) for _ in range(CALLS)],
                "by hand": lambda: [plain.get(f"{url}/plain/gates/a_gate").json() for _ in range(CALLS)],
            },
            rounds,
        )
        calls = {name: [value / CALLS for value in values] for name, values in calls.items()}
        pages = measure_slices(
            {"async": lambda: runner.run(list_all()), "sync": lambda: len(list(blocking_lists.gates.list()))},
            max(rounds // 5, 11),
        )
        runner.run(client.aclose())
        runner.run(lists.aclose())
    return [*_lines(calls), *_list_lines(pages)]


def _lines(calls: Samples) -> list[str]:
    added = _differences(calls["sync"], calls["async"])
    waiting = _differences(calls["hop and wait"], calls["wait"])
    return [
        f"| a call with async | {microseconds(calls['async'])} |",
        f"| a call without async | {microseconds(calls['sync'])} |",
        f"| the difference of the two | {microseconds(added)} |",
        f"| a change of threads that calls nothing | {microseconds(calls['hop'])} |",
        f"| the same with the portal of anyio | {microseconds(calls['hop of anyio'])} |",
        f"| the same with `run_coroutine_threadsafe` | {microseconds(calls['hop of asyncio'])} |",
        f"| a change of threads around a wait for a timer, without the wait | {microseconds(waiting)} |",
        f"| `httpx.Client().get()` and `json()` by hand | {microseconds(calls['by hand'])} |",
        f"| difference ÷ change of threads that calls nothing | {spread(_ratios(added, calls['hop']))} |",
        f"| difference ÷ the same with the portal of anyio "
        f"| {spread(_ratios(added, calls['hop of anyio']))} |",
        f"| difference ÷ the same with `run_coroutine_threadsafe` "
        f"| {spread(_ratios(added, calls['hop of asyncio']))} |",
        f"| difference ÷ change of threads around a wait | {spread(_ratios(added, waiting))} |",
        f"| without async ÷ by hand | {spread(_ratios(calls['sync'], calls['by hand']))} |",
    ]


def _differences(values: list[float], others: list[float]) -> list[float]:
    return [value - other for value, other in zip(values, others, strict=True)]


def _ratios(values: list[float], others: list[float]) -> list[float]:
    return [value / other for value, other in zip(values, others, strict=True)]


def _list_lines(pages: Samples) -> list[str]:
    milliseconds = {
        name: spread([value * 1e3 for value in values], ".0f", " ms") for name, values in pages.items()
    }
    return [
        f"| a list of {GATES:,} gates with async | {milliseconds['async']} |",
        f"| the same without async | {milliseconds['sync']} |",
        f"| without async ÷ with async | {spread(_ratios(pages['sync'], pages['async']))} |",
    ]


def main() -> None:
    """Measure, and write the table to the results."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=101, help="slices of each kind")
    parser.add_argument("--quick", action="store_true", help="write no file")
    arguments = parser.parse_args()
    with (
        tempfile.TemporaryDirectory() as folder,
        payload.serving(Path(folder)) as url,
        asyncio.Runner() as runner,
    ):
        lines = compare(url, arguments.rounds, runner)
    table = ["| | median (10–90 %) |", "|---|---:|", *lines]
    text = (
        f"# Calls without async\n\n{measure.machine()}; paired slices of {CALLS} calls in shuffled order.\n\n"
    )
    text += "\n".join(table) + "\n"
    print(text)
    if not arguments.quick:
        (measure.RESULTS / "sync.md").write_text(text)


if __name__ == "__main__":
    main()
