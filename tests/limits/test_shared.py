"""Several clients share rate limits: in a process, on a host through a file."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import anyio
import pytest
from hypothesis import given
from hypothesis import strategies as st

from statsig_console import RateLimit, RateLimits
from statsig_console._limits.file_store import FileStore
from statsig_console._limits.limiter import Limiter
from statsig_console._limits.shared import SharedRateLimit
from statsig_console._limits.store import Demand, Lease
from statsig_console._limits.windows import NANO
from tests.support.limiter_calls import BELIEVED, READ, SCOPED, moment, on_file, refuse, seconds
from tests.support.server_models import CHANGE, Line, SlidingLog, bound, run

ONE = [Demand("changes", [(1, 10 * NANO)])]


def in_process(name: str, limits: list[RateLimit] = BELIEVED) -> Limiter:
    """Return a limiter that shares with others of the same name in this event loop."""
    return Limiter(RateLimits(limits, shared=SharedRateLimit.in_process(name)))


@pytest.mark.anyio
async def test_clients_of_one_name_share_limits_and_pauses() -> None:
    one, other = (in_process("name") for _ in range(2))
    assert await seconds(one, 60) == 0
    assert await seconds(other, 41) == pytest.approx(10, abs=0.01)
    await refuse(one, 100)
    assert await seconds(other, 1) >= 100
    assert await seconds(in_process("another"), 100) == 0


@pytest.mark.anyio
async def test_clients_of_one_name_keep_their_own_limits_over_the_calls_of_all() -> None:
    one = in_process("own", [RateLimit(100, 10)])
    assert await seconds(one, 40) == 0
    other = in_process("own", [RateLimit(50, 10), RateLimit(45, 30)])
    assert await seconds(other, 5) == 0
    async with anyio.create_task_group() as group:
        group.start_soon(seconds, other, 1)
        await anyio.sleep(1)
        assert await seconds(one, 55) == 0
        assert await seconds(one, 1) == pytest.approx(9, abs=0.01)
        group.cancel_scope.cancel()
    # Both windows of the stricter one are full: 100 and 1 calls ended 10 s and 0 s ago.
    assert await seconds(other, 1) == pytest.approx(21, abs=0.01)


@pytest.mark.anyio
@pytest.mark.parametrize("name", ["", "a/b", "../a", "a b", "x" * 200])
async def test_a_name_that_is_no_file_name_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match=r"rate_limits\.shared"):
        SharedRateLimit.in_process(name)


@pytest.mark.anyio
@pytest.mark.parametrize("kind", ["process", "file"])
async def test_four_that_share_are_never_refused(kind: str, tmp_path: Path) -> None:
    number = 1_000
    if kind == "process":
        limiters = [in_process("four") for _ in range(4)]
    else:
        limiters = [on_file(tmp_path / "a.calls") for _ in range(4)]
    line = Line(SlidingLog)
    took = await run(line, limiters, number)
    print(f"4 share by {kind}: {number} changes in {took:.0f} s, {took / bound(number):.4f} of the bound")
    assert line.refused == 0
    assert took <= 1.05 * bound(number)


@pytest.mark.anyio
async def test_an_urgent_change_overtakes_those_that_wait_for_a_shared_place(tmp_path: Path) -> None:
    one, other = (on_file(tmp_path / "a.calls", [RateLimit(2, 10)]) for _ in range(2))
    order: list[str] = []

    async def call(name: str, priority: int) -> None:
        async with one.acquire(CHANGE, priority):
            order.append(name)

    await seconds(other, 2)
    async with anyio.create_task_group() as group:
        for name in ("a", "b", "c"):
            group.start_soon(call, name, 0)
        await anyio.sleep(1)
        group.start_soon(call, "urgent", 10)
    assert order[0] == "urgent"
    assert await seconds(one, 1, READ) == 0


@pytest.mark.anyio
async def test_a_cancelled_wait_for_a_shared_place_leaves_no_trace(tmp_path: Path) -> None:
    one, other = (on_file(tmp_path / "a.calls", [RateLimit(1, 10)]) for _ in range(2))
    await seconds(other, 1)
    for _ in range(5):
        with anyio.move_on_after(1):
            await seconds(one, 1)
    assert await seconds(one, 1) == pytest.approx(5, abs=0.1)
    assert await seconds(other, 1, SCOPED) == pytest.approx(10, abs=0.1)


@pytest.mark.anyio
async def test_a_scope_that_others_have_used_up_holds_up_nobody_else(tmp_path: Path) -> None:
    one, other = (on_file(tmp_path / "a.calls") for _ in range(2))
    assert await seconds(other, 2, SCOPED) == 0
    async with anyio.create_task_group() as group:
        group.start_soon(seconds, one, 1, SCOPED)
        await anyio.sleep(1)
        assert await seconds(one, 50) == 0


@pytest.mark.anyio
async def test_what_a_dead_process_left_in_flight_is_free_again(tmp_path: Path) -> None:
    dead, alive = FileStore(tmp_path / "a.calls", moment), FileStore(tmp_path / "a.calls", moment)
    assert isinstance(await dead.acquire(ONE), Lease)
    assert isinstance(await alive.acquire(ONE), dict)
    await anyio.sleep(69)
    assert isinstance(await alive.acquire(ONE), dict), "it may have been counted until its lifetime was over"
    await anyio.sleep(1.1)
    assert isinstance(await alive.acquire(ONE), Lease)


@pytest.mark.anyio
async def test_a_file_of_another_boot_or_the_future_says_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.calls"
    before = FileStore(path, lambda: moment() + 10**6 * NANO)
    lease = await before.acquire(ONE)
    assert isinstance(lease, Lease)
    await before.release(lease)
    assert isinstance(await FileStore(path, moment).acquire(ONE), Lease)
    lines = path.read_bytes().split(b"\n")
    path.write_bytes(b"\n".join(lines[1:]))
    assert isinstance(await FileStore(path, moment).acquire(ONE), Lease)


@pytest.mark.anyio
async def test_the_file_stays_small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("statsig_console._limits.file_store.SPARE_LINES", 100)
    monkeypatch.setattr("statsig_console._limits.call_log.KEPT", 60 * NANO)
    path = tmp_path / "a.calls"
    one, other = FileStore(path, moment), FileStore(path, moment)
    many = [Demand("changes", [(10, 10 * NANO)])]
    for number in range(1_000):
        lease = await (one if number % 3 else other).acquire(many)
        assert isinstance(lease, Lease)
        await anyio.sleep(0.5)
        await one.release(lease)
        await anyio.sleep(0.6)
    assert path.stat().st_size < 50_000
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.anyio
@pytest.mark.parametrize("gone", ["deleted", "unwritable"])
async def test_where_the_file_is_gone_each_keeps_to_its_share(gone: str, tmp_path: Path) -> None:
    path = tmp_path / "folder" / "a.calls"
    limiter = on_file(path, [RateLimit(100, 10)], share=0.25)
    assert await seconds(limiter, 100) == 0
    await anyio.sleep(20)
    if gone == "deleted":
        path.unlink()
        assert await seconds(limiter, 100) == 0
        return
    path.unlink()
    path.mkdir()
    assert await seconds(limiter, 26) == pytest.approx(10, abs=0.1)
    path.rmdir()
    await anyio.sleep(30)
    assert await seconds(limiter, 100) <= 0.1


@given(st.integers(0, 400), st.binary(max_size=30))
def test_a_torn_tail_is_passed_over(cut: int, junk: bytes) -> None:
    import tempfile

    async def main() -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "a.calls"
            store = FileStore(path, lambda: 10**12)
            for _ in range(3):
                await store.acquire([Demand("changes", [(9, NANO)])])
            whole = path.read_bytes()
            path.write_bytes(whole[:cut] + junk)
            other = FileStore(path, lambda: 10**12)
            for _ in range(2):
                assert isinstance(await other.acquire([Demand("changes", [(9, NANO)])]), Lease)
            # A line that lacks nothing but its end says all there is to say.
            records = set(whole.splitlines())
            kept = (whole[:cut] + junk).splitlines()
            taken = sum(b'"acquire"' in line for line in kept if line in records)
            third = await FileStore(path, lambda: 10**12).acquire(
                [Demand("changes", [(max(1, taken) + 2, NANO)])]
            )
            assert isinstance(third, dict) is (taken > 0)

    anyio.run(main)


def test_real_processes_share_a_file_even_when_one_is_killed(tmp_path: Path) -> None:
    code = (
        "import sys, anyio; from pathlib import Path\n"
        "from statsig_console._limits.file_store import FileStore\n"
        "from statsig_console._limits.store import Demand, Lease\n"
        "async def main():\n"
        "    store = FileStore(Path(sys.argv[1]))\n"
        "    taken = 0\n"
        "    for _ in range(40):\n"
        "        lease = await store.acquire([Demand('changes', [(50, 10**12)])])\n"
        "        if isinstance(lease, Lease):\n"
        "            taken += 1\n"
        "            await store.release(lease)\n"
        "    print(taken, flush=True)\n"
        "    if sys.argv[2] == 'stay': await store.acquire([]); await anyio.sleep(60)\n"
        "anyio.run(main)\n"
    )
    path = str(tmp_path / "a.calls")
    command = [sys.executable, "-c", code, path]
    killed = subprocess.Popen([*command, "stay"], stdout=subprocess.PIPE, text=True)
    others = [subprocess.Popen([*command, "go"], stdout=subprocess.PIPE, text=True) for _ in range(2)]
    assert killed.stdout is not None
    taken = int(killed.stdout.readline())
    killed.send_signal(signal.SIGKILL)
    killed.communicate()
    taken += sum(int(other.communicate()[0]) for other in others)
    assert taken == 50
