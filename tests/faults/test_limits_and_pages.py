"""The fault matrix, rows 72 to 85: limits, clocks, and lists that do not hold still."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import anyio
import httpx
import pytest

from statsig_console import Client, PaginationError, RateLimit, RateLimits, SharedRateLimit, bulk
from statsig_console._limits.file_store import FileStore
from tests.support.fault_calls import KEY
from tests.support.fault_clients import client_at
from tests.support.fault_server import Exchange, FaultServer, serve
from tests.support.limiter_calls import moment
from tests.support.server_models import Line, SlidingLog, SlidingLogOfAll, bound

pytestmark = pytest.mark.anyio

on_one = pytest.mark.parametrize("anyio_backend", ["asyncio"], indirect=True)
"""The backend does not matter, for what takes a second of computing."""


class Console(httpx.AsyncBaseTransport):
    """A Console at the end of a slow line, which counts changes as the models say."""

    def __init__(self, line: Line) -> None:
        self.line = line
        self.sent: list[str] = []
        self.ledger: list[str] = []
        self.flying = self.most = 0
        self.refuses_until = 0.0

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        id = request.url.path.split("/")[-2]
        self.sent.append(id)
        self.flying += 1
        self.most = max(self.most, self.flying)
        try:
            await self.line.delay()
            admitted = anyio.current_time() >= self.refuses_until and self.line.ask()
            if admitted:
                self.ledger.append(id)
            await self.line.delay()
        finally:
            self.flying -= 1
        if not admitted:
            self.line.refused += 1
            return httpx.Response(429, json={"status": 429, "message": "Too Many Requests"})
        return httpx.Response(200, json={"message": "Done.", "data": {"id": id}})

    def client(self, key: str = KEY, **options: Any) -> Client:
        """Return a client whose requests end here."""
        return Client(key, http_client=httpx.AsyncClient(transport=self), **options)


async def change(clients: Sequence[Client], number: int) -> float:
    """Archive many gates at once, each client its part, and return the seconds that it took."""
    start = anyio.current_time()
    async with anyio.create_task_group() as group:
        for count in range(number):
            group.start_soon(clients[count % len(clients)].gates.archive, f"gate{count}")
    return anyio.current_time() - start


def assert_each_once(console: Console, number: int) -> None:
    """Each change was made, and none of them twice."""
    assert sorted(console.ledger) == sorted(f"gate{count}" for count in range(number))


async def check_shared(console: Console, clients: Sequence[Client], most: float) -> None:
    """Assert that clients together are never refused, and need at most so many times the shortest time."""
    took = await change(clients, 400)
    assert console.line.refused == 0
    assert took <= most * bound(400)
    assert_each_once(console, 400)


async def test_row_072_a_thousand_tasks_at_once() -> None:
    console = Console(Line(SlidingLog))
    asked: list[str] = []

    async def one(client: Client, id: str) -> None:
        asked.append(id)
        await client.gates.archive(id)

    async with console.client() as client:
        start = anyio.current_time()
        async with anyio.create_task_group() as group:
            for count in range(1_000):
                group.start_soon(one, client, f"gate{count}")
        took = anyio.current_time() - start
    assert console.most <= 8
    # Those that are let in at the same moment leave in any order.
    places = {id: place for place, id in enumerate(asked)}
    assert all(abs(places[id] - place) < 8 for place, id in enumerate(console.sent))
    assert console.line.refused == 0
    assert took <= 1.01 * bound(1_000)
    assert_each_once(console, 1_000)


async def test_row_073_four_processes_on_one_host(tmp_path: Path) -> None:
    console = Console(Line(SlidingLog))
    # Each has a key and a shared limit of its own, so that nothing but the file connects them.
    clients = [
        console.client(f"console-{name}", rate_limits=RateLimits(shared=shared))
        for name in ("a", "b", "c", "d")
        for shared in [SharedRateLimit(name, FileStore(tmp_path / "it", moment))]
    ]
    await check_shared(console, clients, 1.05)


async def test_row_074_four_hosts_that_each_take_their_part() -> None:
    console = Console(Line(SlidingLog))
    quarter = RateLimits(share=1 / 4)
    clients = [console.client(f"console-{name}", rate_limits=quarter) for name in "abcd"]
    await check_shared(console, clients, 1.1)


@on_one
async def test_row_074_four_hosts_that_do_not_know_of_each_other() -> None:
    console = Console(Line(SlidingLog))
    took = await change([console.client(f"console-{name}") for name in "abcd"], 1_000)
    assert console.line.refused <= 100
    # What others have used up shows only in refusals, and room that is free again may be found as late as
    # the longest pause between two of them: 300 of 900 s. Parts of the limits cost nothing of it.
    assert took <= (1 + 300 / 900) * bound(1_000)
    assert_each_once(console, 1_000)


@on_one
async def test_row_075_limits_lower_than_documented() -> None:
    lower = ((80, 10), (720, 900))
    console = Console(Line(SlidingLog, limits=lower))
    async with console.client() as client:
        took = await change([client], 1_000)
    assert console.line.refused <= 15
    assert took <= 1.2 * bound(1_000, lower)
    assert_each_once(console, 1_000)


async def beside(console: Console, client: Client, seconds: float, number: int) -> float:
    """Make changes while others make one every so many seconds; return the seconds that it took."""
    took = 0.0
    async with anyio.create_task_group() as others:
        others.start_soon(console.line.disturb, seconds)
        took = await change([client], number)
        others.cancel_scope.cancel()
    return took


@on_one
async def test_row_076_others_use_a_fifth_of_the_limits() -> None:
    console = Console(Line(SlidingLog))
    async with console.client() as client:
        await beside(console, client, 5, 1_000)
    assert console.line.refused <= 15
    assert_each_once(console, 1_000)


@on_one
async def test_row_076_a_reserve_lets_others_live() -> None:
    console = Console(Line(SlidingLog))
    async with console.client(rate_limits=RateLimits(reserve=0.1)) as client:
        await beside(console, client, 12, 400)
    assert (console.line.refused, console.line.foreign_refused) == (0, 0)
    assert_each_once(console, 400)


async def test_row_077_half_an_hour_in_which_everything_is_refused() -> None:
    console = Console(Line(SlidingLog))
    console.refuses_until = anyio.current_time() + 1_800
    async with console.client() as client:
        report = await bulk(client.gates.archive, [f"gate{count}" for count in range(60)])
    assert report.counts == {"done": 60}
    assert console.line.refused <= 8 + 12
    assert_each_once(console, 60)
    assert anyio.current_time() < console.refuses_until + 400


async def test_row_078_refused_requests_count_as_well() -> None:
    console = Console(Line(SlidingLogOfAll))
    async with console.client() as client:
        took = await change([client], 500)
    assert console.line.refused == 0
    assert took <= bound(500) + 6
    assert_each_once(console, 500)


# The journal holds no times, so that no clock can mislead whoever resumes from it.
@pytest.mark.parametrize("step", [3_600, -3_600])
async def test_row_079_the_wall_clock_is_set(step: int, monkeypatch: pytest.MonkeyPatch) -> None:
    console = Console(Line(SlidingLog))
    real, took = time.time, 0.0

    async def set_clock() -> None:
        await anyio.sleep(5)
        monkeypatch.setattr(time, "time", lambda: real() + step)
        monkeypatch.setattr(time, "time_ns", lambda: int((real() + step) * 1e9))

    async with console.client() as client, anyio.create_task_group() as group:
        group.start_soon(set_clock)
        took = await change([client], 150)
    assert 10 <= took < 12
    assert console.line.refused == 0


@pytest.mark.parametrize("offset", [3_600, -3_600])
async def test_row_079_the_wall_clocks_of_client_and_server_differ(
    offset: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = time.time
    monkeypatch.setattr(time, "time", lambda: real() + offset)

    async def script(exchange: Exchange) -> None:
        if exchange.request.number > 1:
            return await exchange.answer({"id": "a"})
        dates = {
            "Date": "Sat, 21 Nov 2026 05:00:00 GMT",
            "Retry-After": "Sat, 21 Nov 2026 05:00:30 GMT",
        }
        return await exchange.answer(status=429, headers=dates)

    async with serve(script) as server, client_at(server.url) as client:
        start = anyio.current_time()
        await client.gates.get("a")
    assert 30 <= server.seen[1].at - start <= 32


async def test_row_080_a_laptop_sleeps_for_twenty_minutes(monkeypatch: pytest.MonkeyPatch) -> None:
    async with (
        serve(lambda e: e.answer()) as server,
        client_at(server.url, rate_limits=[RateLimit(1, 900)]) as client,
    ):
        await client.gates.delete("a")
        await anyio.sleep(1_200)
        monkeypatch.setattr(time, "monotonic", lambda real=time.monotonic: real() + 1_200)
        start = anyio.current_time()
        await client.gates.delete("b")
        assert anyio.current_time() - start < 0.1
    assert [seen.connection for seen in server.seen] == [1, 2]


async def test_row_080_a_laptop_sleeps_and_its_clock_does_as_well() -> None:
    # Where the clock of the loop stands still, nothing is credited: the wait is too long, never too short.
    # The other side has ended the connections meanwhile.
    async def script(exchange: Exchange) -> None:
        await exchange.answer({"id": "a"})
        await exchange.close()

    async with serve(script) as server, client_at(server.url) as client:
        for _ in range(3):
            exchanged = len(server.seen)
            await client.gates.archive("a")
            await anyio.sleep(0.1)
            assert (server.open, len(server.seen)) == (0, exchanged + 1)
    assert [seen.connection for seen in server.seen] == [1, 2, 3]


def page_of(exchange: Exchange) -> int:
    """Return the number of the page that is asked for."""
    return int(parse_qs(urlsplit(exchange.request.path).query)["page"][0])


async def send_page(exchange: Exchange, ids: Sequence[str], **pagination: Any) -> None:
    """Answer with a page of gates."""
    body = {"message": "Listed.", "data": [{"id": one} for one in ids], "pagination": pagination}
    await exchange.answer(body=json.dumps(body).encode())


@pytest.mark.parametrize(
    ("round_trip", "requests", "text"),
    [
        (["a"], 2, "page 2 repeats page 1"),
        (["a", "b", "b"], 3, "page 3 repeats page 2"),
        (["a", "b"], 4, "page 4 repeats page 2"),
        (["a", "b", "c", "d", "e"], 13, "page 13 repeats page 8"),
    ],
)
async def test_row_081_pages_that_go_round(round_trip: list[str], requests: int, text: str) -> None:
    async def script(exchange: Exchange) -> None:
        await send_page(exchange, [round_trip[(page_of(exchange) - 1) % len(round_trip)]], nextPage="more")

    async with serve(script) as server, client_at(server.url) as client:
        with pytest.raises(PaginationError, match=text) as caught:
            [gate async for gate in client.gates.list()]
    assert (caught.value.operation, caught.value.path) == ("gates_list", "/gates")
    assert len(server.seen) == requests


@pytest.mark.parametrize(
    ("cycle", "requests", "text"),
    [
        (["a"], 2, "page 2 leads to itself"),
        (["a", "b"], 3, "page 3 leads to page 2"),
        (["a", "b", "c", "d", "e"], 12, "page 12 leads to page 8"),
    ],
)
async def test_row_081_cursors_that_repeat(cycle: list[str], requests: int, text: str) -> None:
    async def script(exchange: Exchange) -> None:
        count = len(server.seen)
        pagination = {"next_cursor": cycle[(count - 1) % len(cycle)], "has_more": True}
        body = {"message": "Listed.", "data": [{"id": f"row{count}"}], "pagination": pagination}
        await exchange.answer(body=json.dumps(body).encode())

    async with serve(script) as server, client_at(server.url) as client:
        with pytest.raises(PaginationError, match=text) as caught:
            [row async for row in client.logs.list()]
    assert (caught.value.operation, caught.value.path) == ("logs_list", "/logs")
    assert len(server.seen) == requests


async def test_row_082_links_that_lead_elsewhere() -> None:
    async with serve(lambda e: e.answer()) as foreign:
        links = [
            f"{foreign.url}/steal?page=2", f"//{urlsplit(foreign.url).netloc}/steal", "../../keys?page=2",
            f"{urlsplit(foreign.url).netloc}/gates?page=9", "?page=7", "javascript:alert(1)", "\\\\x", 7,
            None,
        ]  # fmt: skip

        async def script(exchange: Exchange) -> None:
            number = page_of(exchange)
            await send_page(exchange, [str(number)], nextPage=links[number - 1])

        async with serve(script) as server, client_at(server.url) as client:
            found = [gate.id async for gate in client.gates.list()]
    assert found == [str(number) for number in range(1, 10)]
    assert server.calls() == [f"GET /gates?page={number}" for number in range(1, 10)]
    assert foreign.accepted == 0


class Listing:
    """A list of gates that changes while it is read, newest first."""

    def __init__(self, number: int) -> None:
        self.ids = [f"gate{count}" for count in range(number)]
        self.changes: dict[int, Callable[[], object]] = {}
        """What happens after which page."""

    async def __call__(self, exchange: Exchange) -> None:
        if exchange.request.method == "DELETE":
            self.ids.remove(exchange.request.path.split("/")[-1])
            await exchange.answer()
            return
        number = page_of(exchange)
        start, end = 10 * number - 10, 10 * number
        following = "more" if end < len(self.ids) else None
        await send_page(exchange, self.ids[start:end], nextPage=following, totalItems=len(self.ids))
        self.changes.get(number, lambda: None)()


async def test_row_083_new_objects_do_not_bring_old_ones_again() -> None:
    listing = Listing(50)
    listing.changes = {2: lambda: listing.ids.insert(0, "new"), 3: lambda: listing.ids.insert(0, "newer")}
    async with serve(listing) as server, client_at(server.url) as client:
        pages = client.gates.list(limit=10)
        found = [gate.id async for gate in pages]
        assert pages.changed_during_iteration
        assert found == [f"gate{count}" for count in range(50)]
        listing.changes = {}
        assert len([gate async for gate in pages]) == 52
        assert not pages.changed_during_iteration


async def test_row_083_objects_that_go_leave_a_hole_that_is_told(caplog: pytest.LogCaptureFixture) -> None:
    listing = Listing(50)
    listing.changes = {2: partial(listing.ids.remove, "gate3")}
    async with serve(listing) as server, client_at(server.url) as client:
        pages = client.gates.list(limit=10)
        found = [gate.id async for gate in pages]
    assert pages.changed_during_iteration
    assert "gate20" not in found
    assert [record.message for record in caplog.records if record.levelname == "WARNING"] == [
        "gates_list: the list changed while it was read; items may be missing"
    ]


async def test_row_083_what_is_deleted_is_listed_first() -> None:
    listing = Listing(50)
    async with serve(listing) as server, client_at(server.url) as client:
        report = await bulk(client.gates.delete, [gate.id async for gate in client.gates.list(limit=10)])
    assert report.counts == {"done": 50}
    assert listing.ids == []


async def test_row_083_what_is_deleted_while_it_is_listed() -> None:
    listing = Listing(50)
    async with serve(listing) as server, client_at(server.url) as client:
        pages = client.gates.list(limit=10)
        await bulk(client.gates.delete, (gate.id async for gate in pages))
    assert listing.ids
    assert pages.changed_during_iteration


async def test_row_083_versions_of_one_object_are_not_taken_for_one() -> None:
    async def script(exchange: Exchange) -> None:
        number = page_of(exchange)
        data = [{"id": "a", "version": 9 - number}]
        body = {"data": data, "pagination": {"nextPage": "more" if number < 9 else None}}
        await exchange.answer(body=json.dumps(body).encode())

    async with serve(script) as server, client_at(server.url) as client:
        pages = client.gates.list_versions("a", limit=1)
        assert [gate.version async for gate in pages] == list(range(8, -1, -1))
        assert not pages.changed_during_iteration


async def test_row_084_an_empty_page_that_promises_more(caplog: pytest.LogCaptureFixture) -> None:
    async def script(exchange: Exchange) -> None:
        await send_page(exchange, ["a"] if page_of(exchange) == 1 else [], nextPage="more")

    async with serve(script) as server, client_at(server.url) as client:
        pages = client.gates.list()
        assert [gate.id async for gate in pages] == ["a"]
    assert pages.changed_during_iteration
    assert len(server.seen) == 2
    [warning] = [record.message for record in caplog.records if record.levelname == "WARNING"]
    text = "gates_list: page 2 is empty, but nextPage says that more items follow; items may be missing"
    assert warning == text


@pytest.mark.parametrize("most", [1, 3])
async def test_row_084_links_that_are_missing_before_the_end(most: int) -> None:
    async def script(exchange: Exchange) -> None:
        number = page_of(exchange)
        ids = [f"gate{count}" for count in range(50 * number - 50, min(50 * number, 230))]
        await send_page(exchange, ids, nextPage=None, totalItems=230)

    async with serve(script) as server, client_at(server.url) as client:
        pages = client.gates.list(limit=50)
        found = [gate.id async for gate in pages.prefetch(most)]
    assert found == [f"gate{count}" for count in range(230)]
    assert sorted(pages_seen(server)) == [1, 2, 3, 4, 5]


def pages_seen(server: FaultServer) -> list[int]:
    """Return the numbers of the pages in the order in which they were asked for."""
    return [int(seen.path.partition("page=")[2].partition("&")[0]) for seen in server.seen]


async def test_row_085_a_refusal_in_the_midst_of_a_list() -> None:
    refused = False

    async def script(exchange: Exchange) -> None:
        nonlocal refused
        number = page_of(exchange)
        if number == 7 and not refused:
            refused = True
            return await exchange.answer(status=429, headers={"Retry-After": "3"})
        ids = [f"gate{count}" for count in range(10 * number - 10, 10 * number)]
        return await send_page(exchange, ids, nextPage="more" if number < 20 else None)

    async with serve(script) as server, client_at(server.url) as client:
        pages = client.gates.list(limit=10)
        assert [gate.id async for gate in pages] == [f"gate{count}" for count in range(200)]
        assert not pages.changed_during_iteration
    assert pages_seen(server) == [*range(1, 8), *range(7, 21)]
    assert 3 <= server.seen[7].at - server.seen[6].at <= 4
