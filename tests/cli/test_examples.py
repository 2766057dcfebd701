"""The page of the command line shows what its commands print, and the example for pull requests works."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from statsig_console.fake import running
from tests.support.cli import KEY
from tests.support.cli_page import PAGE, project, written

CI = Path(__file__).parents[2] / "examples" / "ci" / "check-gates.sh"


def test_the_page_shows_what_its_commands_print() -> None:
    assert PAGE.read_text() == written(), "run `PYTHONPATH=src:. python -m tests.support.cli_page`"


@pytest.mark.parametrize(
    ("ids", "code", "text"),
    [
        pytest.param("new_checkout\n", 0, "", marks=pytest.mark.long),
        pytest.param("new_checkout\nforgotten\n", 1, "there is no such gate", marks=pytest.mark.long),
        ("wide_open\n\n", 1, "its rollout is 100 %, more than 50 %"),
    ],
)
def test_the_check_of_a_pull_request(tmp_path: Path, ids: str, code: int, text: str) -> None:
    fake = project()
    gate = fake.objects("gates")["new_checkout"]
    wide = [{**gate["rules"][0], "passPercentage": 100}]
    fake.objects("gates")["wide_open"] = {**gate, "id": "wide_open", "rules": wide}
    program = tmp_path / "statsig-console"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m statsig_console "$@"\n')
    program.chmod(0o700)
    (tmp_path / "gates.txt").write_text(ids)
    with running(fake) as address:
        variables = {"STATSIG_CONSOLE_API_KEY": KEY, "STATSIG_BASE_URL": address}
        path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
        done = subprocess.run(
            ["sh", str(CI), str(tmp_path / "gates.txt")],
            env={**os.environ, **variables, "PATH": path},
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == code, done.stderr
    assert text in done.stderr
