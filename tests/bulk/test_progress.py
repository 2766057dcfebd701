"""Progress tells how fast it goes and when it ends, and never stands in the way."""

from __future__ import annotations

import io
import logging
import re
import subprocess
import sys

import anyio
import pytest
from rich.console import Console

from statsig_console import BadRequestError, bulk
from statsig_console._bulk.bulk import progress_bars
from statsig_console._bulk.report import Outcome, Progress
from statsig_console._bulk.stats import Pace

pytestmark = pytest.mark.anyio

Told = list[tuple[float, Progress[int, None]]]


async def run(items: int, *, seconds: float, concurrency: int) -> Told:
    """Return what was told of a run, and when."""
    told: Told = []

    async def call(item: int) -> None:
        await anyio.sleep(seconds)
        if item % 10 == 9:
            raise BadRequestError("no", status=400)

    await bulk(
        call,
        range(items),
        concurrency=concurrency,
        progress=lambda progress: told.append((anyio.current_time(), progress)),
    )
    return told


@pytest.mark.parametrize(
    ("seconds", "concurrency", "items"),
    [(0.25, 1, 1000), (0.25, 8, 2000), (3.0, 16, 4000), (0.06, 5, 2000)],
)
async def test_the_end_is_foretold(seconds: float, concurrency: int, items: int) -> None:
    start = anyio.current_time()
    told = await run(items, seconds=seconds, concurrency=concurrency)
    end, last = told[-1]
    for now, progress in told:
        # One round at the beginning tells nothing, and of the last few the order in one moment decides.
        if now - start > 2 * seconds and end - now > 100 * seconds:
            assert progress.eta is not None
            assert progress.eta == pytest.approx(end - now, rel=0.02)
            assert progress.rate == pytest.approx(concurrency / seconds, rel=0.02)
    assert (last.done, last.total, last.eta, last.failed) == (items, items, 0.0, items // 10)


async def test_the_rate_follows_a_change_of_pace() -> None:
    told: Told = []

    async def call(item: int) -> None:
        await anyio.sleep(1 if item < 1000 else 4)

    await bulk(
        call, range(2000), concurrency=1, progress=lambda done: told.append((anyio.current_time(), done))
    )
    assert told[900][1].rate == pytest.approx(1, rel=0.02)
    assert told[1300][1].rate == pytest.approx(0.25, rel=0.02)
    assert told[1300][1].eta == pytest.approx(told[-1][0] - told[1300][0], rel=0.02)


def test_a_long_run_keeps_few_marks() -> None:
    pace = Pace()
    for number in range(100_000):
        pace.step(number / 10)
    assert len(pace._marks) <= 1025
    assert pace.rate == pytest.approx(10, rel=0.001)


async def test_without_a_total_there_is_no_end() -> None:
    told: list[Progress[int, None]] = []

    async def call(item: int) -> None:
        await anyio.sleep(1)

    await bulk(call, (number for number in range(9)), progress=told.append)
    assert {(progress.total, progress.eta) for progress in told} == {(None, None)}


async def test_what_is_skipped_at_sight_makes_nothing_look_faster() -> None:
    told: Told = []

    async def call(item: int) -> None:
        await anyio.sleep(1)

    await bulk(
        call,
        [0] * 500 + list(range(1, 300)),
        concurrency=1,
        on_duplicate="skip",
        progress=lambda done: told.append((anyio.current_time(), done)),
    )
    assert told[600][1].rate == pytest.approx(1, rel=0.02)


async def test_a_callback_that_raises_stops_nothing(caplog: pytest.LogCaptureFixture) -> None:
    calls = 0

    async def call(item: int) -> None:
        await anyio.sleep(1)

    def show(progress: Progress[int, None]) -> None:
        nonlocal calls
        calls += 1
        raise ZeroDivisionError(calls)

    with caplog.at_level(logging.ERROR, "statsig_console"):
        report = await bulk(call, range(20), progress=show)
    assert report.counts == {"done": 20}
    assert calls == 20
    assert isinstance(report.progress_error, ZeroDivisionError)
    assert report.progress_error.args == (1,)
    assert len(caplog.records) == 1
    report.raise_for_failures()


def bar(done: int, total: int | None, *, terminal: bool, rate: float = 2.0, eta: float | None = 75.0) -> str:
    """Return what a bar shows."""
    out = io.StringIO()
    console = Console(file=out, width=100, force_terminal=terminal, color_system=None)
    last: Outcome[int, None] = Outcome(1, "done")
    with progress_bars(console) as make:
        show = make("gates archived")
        for number in range(1, done + 1):
            show(Progress(number, total, last, rate, eta))
    return out.getvalue()


def test_a_bar_shows_rate_and_remaining_time_and_at_the_end_the_time_it_took() -> None:
    assert re.search(r"3/9 0:01:1[45] left, 2.0/s", bar(3, 9, terminal=True))
    assert "0:00:00, 2.0/s" in bar(3, None, terminal=True, eta=None)
    assert bar(9, 9, terminal=False).rstrip("\n").endswith("9/9 0:00:00")
    assert "\x1b" not in bar(9, 9, terminal=False)


def test_bars_without_rich_say_what_to_install() -> None:
    code = "import sys; sys.modules['rich'] = None; import statsig_console as s; s.progress_bars()"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "pip install 'statsig-console[progress]'" in done.stderr
