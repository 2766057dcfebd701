"""Print the oldest allowed version of each run-time dependency, as a constraints file for pip.

The bounds stand in pyproject.toml: what a plain install needs, and what each extra adds.
"""

from __future__ import annotations

import tomllib
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


if __name__ == "__main__":
    print("\n".join(constraints((ROOT / "pyproject.toml").read_text())))
