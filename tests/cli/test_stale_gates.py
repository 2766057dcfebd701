"""`stale plan` and `stale apply` as a user runs them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from statsig_console.fake import Fake
from statsig_console.jobs import stale
from tests.support.cli import run_command
from tests.support.stale_gates import add_gates, writes


@pytest.fixture
def fake() -> Fake:
    """A project with three stale gates."""
    made = Fake()
    add_gates(made, "old_banner", "old_footer", tags=["Growth"])
    add_gates(made, "old_menu", typeReason="STALE_ALL_TRUE")
    return made


def save_plan(fake: Fake, folder: Path, *arguments: str) -> Path:
    """Print a plan into a file, as a shell does."""
    code, out, err = run_command(fake, "stale", "plan", *arguments)
    assert code == 0, err
    (folder / "plan.json").write_text(out)
    return folder / "plan.json"


def test_a_plan_is_printed_reviewed_and_applied(fake: Fake, tmp_path: Path) -> None:
    file = save_plan(fake, tmp_path)
    assert stale.load(file).to_archive == ["old_banner", "old_footer"]
    assert not writes(fake)
    command = ("stale", "apply", str(file), "--journal", str(tmp_path / "run.jsonl"))
    assert run_command(fake, *command, "--no-input").code == 2
    assert run_command(fake, *command, stdin="n\n", terminal=["stdin"]).code == 9
    dry = run_command(fake, *command, "--dry-run", "--fields", "item,why")
    assert [json.loads(line)["why"] for line in dry.out.splitlines()] == ["planned", "planned"]
    assert not writes(fake)
    fake.objects("gates")["old_footer"] |= {"version": 2}
    done = run_command(fake, *command, "--yes", "--fields", "item,state,why")
    assert done.code == 0, done.err
    assert [json.loads(line) for line in done.out.splitlines()] == [
        {"item": "old_banner", "state": "done", "why": None},
        {
            "item": "old_footer",
            "state": "skipped",
            "why": "it was changed: its version is 2, not 1",
        },
    ]
    assert "1 done" in done.err
    assert writes(fake) == ["/gates/old_banner/archive"]
    assert run_command(fake, *command, "--yes").code == 0
    assert len(writes(fake)) == 1


def test_a_plan_has_filters_and_formats(fake: Fake, tmp_path: Path) -> None:
    ids = tmp_path / "ids.txt"
    ids.write_text("old_banner\nnew_checkout\n")
    plan = stale.load(save_plan(fake, tmp_path, "--code", str(ids), "--keep", "old_menu"))
    assert plan.to_archive == ["old_footer"]
    rows = run_command(
        fake, "stale", "plan", "--tag", "Growth", "-o", "id", "--code", "-", stdin="old_footer"
    )
    assert rows.out.split() == ["old_banner", "old_footer"]
    assert "2 stale gates: 1 to archive, 1 to keep." in rows.err
    markdown = run_command(fake, "stale", "plan", "--older-than", "1", "-o", "md")
    assert markdown.out.startswith("# Stale gates, ")
    nobody = run_command(fake, "stale", "plan", "--owner", "nobody", "--fields", "id", "-o", "json")
    assert json.loads(nobody.out) == []


def test_a_file_that_is_no_plan_is_a_wrong_usage(fake: Fake, tmp_path: Path) -> None:
    (tmp_path / "plan.json").write_text("{}")
    code, out, err = run_command(fake, "stale", "apply", str(tmp_path / "plan.json"), "--yes")
    assert (code, out) == (2, "")
    assert "not a plan of stale gates" in err
    assert run_command(fake, "stale", "plan", "--older-than", "-1").code == 2
