"""Draw plots as SVG that change only if the figures change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import matplotlib as mpl
from matplotlib.figure import Figure
from measure import machine

__all__ = ["bars", "lines"]

mpl.rcParams["svg.hashsalt"] = "statsig-console"
OURS = "statsig-console"


def bars(file: Path, title: str, unit: str, figures: Mapping[str, float]) -> None:
    """Draw one bar for each name, the fastest on top, on a logarithmic axis."""
    ordered = sorted(figures.items(), key=lambda pair: -pair[1])
    figure = Figure(figsize=(9, 0.38 * len(ordered) + 1.2), layout="constrained")
    axes = figure.add_subplot()
    colours = ["#1f6feb" if name.startswith(OURS) else "#9aa4b2" for name, _ in ordered]
    drawn = axes.barh([name for name, _ in ordered], [value for _, value in ordered], color=colours)
    axes.bar_label(drawn, [f"{value:,.0f}" for _, value in ordered], padding=4)
    axes.set_xscale("log")
    axes.margins(x=0.15)
    axes.set_title(f"{title}, {unit}")
    axes.set_xlabel(machine(), fontsize="small")
    figure.savefig(file, metadata={"Date": None})


def lines(
    file: Path, title: str, unit: str, sizes: Sequence[int], figures: Mapping[str, Sequence[float]]
) -> None:
    """Draw one line for each name, over growing sizes."""
    figure = Figure(figsize=(11, 4.5), layout="constrained")
    axes = figure.add_subplot()
    # Each line has its own look: the colours repeat only with another style.
    for number, (name, values) in enumerate(figures.items()):
        is_ours = len(figures) == 1 or name.startswith(OURS)
        style = ("-", "--")[number // 10 % 2]
        axes.plot(sizes, values, style, marker="o", label=name, linewidth=2.5 if is_ours else 1.2)
    axes.set_xscale("log")
    axes.set_ylim(bottom=0)
    axes.set_xlabel(f"items\n{machine()}", fontsize="small")
    axes.set_ylabel(unit)
    axes.set_title(title)
    figure.legend(loc="outside right upper")
    figure.savefig(file, metadata={"Date": None})
