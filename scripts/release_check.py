"""Check that a tag, the version and the changelog belong together, before a release is built."""

from __future__ import annotations

import re
import sys
from pathlib import Path

__all__ = ["main", "problems"]

ROOT = Path(__file__).parent.parent
_VERSION = re.compile(r'^VERSION = "([^"]+)"$', re.MULTILINE)


def problems(tag: str, version_file: str, changelog: str) -> list[str]:
    """Return what a release with this tag lacks."""
    match = _VERSION.search(version_file)
    version = match[1] if match else "none"
    found = []
    if tag != f"v{version}":
        found.append(f"the tag is {tag}, but the version of the package is {version}: tag it v{version}")
    heading = re.search(r"^## (.+)$", changelog, re.MULTILINE)
    title = heading[1] if heading else "missing"
    if not re.fullmatch(rf"{re.escape(version)} \(\d{{4}}-\d\d-\d\d\)", title):
        found.append(
            f"the first heading of CHANGELOG.md is {title!r}: write '{version} (2026-01-31)' with the date"
        )
    return found


def main(tag: str, root: Path = ROOT) -> int:
    """Print the problems; return the exit status."""
    version_file = root / "src" / "statsig_console" / "_version.py"
    changelog = root / "CHANGELOG.md"
    found = problems(tag, version_file.read_text(encoding="utf-8"), changelog.read_text(encoding="utf-8"))
    for problem in found:
        print(problem, file=sys.stderr)
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
