"""``python benchmarks/long_bulk.py``: the memory of a bulk run over a million items."""

from __future__ import annotations

import argparse
import resource
import time

import anyio
import anyio.lowlevel

from statsig_console import bulk


async def call(item: int) -> bytes:
    """Return an object that would use much memory if it were kept."""
    await anyio.lowlevel.checkpoint()
    return bytes(200)


def main() -> None:
    """Run it, and print time and memory."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=int, default=1_000_000)
    options = parser.parse_args()
    for items in (options.items // 100, options.items):
        start = time.perf_counter()
        report = anyio.run(run, items)
        took = time.perf_counter() - start
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{items:,} items: {report} done, {took / items * 1e6:.0f} µs each, {peak:.1f} MiB at the peak")


async def run(items: int) -> int:
    """Return the number of items that were done."""
    return (await bulk(call, (item for item in range(items)), collect=False)).counts["done"]


if __name__ == "__main__":
    main()
