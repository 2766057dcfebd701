"""A list is read to its end, whatever the server says of its links."""

from __future__ import annotations

import gc
import warnings
from dataclasses import replace
from typing import Any

import anyio
import httpx
import pytest

from statsig_console import (
    Client,
    InvalidArgumentError,
    NotFoundError,
    Page,
    Pages,
    PaginationError,
    ResponseTooLargeError,
    SchemaMismatchError,
    models,
)
from statsig_console.fake import Fake

pytestmark = pytest.mark.anyio


def pages(*bodies: Any) -> tuple[httpx.AsyncClient, list[httpx.URL]]:
    """Return a client that answers page n with body n, the last one for ever, and the addresses it saw."""
    seen: list[httpx.URL] = []

    def handler(request: httpx.Request) -> httpx.Response:
        seen.append(request.url)
        number = int(request.url.params["page"])
        return httpx.Response(200, json=bodies[min(number, len(bodies)) - 1])

    return httpx.AsyncClient(transport=httpx.MockTransport(handler)), seen


def page(*ids: str, link: str | None = "more", **more: Any) -> dict[str, Any]:
    """Return one page of gates."""
    return {"message": "m", "data": [{"id": one} for one in ids], "pagination": {"nextPage": link, **more}}


async def test_one_page(fake: Fake, client: Client) -> None:
    fake.seed(gates=120)
    found = await client.gates.list(limit=50)
    assert isinstance(found, Page)
    assert (len(found.items), found.number, found.total, found.is_last) == (50, 1, 120, False)
    assert all(isinstance(gate, models.Gate) for gate in found.items)
    last = await client.gates.list(limit=50, page=3)
    assert (len(last.items), last.number, last.is_last) == (20, 3, True)
    assert (await client.gates.list(limit=50).read(9)).items == []


async def test_all_pages(fake: Fake, client: Client) -> None:
    fake.seed(gates=250)
    ids = [gate.id async for gate in client.gates.list()]
    assert len(set(ids)) == len(ids) == 250
    assert [found.number async for found in client.gates.list(limit=100).by_page()] == [1, 2, 3]
    assert len([gate async for gate in client.gates.list(limit=100, page=2)]) == 150


@pytest.mark.parametrize(
    "link", ["https://evil.example/steal?page=2", "statsigapi.net/console/v1/gates?page=9", "?page=7", "../x"]
)
async def test_links_are_never_followed(link: str) -> None:
    http, seen = pages(page("a", link=link), page("b", link=None))
    async with http, Client("console-x", http_client=http) as client:
        assert [gate.id async for gate in client.gates.list(type="STALE")] == ["a", "b"]
    assert {url.host for url in seen} == {"statsigapi.net"}
    assert [str(url.params) for url in seen] == ["page=1&type=STALE", "page=2&type=STALE"]


async def test_a_list_without_pagination_ends_with_a_short_page() -> None:
    full = {"data": [{"id": str(i)} for i in range(100)]}
    http, seen = pages(full, {"data": [{"id": "last"}]})
    async with http, Client("console-x", http_client=http) as client:
        assert len([gate async for gate in client.gates.list()]) == 101
        assert len([gate async for gate in client.gates.list(limit=1000)]) == 101
    assert len(seen) == 4


async def test_a_server_that_does_not_page_is_read_once() -> None:
    http, _ = pages({"data": [{"id": str(i)} for i in range(150)]})
    async with http, Client("console-x", http_client=http) as client:
        assert len([gate async for gate in client.gates.list()]) == 150


async def test_an_empty_page_ends_a_list_that_promises_more() -> None:
    http, seen = pages(page("a"), page())
    async with http, Client("console-x", http_client=http) as client:
        assert [gate.id async for gate in client.gates.list()] == ["a"]
    assert len(seen) == 2


