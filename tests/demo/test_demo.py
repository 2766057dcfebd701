"""The demo as a user runs it: the very command, piped."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from statsig_console.demo import __main__ as demo
from statsig_console.fake import Fake, running
from statsig_console.jobs import stale
from tests.support.stale_gates import plan_of as make_stale_plan

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


def plan_of(done: subprocess.CompletedProcess[str]) -> stale.Plan:
    """Return the plan whose path the demo printed, after a look at its Markdown."""
    found = re.search(r"The plan is in (\S+\.json)", done.stdout)
    assert found, done.stdout
    plan = stale.load(found[1])
    assert Path(found[1]).with_suffix(".md").read_text(encoding="utf-8") == plan.to_markdown()
    return plan


def assert_whole_story(done: subprocess.CompletedProcess[str]) -> None:
    """The demo planned for all stale gates, archived those of the plan, and printed so."""
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    out, plan = done.stdout, plan_of(done)
    assert number(r"\n([\d,]+) stale gates: ", out) == len(plan.gates) == 460
    archived = number(r"(\d+) gates were archived, 0 failed", out)
    review = number(r"Kept: (\d+) \(needs a review\)", out)
    used = number(r" (\d+) \(something refers to it\)", out)
    assert archived == len(plan.to_archive)
    assert used == len([gate for gate in plan.gates if gate.references])
    assert archived + review + used == len(plan.gates)
    assert min(archived, review, used) > 0
    assert number(r"takes [\d,]+ requests, (\d+) of them writes", out) == archived
    assert "'Half Launched'" in out
    assert "1 response was lost; the client re-read the gate and confirmed the archive." in out


def test_the_demo_shows_the_whole_job_and_the_readme_what_it_prints(tmp_path: Path) -> None:
    done = run(tmp_path)
    assert_whole_story(done)
    readme = (ROOT / "README.md").read_text()
    shown = re.search(r"```text\n(A fake Console.*?)```", readme, re.DOTALL)
    assert shown
    assert len(shown[1].splitlines()) == 12
    assert plain(done.stdout).startswith(plain(shown[1]))
    code = done.stdout.partition("demo/stale.py:\n\n")[2].partition("\nTo write a plan")[0]
    assert f"\n\n\n{code}```" in readme
    assert re.search(r"listens on http://127.0.0.1:\d+/console/v1\.", done.stdout)
    assert code.count("await stale.") == 2
    assert done.stdout.endswith("python -m statsig_console.demo --project\n")
    assert "\x1b" not in done.stdout
    assert [file.name for file in tmp_path.iterdir()] == ["temporary"]


EXTRAS = {"rich", "uvicorn", "redis", "pytest"}
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
    """Replace what differs from one run to the next: the port and the times."""
    text = re.sub(r"0\.3\d* minutes", "0.3 minutes", text)
    return re.sub(r"\d:\d\d:\d\d", "0:00:00", re.sub(r"127.0.0.1:\d+", "127.0.0.1:0", text))


def test_a_dry_run_archives_nothing(tmp_path: Path) -> None:
    done = run(tmp_path, "--dry-run", "--plan", "plan.json")
    assert done.returncode == 0, done.stderr
    assert "\nNothing was changed.\n" in done.stdout
    assert "gates were archived" not in done.stdout
    assert len(stale.load(tmp_path / "plan.json").to_archive) > 0
    assert not (tmp_path / "plan.jsonl").exists()


def test_a_real_project_is_only_read_until_its_plan_is_applied(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("STATSIG_CONSOLE_API_KEY", "console-xxxx")
    fake = Fake()
    fake.seed(gates=60)
    before = {id: dict(gate) for id, gate in fake.objects("gates").items()}
    with running(fake) as address:
        assert demo.main(["--project", "--base-url", address, "--plan", "plan.json"]) == 0
        assert {request.method for request in fake.requests} == {"GET"}
        assert {id: dict(gate) for id, gate in fake.objects("gates").items()} == before
        out = capsys.readouterr().out
        assert out.startswith("Reading the project. With --project the demo changes nothing")
        assert "Nothing was changed. Review plan.md;" in out
        assert out.endswith(f"demo apply plan.json --base-url {address}\n")
        count = len(stale.load("plan.json").to_archive)
        assert count > 0
        command = ["apply", "plan.json", "--base-url", address]
        assert demo.main(command) == 2
        assert "There is no terminal to ask on. Pass --yes" in capsys.readouterr().err
        assert {request.method for request in fake.requests} == {"GET"}
        done = run(tmp_path, *command, "--yes", key="console-xxxx")
        assert done.returncode == 0, done.stderr
        assert f"{count} gates were archived, 0 failed." in done.stdout
        assert demo.main([*command, "--yes"]) == 0
    assert f"0 gates were archived, 0 failed.\n{count} were skipped, such as" in capsys.readouterr().out
    assert len([request for request in fake.requests if request.method != "GET"]) == count


@pytest.mark.parametrize(("answer", "status"), [("y", 0), ("Yes", 0), ("", 1), ("no", 1)])
def test_a_plan_is_applied_after_a_question(
    answer: str,
    status: int,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    file = tmp_path / "plan.json"
    make_stale_plan("old_gate").save(file)
    asked: list[str] = []
    applied: list[Path] = []

    def ask(text: str) -> str:
        asked.append(text)
        return answer

    async def change_project(file: Path, base_url: str | None) -> int:
        applied.append(file)
        return 0

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(demo, "change_project", change_project)
    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr("builtins.input", ask)
    assert demo.main(["apply", str(file)]) == status
    assert asked == ["Archive 1 gates? [y/N] "]
    assert applied == ([] if status else [file])
    assert ("Nothing was changed." in capsys.readouterr().out) == bool(status)


@pytest.mark.parametrize(
    ("text", "message"),
    [(None, "The plan could not be read or written"), ("{}", "InvalidArgumentError: plan")],
)
def test_what_is_no_plan_is_told(
    text: str | None, message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if text is not None:
        (tmp_path / "plan.json").write_text(text)
    assert demo.main(["apply", str(tmp_path / "plan.json"), "--yes"]) == 1
    output = capsys.readouterr()
    assert output.out == ""
    assert output.err.startswith(message)


def test_references_that_cannot_be_read_are_reported(tmp_path: Path) -> None:
    fake = Fake()
    fake.seed(gates=60)
    fake.fail(404, operation="gates_list_gate_references")
    with running(fake) as address:
        done = run(tmp_path, "--project", "--base-url", address, key="console-xxxx")
    assert done.returncode == 1
    assert "1 (its references could not be read)" in done.stdout
    assert [gate for gate in plan_of(done).gates if "could not be read: " in gate.why]


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
        (["--plan", "."], "--plan: . is a folder"),
        (["--plan", "missing/plan.json"], "--plan: there is no folder missing"),
        (["--plan", "plan.md"], "--plan: plan.md does not end with .json"),
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
