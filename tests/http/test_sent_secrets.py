"""Credentials that a request carries, in its body or as its id: no error, log line or frame shows them."""

from __future__ import annotations

import json
import logging
import math
import pickle
import random
import string
import traceback
from collections.abc import Awaitable, Callable
from typing import Any

import httpx
import pytest

from statsig_console import Client, Hooks, InvalidArgumentError, Retry, Secret, StatsigError, bulk, models
from statsig_console._calls.hooks import Event
from statsig_console._http.request import encode_body
from statsig_console.fake import Fake
from tests.support.wire_faults import FAULTS, Fault, Wire, told

pytestmark = pytest.mark.anyio

CANARY = "dapi" + "".join(random.Random(5).choices(string.ascii_letters + string.digits, k=40))
PRIVATE = f"-----BEGIN KEY-----\n{CANARY}\n-----END KEY-----"
JSON = {"content-type": "application/json"}
ECHO = f'{{"message":"Bad {CANARY}","errors":["{CANARY}: no"]}}'
ECHOES = [
    *(told(f"{status} that repeats it", status, ECHO) for status in (400, 401, 403, 404, 409, 429, 500)),
    told("a page that repeats it", 502, f"<p>{CANARY}", {"content-type": "text/html"}),
    told("a private key that is repeated", 400, json.dumps({"message": PRIVATE})),
    told("a header that repeats it", 403, "{}", {**JSON, "x-token": CANARY}),
    told("text that repeats it", 200, f'"{CANARY}"'),
    told("JSON that is cut off", 200, ECHO[:-1]),
]
CONNECTION = models.DatabricksConnectionCreate(token=CANARY, host="h", path="p")
UPDATE = models.WarehouseConnectionUpdate(snowflake=models.SnowflakeConnectionUpdate(private_key=PRIVATE))
HEADERS = [models.PromptHeader(name="Authorization", value=CANARY)]
CALLS: dict[str, Callable[[Client], Awaitable[object]]] = {
    "token": lambda client: client.ingestions.create_databricks_connection(CONNECTION),
    "private key": lambda client: client.warehouse_connections.update(UPDATE),
    "raw": lambda client: client.raw.warehouse_connections.update(UPDATE),
    "get": lambda client: client.keys.get(CANARY),
    "secret": lambda client: client.keys.get(Secret(CANARY)),
    "rotate": lambda client: client.keys.rotate(Secret(CANARY)),
    "deactivate": lambda client: client.keys.deactivate(CANARY),
    "delete": lambda client: client.raw.keys.delete(CANARY),
    "update": lambda client: client.keys.update(CANARY, models.KeyUpdate(description="x")),
}


def check(*texts: object) -> None:
    """Assert that none of the texts holds the canary."""
    for text in texts:
        assert CANARY not in str(text), str(text)[max(0, str(text).index(CANARY) - 300) :][:400]


def check_error(error: StatsigError) -> None:
    """Assert that nothing that an error shows, its frames included, holds the canary."""
    check(error, repr(error), error.args, pickle.dumps(error), vars(error))
    shown: traceback.TracebackException | None
    shown = traceback.TracebackException.from_exception(error, capture_locals=True)
    while shown is not None:
        check(*shown.format_exception_only())
        check(*(f"{frame} {frame.locals}" for frame in shown.stack if frame.filename != __file__))
        shown = shown.__cause__ or shown.__context__


@pytest.mark.parametrize("name", CALLS)
@pytest.mark.parametrize("fault", [*FAULTS, *ECHOES], ids=lambda fault: fault.name)
async def test_whatever_goes_wrong(fault: Fault, name: str, caplog: pytest.LogCaptureFixture) -> None:
    # An httpx client of the caller logs addresses itself.
    caplog.set_level(logging.DEBUG, "statsig_console")
    events: list[Event] = []
    hooks = Hooks(request=events.append, response=events.append, retry=events.append)
    wire = Wire(Fake(), [fault], 1.0, seed=1)
    options: dict[str, Any] = {"hooks": hooks, "retry": Retry(attempts=2)}
    async with (
        httpx.AsyncClient(transport=wire) as http,
        Client("console-x", http_client=http, **options) as client,
    ):
        try:
            await CALLS[name](client)
        except StatsigError as error:
            check_error(error)
    check(*events, *(record.getMessage() for record in caplog.records if record.name == "statsig_console"))
    assert events


async def test_a_body_that_cannot_be_sent(client: Client) -> None:
    body = models.DatabricksConnectionCreate(token=CANARY, host="h", path="p", verified=math.nan)  # type: ignore[arg-type]
    with pytest.raises(InvalidArgumentError) as caught:
        await client.ingestions.create_databricks_connection(body)
    check_error(caught.value)
    inner: dict[str, Any] = {}
    inner["inner"] = inner
    body.additional_properties = inner
    with pytest.raises(InvalidArgumentError, match="nested too deeply"):
        await client.ingestions.create_databricks_connection(body)


def test_the_bytes_of_a_body_do_not_print() -> None:
    body = encode_body(CONNECTION)
    assert body is not None
    assert json.loads(body) == {"token": CANARY, "host": "h", "path": "p"}
    check(repr(body), f"{body!s}")


async def test_secrets_go_over_the_wire_as_they_are() -> None:
    sent: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        sent.append(request)
        return httpx.Response(200, json={"message": "Done.", "data": {"key": CANARY, "type": "CONSOLE"}})

    async with (
        httpx.AsyncClient(transport=httpx.MockTransport(answer)) as http,
        Client("console-x", http_client=http) as client,
    ):
        key = await client.keys.get(CANARY)
        assert isinstance(key.key, Secret)
        assert (await client.keys.rotate(key.key)).key == CANARY
        await client.raw.keys.get(key.key)
        await client.send("GET /keys/{id}", {"id": key.key})
        await client.ingestions.create_databricks_connection(CONNECTION)
        await client.send("POST /prompts", body={"headers": HEADERS, "plain": key.key})
    paths = [request.url.path.removeprefix("/console/v1") for request in sent[:4]]
    assert paths == [f"/keys/{CANARY}", f"/keys/{CANARY}/rotate", f"/keys/{CANARY}", f"/keys/{CANARY}"]
    assert json.loads(sent[4].content)["token"] == CANARY
    headers = [{"name": "Authorization", "value": CANARY}]
    assert json.loads(sent[5].content) == {"headers": headers, "plain": CANARY}


async def test_keys_made_listed_and_deleted_in_bulk(client: Client) -> None:
    for _ in range(3):
        made = await client.keys.create(models.KeyCreate(description="Build", type="CONSOLE"))
        assert isinstance(made.key, Secret)
    listed = [key async for key in client.keys.list()]
    texts = [key.key.reveal() for key in listed if key.key is not None]
    assert len(set(texts)) == 3
    report = await bulk(client.keys.get, [key.key for key in listed if key.key is not None])
    for shown in (repr(report), repr(listed), f"{report[0]}", repr(await client.raw.keys.list())):
        assert not [text for text in texts if text in shown]
    assert [outcome.state for outcome in report] == ["done"] * 3
    assert [outcome.result.key for outcome in report if outcome.result is not None] == texts
