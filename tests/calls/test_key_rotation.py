"""A key that is replaced during a run: a 401 asks for the key again, once per call."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator

import httpx
import pytest

from statsig_console import AuthenticationError, Client, Retry, bulk, models

pytestmark = pytest.mark.anyio

OLD, NEW = "console-old-xxxxxxxxxxxx", "console-new-xxxxxxxxxxxx"
RULE = models.Rule(name="all", pass_percentage=100, conditions=[models.Condition(type="public")])
CALLS: dict[str, Callable[[Client], Awaitable[object]]] = {
    "read": lambda client: client.gates.get("mine"),
    "replace": lambda client: client.gates.update("mine", models.GateUpdate(description="new")),
    "delete": lambda client: client.gates.delete("mine"),
    "create": lambda client: client.gates.create(models.GateCreate(name="mine", id="mine")),
    "transition": lambda client: client.gates.enable("mine"),
    "once": lambda client: client.gates.add_rule("mine", RULE),
}


class Server(httpx.AsyncBaseTransport):
    """Accepts one key only."""

    def __init__(self, key: str) -> None:
        self.key = key
        self.seen: list[str] = []

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        key = request.headers["STATSIG-API-KEY"]
        self.seen.append(key)
        if key != self.key:
            text = f"The key {key} is not active."
            return httpx.Response(401, json={"status": 401, "message": text})
        return httpx.Response(200, json={"message": "done", "data": {"id": "mine", "name": "mine"}})


def keys(*given: str) -> Callable[[], str]:
    """Return a function that gives these keys in turn, the last one for ever after."""
    rest: Iterator[str] = iter(given)
    last = given[-1]
    return lambda: next(rest, last)


@pytest.mark.parametrize("attempts", [1, 4])
@pytest.mark.parametrize("safety", CALLS)
async def test_a_new_key_is_used_after_a_401(safety: str, attempts: int) -> None:
    server = Server(NEW)
    async with httpx.AsyncClient(transport=server) as http:
        # The first key is asked for when the client is made, the second for the first request.
        client = Client(keys(OLD, OLD, NEW), http_client=http, rate_limits=(), retry=Retry(attempts=attempts))
        async with client:
            await CALLS[safety](client)
    assert server.seen == [OLD, NEW]


@pytest.mark.parametrize("safety", CALLS)
async def test_the_same_key_is_refused_at_once(safety: str) -> None:
    server = Server(NEW)
    async with (
        httpx.AsyncClient(transport=server) as http,
        Client(OLD, http_client=http, rate_limits=()) as client,
    ):
        with pytest.raises(AuthenticationError) as caught:
            await CALLS[safety](client)
    assert server.seen == [OLD]
    assert OLD not in f"{caught.value}{vars(caught.value)}"


async def test_only_one_new_key_is_tried_per_call() -> None:
    server = Server("console-third-xxxxxxxxxx")
    given = keys(OLD, OLD, NEW, NEW, "console-third-xxxxxxxxxx")
    async with httpx.AsyncClient(transport=server) as http, Client(given, http_client=http) as client:
        with pytest.raises(AuthenticationError):
            await client.gates.get("mine")
        await client.gates.get("mine")
    assert server.seen == [OLD, NEW, "console-third-xxxxxxxxxx"]


async def test_a_function_that_fails_after_a_401_leaves_the_401() -> None:
    given = keys(OLD, OLD)
    calls = 0

    def key() -> str:
        nonlocal calls
        calls += 1
        if calls > 2:
            raise OSError("the vault is sealed")
        return given()

    async with httpx.AsyncClient(transport=Server(NEW)) as http, Client(key, http_client=http) as client:
        with pytest.raises(AuthenticationError):
            await client.gates.get("mine")


async def test_a_bulk_run_goes_on_with_the_new_key() -> None:
    server, current = Server(OLD), OLD

    async def update(id: str) -> None:
        await client.gates.update("mine", models.GateUpdate(description=id))

    async def rotate(request: httpx.Request) -> None:
        # The client has asked for its key already when the request leaves.
        nonlocal current
        if len(server.seen) == 5:
            server.key = current = NEW

    async with (
        httpx.AsyncClient(transport=server, event_hooks={"request": [rotate]}) as http,
        Client(lambda: current, http_client=http) as client,
    ):
        report = await bulk(update, [str(number) for number in range(12)], concurrency=1)
    report.raise_for_failures()
    assert report.counts["done"] == 12
    assert server.seen.count(OLD) == 6
