"""Nothing of a list is missed in silence, whatever the server says of the pages that follow."""

from __future__ import annotations

import json
import logging
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import anyio
import httpx
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from statsig_console import Client, CursorPages, Pages, PaginationError
from tests.support.tiers import examples
from tests.support.virtual_time import in_virtual_time

Body = dict[str, Any]
Sign = Callable[["Place"], object]
MISSING = object()
both_backends = pytest.mark.parametrize("backend", ["asyncio", "trio"])


class Place(NamedTuple):
    """What is true of one page, and what a sign is made from."""

    number: int
    start: int
    items: int
    total: int
    size: int
    limit: int

    @property
    def end(self) -> int:
        return self.start + self.items

    @property
    def is_followed(self) -> bool:
        return self.end < self.total


LINKS: dict[str, Sign] = {
    "true": lambda page: f"/console/v1/gates?page={page.number + 1}" if page.is_followed else None,
    "odd": lambda page: {"href": "//x"} if page.is_followed else None,
    "number": lambda page: page.number + 1 if page.is_followed else False,
    "missing": lambda page: MISSING,
    "null": lambda page: None,
    "empty": lambda page: "",
    "blank": lambda page: " ",
    "false": lambda page: False,
    "always": lambda page: "?page=7",
}
TOTALS: dict[str, Sign] = {
    "true": lambda page: page.total,
    "float": lambda page: float(page.total),
    "digits": lambda page: f" {page.total} ",
    "missing": lambda page: MISSING,
    "null": lambda page: None,
    "cap of 100": lambda page: min(100, page.total),
    "cap of 1000": lambda page: 1000,
    "of the page": lambda page: page.items,
    "too many": lambda page: page.total + 30,
    "too few": lambda page: max(0, page.total - 30),
    "zero": lambda page: 0,
    "negative": lambda page: -1,
    "huge": lambda page: 10**400,
    "half": lambda page: page.total + 0.5,
    "text": lambda page: "many",
    "truth": lambda page: True,
    "list": lambda page: [page.total],
}
PER_PAGE: dict[str, Sign] = {
    "true": lambda page: page.size,
    "asked for": lambda page: page.limit,
    "digits": lambda page: str(page.size),
    "missing": lambda page: MISSING,
    "null": lambda page: None,
    "of the page": lambda page: page.items,
    "one": lambda page: 1,
    "everything": lambda page: 20_000,
    "zero": lambda page: 0,
    "text": lambda page: "some",
}
NUMBERS: dict[str, Sign] = {
    "true": lambda page: page.number,
    "first": lambda page: 1,
    "from zero": lambda page: page.number - 1,
    "missing": lambda page: MISSING,
    "text": lambda page: "two",
}
SIGNS = {"nextPage": LINKS, "totalItems": TOTALS, "itemsPerPage": PER_PAGE, "pageNumber": NUMBERS}


