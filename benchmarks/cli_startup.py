"""Compare the start of the command line with that of an empty cyclopts app with as many groups, in pairs."""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from statsig_console.cli.tree import JOBS, groups

PAIRS = 15
LIMIT = 1.3
EMPTY = """
from cyclopts import App, Group
app = App(name="empty", version="0.1.0", help="An app.", help_format="plaintext")
objects = Group("Objects")
for name in {names!r}:
    app.command(f"nowhere:{{name}}", name=name, help="Commands of a group.", group=objects)
app()
"""


def seconds(command: list[str]) -> float:
    """Return the processor time of a program."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> int:
    """Print the medians; return 1 if one is above the limit."""
    names = [group["name"] for group in groups()] + sorted(
        {job.path[0] for job in JOBS if len(job.path) == 1}
    )
    slow = False
    with tempfile.TemporaryDirectory() as folder:
        empty = Path(folder) / "empty.py"
        empty.write_text(EMPTY.format(names=names))
        for option in ("--help", "--version"):
            pairs = [
                (
                    seconds([sys.executable, "-m", "statsig_console", option]),
                    seconds([sys.executable, str(empty), option]),
                )
                for _ in range(PAIRS)
            ]
            ratio = statistics.median(ours / theirs for ours, theirs in pairs)
            ours, theirs = (statistics.median(times) * 1000 for times in zip(*pairs, strict=True))
            print(f"{option:<10} {ours:6.0f} ms, empty app {theirs:6.0f} ms, median ratio {ratio:.2f}")
            slow |= ratio > LIMIT
    return int(slow)


if __name__ == "__main__":
    sys.exit(main())
