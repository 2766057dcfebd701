"""Whatever happens to the file of a shared rate limit, the sharing goes on."""

from __future__ import annotations

import json
import logging
import tempfile
from functools import partial
from pathlib import Path
from threading import Thread
from zlib import crc32

import anyio
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from statsig_console import ConfigurationError, RateLimit, RateLimits, SharedRateLimit
from statsig_console._limits.file_store import FileStore
from statsig_console._limits.limiter import Limiter
from statsig_console._limits.store import Demand, Lease
from statsig_console._limits.windows import NANO
from tests.support.limiter_calls import moment
from tests.support.server_models import CHANGE
from tests.support.tiers import examples

TWO = [Demand("changes", [(2, 10 * NANO)])]
NOW = 10**12


def line(values: object) -> bytes:
    """Return a line whose checksum is right."""
    text = values if isinstance(values, bytes) else json.dumps(values).encode()
    return b"%08x %s\n" % (crc32(text), text)


@pytest.mark.anyio
@pytest.mark.parametrize("kept", [0, 20, 100])
async def test_a_file_that_was_emptied_in_mid_run_is_shared_again(kept: int, tmp_path: Path) -> None:
    path = tmp_path / "a.calls"
    one, other = FileStore(path, moment), FileStore(path, moment)
    for store in (one, other):
        lease = await store.acquire(TWO)
        assert isinstance(lease, Lease)
        await store.release(lease)
    path.write_bytes(path.read_bytes()[:kept])
    await anyio.sleep(11)
    assert isinstance(await one.acquire(TWO), Lease)
    assert isinstance(await other.acquire(TWO), Lease)
    for store in (one, other, FileStore(path, moment)):
        assert not isinstance(await store.acquire(TWO), Lease)


@pytest.mark.anyio
async def test_after_it_was_emptied_a_process_writes_down_what_it_knows(tmp_path: Path) -> None:
    path = tmp_path / "a.calls"
    one, other = FileStore(path, moment), FileStore(path, moment)
    for store in (one, other):
        assert isinstance(await store.acquire(TWO), Lease)
    path.write_bytes(b"")
    for store in (other, one, FileStore(path, moment)):
        assert not isinstance(await store.acquire(TWO), Lease)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.integers(0, 2 * NOW) | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=6,
)
events = st.sampled_from(["acquire", "release", "cancel", "refusal", "probe", "resume", "boot", "later"])
senseless = st.one_of(
    json_values.map(line),
    st.lists(json_values, max_size=4).map(line),
    st.tuples(events, json_values, json_values, json_values).map(line),
    st.sampled_from([b"{", b"[" * 100_000, b"9" * 5_000, b'"\xff"', b"\x00"]).map(line),
    st.binary(max_size=30).map(lambda junk: junk + b"\n"),
)


@settings(max_examples=examples(30, 1_000))
@given(st.lists(senseless, max_size=5))
def test_senseless_lines_are_passed_over(lines: list[bytes]) -> None:
    async def main() -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "a.calls"
            one, other = FileStore(path, lambda: NOW), FileStore(path, lambda: NOW)
            mine = [Demand("mine", [(2, 10 * NANO)])]
            assert isinstance(await one.acquire(mine), Lease)
            with path.open("ab") as file:
                file.write(b"".join(lines))
            assert isinstance(await other.acquire(mine), Lease)
            for store in (one, other, FileStore(path, lambda: NOW)):
                assert not isinstance(await store.acquire(mine), Lease)

    anyio.run(main)


@pytest.mark.anyio
async def test_senseless_lines_are_reported_once(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "a.calls"
    store = FileStore(path, moment)
    with caplog.at_level(logging.WARNING, "statsig_console"):
        await store.acquire(TWO)
        assert not caplog.records
        for junk in (b"nothing\n", line(["acquire", 1]), line(["nothing"])):
            with path.open("ab") as file:
                file.write(junk)
            await store.acquire(TWO)
    assert [record.getMessage() for record in caplog.records] == [
        f"{path} has lines that make no sense; they are passed over"
    ]


@pytest.mark.parametrize("name", [None, "project"])
def test_a_place_that_cannot_be_written_is_named(
    name: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    with pytest.raises(ConfigurationError, match=r"folder=") as caught:
        SharedRateLimit.on_host(name).of("hash")
    assert str(tmp_path / "file" / "statsig-console") in str(caught.value)
    assert SharedRateLimit.on_host(name, folder=tmp_path).of("hash").store is not None


def test_threads_that_use_one_store_share_too(tmp_path: Path) -> None:
    store = FileStore(tmp_path / "a.calls")
    taken: list[object] = []

    async def acquire() -> None:
        for _ in range(20):
            taken.append(await store.acquire([Demand("changes", [(30, 10**13)])]))

    threads = [Thread(target=partial(anyio.run, acquire)) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(isinstance(outcome, Lease) for outcome in taken) == 30


class SlowStore(FileStore):
    """A store that takes a second for a release."""

    async def release(self, lease: Lease, *, admitted: bool = False) -> None:
        await anyio.sleep(1)
        await super().release(lease, admitted=admitted)


@pytest.mark.anyio
async def test_the_end_of_a_cancelled_call_is_recorded(tmp_path: Path) -> None:
    shared = SharedRateLimit("slow", SlowStore(tmp_path / "a.calls", moment))
    limiter = Limiter(RateLimits([RateLimit(1, 10)], shared=shared))
    with anyio.move_on_after(5):
        async with limiter.acquire(CHANGE):
            await anyio.sleep(100)
    demands = [Demand("changes", [(1, 10 * NANO)])]
    waits = await FileStore(tmp_path / "a.calls", moment).acquire(demands)
    assert isinstance(waits, dict)
    assert 9 * NANO < waits["changes"] <= 10 * NANO, "it ended just now"
