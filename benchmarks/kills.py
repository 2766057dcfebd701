"""``python benchmarks/kills.py``: kill a bulk run 200 times during 2,000 writes, and count lost ones."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))

from crash.driver import Crash


def main() -> int:
    """Kill the run, print the result, and return 1 if a write was lost or applied twice."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--operations", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kind", choices=["rules", "archive"], default="rules")
    options = parser.parse_args()
    start = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        crash = Crash(Path(folder), options.kind, options.operations, options.seed)
        found = crash.by_timer(options.kills)
    print(f"{found.kills} kills during {options.operations:,} writes ({options.kind}), seed {options.seed}:")
    print(f"  lost {found.lost}, applied twice {found.twice}, sent again after success {found.repeated}")
    print(f"  {found.in_doubt} writes read back; state equal to a run that was not killed: {found.same}")
    print(f"  {time.perf_counter() - start:.0f} s")
    return 0 if found.is_kept else 1


if __name__ == "__main__":
    sys.exit(main())
