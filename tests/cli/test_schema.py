"""The schema of the command line, its help, what is loaded for it, and completion scripts in real shells."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from statsig_console.cli import tree
from statsig_console.cli.exit_codes import MEANINGS
from statsig_console.cli.global_options import NAMES
from statsig_console.cli.tree import JOBS, commands_of, groups
from tests.support.cli import run_command
from tests.support.cli_schema import FILE, dumped, schema

BASH = shutil.which("bash")


def test_the_commands_are_those_that_were_committed() -> None:
    text = "run `PYTHONPATH=src:. python -m tests.support.cli_schema` and read the difference"
    assert FILE.read_text() == dumped(), text


def test_every_command_is_in_the_schema() -> None:
    expected = {
        f"{group['name']} {known['verb']}"
        for group in groups()
        for known in commands_of(group["group"]).values()
    }
    expected |= {" ".join(job.path) for job in JOBS}
    assert {command["command"] for command in schema()["commands"]} == expected


def test_every_write_has_a_dry_run() -> None:
    for command in schema()["commands"]:
        operation = command["operation"]
        if operation is not None:
            assert command["dry_run"] is (operation["safety"] != "read"), command["command"]


def test_every_argument_says_what_it_is() -> None:
    for command in schema()["commands"]:
        assert command["help"], command["command"]
        for argument in command["arguments"]:
            assert argument["help"], (command["command"], argument["name"])


def test_no_argument_takes_a_key() -> None:
    names = [
        name for command in schema()["commands"] for one in command["arguments"] for name in one["names"]
    ]
    assert not {"--key", "--api-key", "--token"} & {*names, *NAMES}


def test_the_help_has_the_exit_codes_and_the_kinds() -> None:
    _, out, _ = run_command(None, "--help", key=None)
    text = " ".join(out.split())
    assert all(f"{int(code)} {meaning}" in text for code, meaning in MEANINGS.items())
    _, out, _ = run_command(None, "gates", "--help", key=None)
    assert [kind for kind in ("Read", "Write", "State") if f"─ {kind} ─" in out] == ["Read", "Write", "State"]
    _, out, _ = run_command(None, "gates", "update", "--help", key=None)
    assert "--dry-run" in out
    assert "isEnabled (boolean)" in " ".join(out.split())


@pytest.mark.parametrize("words", ["--help", "--version", "gates --help", "gates get --help"])
def test_help_loads_no_client(words: str) -> None:
    program = (
        "import sys\nfrom statsig_console.cli.program import run\n"
        f"code = run({words.split()})\n"
        "names = [name for name in sys.modules if name.startswith(('httpx', 'anyio', 'statsig_console'))]\n"
        "sys.stderr.write(repr((int(code), names)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    code, names = eval(done.stderr)
    assert code == 0
    assert {name for name in names if not name.startswith("statsig_console.cli")} <= {
        "statsig_console",
        "statsig_console._version",
    }
    assert done.stdout


def test_the_program_says_what_to_install() -> None:
    program = "import sys; sys.modules['cyclopts'] = None; from statsig_console.cli import main; main()"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert "pip install 'statsig-console[cli]'" in done.stderr
    assert "Traceback" not in done.stderr


def script(shell: str, folder: Path) -> Path:
    """Write a completion script to a file and return its path."""
    code, out, err = run_command(None, "completion", shell, key=None)
    assert code == 0, err
    (folder / shell).write_text(out)
    return folder / shell


@pytest.fixture
def _one_group(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave one group of objects, since the scripts of all take seconds to make."""
    gates = [group for group in groups() if group["name"] == "gates"]
    others = {group["name"] for group in groups()} - {"gates"}
    monkeypatch.setattr(tree, "groups", lambda: gates)
    monkeypatch.setattr(tree, "JOBS", [job for job in JOBS if job.path[0] not in others])


def completed(file: Path, words: Sequence[str]) -> set[str]:
    """Return what bash offers after some words; with an empty PATH, nothing but the shell itself can run."""
    line = " ".join(["statsig-console", *words])
    program = (
        f"source {file}\nPATH=\nCOMP_WORDS=({line}); COMP_CWORD={len(words)}; COMP_LINE='{line}'\n"
        "_statsig_console\nprintf '%s\\n' \"${COMPREPLY[@]}\""
    )
    done = subprocess.run([str(BASH), "-c", program], capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return {word.strip() for word in done.stdout.splitlines()}


@pytest.mark.skipif(BASH is None, reason="bash is not installed")
@pytest.mark.usefixtures("_one_group")
def test_bash_completes_without_starting_a_program(tmp_path: Path) -> None:
    file = script("bash", tmp_path)
    assert "gates" in completed(file, ["gat"])
    assert "archive" in completed(file, ["gates", "arch"])
    assert "--include-archived" in completed(file, ["gates", "list", "--incl"])
    assert "STALE" in completed(file, ["gates", "list", "--type", "STA"])
    assert "gate" in completed(file, ["check", "g"])


@pytest.mark.long
@pytest.mark.skipif(BASH is None, reason="bash is not installed")
def test_bash_completes_every_command(tmp_path: Path) -> None:
    file = script("bash", tmp_path)
    for command in schema()["commands"]:
        *above, verb = command["command"].split()
        assert verb in completed(file, [*above, verb[:-1]])


@pytest.mark.long
@pytest.mark.parametrize("shell", ["zsh", "fish"])
@pytest.mark.usefixtures("_one_group")
def test_scripts_of_other_shells_are_read_by_them(shell: str, tmp_path: Path) -> None:
    file = script(shell, tmp_path)
    assert "archive" in file.read_text()
    if (program := shutil.which(shell)) is not None:
        done = subprocess.run([program, "-n", str(file)], capture_output=True, text=True, check=True)
        assert done.stderr == ""
