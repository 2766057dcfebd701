"""The page of the command line: its commands are run, and their output is written below them."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from statsig_console.cli.exit_codes import MEANINGS
from statsig_console.fake import Fake
from statsig_console.jobs import _editing
from tests.support.cli import run_command

__all__ = ["PAGE", "project", "written"]

PAGE = Path(__file__).parents[2] / "docs" / "cli.md"
_BLOCK = re.compile(r"(?<=```shell\n).*?(?=```)", re.DOTALL)
_CODES = re.compile(r"(?<=\|---:\|---\|\n)(?:\| \d+ \| .*\n)+")


def project() -> Fake:
    """Return the project that the page shows."""
    fake = Fake(clock=lambda: 1_760_000_000.0)
    fake.seed(gates=2)
    gates = fake.objects("gates")
    first = next(iter(gates.values()))
    rule = {**first["rules"][0], "name": "Everybody", "passPercentage": 10}
    gates["new_checkout"] = {
        **first,
        "id": "new_checkout",
        "name": "new checkout",
        "rules": [rule],
        "tags": [],
    }
    fake.seed(gates=0, experiments=1)
    experiments = fake.objects("experiments")
    known = next(iter(experiments.values()))
    experiments["button_color"] = {**known, "id": "button_color", "name": "button color", "status": "setup"}
    for tag in ("web", "checkout"):
        run_command(fake, "tags", "create", "--set", f"name={tag}", "--set", "description=")
    return fake


def written() -> str:
    """Return the page with the output that the commands have now."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_editing, "PAUSE", 0.0)
        return _written(project())


def _written(fake: Fake) -> str:
    text = _BLOCK.sub(
        lambda block: "".join(_run(fake, line) for line in _commands(block[0])), PAGE.read_text()
    )
    table = "".join(f"| {int(code)} | {meaning} |\n" for code, meaning in MEANINGS.items())
    return _CODES.sub(lambda _: table, text)


def _commands(block: str) -> list[str]:
    return [line for line in block.splitlines() if line.startswith("$ ")]


def _run(fake: Fake, line: str) -> str:
    """Run one line, which may be a pipe, and return it with what a terminal would show."""
    words, shown, stdin, code = shlex.split(line[2:]), "", "", 0
    while words:
        end = words.index("|") if "|" in words else len(words)
        assert words[0] == "statsig-console", line
        code, stdin, err = run_command(fake, *words[1:end], stdin=stdin)
        shown += err
        words = words[end + 1 :]
    ending = f"[exit code {int(code)}]\n" if code else ""
    return f"{line}\n{stdin}{shown}{ending}"


if __name__ == "__main__":
    PAGE.write_text(written())
