"""Print the violations of the lint rules in openapi/; the exit status is 1 if there are any."""

from __future__ import annotations

import sys

from document.lint import load, violations
from document.rules.register import RULES


def main() -> int:
    """Print every violation; return 1 if there is any."""
    found = violations()
    print(*found, sep="\n", end="\n" if found else "")
    print(
        f"{len(found)} violations, {len(RULES)} rules, {len(load().operations)} operations", file=sys.stderr
    )
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
