"""Clients of other languages work against the fake: curl in a shell, fetch in Node."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from statsig_console.pytest_plugin import FakeConsole

CLIENTS = Path(__file__).parents[1] / "clients"
SAID = """\
wrong key: 401
23 gates on 3 pages
created: 12
35 gates on 4 pages
read: 200, café
missing: 404
changed: 8, then 429, to be tried again after 10 s
"""


@pytest.mark.fake_console(clock=lambda: 1_790_000_000.0, limits=[(20, 10)], retry_after=True)
@pytest.mark.parametrize(
    "words",
    [
        pytest.param(
            words,
            marks=pytest.mark.skipif(missing, reason=f"no {program}: scripts/install_programs.sh"),
            id=program,
        )
        for program, words in (("curl", ["sh", "console.sh"]), ("node", ["node", "console.mjs"]))
        for missing in [shutil.which(program) is None]
    ],
)
def test_a_client_lists_creates_pages_and_comes_to_the_limit(
    fake_console: FakeConsole, words: list[str]
) -> None:
    fake_console.seed(gates=23)
    done = subprocess.run(
        [*words, fake_console.url, fake_console.key],
        cwd=CLIENTS,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.stdout, done.stderr) == (SAID, "")
    requests = fake_console.requests
    assert len(requests.matching(operation="gates_create", status=201, body={"description": "café"})) == 12
    assert [len(requests.matching(operation="gates_enable", status=status)) for status in (200, 429)] == [
        8,
        1,
    ]
    assert len(requests.matching(operation="gates_list", query={"page": 4})) == 1
