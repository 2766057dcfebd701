"""What a sweep found and did, as lines for a terminal and as a Markdown file."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from .sweep import REASONS, Sweep

__all__ = ["fates", "inventory", "summary", "write"]

PAGE = 100
STATUSES = {"In Progress", "Launched", "Disabled", "Archived"}


def inventory(found: Sweep) -> list[str]:
    """Say how large the project is, and what a client that stops after one page does not see."""
    total = len(found.gates)
    missed = max(0, total - PAGE)
    stale = [gate.type == "STALE" for gate in found.gates]
    odd = [f"{gate.id} is {gate.status!r}" for gate in found.gates if gate.status not in STATUSES]
    return [
        f"{total:,} gates on {-(-total // PAGE)} pages, {sum(stale)} of them stale.",
        f"A client that reads one page only misses {missed:,} gates, {sum(stale[PAGE:])} of them stale.",
        *(f"An enum value newer than this client came through: the status of {one}." for one in odd[:3]),
    ]


def fates(found: Sweep) -> dict[str, str]:
    """Say of each stale gate what became of it."""
    fate = {
        gate.id: "left to a person: everybody passes, or nobody knows"
        for gate in found.gates
        if gate.type == "STALE" and gate.type_reason not in REASONS
    }
    for checked in found.referrers:
        users = ", ".join(checked.result or ())
        unused = "kept, unchecked" if checked.error else "free"
        fate[checked.item] = f"kept, used by {users}" if users else unused
    for outcome in found.archived:
        fate[outcome.item] = "archived" if outcome.is_settled else f"failed: {outcome.error}"
    return fate


def summary(found: Sweep) -> list[str]:
    """Count what became of the stale gates."""
    counts = Counter(fate.split()[0].rstrip(",:") for fate in fates(found).values())
    left, kept = counts["left"], counts["kept"]
    lines = [f"{left} stale gates are left to a person, {kept} are kept for those that use them."]
    if counts["free"]:
        lines.append(f"Dry run: {counts['free']} gates would be archived; nothing was changed.")
    else:
        lines.append(f"{counts['archived']} gates were archived, {counts['failed']} failed.")
    recovered = sum(outcome.state == "recovered" for outcome in found.archived)
    if recovered:
        lines.append(f"{recovered} of them got no clear answer; reading back told what had become of it.")
    return lines


def write(found: Sweep, file: Path) -> None:
    """Write the report: totals, reasons, and each stale gate with what became of it."""
    stale = {gate.id: str(gate.type_reason) for gate in found.gates if gate.type == "STALE"}
    reasons = Counter(stale.values()).most_common()
    lines = ["# Stale gates", "", *inventory(found), "", *summary(found), ""]
    lines += ["| reason | gates |", "|---|---:|", *(f"| {name} | {number} |" for name, number in reasons), ""]
    lines += ["| gate | reason | what became of it |", "|---|---|---|"]
    lines += [f"| `{id}` | {stale[id]} | {fate} |" for id, fate in sorted(fates(found).items())]
    file.write_text("\n".join(lines) + "\n")
