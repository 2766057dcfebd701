"""Make the ids of a segment equal to the lines of a file.

python 04_sync_segment.py paying_users ids.txt
"""

import asyncio
import sys
from collections.abc import Iterator
from pathlib import Path

from statsig_console import Client
from statsig_console.jobs import SyncProgress, sync_segment_ids


def lines_of(path: str) -> Iterator[str]:
    """Yield the ids in a file, one on each line."""
    with Path(path).open(encoding="utf-8") as file:
        yield from filter(None, map(str.strip, file))


def show(progress: SyncProgress) -> None:
    """Print how far the sync is."""
    print(f"{progress.stage}: {progress.done:,} of {progress.total:,} ids", file=sys.stderr)


async def main(segment: str, path: str) -> None:
    """Send the difference. After a crash, the same command resumes the run."""
    async with Client() as client:
        report = await sync_segment_ids(
            client, segment, lines_of(path), progress=show, journal=f"{path}.journal"
        )
    print(report)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
