"""A sync of a million ids: what is sent, how much memory it takes, and that a second run sends nothing."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import anyio
import pytest

from statsig_console import Client
from statsig_console.fake import Fake, running
from statsig_console.jobs import _id_lists, sync_segment_ids
from tests.support.id_lists import LIST, create, ids_of, sent_ids, writes

COUNT = 1_000_000
CHURN = 10_000
MOST_MEMORY = 200
"""MiB above the memory before the call."""

PROGRAM = f"""
import anyio, json, sys, time
from pathlib import Path
from statsig_console import Client
from statsig_console.jobs import _id_lists, sync_segment_ids

async def wanted():
    for number in range({CHURN}, {COUNT + CHURN}):
        yield f"user-{{number}}"

def peak():
    # Not ru_maxrss, which begins with the memory of the parent process.
    (line,) = [line for line in Path("/proc/self/status").read_text().splitlines() if "VmHWM" in line]
    return int(line.split()[1]) / 1024

async def main():
    async with Client("console-x", base_url=sys.argv[1]) as client:
        await client.segments.get({LIST!r})
        before, start = peak(), time.perf_counter()
        report = await sync_segment_ids(client, {LIST!r}, wanted())
        found = [report.added, report.removed, report.unchanged, report.unknown, report.requests]
        seconds = time.perf_counter() - start
        print(json.dumps({{"report": found, "memory": peak() - before, "seconds": seconds}}))

anyio.run(main)
"""


async def fill(fake: Fake) -> None:
    """Give the segment a million ids in ten calls."""
    async with fake.http() as http, Client("console-x", http_client=http) as client:
        await create(client, [])
        for start in range(0, COUNT, 100_000):
            await client.segments.add_ids(LIST, {"ids": [f"user-{n}" for n in range(start, start + 100_000)]})
            fake.advance(10)


@pytest.mark.long
@pytest.mark.skipif(sys.platform != "linux", reason="no peak of memory in /proc")
def test_a_million_ids() -> None:
    fake = Fake(keep_requests=10**6)
    anyio.run(fill, fake)
    fake.requests.clear()

    def sync(url: str) -> dict[str, Any]:
        done = subprocess.run([sys.executable, "-c", PROGRAM, url], capture_output=True, check=True)
        print(done.stdout)
        return dict(json.loads(done.stdout))

    with running(fake) as url:
        first = sync(url)
        sent = len(sent_ids(fake))
        second = sync(url)
    assert first["report"] == [CHURN, CHURN, COUNT - CHURN, 0, 2]
    assert sent == 2 * CHURN == len(sent_ids(fake))
    assert first["memory"] <= MOST_MEMORY
    assert second["report"] == [0, 0, COUNT, 0, 0]
    assert len(writes(fake)) == 2
    assert len({one.status for one in fake.requests}) == 1
    assert ids_of(fake) == {f"user-{number}" for number in range(CHURN, COUNT + CHURN)}


@pytest.mark.long
@pytest.mark.anyio
async def test_ten_chunks_meet_no_refusal() -> None:
    fake = Fake(clock=anyio.current_time)
    async with fake.http() as http, Client("console-x", http_client=http) as client:
        await create(client, [])

        ids = [f"user-{number}" for number in range(COUNT)]
        plan = await sync_segment_ids(client, LIST, ids, dry_run=True)
        start = anyio.current_time()
        report = await sync_segment_ids(client, LIST, ids)
    passed = anyio.current_time() - start
    print(plan, "|", report, "|", passed)
    assert report.requests == plan.requests == 10
    assert not [one for one in fake.requests if one.status not in (200, 201)]
    assert passed == pytest.approx(plan.seconds, rel=0.02)


@pytest.mark.long
@pytest.mark.anyio
async def test_the_plan_of_a_user_store_names_the_time_of_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    # The fake copies the whole list for each of the thousand writes.
    monkeypatch.setitem(_id_lists.MOST_IDS, "user_store_id_list", 100)
    fake = Fake(clock=anyio.current_time, limits=[(100, 10), (900, 900)])
    async with fake.http() as http, Client("console-x", http_client=http) as client:
        await create(client, [], "user_store_id_list")
        ids = [f"user-{number}" for number in range(100_000)]
        plan = await sync_segment_ids(client, LIST, ids, dry_run=True)
        start = anyio.current_time()
        await sync_segment_ids(client, LIST, ids)
    passed = anyio.current_time() - start
    print(plan, passed)
    assert plan.requests == 1000
    assert passed == pytest.approx(plan.seconds, rel=0.02)
