"""Measure the calls of all peers, and write a table, figures and plots."""

from __future__ import annotations

import json
import statistics
from collections.abc import Mapping, Sequence

from cases import CASES, RATIOS, Rounds
from driver import PATIENCE, Worker, measure, serving
from environments import PEERS, Peer, build
from measure import RESULTS, machine, spread
from plots import bars

__all__ = ["requests"]

IMPORTS = 5
TITLES = {peer.module: peer.title for peer in PEERS}


def requests(rounds: int) -> None:
    """Measure, print and write tables, figures and plots."""
    build()
    with serving() as url:
        table = measure(PEERS, CASES, url, rounds)
        begun = {peer.title: _beginning(peer, url) for peer in PEERS}
    text = "\n".join(
        [_machine(rounds), *_ratios(table), *_costs(table), *_latency(table), *_beginnings(begun)]
    )
    print(text)
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "requests.md").write_text(text + "\n")
    (RESULTS / "requests.json").write_text(json.dumps({"cases": table, "fresh": begun}, indent=1) + "\n")
    for case in ("gate, 100 in flight", "page of 100 gates"):
        figures = {TITLES[peer]: _median(found, "cpu_us") for peer, found in table[case].items()}
        bars(RESULTS / f"{case.replace(', ', '-').replace(' ', '-')}.svg", case, "µs of CPU", figures)


def _machine(rounds: int) -> str:
    return (
        f"{machine()}; medians of {rounds} slices in shuffled order, with the range of the middle 80 percent "
        f"(one slice where it took over {PATIENCE:g} s); client and server pinned to one core each.\n"
    )


def _ratios(table: Rounds) -> list[str]:
    lines = ["| CPU time of a call, ratios of the same round | found | to reach | reached |"]
    return [*lines, "|---|---:|---:|---|", *[ratio.row(table) for ratio in RATIOS], ""]


def _costs(table: Rounds) -> list[str]:
    names = [case.name for case in CASES]
    lines = [f"| µs of CPU for a call | {' | '.join(names)} |", "|---|" + "---:|" * len(names)]
    for module, title in TITLES.items():
        cells = (table[name].get(module) for name in names)
        figures = (spread([one["cpu_us"] for one in cell], ",.0f") if cell else "–" for cell in cells)
        lines.append(f"| {title} | {' | '.join(figures)} |")
    return [*lines, ""]


def _latency(table: Rounds) -> list[str]:
    lines = ["| gate, 100 in flight | p50 ms | p99 ms |", "|---|---:|---:|"]
    for module, title in TITLES.items():
        found = table["gate, 100 in flight"][module]
        lines.append(f"| {title} | {_median(found, 'p50_ms'):.1f} | {_median(found, 'p99_ms'):.1f} |")
    return [*lines, ""]


def _median(rounds: Sequence[Mapping[str, float]], figure: str) -> float:
    return statistics.median(one[figure] for one in rounds)


def _beginning(peer: Peer, url: str) -> dict[str, float]:
    """Return the cost of importing a client, and of 10,000 gates in memory."""
    workers = [Worker(peer) for _ in range(IMPORTS)]
    found = workers[0].ask(url=f"{url}/plain", what="memory", connections=1)
    for worker in workers:
        worker.close()
    return {
        "import_ms": statistics.median(worker.import_ms for worker in workers),
        "import_mib": workers[0].import_bytes / 2**20,
        "gates_mib": found["gates_bytes"] / 2**20,
    }


def _beginnings(found: dict[str, dict[str, float]]) -> list[str]:
    lines = ["| fresh process | import, ms of CPU | MiB resident | 10,000 gates, MiB more |"]
    lines.append("|---|---:|---:|---:|")
    lines += [
        f"| {title} | {one['import_ms']:.0f} | {one['import_mib']:.0f} | {one['gates_mib']:.0f} |"
        for title, one in found.items()
    ]
    return [*lines, ""]
