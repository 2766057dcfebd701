"""Storms on real sockets and each event loop: nothing is lost, applied twice, misreported or left over."""

from __future__ import annotations

import random
from collections import Counter
from typing import Any

import anyio
import cancellations
import pytest

from statsig_console import Client, Retry, StatsigError, UnknownOutcomeError, models
from tests.support.event_loops import LOOPS, in_real_time
from tests.support.fault_calls import KEY, PULSE
from tests.support.fault_server import Exchange, FaultServer, Script, serve

pytestmark = [pytest.mark.anyio, pytest.mark.long]
WRITES = 12_000
SHARE = 0.35
"""Part of the requests that meet a fault."""
IN_FLIGHT = 16


@pytest.fixture(params=LOOPS)
def anyio_backend(request: pytest.FixtureRequest) -> tuple[str, dict[str, Any]]:
    """Run in real time."""
    return in_real_time(request.param)


async def refuse(exchange: Exchange) -> None:
    """Refuse a write, which is therefore not carried out."""
    await exchange.answer(None, 503)


async def cut(exchange: Exchange) -> None:
    """Carry out a write, and end the connection within the response."""
    exchange.apply()
    await exchange.send(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{")
    await exchange.close()


async def lose(exchange: Exchange) -> None:
    """Carry out a write, and reset the connection."""
    exchange.apply()
    await exchange.reset()


async def say_nonsense(exchange: Exchange) -> None:
    """Carry out a write, and send what is not HTTP."""
    exchange.apply()
    await exchange.send(b"\x16\x03 nonsense\r\n\r\n")
    await exchange.close()


FAULTS: tuple[Script, ...] = (Exchange.reset, Exchange.close, refuse, cut, lose, say_nonsense)


def storm(chance: random.Random) -> Script:
    """Return a script that lets a part of the requests meet a fault, and always refuses invalid writes."""

    async def script(exchange: Exchange) -> None:
        if exchange.request.path.split("/")[2].startswith("invalid"):
            await exchange.answer(None, 400)
            return
        if chance.random() < SHARE:
            await chance.choice(FAULTS)(exchange)
            return
        exchange.apply()
        await exchange.answer({"id": exchange.request.path.split("/")[2], "description": "x"})

    return script


async def write(client: Client, kind: str, id: str) -> str:
    """Make a write, and return what the client says of it."""
    try:
        if kind == "once":
            await client.gates.load_pulse(id, PULSE)
        elif kind == "delete":
            await client.gates.delete(id)
        else:
            await client.gates.update(id, models.GateUpdate(description="x"))
    except UnknownOutcomeError:
        return "unknown"
    except StatsigError:
        return "failed"
    return "done"


def applied(server: FaultServer) -> Counter[str]:
    """Return how often the writes of each object were carried out."""
    return Counter(seen.path.split("/")[2] for seen in server.ledger)


async def test_writes_under_faults_are_reported_as_they_are() -> None:
    chance = random.Random(11)
    names = [
        f"{'invalid' if number % 20 == 7 else 'gate'}_{number}" for number in range(WRITES // len(LOOPS))
    ]
    kinds = {name: ("once", "delete", "replace")[number % 3] for number, name in enumerate(names)}
    rest, told = iter(kinds.items()), dict[str, str]()
    async with serve(storm(chance)) as server:
        async with Client(
            KEY, base_url=server.url, rate_limits=(), retry=Retry(attempts=3, first_pause=0)
        ) as client:

            async def work() -> None:
                for id, kind in rest:
                    told[id] = await write(client, kind, id)

            async with anyio.create_task_group() as group:
                for _ in range(IN_FLIGHT):
                    group.start_soon(work)
        made = applied(server)
        with anyio.fail_after(10):
            while server.open:  # noqa: ASYNC110 - the server counts, and sets no event
                await anyio.sleep(0.01)
    assert told.keys() == kinds.keys()
    lost = [id for id, state in told.items() if state == "done" and not made[id]]
    hidden = [id for id, state in told.items() if state == "failed" and made[id]]
    twice = [id for id, kind in kinds.items() if kind == "once" and made[id] > 1]
    assert (lost, hidden, twice) == ([], [], [])
    assert min(Counter(told.values())[state] for state in ("done", "failed", "unknown")) > 100


@pytest.mark.parametrize(
    ("name", "backend", "options"), cancellations.LOOPS, ids=lambda value: str(value)[:8]
)
def test_ten_thousand_cancellations_leave_nothing(
    name: str, backend: str, options: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cancellations, "CANCELLED", 10_000 // len(cancellations.LOOPS))
    with cancellations.serving() as url:
        found = anyio.run(cancellations.run, url, backend=backend, backend_options=options)
    assert f"{cancellations.PROBES} of {cancellations.PROBES} probes succeed" in found
    assert found.endswith("left over: 0 tasks, 0 sockets")
