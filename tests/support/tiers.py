"""Two tiers of tests: quick ones for each change, and long searches with more examples."""

from __future__ import annotations

import os

__all__ = ["examples"]


def examples(quick: int, long: int) -> int:
    """Return how many examples a property test tries: `long` where `make test-long` runs it."""
    return long if os.environ.get("LONG_TESTS") else quick