@pytest.mark.parametrize("most", [1, 4])
@pytest.mark.parametrize("link", [{"nextPage": None}, {"nextPage": ""}, {}], ids=["null", "empty", "missing"])
async def test_a_missing_link_does_not_end_a_list_whose_total_says_more(
    link: dict[str, Any], most: int
) -> None:
    ids = [str(count) for count in range(230)]
    bodies = [
        {"data": [{"id": id} for id in ids[start : start + 50]], "pagination": link | {"totalItems": 230}}
        for start in range(0, 230, 50)
    ]
    http, seen = pages(*bodies)
    async with http, Client("console-x", http_client=http) as client:
        listed = client.gates.list(limit=50)
        assert [gate.id async for gate in listed.prefetch(most)] == ids
        assert [page.is_last async for page in listed.by_page()] == [False] * 4 + [True]
        assert not (await listed).is_last
        assert (await listed.read(5)).is_last
    assert len(seen) == 12


@pytest.mark.parametrize("sign", [{"nextPage": "more"}, {"nextPage": None, "totalItems": 3}])
async def test_an_empty_page_that_promises_more_is_told_once(
    sign: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    bodies = [{"data": [{"id": id} for id in ids], "pagination": sign} for ids in (["a"], ["b"], [])]
    http, seen = pages(*bodies)
    async with http, Client("console-x", http_client=http) as client:
        listed = client.gates.list()
        assert [gate.id async for gate in listed] == ["a", "b"]
        assert listed.changed_during_iteration
        [warning] = [record.message for record in caplog.records if record.levelname == "WARNING"]
    name = "totalItems (3)" if "totalItems" in sign else "nextPage"
    text = f"gates_list: page 3 is empty, but {name} says that more items follow; items may be missing"
    assert warning == text
    assert len(seen) == 3


async def test_an_empty_page_that_promises_nothing_is_the_plain_end() -> None:
    http, seen = pages(page("a"), page(link=None))
    async with http, Client("console-x", http_client=http) as client:
        listed = client.gates.list()
        assert [gate.id async for gate in listed] == ["a"]
        assert not listed.changed_during_iteration
    assert len(seen) == 2


async def test_a_total_that_one_page_leaves_out_is_no_change() -> None:
    http, _ = pages(page("a", totalItems=3), page("b"), page("c", link=None, totalItems=3))
    async with http, Client("console-x", http_client=http) as client:
        listed = client.gates.list()
        assert [gate.id async for gate in listed] == ["a", "b", "c"]
        assert not listed.changed_during_iteration


async def test_pages_that_alternate_are_an_error_also_without_pagination() -> None:
    full = [{"data": [{"id": f"{name}{count}"} for count in range(100)]} for name in "abababab"]
    http, seen = pages(*full)
    async with http, Client("console-x", http_client=http) as client:
        with pytest.raises(PaginationError, match="page 4 repeats page 2"):
            [gate async for gate in client.gates.list()]
    assert len(seen) == 4


async def test_a_page_that_repeats_for_ever_is_an_error() -> None:
    http, seen = pages(page("a"))
    async with http, Client("console-x", http_client=http) as client:
        with pytest.raises(PaginationError, match="page 2 repeats page 1"):
            [gate.id async for gate in client.gates.list()]
    assert len(seen) == 2


async def test_data_that_is_no_list_is_an_error_not_an_empty_list() -> None:
    http, _ = pages({"message": "m", "data": {"id": "x"}})
    async with http, Client("console-x", http_client=http) as client:
        with pytest.raises(SchemaMismatchError, match="dict instead of a list"):
            await client.gates.list()


@pytest.mark.parametrize("value", [0, -1, 10**30, 1.5, True, "5"])
@pytest.mark.parametrize("name", ["limit", "page"])
async def test_a_wrong_number_is_refused_before_sending(name: str, value: Any) -> None:
    async with Client("console-x") as client:
        with pytest.raises(InvalidArgumentError, match=name):
            client.gates.list(**{name: value})


async def test_one_odd_item_does_not_cost_the_page() -> None:
    odd: list[Any] = [
        {"id": "a", "status": "Half Launched"},
        {"id": "b", "isEnabled": None, "rules": None},
        {"rules": []},
        {"id": "d", "newer": {"deep": [1]}},
        {"id": "e", "rules": {"0": {"name": "x"}}, "owner": [], "tags": "one"},
        None,
        "text",
    ]
    plain = [{"id": str(i), "isEnabled": True, "rules": [], "status": "Launched"} for i in range(93)]
    http, _ = pages({"data": odd + plain, "pagination": {"nextPage": None}})
    async with http, Client("console-x", http_client=http) as client:
        found = await client.gates.list()
    assert len(found.items) == 100
    assert found.items[0].status == "Half Launched"
    assert [gate.to_dict() if isinstance(gate, models.Gate) else gate for gate in found.items] == odd + plain


async def test_raw_lists_answer_one_page_undecoded(fake: Fake, client: Client) -> None:
    fake.seed(gates=3)
    answer = await client.raw.gates.list(limit=2, page=2)
    assert answer.status == 200
    assert answer.pagination is not None
    assert answer.pagination["pageNumber"] == 2
    assert [type(item) for item in answer.data] == [dict]


def rows(*ids: str, following: str | None) -> dict[str, Any]:
    """Return one page of a list without page numbers."""
    pagination = {"next_cursor": following, "has_more": following is not None}
    return {"message": "m", "data": [{"id": one} for one in ids], "pagination": pagination}


def cursors(**bodies: Any) -> tuple[httpx.AsyncClient, list[httpx.URL]]:
    """Return a client that answers each cursor with its body, and the addresses it saw."""
    seen: list[httpx.URL] = []

    def handler(request: httpx.Request) -> httpx.Response:
        seen.append(request.url)
        return httpx.Response(200, json=bodies[request.url.params.get("after", "start")])

    return httpx.AsyncClient(transport=httpx.MockTransport(handler)), seen


async def test_cursors_are_followed_to_the_end() -> None:
    http, seen = cursors(
        start=rows("a", following="x"), x=rows("b", following="y"), y=rows("c", following=None)
    )
    async with http, Client("console-x", http_client=http) as client:
        assert [row.id async for row in client.logs.list(limit=1, source="events")] == ["a", "b", "c"]
        page = await client.logs.list(after="x")
        answer = await client.raw.logs.list()
    assert (page.items[0].id, page.next_cursor, page.is_last) == ("b", "y", False)
    assert answer.pagination == {"next_cursor": "x", "has_more": True}
    assert [url.params.get("after") for url in seen] == [None, "x", "y", "x", None]


async def test_a_cursor_that_leads_to_itself_is_an_error() -> None:
    http, _ = cursors(start=rows("a", following="x"), x=rows("b", following="x"))
    async with http, Client("console-x", http_client=http) as client:
        with pytest.raises(PaginationError, match="page 2 leads to itself"):
            [row.id async for row in client.logs.list()]


@pytest.mark.parametrize("pagination", [{"has_more": True}, {"has_more": True, "next_cursor": None}])
async def test_more_rows_without_a_cursor_are_an_error(pagination: dict[str, Any]) -> None:
    http, _ = cursors(start={"data": [{"id": "a"}], "pagination": pagination})
    async with http, Client("console-x", http_client=http) as client:
        page = await client.logs.list()
        assert (page.is_last, page.next_cursor) == (False, None)
        with pytest.raises(
            PaginationError, match="page 1 says that more items follow, but its next_cursor is"
        ):
            [row.id async for row in client.logs.list()]


@pytest.mark.parametrize("cursor", [{"after": 1}, ["x"], 1.5, True, "line\nbreak", " "])
async def test_a_cursor_that_cannot_be_sent_is_an_error(cursor: Any) -> None:
    http, seen = cursors(start={"data": [{"id": "a"}], "pagination": {"next_cursor": cursor}})
    async with http, Client("console-x", http_client=http) as client:
        with pytest.raises(PaginationError, match="next_cursor cannot be sent"):
            [row.id async for row in client.logs.list()]
    assert len(seen) == 1


async def test_a_whole_number_is_a_cursor() -> None:
    pagination = {"next_cursor": 7}
    http, seen = cursors(
        start={"data": [{"id": "a"}], "pagination": pagination}, **{"7": rows("b", following=None)}
    )
    async with http, Client("console-x", http_client=http) as client:
        assert [row.id async for row in client.logs.list()] == ["a", "b"]
    assert len(seen) == 2


@pytest.mark.parametrize(
    ("third", "message"),
    [
        (rows("c", following="x"), "page 3 leads to page 2"),
        (rows("b", following="z"), "page 3 repeats page 2"),
    ],
    ids=["the cursors alternate", "the rows repeat"],
)
async def test_pages_without_an_end_are_an_error(third: Any, message: str) -> None:
    http, seen = cursors(start=rows("a", following="x"), x=rows("b", following="y"), y=third)
    async with http, Client("console-x", http_client=http) as client:
        with pytest.raises(PaginationError, match=message):
            [row.id async for row in client.logs.list()]
    assert len(seen) == 3


@pytest.mark.parametrize(
    ("pagination", "changed_during_iteration"),
    [
        ({"has_more": True, "next_cursor": "y"}, True),
        ({"has_more": True}, True),
        ({"next_cursor": "y"}, True),
        ({"has_more": False, "next_cursor": "y"}, False),
        ({}, False),
    ],
)
async def test_an_empty_page_ends_rows(
    pagination: dict[str, Any], changed_during_iteration: bool, caplog: pytest.LogCaptureFixture
) -> None:
    http, seen = cursors(start=rows("a", following="x"), x={"data": [], "pagination": pagination})
    async with http, Client("console-x", http_client=http) as client:
        listed = client.logs.list()
        assert [row.id async for row in listed] == ["a"]
    assert listed.changed_during_iteration == changed_during_iteration
    assert (
        len([record for record in caplog.records if record.levelname == "WARNING"])
        == changed_during_iteration
    )
    assert len(seen) == 2


@pytest.mark.parametrize("pagination", [{"has_more": False}, {"has_more": "false"}, {"next_cursor": None}])
async def test_a_full_page_of_rows_that_is_the_last_is_the_plain_end(pagination: dict[str, Any]) -> None:
    http, seen = cursors(start={"data": [{"id": "a"}, {"id": "b"}], "pagination": pagination})
    async with http, Client("console-x", http_client=http) as client:
        listed = client.logs.list(limit=2)
        assert [row.id async for row in listed] == ["a", "b"]
    assert not listed.changed_during_iteration
    assert len(seen) == 1


async def test_a_full_page_of_rows_without_any_sign_is_told(caplog: pytest.LogCaptureFixture) -> None:
    http, _ = cursors(start={"data": [{"id": "a"}, {"id": "b"}]})
    async with http, Client("console-x", http_client=http) as client:
        full, short = client.logs.list(limit=2), client.logs.list(limit=3)
        for listed in (full, short):
            assert [row.id async for row in listed] == ["a", "b"]
    assert (full.changed_during_iteration, short.changed_during_iteration) == (True, False)
    [warning] = [record.message for record in caplog.records if record.levelname == "WARNING"]
    assert warning.startswith("logs_list: page 1 is full")


@pytest.mark.parametrize("most", [1, 2, 4, 40])
async def test_pages_read_ahead_bring_the_same_items_in_the_same_order(
    fake: Fake, client: Client, most: int
) -> None:
    fake.seed(gates=230)
    one_by_one = [gate.id async for gate in client.gates.list(limit=10)]
    assert len(one_by_one) == 230
    fake.requests.clear()
    assert [gate.id async for gate in client.gates.list(limit=10).prefetch(most)] == one_by_one
    assert len(fake.requests.matching(operation="gates_list")) == 23


async def test_reading_ahead_takes_one_wait_for_many_pages(fake: Fake) -> None:
    fake.seed(gates=2300)

    async def handler(request: httpx.Request) -> httpx.Response:
        await anyio.sleep(0.05)
        async with fake.http() as inner:
            return await inner.request(request.method, request.url, headers=request.headers)

    took = []
    async with (
        httpx.AsyncClient(transport=httpx.MockTransport(handler)) as http,
        Client("console-x", http_client=http) as client,
    ):
        for most in (1, 4):
            start = anyio.current_time()
            assert len([gate async for gate in client.gates.list().prefetch(most)]) == 2300
            took.append(anyio.current_time() - start)
    assert took == [pytest.approx(23 * 0.05), pytest.approx(7 * 0.05)]


async def take(items: Pages[models.Gate], found: list[Any]) -> None:
    """Read a list into another one, as far as it goes."""
    async for item in items:
        found.append(item.id)


async def test_an_error_ahead_is_raised_where_its_page_would_come() -> None:
    def handler(request: httpx.Request) -> httpx.Response:
        number = int(request.url.params["page"])
        return httpx.Response(404) if number == 4 else httpx.Response(200, json=many(number))

    def many(number: int) -> dict[str, Any]:
        return page(*(f"{number}-{item}" for item in range(100)), totalItems=900)

    found: list[Any] = []
    async with (
        httpx.AsyncClient(transport=httpx.MockTransport(handler)) as http,
        Client("console-x", http_client=http) as client,
    ):
        with pytest.raises(NotFoundError):
            await take(client.gates.list().prefetch(5), found)
    assert len(found) == 300


async def test_a_list_that_does_not_tell_its_length_is_read_one_by_one() -> None:
    http, seen = pages(page("a"), page("b"), page("c", link=None))
    async with http, Client("console-x", http_client=http) as client:
        assert [gate.id async for gate in client.gates.list().prefetch(10)] == ["a", "b", "c"]
    assert len(seen) == 3


@pytest.mark.parametrize("most", [0, -1, True, 1.5])
async def test_a_number_of_pages_that_makes_no_sense_is_refused(client: Client, most: Any) -> None:
    with pytest.raises(InvalidArgumentError, match="pages"):
        client.gates.list().prefetch(most)


async def read_one(items: Any) -> Any:
    """Await a list for one page."""
    return await items


@pytest.mark.parametrize(("limit", "most"), [(None, 4000), (5, 4000), (1500, 6000)])
@pytest.mark.parametrize("group", ["gates", "logs"])
async def test_a_page_that_is_far_longer_than_asked_for_is_refused(
    group: str, limit: int | None, most: int
) -> None:
    made: list[object] = []

    def keep(item: object) -> object:
        made.append(item)
        return item

    options: dict[str, Any] = {} if limit is None else {"limit": limit}
    for count in (most, most + 1):
        body = {"message": "m", "data": [{}] * count, "pagination": {"nextPage": None}}
        transport = httpx.MockTransport(lambda request, body=body: httpx.Response(200, json=body))
        async with (
            httpx.AsyncClient(transport=transport) as http,
            Client("console-x", http_client=http) as client,
        ):
            listed = getattr(client, group).list(**options)
            listed = replace(listed, _decode=keep)
            if count <= most:
                assert len((await listed).items) == count
                assert len([item async for item in listed]) == count
                made.clear()
                continue
            for read in (read_one, collect):
                with pytest.raises(ResponseTooLargeError, match=f"more than {most} items") as caught:
                    await read(listed)
                error = caught.value
                assert (error.limit, error.unit, error.status) == (most, "items", 200)
                assert error.operation == f"{group}_list"
    assert not made


async def collect(items: Any) -> list[Any]:
    """Read a list to its end."""
    return [item async for item in items]


@pytest.mark.parametrize("how", ["items", "pages"])
async def test_an_iteration_may_be_left_early_without_a_warning(how: str, fake: Fake, client: Client) -> None:
    fake.seed(gates=300)
    listed: Any = client.gates.list()
    with warnings.catch_warnings(record=True) as found:
        warnings.simplefilter("always")
        async for _ in listed if how == "items" else listed.by_page():
            break
        gc.collect()
    assert [str(one.message) for one in found] == []
    assert len(fake.requests) == 1


async def test_one_iteration_is_not_for_two_tasks(fake: Fake, client: Client) -> None:
    fake.seed(gates=300)
    iteration = aiter(client.gates.list())
    found: list[str] = []

    async def take_one() -> None:
        try:
            found.append((await anext(iteration)).id)
        except RuntimeError as error:
            found.append(str(error))

    async with anyio.create_task_group() as tasks:
        tasks.start_soon(take_one)
        tasks.start_soon(take_one)
    assert sum("two tasks" in text for text in found) == 1
    assert len([gate async for gate in iteration]) == 299


async def test_an_iteration_ends_with_its_error() -> None:
    http, seen = pages(page("a"), {"message": "m", "data": "none"})
    async with http, Client("console-x", http_client=http) as client:
        iteration = aiter(client.gates.list().by_page())
        await anext(iteration)
        with pytest.raises(SchemaMismatchError):
            await anext(iteration)
        with pytest.raises(StopAsyncIteration):
            await anext(iteration)
    assert len(seen) == 2
