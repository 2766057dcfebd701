"""The report of the demo, as lines for the terminal and as a Markdown file."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Literal, NamedTuple

from .. import Report, models
from .stale import REASONS, Findings

__all__ = ["Verdict", "inventory", "summary", "verdicts", "write"]

PAGE = 100
STATUSES = {"In Progress", "Launched", "Disabled", "Archived"}


class Verdict(NamedTuple):
    """The result for one stale gate: archived, kept with a reason, or failed."""

    state: Literal["review", "used", "unchecked", "unused", "archived", "failed"]
    text: str


def verdicts(found: Findings, archived: Report[str, models.Gate] | None) -> dict[str, Verdict]:
    """Return the verdict on each stale gate. Without a report of archived gates, nothing was changed."""
    result = {
        gate.id: Verdict("review", "needs a manual review: it may pass for some users")
        for gate in found.gates
        if gate.type == "STALE" and gate.type_reason not in REASONS
    }
    for outcome in found.references:
        if outcome.error:
            result[outcome.item] = Verdict("unchecked", f"references could not be read: {outcome.error}")
        elif outcome.result:
            result[outcome.item] = Verdict("used", f"used by {', '.join(outcome.result)}")
        else:
            result[outcome.item] = Verdict("unused", "no references found")
    for change in archived or ():
        failure = Verdict("failed", f"archiving failed: {change.error}")
        result[change.item] = Verdict("archived", "archived") if change.is_settled else failure
    return result


def inventory(found: Findings) -> list[str]:
    """Return lines on the size of the project, and on the gates that are not on the first page."""
    total = len(found.gates)
    stale = [gate.type == "STALE" for gate in found.gates]
    unknown = [f"{gate.id} is {gate.status!r}" for gate in found.gates if gate.status not in STATUSES]
    return [
        f"{total:,} gates on {-(-total // PAGE)} pages, {sum(stale)} of them stale.",
        f"Reading only the first page would miss {max(0, total - PAGE):,} gates, {sum(stale[PAGE:])} of them"
        " stale.",
        *(f"A status that this version does not know is kept as text: {one}." for one in unknown[:3]),
    ]


def summary(found: Findings, archived: Report[str, models.Gate] | None) -> list[str]:
    """Return lines with the number of gates for each verdict."""
    counts = Counter(verdict.state for verdict in verdicts(found, archived).values())
    lines = [
        f"{counts['review']} stale gates need a manual review; {counts['used']} are used by other objects."
    ]
    if counts["unchecked"]:
        lines.append(f"{counts['unchecked']} could not be checked, because reading their references failed.")
    if archived is None:
        lines.append(f"{counts['unused']} stale gates have no references. Nothing was changed.")
        return lines
    lines.append(f"{counts['archived']} gates were archived, {counts['failed']} failed.")
    lost = sum(outcome.state == "recovered" for outcome in archived)
    if lost == 1:
        lines.append("1 response was lost; the client re-read the gate and confirmed the archive.")
    elif lost:
        lines.append(f"{lost} responses were lost; the client re-read the gates and confirmed the archives.")
    return lines


def write(found: Findings, archived: Report[str, models.Gate] | None, file: Path) -> None:
    """Write the report: totals, reasons, and each stale gate with its verdict."""
    stale = {gate.id: str(gate.type_reason) for gate in found.gates if gate.type == "STALE"}
    reasons = Counter(stale.values()).most_common()
    lines = ["# Stale gates", "", *inventory(found), "", *summary(found, archived), ""]
    lines += [
        "| reason | gates |",
        "|---|---:|",
        *(f"| {_cell(name)} | {count} |" for name, count in reasons),
    ]
    lines += ["", "| gate | reason | verdict |", "|---|---|---|"]
    lines += [
        f"| `{_cell(id)}` | {_cell(stale[id])} | {_cell(verdict.text)} |"
        for id, verdict in sorted(verdicts(found, archived).items())
    ]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _cell(text: str) -> str:
    """Return a text without characters that would end the cell of a table."""
    return " ".join(text.split()).replace("|", "\\|")
