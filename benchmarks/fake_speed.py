"""Measure the calls of a fake with 1,000, 10,000 or 100,000 gates."""

from __future__ import annotations

import gc
import json
import statistics
import sys
import time
from collections.abc import Callable

from measure import RESULTS, machine

from statsig_console.fake import Fake

SIZES = (1_000, 10_000, 100_000)
ROUNDS = 200
PAGE = 10


def ask(fake: Fake, method: str, path: str, body: object = None) -> None:
    """Send one request, which must succeed."""
    content = b"" if body is None else json.dumps(body).encode()
    answer = fake.respond(method, f"/console/v1{path}", "console-test-key", content)
    assert answer.status < 300, answer.body


def calls(fake: Fake) -> dict[str, Callable[[int], None]]:
    """Return the measured calls; each takes the number of the round."""
    ids = [key for key, gate in fake.objects("gates").items() if gate["status"] != "Archived"]
    last = -(-len(ids) // PAGE)
    some = ids[:: max(1, len(ids) // ROUNDS)]
    return {
        "get": lambda n: ask(fake, "GET", f"/gates/{some[n % len(some)]}"),
        "list, first page of 10": lambda n: ask(fake, "GET", f"/gates?limit={PAGE}"),
        "list, last page of 10": lambda n: ask(fake, "GET", f"/gates?limit={PAGE}&page={last}"),
        "list with a filter": lambda n: ask(fake, "GET", f"/gates?limit={PAGE}&type=STALE"),
        "update": lambda n: ask(fake, "PATCH", f"/gates/{some[n % len(some)]}", {"description": str(n)}),
        "list after an update": lambda n: ask(fake, "GET", f"/gates?limit={PAGE}"),
        "create": lambda n: ask(fake, "POST", "/gates", {"name": f"new_checkout_{n}"}),
        "disable": lambda n: ask(fake, "PUT", f"/gates/new_checkout_{n}/disable"),
        "delete": lambda n: ask(fake, "DELETE", f"/gates/new_checkout_{n}"),
    }


def measure(size: int) -> dict[str, float]:
    """Return the median CPU time of each call in ms; the calls of a round follow each other."""
    fake = Fake(seed=1)
    begin = time.process_time()
    fake.seed(gates=size)
    took = {"seed": (time.process_time() - begin) * 1000}
    measured = calls(fake)
    times: dict[str, list[int]] = {name: [] for name in measured}
    gc.collect()
    for number in range(ROUNDS):
        for name, call in measured.items():
            start = time.process_time_ns()
            call(number)
            times[name].append(time.process_time_ns() - start)
    begin = time.process_time()
    moment = fake.snapshot()
    middle = time.process_time()
    fake.restore(moment)
    ends = {"snapshot": middle - begin, "restore": time.process_time() - middle}
    return (
        took
        | {name: statistics.median(found) / 1e6 for name, found in times.items()}
        | {name: seconds * 1000 for name, seconds in ends.items()}
    )


def grown() -> float:
    """Return the ms of CPU time to seed 2,300 gates and to read all of them by pages of 100."""
    begin = time.process_time()
    fake = Fake(seed=1)
    fake.seed(gates=2300)
    for page in range(1, 24):
        ask(fake, "GET", f"/gates?limit=100&page={page}")
    return (time.process_time() - begin) * 1000


def main() -> None:
    """Measure, print and write a table in Markdown."""
    sizes = [int(each) for each in sys.argv[1:]] or SIZES
    found = [measure(size) for size in sizes]
    lines = [
        f"{machine()}; medians of CPU time in ms, in process.",
        "",
    ]
    lines += [
        "| call | " + " | ".join(f"{size:,} gates" for size in sizes) + " |",
        "|---|" + "---:|" * len(sizes),
    ]
    for name in found[0]:
        lines.append(f"| {name} | " + " | ".join(f"{figures[name]:.3f}" for figures in found) + " |")
    lines += ["", f"2,300 gates are seeded and read by 23 pages in {grown():.0f} ms.", ""]
    print("\n".join(lines))
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "fake.md").write_text("\n".join(lines))


if __name__ == "__main__":
    main()
