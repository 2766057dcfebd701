"""The workflows call commands that exist, test all supported Pythons, and have the least rights."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest
import yaml

import release_check

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
# YAML 1.1 reads the key `on` as true, so keys and values stay text here.
WORKFLOWS: dict[str, Any] = {file.name: yaml.load(file.read_text(), Loader=yaml.BaseLoader) for file in FILES}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
MAKEFILE = (ROOT / "Makefile").read_text()
TARGETS = set(re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE))
VARIABLES = set(re.findall(r"^([A-Z]+) [?:]?=", MAKEFILE, re.MULTILINE)) | set(
    re.findall(r"\$\(([A-Z]+)\)", MAKEFILE)
)
PINNED = re.compile(r"(actions|pypa)/[\w-]+@v\d+\.\d+\.\d+")
JOBS = [
    pytest.param(name, job, id=f"{file}-{name}")
    for file, workflow in WORKFLOWS.items()
    for name, job in workflow["jobs"].items()
]


def commands(job: dict[str, Any]) -> Iterator[str]:
    """Yield the commands of a job, for each combination of its matrix."""
    matrix = job.get("strategy", {}).get("matrix", {})
    for values in product(*matrix.values()):
        for step in job.get("steps", ()):
            text = step.get("run", "")
            for name, value in zip(matrix, values, strict=True):
                text = text.replace(f"${{{{ matrix.{name} }}}}", value)
            yield from text.splitlines()


def test_there_are_two_workflows() -> None:
    assert set(WORKFLOWS) == {"ci.yml", "release.yml"}
    assert {"push", "pull_request", "workflow_call"} < WORKFLOWS["ci.yml"]["on"].keys()
    assert WORKFLOWS["release.yml"]["on"] == {"push": {"tags": ["v*"]}}


@pytest.mark.parametrize(("name", "job"), JOBS)
def test_commands_exist(name: str, job: dict[str, Any]) -> None:
    for command in commands(job):
        assert "${{" not in command, "a value of an expression could be code; pass it as a variable"
        words = [word for word in command.split() if word != "sudo"]
        if words[0] == "make":
            assert {word for word in words[1:] if "=" not in word} <= TARGETS, command
            assert {word.partition("=")[0] for word in words[1:] if "=" in word} <= VARIABLES, command
        elif words[0].startswith("scripts/"):
            assert (ROOT / words[0]).is_file(), command
        else:
            assert words[0].rpartition("/")[2] == "python", command
            assert words[1] == "-m", command


@pytest.mark.skipif(not (ROOT / ".ci").exists(), reason="the source distribution does not hold this folder")
def test_each_check_of_a_change_runs_in_a_workflow() -> None:
    called = set(re.findall(r"^make ([a-z-]+)", (ROOT / ".ci" / "run").read_text(), re.MULTILINE))
    run = {
        word
        for job in WORKFLOWS["ci.yml"]["jobs"].values()
        for text in commands(job)
        for word in text.split()
    }
    # The matrix of the workflow is the one of `make matrix`.
    assert called - {"matrix"} <= run


def test_the_pythons_are_the_supported_ones() -> None:
    prefix = "Programming Language :: Python :: "
    supported = [name.removeprefix(prefix) for name in PROJECT["classifiers"] if name.startswith(prefix)]
    jobs = WORKFLOWS["ci.yml"]["jobs"]
    assert jobs["test"]["strategy"]["matrix"]["python"] == supported
    assert PROJECT["requires-python"] == f">={supported[0]}"
    script = (ROOT / "scripts" / "matrix.sh").read_text()
    assert f"for version in {' '.join(supported)}; do" in script
    (setup,) = (step for step in jobs["check"]["steps"] if "setup-python" in step.get("uses", ""))
    assert setup["with"]["python-version"] == supported[0], "`make lowest` needs the oldest one"


def test_all_systems_are_tested() -> None:
    systems = WORKFLOWS["ci.yml"]["jobs"]["test"]["strategy"]["matrix"]["system"]
    assert [system.partition("-")[0] for system in systems] == ["ubuntu", "macos", "windows"]


@pytest.mark.parametrize(("name", "job"), JOBS)
def test_actions_are_pinned_and_get_no_key(name: str, job: dict[str, Any]) -> None:
    assert job.get("uses", "./").startswith("./")
    assert "uses" in job or int(job["timeout-minutes"]) <= 60
    for step in job.get("steps", ()):
        assert "uses" not in step or PINNED.fullmatch(step["uses"]), step
        if "checkout" in step.get("uses", ""):
            assert step["with"]["persist-credentials"] == "false"


def test_rights_are_the_least_ones() -> None:
    for file, workflow in WORKFLOWS.items():
        assert workflow["permissions"] == {"contents": "read"}
        assert "secrets." not in (ROOT / ".github" / "workflows" / file).read_text()
        for name, job in workflow["jobs"].items():
            allowed = {"id-token": "write"} if (file, name) == ("release.yml", "publish") else None
            assert job.get("permissions") == allowed


def test_a_release_is_uploaded_after_its_tests_and_with_attestations() -> None:
    jobs = WORKFLOWS["release.yml"]["jobs"]
    publish = jobs["publish"]
    assert set(publish["needs"]) == {"test", "build"} == jobs.keys() - {"publish"}
    assert jobs["test"] == {"uses": "./.github/workflows/ci.yml"}
    assert publish["environment"] == "release"
    assert not [step for step in publish["steps"] if "run" in step]
    download, upload = publish["steps"]
    assert upload["with"] == {"attestations": "true"}
    (stored,) = (step["with"] for step in jobs["build"]["steps"] if "upload-artifact" in step.get("uses", ""))
    assert download["with"].items() <= stored.items()
    (first, *_) = [step["run"] for step in jobs["build"]["steps"] if "run" in step]
    assert first.startswith("make release-check ")


VERSION_FILE = '__all__ = ["VERSION"]\n\nVERSION = "1.2.0"\n'


@pytest.mark.parametrize(
    ("tag", "heading", "problems"),
    [
        ("v1.2.0", "1.2.0 (2026-01-31)", []),
        (
            "1.2.0",
            "1.2.0 (2026-01-31)",
            ["the tag is 1.2.0, but the version of the package is 1.2.0: tag it v1.2.0"],
        ),
        ("v1.2.1", "1.2.0 (2026-01-31)", ["the tag is v1.2.1, but the version of the package is 1.2.0"]),
        (
            "v1.2.0",
            "1.2.0 (unreleased)",
            ["the first heading of CHANGELOG.md is '1.2.0 (unreleased)': write '1.2.0"],
        ),
        ("v1.2.0", "1x2.0 (2026-01-31)", ["the first heading of CHANGELOG.md is '1x2.0 (2026-01-31)'"]),
        (
            "v1.3.0",
            "1.1.0 (2026-01-31)",
            ["the tag is v1.3.0", "the first heading of CHANGELOG.md is '1.1.0"],
        ),
    ],
)
def test_a_tag_belongs_to_the_version_and_the_changelog(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], tag: str, heading: str, problems: list[str]
) -> None:
    (tmp_path / "src" / "statsig_console").mkdir(parents=True)
    (tmp_path / "src" / "statsig_console" / "_version.py").write_text(VERSION_FILE)
    (tmp_path / "CHANGELOG.md").write_text(
        f"# Changelog\n\n## {heading}\n\n* New.\n\n## 1.2.0 (2025-01-31)\n"
    )
    assert release_check.main(tag, tmp_path) == bool(problems)
    lines = capsys.readouterr().err.splitlines()
    assert [line[: len(start)] for line, start in zip(lines, problems, strict=True)] == problems


def test_a_release_without_version_or_heading_is_refused() -> None:
    version, heading = release_check.problems("v1.2.0", "", "")
    assert version.startswith("the tag is v1.2.0, but the version of the package is none")
    assert heading.startswith("the first heading of CHANGELOG.md is 'missing'")
