"""``python benchmarks/growth.py``: what an item costs, and what memory is taken, as work grows a hundredfold.

Each measurement has a process of its own, so that its memory is told from that of the one before.
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
"""An item of the longest run may cost so many times what one of the shortest does."""


class Series(NamedTuple):
    """Figures of one thing at each size: µs of CPU an item, and MiB taken at the peak."""

    name: str
    cost: list[float]
    memory: list[float]


def listings(sizes: tuple[int, ...]) -> list[Series]:
    """Go through lists of gates, by pages of 100, with every client."""
    build()
    found = [Series(peer.title, [], []) for peer in PEERS]
    with serving() as url:
        for size in sizes:
            for peer, series in zip(PEERS, found, strict=True):
                print(f"{size:,} gates: {peer.title}", file=sys.stderr)
                worker = Worker(peer)
                # A short list first: what is made once, such as models that load when first used.
                worker.ask(url=f"{url}/plain-500", connections=1, what="every", total=500)
                came = worker.ask(url=f"{url}/plain-{size}", connections=1, what="every", total=size)
                worker.close()
                assert came["items"] == size, came
                series.cost.append(came["cpu_us"])
                series.memory.append(came["peak_bytes"] / 2**20)
    return found


def bulks(sizes: tuple[int, ...]) -> list[Series]:
    """Change gates in bulk under the limits of the API, on a clock that jumps over what is waited for."""
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
    """Call a fake that holds so many gates."""
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
    "listing": ("Going through a list, µs of CPU for one gate", listings, SIZES),
    "bulk": ("Changing in bulk, µs of CPU for one change", bulks, (1_000, 5_000, *SIZES[1:])),
    "fake": ("A call of the fake by gates held, µs of CPU", fakes, SIZES),
}


def main() -> None:
    """Measure, print, write tables and plots, and end with code 1 where something of ours is not flat."""
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
        raise SystemExit(f"not flat: {', '.join(uneven)}")


if __name__ == "__main__":
    main()
