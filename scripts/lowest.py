"""Print the oldest allowed version of each run-time dependency, as a constraints file for pip.

The bounds stand in pyproject.toml: what a plain install needs, and what each extra adds. ``--check`` compares
the environment that runs this script instead: its Python and its packages must be the oldest ones.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]


def oldest(requirement: str) -> str:
    """Return the requirement pinned to its lower bound.

    Raises SystemExit for a requirement without one: nobody could say what it was tested with.
    """
    parsed = Requirement(requirement)
    bounds = [part.version for part in parsed.specifier if part.operator in (">=", "==", "~=")]
    if not bounds:
        raise SystemExit(
            f"pyproject.toml: {requirement!r} has no lower bound; write one such as '{parsed.name}>=1.0'."
        )
    return f"{parsed.name}=={bounds[0]}"


def constraints(pyproject: str) -> list[str]:
    """Return one pin for each run-time dependency, extras included."""
    project = tomllib.loads(pyproject)["project"]
    groups = [project["dependencies"], *project["optional-dependencies"].values()]
    return sorted({oldest(requirement) for group in groups for requirement in group})


def differences(pyproject: str, python: str = f"{sys.version_info[0]}.{sys.version_info[1]}") -> list[str]:
    """Return the versions in this environment that are not the oldest: of Python (`3.11`) and of packages."""
    lowest = tomllib.loads(pyproject)["project"]["requires-python"].removeprefix(">=")
    found = [] if python == lowest else [f"Python {python} runs the tests, but {lowest} is the oldest one"]
    for pin in map(Requirement, constraints(pyproject)):
        try:
            installed = version(pin.name)
        except PackageNotFoundError:
            installed = "none"
        if installed == "none" or not pin.specifier.contains(installed, prereleases=True):
            found.append(f"{pin.name} {installed} is installed instead of {pin}")
    return found


def main() -> int:
    """Print the pins, or compare the environment; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare the environment that runs this script")
    pyproject = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    if not parser.parse_args().check:
        print("\n".join(constraints(pyproject)))
        return 0
    found = differences(pyproject)
    for problem in found:
        print(f"{problem}: delete .venv-lowest and try again", file=sys.stderr)
    if not found:
        print(f"Tests on Python {sys.version.split()[0]} with {', '.join(constraints(pyproject))}:")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
