"""``python benchmarks/growth.py``: the time per item and the memory, while the work grows a hundredfold.

Each measurement has its own process, so that its memory does not include that of the one before.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "scripts")]

import fake_speed  # noqa: E402
from driver import HERE, Worker, serving  # noqa: E402
from environments import PEERS, build  # noqa: E402
from measure import RESULTS, machine  # noqa: E402
from plots import lines  # noqa: E402

SIZES = (1_000, 10_000, 100_000)
FLAT = 1.25
"""The maximum ratio of the time per item in the longest run to that in the shortest."""


class Series(NamedTuple):
    """The figures of one case at each size: µs of CPU per item, and MiB of memory at the peak."""

    name: str
    cost: list[float]
    memory: list[float]


def listings(sizes: tuple[int, ...]) -> list[Series]:
    """Read lists of gates, by pages of 100, with every client."""
    build()
    found = [Series(peer.title, [], []) for peer in PEERS]
    with serving() as url:
        for size in sizes:
            for peer, series in zip(PEERS, found, strict=True):
                print(f"{size:,} gates: {peer.title}", file=sys.stderr)
                worker = Worker(peer)
                # A short list first, so that one-time costs such as the import of models are not measured.
                worker.ask(url=f"{url}/plain-500", connections=1, what="every", total=500)
                came = worker.ask(url=f"{url}/plain-{size}", connections=1, what="every", total=size)
                worker.close()
                assert came["items"] == size, came
                series.cost.append(came["cpu_us"])
                series.memory.append(came["peak_bytes"] / 2**20)
    return found


def bulks(sizes: tuple[int, ...]) -> list[Series]:
    """Update gates in bulk under the limits of the API, on a clock that jumps over waiting times."""
    series = Series("bulk of gates.update", [], [])
    for size in sizes:
        print(f"{size:,} changes", file=sys.stderr)
        command = [sys.executable, str(HERE / "virtual_bulk.py"), str(size)]
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
        came = json.loads(done.stdout)
        series.cost.append(came["cpu_us"])
        series.memory.append(came["peak_bytes"] / 2**20)
    return [series]


def fakes(sizes: tuple[int, ...]) -> list[Series]:
    """Call a fake with many gates."""
    names = ("get", "list, first page of 10", "list, last page of 10", "update", "create", "delete")
    found = [Series(name, [], []) for name in names]
    for size in sizes:
        print(f"a fake with {size:,} gates", file=sys.stderr)
        came = fake_speed.measure(size)
        for series in found:
            series.cost.append(came[series.name] * 1000)
    return found


def table(title: str, sizes: tuple[int, ...], found: list[Series]) -> list[str]:
    """Return rows of Markdown."""
    heads = [f"{size:,}" for size in sizes]
    memories = [f"{head}, MiB" for head in heads] if found[0].memory else []
    text = [f"## {title}", "", "| | " + " | ".join([*heads, "growth", *memories]) + " |"]
    text.append("|---|" + "---:|" * (len(heads) + 1 + len(memories)))
    for one in found:
        cells = [f"{cost:,.0f}" for cost in one.cost] + [f"{one.cost[-1] / one.cost[0]:.2f}"]
        text.append(f"| {one.name} | {' | '.join(cells + [f'{memory:.1f}' for memory in one.memory])} |")
    return [*text, ""]


PARTS: dict[str, tuple[str, Callable[[tuple[int, ...]], list[Series]], tuple[int, ...]]] = {
    "listing": ("Reading a list, µs of CPU per gate", listings, SIZES),
    "bulk": ("Bulk run, µs of CPU per write", bulks, (1_000, 5_000, *SIZES[1:])),
    "fake": ("A call of the fake by number of gates, µs of CPU", fakes, SIZES),
}


def main() -> None:
    """Measure, print, write tables and plots; return 1 if our time per item grows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[[], *PARTS], help="all of them by default")
    parts = parser.parse_args().parts or list(PARTS)
    file = RESULTS / "growth.json"
    kept = json.loads(file.read_text()) if file.exists() else {}
    uneven = []
    for part in parts:
        title, measure, sizes = PARTS[part]
        found = measure(sizes)
        rows = [f"{machine()}.", "", *table(title, sizes, found)]
        kept[part] = {"rows": rows, "series": [one._asdict() for one in found], "sizes": sizes}
        ours = [one for one in found if one.name.startswith("statsig-console")] or found
        uneven += [one.name for one in ours if one.cost[-1] > FLAT * one.cost[0]]
        lines(RESULTS / f"growth-{part}.svg", title, "µs", sizes, {one.name: one.cost for one in found})
        if ours[0].memory:
            memories = {one.name: one.memory for one in found}
            lines(RESULTS / f"growth-{part}-memory.svg", "Memory at the peak", "MiB", sizes, memories)
    file.write_text(json.dumps(kept, indent=1) + "\n")
    text = "\n".join(row for part in PARTS if part in kept for row in kept[part]["rows"])
    (RESULTS / "growth.md").write_text(text)
    print(text)
    if uneven:
        raise SystemExit(f"time per item grows: {', '.join(uneven)}")


if __name__ == "__main__":
    main()
