"""The demo as a user runs it: the very command, piped."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from statsig_console.fake import Fake, running

ROOT = Path(__file__).parents[2]
COMMAND = [sys.executable, "-W", "error", "-m", "statsig_console.demo"]
BLOCKED = """
import runpy, sys
class Blocker:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {names!r}:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)
sys.meta_path.insert(0, Blocker())
sys.argv = ["demo"]
runpy.run_module("statsig_console.demo", run_name="__main__")
"""


def run(
    folder: Path, *arguments: str, key: str = "", command: list[str] = COMMAND
) -> subprocess.CompletedProcess[str]:
    """Run the demo in a folder and return what it printed; temporary files go into the folder as well."""
    temporary = folder / "temporary"
    temporary.mkdir(exist_ok=True)
    environment = {
        "STATSIG_CONSOLE_API_KEY": key,
        "PATH": "",
        "PYTHONIOENCODING": "utf-8",
        "PYTHONPATH": os.environ.get("PYTHONPATH", ""),
        "TMPDIR": str(temporary),
    }
    return subprocess.run(
        [*command, *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def number(pattern: str, text: str) -> int:
    """Return the number that a pattern finds in a text."""
    found = re.search(pattern, text)
    assert found, f"{pattern} not in:\n{text}"
    return int(found[1].replace(",", ""))


def report_of(done: subprocess.CompletedProcess[str]) -> str:
    """Return the report whose path the demo printed."""
    found = re.search(r"The report is in (.*)\.$", done.stdout, re.MULTILINE)
    assert found, done.stdout
    return Path(found[1]).read_text(encoding="utf-8")


def assert_whole_story(done: subprocess.CompletedProcess[str]) -> None:
    """The demo found all gates, archived those without references, and said so in print and in the report."""
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    out = done.stdout
    total = number(r"\n([\d,]+) gates on 23 pages", out)
    stale = number(r"pages, (\d+) of them stale", out)
    assert total == 2300
    assert number(r"first page would miss ([\d,]+) gates", out) == total - 100
    archived = number(r"(\d+) gates were archived, 0 failed", out)
    review = number(r"(\d+) stale gates need a manual review", out)
    used = number(r"(\d+) are used by other objects", out)
    assert archived + review + used == stale
    assert min(archived, review, used) > 0
    assert "'Half Launched'" in out
    assert "1 response was lost; the client re-read the gate and confirmed the archive." in out
    report = report_of(done)
    assert report.count("| archived |") == archived
    assert report.count("| used by ") == used
    assert report.count("| needs a manual review") == review


def test_the_demo_shows_the_whole_job_and_the_readme_what_it_prints(tmp_path: Path) -> None:
    done = run(tmp_path)
    assert_whole_story(done)
    shown = re.search(r"```text\n(A fake Console.*?)```", (ROOT / "README.md").read_text(), re.DOTALL)
    assert shown
    assert plain(done.stdout).startswith(plain(shown[1]))
    assert re.search(r"listens on http://127.0.0.1:\d+/console/v1\.", done.stdout)
    assert "async def archive_unused(client: Client" in done.stdout
    assert done.stdout.endswith("python -m statsig_console.demo --project\n")
    assert "\x1b" not in done.stdout
    assert [file.name for file in tmp_path.iterdir()] == ["temporary"]


EXTRAS = {"rich", "uvicorn", "aiohttp", "orjson", "redis", "pytest"}
TOOLS = {"click", "hypothesis", "jsonschema", "pydantic", "trio", "yaml"}


# The quick tests see each difference: without uvicorn the fake runs in memory, without rich lines are plain.
@pytest.mark.parametrize(
    "names",
    [pytest.param({"rich"}, marks=pytest.mark.long), {"uvicorn"}, EXTRAS | TOOLS],
    ids=["rich", "uvicorn", "all"],
)
def test_the_demo_runs_without_the_extras(names: set[str], tmp_path: Path) -> None:
    done = run(tmp_path, command=[sys.executable, "-W", "error", "-c", BLOCKED.format(names=names)])
    assert_whole_story(done)
    assert ("runs in memory." in done.stdout) == ("uvicorn" in names)
    plain = re.findall(r"^references read: (\d+) of (\d+)$", done.stdout, re.MULTILINE)
    assert bool(plain) == ("rich" in names)
    if plain:
        assert plain[-1][0] == plain[-1][1]


def plain(text: str) -> str:
    """Replace what differs from one run to the next: the port, the times and the temporary folder."""
    text = re.sub(r"The report is in \S+stale-gates", "The report is in stale-gates", text)
    return re.sub(r"\d:\d\d:\d\d", "0:00:00", re.sub(r"127.0.0.1:\d+", "127.0.0.1:0", text))


def test_a_dry_run_archives_nothing(tmp_path: Path) -> None:
    done = run(tmp_path, "--dry-run", "--report", "report.md")
    assert done.returncode == 0, done.stderr
    assert re.search(r"\d+ stale gates have no references\. Nothing was changed\.", done.stdout)
    report = (tmp_path / "report.md").read_text()
    assert "| archived |" not in report
    assert "| no references found |" in report


@pytest.mark.parametrize("arguments", [[], ["--dry-run"]])
def test_a_real_project_is_only_read(arguments: list[str], tmp_path: Path) -> None:
    fake = Fake()
    fake.seed(gates=150)
    gates = fake.objects("gates")
    gate = next(dict(gate) for gate in gates.values() if gate["type"] == "STALE")
    gates["a|b"] = gate | {"id": "a|b", "name": "a|b"}
    before = {id: dict(gate) for id, gate in gates.items()}
    with running(fake) as address:
        project = ["--project", "--base-url", address]
        done = run(tmp_path, *project, *arguments, key="console-xxxx")
    assert done.returncode == 0, done.stderr
    assert {request.method for request in fake.requests} == {"GET"}
    assert {id: dict(gate) for id, gate in fake.objects("gates").items()} == before
    assert done.stdout.startswith("Reading the project. With --project the demo changes nothing")
    assert "Nothing was changed." in done.stdout
    assert "await client.gates.archive(" in done.stdout
    assert f"Client(base_url={address!r})" in done.stdout
    report = report_of(done)
    assert "archived" not in report
    assert r"a\|b" in report
    rows = [line for line in report.splitlines() if line.startswith("| `")]
    assert len(rows) == number(r"(\d+) of them stale", done.stdout)
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {4}


def test_references_that_cannot_be_read_are_reported(tmp_path: Path) -> None:
    fake = Fake()
    fake.seed(gates=60)
    fake.fail(404, operation="gates_list_gate_references")
    with running(fake) as address:
        done = run(tmp_path, "--project", "--base-url", address, key="console-xxxx")
    assert done.returncode == 1
    assert "1 could not be checked, because reading their references failed." in done.stdout
    assert "| references could not be read: " in report_of(done)


@pytest.mark.parametrize(
    ("key", "arguments", "message"),
    [
        ("secret-abc", [], "InvalidApiKeyError: .*is a server secret"),
        ("", [], "InvalidApiKeyError: "),
        ("console-xxxx", ["--base-url", "http://console.example/console/v1"], "InvalidBaseUrlError: "),
        ("console-xxxx", ["--base-url", "nonsense"], "InvalidBaseUrlError: "),
    ],
)
def test_a_wrong_key_or_address_is_told(key: str, arguments: list[str], message: str, tmp_path: Path) -> None:
    done = run(tmp_path, "--project", *arguments, key=key)
    assert (done.returncode, done.stdout) == (1, "")
    assert re.match(message, done.stderr)
    assert "Traceback" not in done.stderr
    assert "secret-abc" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--base-url", "https://console.example"], "--base-url needs --project"),
        (["--report", "."], "--report: . is a folder"),
        (["--report", "missing/report.md"], "--report: there is no folder missing"),
        (["--projekt"], "unrecognized arguments: --projekt"),
    ],
)
def test_wrong_arguments_are_told_before_anything_happens(
    arguments: list[str], message: str, tmp_path: Path
) -> None:
    done = run(tmp_path, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"error: {message}" in done.stderr


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="only a checkout says which files are committed")
def test_make_demo_leaves_a_checkout_as_it_was(tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    git, make = shutil.which("git"), shutil.which("make")
    assert git
    assert make
    files = [git, "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(files, cwd=ROOT, capture_output=True, check=True).stdout
    for name in filter(None, listed.decode().split("\0")):
        if (ROOT / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, copy / name)
    # An environment that is made already, so that nothing is installed.
    (copy / ".venv" / "bin").mkdir(parents=True)
    (copy / ".venv" / "bin" / "python").write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    (copy / ".venv" / "bin" / "python").chmod(0o755)
    (copy / ".venv" / ".demo").touch()
    # Run by `make test`, this would otherwise get the variables of that call.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    environment |= {"PYTHONPATH": str(copy / "src"), "PYTHONIOENCODING": "utf-8"}
    environment |= {"TMPDIR": str(tmp_path), "GIT_CONFIG_GLOBAL": os.devnull}

    def output(*command: str) -> str:
        done = subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    output(git, "init", "--quiet")
    output(git, "add", "--all")
    author = ["-c", "user.name=A", "-c", "user.email=a@example.com"]
    output(git, *author, "commit", "--quiet", "--message", "All files")
    assert "gates were archived, 0 failed." in output(make, "demo")
    assert output(git, "status", "--porcelain") == ""
