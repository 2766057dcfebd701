"""constraints.txt has a version of each package for development, on all supported Pythons and systems."""

from __future__ import annotations

from pathlib import Path

import pytest

import lock

ROOT = Path(__file__).parents[2]
PYPROJECT = """
[project]
dependencies = ["attrs>=24.2"]
classifiers = ["Programming Language :: Python :: 3.11", "Programming Language :: Python :: 3.12"]
[project.optional-dependencies]
demo = ["Rich_Text[all]>=13"]
redis = ["redis>=5"]
[dependency-groups]
generate = ["ruff==0.17.5"]
check = [{ include-group = "generate" }, "uvloop>=0.22; platform_system != 'Windows'"]
"""
LOCK = """# Written by a command
attrs==26.1.0
other==1.0
rich-text==15.0
ruff==0.17.5
uvloop==0.23.0 ; sys_platform != 'win32'
"""


def test_the_lock_is_up_to_date() -> None:
    assert lock.problems((ROOT / "pyproject.toml").read_text(), lock.FILE.read_text()) == []


def test_the_lock_names_no_address() -> None:
    assert "//" not in lock.FILE.read_text()
    assert "@" not in lock.FILE.read_text()


@pytest.mark.parametrize("version", ["26.1.0", "24.2", "26.2.0rc1"])
def test_a_lock_that_fits_has_no_problems(version: str) -> None:
    assert lock.problems(PYPROJECT, LOCK.replace("attrs==26.1.0", f"attrs=={version}")) == []


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("attrs==26.1.0\n", "", "attrs is missing for Python 3.11 on linux: run `make lock`"),
        (
            "attrs==26.1.0",
            "attrs==26.1.0 ; python_version < '3.12'",
            "attrs is missing for Python 3.12 on linux: run `make lock`",
        ),
        ("attrs==26.1.0", "attrs==24.1", "attrs==24.1 is not what pyproject.toml allows, attrs>=24.2"),
        ("attrs==26.1.0", "attrs>=24.2", "'attrs>=24.2' is no name and version"),
        ("ruff==0.17.5", "ruff==0.17.6", "ruff==0.17.6 is not what pyproject.toml allows, ruff==0.17.5"),
        ("uvloop==0.23.0", "uvloop==0.21", "uvloop==0.21"),
        ("!= 'win32'", "== 'darwin'", "uvloop is missing for Python 3.11 on linux"),
        ("other==1.0", "--index-url https://example.com", "'--index-url https://example.com' is no name and"),
        (
            "other==1.0",
            "other @ https://example.com/a.whl",
            "'other @ https://example.com/a.whl' is no name and",
        ),
    ],
)
def test_a_lock_that_does_not_fit_is_reported(old: str, new: str, problem: str) -> None:
    assert old in LOCK
    found = lock.problems(PYPROJECT, LOCK.replace(old, new))
    assert found[0].startswith(problem)
    assert found[0].endswith("run `make lock`")


def test_the_requirements_are_those_of_the_makefile() -> None:
    makefile = (ROOT / "Makefile").read_text()
    extras = ",".join(lock.EXTRAS)
    groups = " ".join(f"--group {name}" for name in lock.GROUPS)
    assert f"$(LOCKED) --editable '.[{extras}]' {groups} " in makefile
