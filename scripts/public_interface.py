"""Compare the public interface of the package with the committed one; see ``--help``."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from interface.changes import Change, compare
from interface.description import Interface, describe

__all__ = ["FILE", "main", "read", "write"]

ROOT = Path(__file__).parent.parent
FILE = ROOT / "tests" / "structure" / "public_interface.json"
_MOST_SHOWN = 40
"""Lines that somebody may read; more of them have one reason."""
_ADVICE = (
    "If a change is meant, list it in CHANGELOG.md with the old and the new name, then run `make interface`."
)


def read(file: Path) -> Interface:
    """Return the committed lines."""
    found: Interface = json.loads(file.read_text(encoding="utf-8"))
    return found


def write(file: Path, interface: Interface) -> None:
    """Write one line of the file for each name."""
    file.write_text(json.dumps(interface, indent=1) + "\n", encoding="utf-8")


def _report(changes: list[Change]) -> None:
    """Print the changes that break programs, and what to do about them."""
    breaking = [change for change in changes if change.is_breaking]
    for change in breaking[:_MOST_SHOWN]:
        print(change, file=sys.stderr)
    if breaking:
        print(
            f"\n{len(breaking)} changes of public names break programs of users. {_ADVICE}", file=sys.stderr
        )


def _report_old_file(changes: list[Change]) -> None:
    """Print that the file lacks changes that break no program."""
    names = ", ".join(sorted({change.name for change in changes})[:5]) or "optional arguments"
    print(f"{FILE.name} lacks new public names: {names}. Run `make generate`.", file=sys.stderr)


def main(arguments: list[str] | None = None, *, source: Path = ROOT / "src", file: Path = FILE) -> int:
    """Write or compare the lines; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--add", action="store_true", help="write the file, unless a change breaks programs")
    parser.add_argument("--check", action="store_true", help="write nothing; fail if anything differs")
    options = parser.parse_args(arguments)
    new = describe(source)
    old = read(file) if file.exists() else {}
    changes = compare(old, new)
    _report(changes)
    is_breaking = any(change.is_breaking for change in changes)
    if options.check:
        if old != new and not is_breaking:
            _report_old_file(changes)
        return int(old != new)
    if not (options.add and is_breaking):
        write(file, new)
    return 0


if __name__ == "__main__":
    sys.exit(main())
