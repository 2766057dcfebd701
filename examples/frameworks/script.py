"""A script without async: archive the stale gates of a tag, and show a progress bar.

python script.py "old checkout"
"""

import sys

from statsig_console.sync import Client, bulk, progress_bars


def main(tag: str) -> int:
    """Archive the gates, and return how many could not be archived."""
    with Client() as client, progress_bars() as bar:
        stale = [gate.id for gate in client.gates.list(type="STALE", tags=tag)]
        report = bulk(client.gates.archive, stale, progress=bar("gates archived"))
    for outcome in report.failed:
        print(outcome.item, outcome.error)
    return len(report.failed)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