@dataclass
class Console:
    """A list of gates, with signs that may change from page to page."""

    total: int
    cap: int
    limit: int
    signs: Sequence[Mapping[str, str]]
    """By which rule each sign is made; page n takes entry n, from the beginning again after the last."""
    bodies: list[Body] = field(default_factory=list)
    pages: list[int] = field(default_factory=list)

    @property
    def size(self) -> int:
        return min(self.limit, self.cap)

    @property
    def needed(self) -> int:
        """Requests of a client that knows how many items there are."""
        return max(1, -(-self.total // self.size))

    @property
    def ids(self) -> list[str]:
        return [f"gate{number}" for number in range(self.total)]

    def __call__(self, request: httpx.Request) -> httpx.Response:
        number = int(request.url.params["page"])
        assert len(self.pages) < 2 * self.needed + 20, "the list is read without end"
        start = min(self.total, (number - 1) * self.size)
        ids = self.ids[start : start + self.size]
        place = Place(number, start, len(ids), self.total, self.size, self.limit)
        rules = self.signs[(number - 1) % len(self.signs)]
        pagination = {name: SIGNS[name][rule](place) for name, rule in rules.items()}
        body: Body = {"message": "m", "data": [{"id": id} for id in ids]}
        body["pagination"] = {name: value for name, value in pagination.items() if value is not MISSING}
        self.pages.append(number)
        self.bodies.append(body)
        return httpx.Response(200, content=json.dumps(body).encode())


class Reading(NamedTuple):
    """What one iteration over a list gave."""

    ids: list[str]
    error: PaginationError | None
    changed_during_iteration: bool
    warnings: int
    requests: int
    last: Body


@contextmanager
def warnings_logged() -> Iterator[list[str]]:
    """Collect the warnings about lists. Some others are logged once in a process, by any test."""
    found: list[str] = []
    handler = logging.Handler(logging.WARNING)
    handler.addFilter(lambda record: record.module == "_pagination")
    handler.emit = lambda record: found.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger("statsig_console")
    logger.addHandler(handler)
    try:
        yield found
    finally:
        logger.removeHandler(handler)


@asynccontextmanager
async def client_of(handler: Callable[[httpx.Request], httpx.Response]) -> AsyncIterator[Client]:
    """Give a client whose requests a function answers."""
    async with (
        httpx.AsyncClient(transport=httpx.MockTransport(handler)) as http,
        Client("console-xxxx", http_client=http) as client,
    ):
        yield client


def read(console: Console, backend: str = "asyncio", *, ahead: int = 1, by_page: bool = False) -> Reading:
    """Read the whole list."""

    async def ids_of(pages: Pages[Any], found: list[str]) -> None:
        if by_page:
            async for page in pages.by_page():
                found.extend(gate.id for gate in page.items)
        else:
            async for gate in pages:
                found.append(gate.id)

    async def main() -> Reading:
        found: list[str] = []
        error = None
        async with client_of(console) as client:
            pages = client.gates.list(limit=console.limit)
            pages = pages if ahead == 1 else pages.prefetch(ahead)
            with warnings_logged() as warnings:
                try:
                    await ids_of(pages, found)
                except PaginationError as caught:
                    error = caught
        return Reading(
            found,
            error,
            pages.changed_during_iteration,
            len(warnings),
            len(console.pages),
            console.bodies[-1],
        )

    console.pages.clear()
    console.bodies.clear()
    name, options = in_virtual_time(backend)
    return anyio.run(main, backend=name, backend_options=options)


def says_more(console: Console, number: int) -> bool:
    """Return whether anything in the response to a page says that items follow.

    A full page says so only where neither a null link nor the total says that the list ends here. It is full
    if it has as many items as were asked for, as the server says, or as the page before, or 100.
    """
    body = console.bodies[console.pages.index(number)]
    pagination, count = body["pagination"], len(body["data"])
    end = (number - 1) * console.size + count
    link = pagination.get("nextPage", "")
    link = link.strip() if isinstance(link, str) else link
    # Where a response leaves out the total, that of an earlier one holds.
    totals = [
        number_of(console.bodies[console.pages.index(page)], "totalItems") for page in range(1, number + 1)
    ]
    total = next((found for found in reversed(totals) if found is not None), None)
    if link or (total is not None and total > end):
        return True
    if link is None or link is False or total == end:
        return False
    sizes = [100, console.limit, number_of(body, "itemsPerPage") or 100]
    return count >= min([*sizes, console.size] if number > 1 else sizes)


def number_of(body: Body, name: str) -> int | None:
    """Return a count of a response, unless it is something else."""
    value = body["pagination"].get(name)
    try:
        found = float(value)
    except (TypeError, ValueError, OverflowError):
        return None
    return int(found) if not isinstance(value, bool) and found >= 0 and found == int(found) else None


rules = st.fixed_dictionaries({name: st.sampled_from(sorted(kinds)) for name, kinds in SIGNS.items()})
consoles = st.builds(
    Console,
    total=st.integers(0, 400) | st.sampled_from([100, 200, 230, 400]),
    cap=st.sampled_from([20, 50, 100, 1000]) | st.integers(15, 120),
    limit=st.sampled_from([20, 50, 100, 1000]) | st.integers(15, 120),
    signs=st.lists(rules, min_size=1, max_size=3),
)


@both_backends
@pytest.mark.search
@settings(max_examples=examples(60, 1500))
@given(console=consoles, ahead=st.integers(1, 6), by_page=st.booleans())
def test_no_item_is_missed_in_silence(console: Console, ahead: int, by_page: bool, backend: str) -> None:
    """Each sign of each page is true, missing, null or wrong, independently of the others.

    An item is *missed* when the server would have sent it on a later page and the iteration ended without
    it. It is missed *in silence* when, moreover, a sign in the last response said that items follow,
    `changed_during_iteration` is False, no warning was logged, and no PaginationError was raised. A server
    whose signs agree that a page is the last one is believed: nothing else can be known without a request
    after each list.
    """
    result = read(console, backend, ahead=ahead, by_page=by_page)
    assert result.error is None, "all pages differ"
    assert result.ids == console.ids[: len(result.ids)]
    assert result.changed_during_iteration == bool(result.warnings)
    assert result.warnings <= 1
    if len(result.ids) < console.total:
        last = -(-len(result.ids) // console.size)
        assert result.changed_during_iteration or not says_more(console, last)


@pytest.mark.search
@settings(max_examples=examples(60, 1500))
@given(console=consoles)
def test_contradicting_signs_cost_one_request_at_most(console: Console) -> None:
    result = read(console)
    read_pages = max(1, -(-len(result.ids) // console.size))
    assert read_pages <= result.requests <= read_pages + 1
    assert console.pages == list(range(1, result.requests + 1))


@pytest.mark.search
@settings(max_examples=examples(60, 1500))
@given(console=consoles, ahead=st.integers(2, 9))
def test_prefetched_pages_are_read_as_those_in_sequence(console: Console, ahead: int) -> None:
    one_by_one = read(console)
    prefetched = read(console, ahead=ahead)
    assert prefetched.ids == one_by_one.ids
    assert (prefetched.changed_during_iteration, prefetched.warnings) == (
        one_by_one.changed_during_iteration,
        one_by_one.warnings,
    )
    assert one_by_one.requests <= prefetched.requests < one_by_one.requests + ahead


SURE = {
    "nextPage": {"true", "odd", "number", "always"},
    "totalItems": {"true", "float", "digits", "too many"},
}


@pytest.mark.parametrize("sign", sorted(SURE))
@pytest.mark.search
@settings(max_examples=examples(60, 1500))
@given(data=st.data())
def test_one_true_sign_is_enough(sign: str, data: st.DataObject) -> None:
    """The other signs may say what they like; the true one may differ in form from page to page."""
    console = data.draw(consoles)
    console.signs = [{**rule, sign: data.draw(st.sampled_from(sorted(SURE[sign])))} for rule in console.signs]
    result = read(console, ahead=data.draw(st.sampled_from([1, 4])))
    assert result.ids == console.ids


@pytest.mark.search
@settings(max_examples=examples(60, 1500))
@given(
    console=consoles,
    link=st.sampled_from(["true", "odd", "number"]),
    total=st.sampled_from(["true", "digits", "float", "missing", "null"]),
    per_page=st.sampled_from(["true", "asked for", "missing", "of the page"]),
)
@example(Console(200, 100, 50, [{}]), "true", "true", "true")
@example(Console(100, 100, 100, [{}]), "number", "missing", "missing")
def test_signs_that_agree_cost_no_request_more(
    console: Console, link: str, total: str, per_page: str
) -> None:
    console.signs = [{"nextPage": link, "totalItems": total, "itemsPerPage": per_page}]
    result = read(console)
    assert result.ids == console.ids
    assert result.requests == console.needed
    assert not result.changed_during_iteration


@pytest.mark.search
@settings(max_examples=examples(60, 1500))
@given(console=consoles, link=st.sampled_from(["missing", "null", "empty", "blank", "false"]))
@example(Console(230, 100, 50, [{}]), "null")
@example(Console(200, 100, 50, [{}]), "missing")
def test_a_total_alone_is_enough(console: Console, link: str) -> None:
    console.signs = [{"nextPage": link, "totalItems": "true"}]
    result = read(console)
    assert result.ids == console.ids
    assert not result.changed_during_iteration
    # A total of 100 may be a cap, so a full page that ends there is not known to be the last.
    is_doubtful = console.total == 100 and link not in ("null", "false") and 100 % min(console.size, 100) == 0
    assert result.requests == console.needed + is_doubtful


@pytest.mark.search
@settings(max_examples=examples(60, 1500))
@given(
    console=consoles,
    link=st.sampled_from(["missing", "empty", "blank"]),
    total=st.sampled_from(["missing", "null", "text", "negative", "zero", "cap of 100"]),
    per_page=st.sampled_from(["true", "digits"]),
)
def test_full_pages_are_followed_where_nothing_else_is_said(
    console: Console, link: str, total: str, per_page: str
) -> None:
    console.signs = [{"nextPage": link, "totalItems": total, "itemsPerPage": per_page}]
    result = read(console)
    assert result.ids == console.ids
    assert console.needed <= result.requests <= console.needed + 1


@pytest.mark.search
@settings(max_examples=examples(60, 1500))
@given(console=consoles, first=st.integers(1, 12), link=st.sampled_from(["true", "null", "missing"]))
def test_a_list_that_is_read_from_a_later_page(console: Console, first: int, link: str) -> None:
    console.signs = [{"nextPage": link, "totalItems": "true", "itemsPerPage": "true"}]

    async def main() -> tuple[list[str], bool, bool, int]:
        async with client_of(console) as client:
            pages = client.gates.list(limit=console.limit, page=first)
            page = await pages
            requests = len(console.pages)
            ids = [gate.id async for gate in pages]
            return ids, page.is_last, pages.changed_during_iteration, len(console.pages) - requests

    ids, is_last, changed_during_iteration, requests = anyio.run(main)
    needed = max(1, console.needed - first + 1)
    assert ids == console.ids[(first - 1) * console.size :]
    assert not changed_during_iteration
    assert is_last == (first >= console.needed) or console.total == 100
    assert needed <= requests <= needed + (console.total == 100)


FLAGS: dict[str, Sign] = {
    "true": lambda page: page.is_followed,
    "text": lambda page: str(page.is_followed).lower(),
    "digit": lambda page: int(page.is_followed),
    "missing": lambda page: MISSING,
    "null": lambda page: None,
    "always": lambda page: True,
    "never": lambda page: False,
    "word": lambda page: "perhaps",
}
CURSORS: dict[str, Sign] = {
    "true": lambda page: f"c{page.end}" if page.is_followed else None,
    "number": lambda page: page.end if page.is_followed else None,
    "always": lambda page: f"c{page.end}",
    "missing": lambda page: MISSING,
    "null": lambda page: None,
    "empty": lambda page: "",
    "itself": lambda page: f"c{page.start}",
    "start": lambda page: "c0",
    "object": lambda page: {"after": page.end},
    "fraction": lambda page: page.end + 0.5,
    "truth": lambda page: True,
    "surrogate": lambda page: "\ud800",
}


@dataclass
class Logs:
    """A list of rows without page numbers."""

    total: int
    limit: int
    signs: Sequence[tuple[str, str]]
    bodies: list[Body] = field(default_factory=list)

    def __call__(self, request: httpx.Request) -> httpx.Response:
        start = int(request.url.params.get("after", "c0").removeprefix("c"))
        number = start // self.limit + 1
        assert len(self.bodies) < 2 * self.total // self.limit + 20, "the list is read without end"
        ids = [f"row{count}" for count in range(start, min(start + self.limit, self.total))]
        place = Place(number, start, len(ids), self.total, self.limit, self.limit)
        cursor, flag = self.signs[(number - 1) % len(self.signs)]
        pagination = {"next_cursor": CURSORS[cursor](place), "has_more": FLAGS[flag](place)}
        body: Body = {"message": "m", "data": [{"id": id} for id in ids]}
        body["pagination"] = {name: value for name, value in pagination.items() if value is not MISSING}
        self.bodies.append(body)
        return httpx.Response(200, content=json.dumps(body).encode())


def read_logs(logs: Logs, backend: str) -> Reading:
    """Read all rows."""

    async def main() -> Reading:
        found: list[str] = []
        error = None
        async with client_of(logs) as client:
            pages: CursorPages[Any] = client.logs.list(limit=logs.limit)
            with warnings_logged() as warnings:
                try:
                    async for row in pages:
                        found.append(row.id)
                except PaginationError as caught:
                    error = caught
        return Reading(
            found, error, pages.changed_during_iteration, len(warnings), len(logs.bodies), logs.bodies[-1]
        )

    name, options = in_virtual_time(backend)
    return anyio.run(main, backend=name, backend_options=options)


logs = st.builds(
    Logs,
    total=st.integers(0, 200),
    limit=st.integers(5, 60),
    signs=st.lists(
        st.tuples(st.sampled_from(sorted(CURSORS)), st.sampled_from(sorted(FLAGS))), min_size=1, max_size=3
    ),
)


@both_backends
@pytest.mark.search
@settings(max_examples=examples(60, 1500))
@given(logs=logs)
def test_no_row_is_missed_in_silence(logs: Logs, backend: str) -> None:
    """As above: rows are missed in silence if has_more or a cursor promised them, and nobody hears of it.

    A page without either sign that is full promises rows as well, since nothing says where to read on.
    """
    result = read_logs(logs, backend)
    ids = [f"row{count}" for count in range(logs.total)]
    assert result.changed_during_iteration == bool(result.warnings)
    assert result.warnings <= 1
    if result.error is None:
        assert result.ids == ids[: len(result.ids)]
    if result.error is None and not result.changed_during_iteration and len(result.ids) < logs.total:
        pagination = result.last["pagination"]
        assert pagination.get("next_cursor") in (None, "")
        assert str(pagination.get("has_more")).lower() not in ("true", "1")
        is_told = (
            pagination.get("has_more") in (False, 0, "false") or pagination.get("next_cursor", "") is None
        )
        assert is_told or len(result.last["data"]) < logs.limit
    assert result.requests <= max(1, -(-logs.total // logs.limit)) * 2 + 2


@pytest.mark.search
@settings(max_examples=examples(60, 1500))
@given(logs=logs, cursor=st.sampled_from(["true", "number", "always"]))
def test_a_true_cursor_is_enough(logs: Logs, cursor: str) -> None:
    logs.signs = [(cursor, flag) for _, flag in logs.signs]
    result = read_logs(logs, "asyncio")
    if result.error is None:
        assert result.ids == [f"row{count}" for count in range(logs.total)]
        assert result.requests <= max(1, -(-logs.total // logs.limit)) + 1
    else:  # Behind the last row, a server that says `has_more` must give a cursor.
        assert "next_cursor is missing" in str(result.error)
        assert len(result.ids) == logs.total


@pytest.mark.search
@settings(max_examples=examples(60, 1500))
@given(
    prefix=st.integers(0, 30), period=st.integers(1, 30), kind=st.sampled_from(["pages", "cursors", "both"])
)
@example(0, 1, "pages")
@example(0, 2, "cursors")
def test_cycles_end_in_an_error(prefix: int, period: int, kind: str) -> None:
    """Pages or cursors that go in circles are an error, however long the circle and what leads to it."""
    requests = 0

    def place(step: int) -> int:
        return step if step < prefix else prefix + (step - prefix) % period

    def handler(request: httpx.Request) -> httpx.Response:
        nonlocal requests
        requests += 1
        assert requests < 500
        params = request.url.params
        step = int(params["page"]) - 1 if kind == "pages" else int(params.get("after", "c0")[1:])
        # New cursors with old rows, or old cursors with new rows.
        after = step + 1 if kind == "pages" else place(step + 1) if kind == "cursors" else step + 1
        row = requests if kind == "cursors" else place(step)
        pagination = {"nextPage": "more", "next_cursor": f"c{after}", "has_more": True}
        return httpx.Response(200, json={"data": [{"id": str(row)}], "pagination": pagination})

    async def main() -> None:
        async with client_of(handler) as client:
            pages: Pages[Any] | CursorPages[Any]
            pages = client.gates.list() if kind == "pages" else client.logs.list()
            with pytest.raises(PaginationError, match=r"repeats page \d+|leads to (itself|page \d+)"):
                [row async for row in pages]

    anyio.run(main)
    assert requests <= 3 * (prefix + period) + 1


@pytest.mark.parametrize("value", [1.5, float("1e300"), -1, True, "1_000", "١٢", "9" * 5000, {}, 10**500])
def test_a_senseless_total_is_none(value: Any) -> None:
    def handler(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, json={"data": [{"id": "a"}], "pagination": {"totalItems": value}})

    async def main() -> None:
        async with client_of(handler) as client:
            assert (await client.gates.list()).total is None

    anyio.run(main)
