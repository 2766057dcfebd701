"""The demo as a user runs it: the very command, piped."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path


def run(folder: Path, *arguments: str, key: str = "") -> subprocess.CompletedProcess[str]:
    """Run the demo in a folder and return what it printed."""
    command = [sys.executable, "-W", "error", "-m", "statsig_console.demo", *arguments]
    environment = {"STATSIG_CONSOLE_API_KEY": key, "PATH": "", "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=120, check=False
    )


def number(pattern: str, text: str) -> int:
    """Return the number that a pattern finds in a text."""
    found = re.search(pattern, text)
    assert found, f"{pattern} not in:\n{text}"
    return int(found[1].replace(",", ""))


def test_the_demo_tells_the_whole_story(tmp_path: Path) -> None:
    done = run(tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    out = done.stdout
    total = number(r"\n([\d,]+) gates on 23 pages", out)
    stale = number(r"pages, (\d+) of them stale", out)
    assert total == 2300
    assert number(r"one page only misses ([\d,]+) gates", out) == total - 100
    archived, left = (
        number(r"(\d+) gates were archived, 0 failed", out),
        number(r"(\d+) stale gates are left", out),
    )
    kept = number(r"(\d+) are kept for those that use them", out)
    assert archived + left + kept == stale
    assert min(archived, left, kept) > 0
    assert "'Half Launched'" in out
    assert number(r"(\d+) of them got no clear answer; reading back told", out) > 0
    assert "async def sweep(client: Client" in out
    assert "--project --dry-run" in out
    assert "\x1b" not in out
    report = (tmp_path / "stale-gates.md").read_text()
    assert report.count("| archived |") == archived
    assert report.count("| kept, used by ") == kept
    assert report.count("| left to a person") == left


def test_the_readme_shows_what_the_demo_prints(tmp_path: Path) -> None:
    shown = re.search(r"```text\n(.*?)```", (Path(__file__).parents[1] / "README.md").read_text(), re.DOTALL)
    assert shown
    assert plain(run(tmp_path).stdout).startswith(plain(shown[1]))


def plain(text: str) -> str:
    """Replace what differs from one run to the next: the port and the times."""
    return re.sub(r"\d:\d\d:\d\d", "0:00:00", re.sub(r"127.0.0.1:\d+", "127.0.0.1:0", text))


def test_a_dry_run_changes_nothing(tmp_path: Path) -> None:
    done = run(tmp_path, "--dry-run", "--report", "report.md")
    assert done.returncode == 0, done.stderr
    assert re.search(r"Dry run: \d+ gates would be archived; nothing was changed", done.stdout)
    assert "| archived |" not in (tmp_path / "report.md").read_text()


def test_a_real_project_needs_a_key(tmp_path: Path) -> None:
    done = run(tmp_path, "--project", "--dry-run", key="secret-abc")
    assert done.returncode == 1
    assert "is a server secret" in done.stdout
    assert "secret-abc" not in done.stdout + done.stderr
