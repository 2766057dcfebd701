"""Several hosts share rate limits through a Redis that runs for these tests only."""

from __future__ import annotations

import sys

import anyio
import pytest

from statsig_console import RateLimit, RateLimits, SharedRateLimit
from statsig_console._errors import ConfigurationError
from statsig_console._limits.limiter import Limiter
from statsig_console._limits.store import Demand, Lease
from statsig_console._limits.windows import NANO
from tests.support.limiter_calls import seconds
from tests.support.server_models import LIMITS, Line, SlidingLog, run

BELIEVED = [RateLimit(*limit) for limit in LIMITS]
ONE = [Demand("changes", [(1, 10 * NANO)])]


def test_without_redis_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "redis", None)
    with pytest.raises(ConfigurationError, match=r"statsig-console\[redis\]"):
        SharedRateLimit.in_redis("redis://127.0.0.1:1", "name")


@pytest.mark.long
@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_hosts_share_through_redis(redis_url: str, backend: str) -> None:
    async def changes(name: str) -> float:
        # The time is real here, so the windows are short.
        line = Line(SlidingLog, limits=((20, 1),))
        line.delay = anyio.lowlevel.checkpoint  # type: ignore[method-assign]  # next door
        hosts = []
        for number in range(4):
            shared = SharedRateLimit.in_redis(redis_url, name)
            shared.name = f"{name}-{number}"
            hosts.append(Limiter(RateLimits([RateLimit(20, 1)], shared=shared)))
        took = await run(line, hosts, 44)
        print(f"4 share by Redis, {backend}: 44 changes in {took:.3f} s, at least 2 s")
        assert line.refused == 0
        assert took >= 2
        return took

    # How much longer it takes is for the machine to say as well, so the best of some runs counts.
    assert any(anyio.run(changes, f"hosts-{backend}-{number}", backend=backend) < 3 for number in range(5))


def test_redis_counts_like_the_file(redis_url: str) -> None:
    async def main() -> None:
        store = SharedRateLimit.in_redis(redis_url, "plain").store
        assert store is not None
        lease = await store.acquire(ONE)
        assert isinstance(lease, Lease)
        assert await store.acquire(ONE) == {"changes": NANO // 20}, (
            "in flight: nobody knows when it is answered"
        )
        await store.cancel(lease)
        lease = await store.acquire([*ONE, Demand("scope", [(5, NANO)])])
        assert isinstance(lease, Lease)
        await store.release(lease)
        wait = await store.acquire(ONE)
        assert isinstance(wait, dict)
        assert 9 * NANO < wait["changes"] <= 10 * NANO

    anyio.run(main)


def test_where_redis_is_gone_calls_go_on(caplog: pytest.LogCaptureFixture) -> None:
    async def main() -> None:
        shared = SharedRateLimit.in_redis("redis://user:secret@127.0.0.1:1/0", "gone")
        assert await seconds(Limiter(RateLimits(BELIEVED, shared=shared)), 5) < 2

    anyio.run(main)
    assert "continuing with our share" in caplog.text
    assert "secret" not in caplog.text
