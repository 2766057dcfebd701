"""Never run, only checked: the types of condition builders."""

from __future__ import annotations

from datetime import datetime
from typing import assert_type

from statsig_console import conditions as when
from statsig_console.models import Condition, Rule


def what_users_write(now: datetime) -> None:
    """Name the types of usual conditions."""
    assert_type(when.public(), Condition)
    assert_type(when.email.ends_with("@example.com"), Condition)
    assert_type(when.field("plan").any("pro", 2, True), Condition)
    assert_type(when.time.after(now), Condition)
    assert_type(when.time.after(1_800_000_000_000), Condition)
    Rule(name="Staff", pass_percentage=100, conditions=[when.passes_gate("x"), when.unit_id("y").any(1)])


def what_checkers_refuse(now: datetime) -> None:
    """Name mistakes; an ignored error that is none fails the check."""
    when.country.contains("C")  # type: ignore[attr-defined]
    when.url.any("x")  # type: ignore[attr-defined]
    when.public().any("x")  # type: ignore[attr-defined]
    when.email.any(5)  # type: ignore[arg-type]
    when.email.any(["a"])  # type: ignore[arg-type]
    when.field("age").gt("5")  # type: ignore[arg-type]
    when.app_version.version_gt(1.2)  # type: ignore[arg-type]
    when.field("since").on("2026-03-01")  # type: ignore[arg-type]
