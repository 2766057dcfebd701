"""The job of the demo: plan the archiving of stale gates, and apply the plan."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from .. import Client, Progress, Report, models
from ..jobs import stale

__all__ = ["apply_plan", "make_plan"]

Bar = Callable[[str], Callable[[Progress[str, Any]], None]]


async def make_plan(client: Client, file: Path, bar: Bar) -> stale.Plan:
    """Write a plan as JSON, and as Markdown for a person who reviews it; nothing is changed."""
    plan = await stale.plan(client, progress=bar("references read"))
    plan.save(file)
    file.with_suffix(".md").write_text(plan.to_markdown(), encoding="utf-8")
    return plan


async def apply_plan(client: Client, file: Path, bar: Bar) -> Report[str, models.Gate]:
    """Archive the gates of a plan that have not changed since; calling it again resumes a run."""
    plan, journal = stale.load(file), file.with_suffix(".jsonl")
    return await stale.apply(client, plan, journal=journal, progress=bar("gates archived"))
