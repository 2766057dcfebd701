"""Requests that are cancelled or whose transport is closed: what was sent is known exactly."""

from __future__ import annotations

import math
import random
from functools import partial
from typing import Any

import anyio
import anyio.lowlevel
import httpx
import pytest

from statsig_console._transport.delivery import Delivery
from statsig_console._transport.http1 import pool as _pool
from statsig_console._transport.http1.faults import Response, TimeoutFault
from statsig_console._transport.http1.transport import Transport
from tests.support.certificates import Authority
from tests.support.event_loops import LOOPS, in_real_time
from tests.support.fault_server import Exchange, FaultServer
from tests.support.transport_faults import OK, late, raw, silent
from tests.support.transport_meeting import GET, PATCH, Meeting, Row, meet, send
from tests.support.virtual_time import in_virtual_time

pytestmark = pytest.mark.anyio

ROUTES = ["plain", "tls", "tunnel, tls proxy"]


@pytest.fixture(params=LOOPS)
def anyio_backend(request: pytest.FixtureRequest) -> tuple[str, dict[str, Any]]:
    """Run in virtual time, or in real time on uvloop."""
    loop: str = request.param
    return in_real_time(loop) if loop == "uvloop" else in_virtual_time(loop)


@pytest.fixture(autouse=True)
def short_grace(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give requests in flight little time when a transport is closed."""
    monkeypatch.setattr(_pool, "_GRACE", 0.4)


async def closed(server: FaultServer) -> None:
    """Wait until the server has seen the end of every connection."""
    with anyio.fail_after(5):
        while server.open:  # noqa: ASYNC110 - the server of the test counts, and sets no event
            await anyio.sleep(0.01)


async def arrived(server: FaultServer, count: int = 1) -> None:
    """Wait until the server has seen so many requests. Connecting may take long on a machine under load."""
    with anyio.fail_after(5):
        while len(server.seen) < count:  # noqa: ASYNC110 - the server sets no event
            await anyio.sleep(0.01)


async def cancel(meeting: Meeting, job: tuple[str, bytes], delivery: Delivery) -> float:
    """Cancel a request when the server has seen it, and return the seconds until it ended."""
    cancelled, ended = 0.0, math.inf

    async def ask() -> None:
        nonlocal ended
        try:
            await send(meeting, job, delivery)
        finally:
            ended = anyio.current_time()

    async with anyio.create_task_group() as group:
        group.start_soon(ask)
        await arrived(meeting.server)
        cancelled = anyio.current_time()
        group.cancel_scope.cancel()
    assert group.cancel_scope.cancelled_caught
    return ended - cancelled


@pytest.mark.parametrize("route", ROUTES)
async def test_a_read_ends_at_once(route: str, authority: Authority, monkeypatch: pytest.MonkeyPatch) -> None:
    async with meet(Row("", silent, "", 1, route), authority, monkeypatch) as meeting:
        delivery = Delivery()
        assert await cancel(meeting, GET, delivery) < 2
        assert (delivery.stage, delivery.sent, delivery.outcome) == ("wait", "maybe", None)
        await closed(meeting.server)
        assert len(meeting.server.seen) == 1


@pytest.mark.parametrize("route", ROUTES)
async def test_a_write_can_finish_in_its_grace_period(
    route: str, authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with meet(Row("", late, "", 1, route), authority, monkeypatch) as meeting:
        delivery = Delivery(grace=lambda: 5)
        await cancel(meeting, PATCH, delivery)
        assert isinstance(delivery.outcome, Response)
        assert delivery.outcome.status == 200
        # Its connection is as good as new.
        assert await send(meeting, GET) == "200"
        assert (len(meeting.server.seen), meeting.server.accepted) == (2, 1)


@pytest.mark.parametrize("route", ROUTES)
async def test_a_write_ends_after_its_grace_period(
    route: str, authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with meet(Row("", silent, "", 1, route), authority, monkeypatch) as meeting:
        delivery = Delivery(grace=lambda: 0.2)
        assert 0.15 < await cancel(meeting, PATCH, delivery) < 2
        assert isinstance(delivery.outcome, TimeoutFault)
        assert (delivery.stage, delivery.sent) == ("wait", "maybe")
        await closed(meeting.server)
        assert len(meeting.server.seen) == 1


async def test_a_second_cancellation_does_not_end_the_grace_period(
    authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with meet(Row("", late, "", 1), authority, monkeypatch) as meeting:
        delivery = Delivery(grace=lambda: 5)
        async with anyio.create_task_group() as outer, anyio.create_task_group() as inner:
            inner.start_soon(send, meeting, PATCH, delivery)
            await arrived(meeting.server)
            inner.cancel_scope.cancel()
            await anyio.lowlevel.cancel_shielded_checkpoint()
            outer.cancel_scope.cancel()
        assert isinstance(delivery.outcome, Response)


async def test_a_cancellation_before_the_connection_sends_nothing(
    authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with meet(Row("", late, "", 1), authority, monkeypatch) as meeting:
        delivery = Delivery(grace=lambda: 5)
        with anyio.move_on_after(0) as scope:
            await send(meeting, PATCH, delivery)
        assert scope.cancelled_caught
        assert (delivery.stage, delivery.sent, delivery.outcome) == ("connect", "no", None)
        await closed(meeting.server)
        assert meeting.server.seen == []


@pytest.mark.parametrize("route", ROUTES)
async def test_closing_waits_for_a_response(
    route: str, authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with meet(Row("", late, "", 1, route), authority, monkeypatch) as meeting:
        found: list[str] = []

        async def ask() -> None:
            found.append(await send(meeting, PATCH))

        async with anyio.create_task_group() as group:
            group.start_soon(ask)
            await arrived(meeting.server)
            await meeting.aclose()
            # The sockets are closed as well.
            await closed(meeting.server)
        assert found == ["200"]


async def test_closing_waits_for_all_responses_and_no_longer(
    authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_pool, "_GRACE", 20)

    async def script(exchange: Exchange) -> None:
        await anyio.sleep(0.2 * exchange.request.number)
        await exchange.send(OK)

    async with meet(Row("", script, "", 2), authority, monkeypatch) as meeting:
        found: list[str] = []

        async def ask() -> None:
            found.append(await send(meeting, PATCH))

        async with anyio.create_task_group() as group:
            group.start_soon(ask)
            group.start_soon(ask)
            await arrived(meeting.server, 2)
            start = anyio.current_time()
            await meeting.aclose()
            assert 0.2 < anyio.current_time() - start < 5
            assert found == ["200", "200"]


@pytest.mark.parametrize("route", ROUTES)
async def test_closing_ends_a_request_after_the_grace_period(
    route: str, authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with meet(Row("", silent, "", 1, route), authority, monkeypatch) as meeting:
        found: list[str] = []

        async def ask() -> None:
            found.append(await send(meeting, PATCH))

        async with anyio.create_task_group() as group:
            group.start_soon(ask)
            await arrived(meeting.server)
            start = anyio.current_time()
            await meeting.aclose()
            assert 0.3 < anyio.current_time() - start < 2
        assert found == ["APITimeoutError/wait/maybe"]
        await closed(meeting.server)


async def test_a_closed_transport_sends_nothing(
    authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with meet(Row("", raw(OK), "", 1), authority, monkeypatch) as meeting:
        assert await send(meeting, GET) == "200"
        await meeting.aclose()
        await meeting.aclose()
        delivery = Delivery()
        assert (await send(meeting, GET, delivery)).endswith("/no")
        await closed(meeting.server)
        assert len(meeting.server.seen) == 1


async def test_a_transport_that_is_closed_while_it_connects_sends_nothing(
    authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with meet(Row("", raw(OK), "", 1, "tls"), authority, monkeypatch) as meeting:
        delivery, found = Delivery(), list[str]()

        async def ask() -> None:
            found.append(await send(meeting, PATCH, delivery))

        async with anyio.create_task_group() as group:
            group.start_soon(ask)
            while not meeting.server.open:
                await anyio.lowlevel.checkpoint()
            await meeting.aclose()
        assert found == ["ConnectError/connect/no"]
        await closed(meeting.server)
        assert meeting.server.seen == []


async def test_a_response_that_nobody_closes_does_not_stop_closing(
    authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_pool, "_CLOSING", 0.1)
    async with meet(Row("", late, "", 2), authority, monkeypatch) as meeting:
        responses: list[httpx.Response] = []

        async def ask() -> None:
            request = httpx.Request("GET", meeting.url)
            responses.append(await meeting.transport.handle_async_request(request))

        await ask()
        async with anyio.create_task_group() as group:
            group.start_soon(ask)
            await arrived(meeting.server, 2)
            with anyio.fail_after(2):
                await meeting.aclose()
        await closed(meeting.server)
        assert [response.status_code for response in responses] == [200, 200]
        for response in responses:
            await response.aclose()


async def test_aborting_ends_a_request_with_an_error(
    authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with meet(Row("", silent, "", 1), authority, monkeypatch) as meeting:
        found: list[str] = []

        async def ask() -> None:
            found.append(await send(meeting, PATCH))

        async with anyio.create_task_group() as group:
            group.start_soon(ask)
            await arrived(meeting.server)
            meeting.connections.find(httpx.URL(meeting.url)).pool.abort()
        assert found == ["TransportError/wait/maybe"]
        await closed(meeting.server)


async def test_a_transport_that_was_never_used_can_be_closed() -> None:
    transport = Transport()
    await transport.aclose()
    await transport.aclose()


@pytest.mark.parametrize("route", ROUTES[:2])
async def test_a_storm(route: str, authority: Authority, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(7)

    async def script(exchange: Exchange) -> None:
        await anyio.sleep(chance.uniform(0, 0.02))
        await exchange.send(OK)

    deliveries: list[Delivery] = []
    responses = 0

    async def one(meeting: Meeting, number: int, room: anyio.CapacityLimiter) -> None:
        nonlocal responses
        delivery = Delivery(grace=partial(chance.choice, [0, 0, 5, 0.002]))
        deliveries.append(delivery)
        async with room:
            with anyio.move_on_after(chance.uniform(-0.003, 0.03)):
                if await send(meeting, PATCH if number % 2 else GET, delivery) == "200":
                    responses += 1
        responses += isinstance(delivery.outcome, Response)

    async with meet(Row("", script, "", 0, route), authority, monkeypatch) as meeting:
        async with anyio.create_task_group() as group:
            room = anyio.CapacityLimiter(4)
            for number in range(400):
                group.start_soon(one, meeting, number, room)
        await meeting.aclose()
        await closed(meeting.server)
    sent = [delivery for delivery in deliveries if delivery.sent == "maybe"]
    assert len(sent) == len(meeting.server.seen)
    assert 20 < responses < len(sent) < len(deliveries) == 400
