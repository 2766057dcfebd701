"""The tests with the oldest dependencies run on the oldest Python, and with those dependencies only."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

import pytest

import lowest

ROOT = Path(__file__).parents[2]
ANYIO = version("anyio")
PROJECT = """[project]
requires-python = ">=3.11"
dependencies = [{}]
[project.optional-dependencies]
extra = ["attrs>=0.1,<99"]
"""


def test_each_dependency_has_a_lower_bound() -> None:
    pins = lowest.constraints((ROOT / "pyproject.toml").read_text())
    assert {pin.partition("==")[0] for pin in pins} > {"attrs", "anyio", "httpx"}


def test_a_dependency_without_a_lower_bound_is_refused() -> None:
    with pytest.raises(SystemExit, match=r"'anyio<5' has no lower bound; write one such as 'anyio>=1.0'"):
        lowest.constraints(PROJECT.format("'anyio<5'"))


@pytest.mark.parametrize(
    ("dependency", "python", "problems"),
    [
        (f"'anyio>={ANYIO}'", "3.11", []),
        (f"'anyio~={ANYIO}'", "3.11", []),
        (f"'anyio>={ANYIO}'", "3.12", ["Python 3.12 runs the tests, but 3.11 is the oldest one"]),
        ("'anyio>=1.0,<99'", "3.11", [f"anyio {ANYIO} is installed instead of anyio==1.0"]),
        ("'no-such-package>=1'", "3.11", ["no-such-package none is installed instead of no-such-package==1"]),
    ],
)
def test_another_environment_is_reported(dependency: str, python: str, problems: list[str]) -> None:
    attrs = f"attrs {version('attrs')} is installed instead of attrs==0.1"
    found = lowest.differences(PROJECT.format(dependency), python)
    assert sorted(found) == sorted([*problems, attrs])


def test_the_script_chooses_the_oldest_python() -> None:
    script = (ROOT / "scripts" / "lowest.sh").read_text()
    assert "for candidate in python3.11 " in script
    assert 'requires-python = ">=3.11"' in (ROOT / "pyproject.toml").read_text()
