"""The key shows up nowhere: in no error, log, traceback with locals, pickle, journal, warning or event."""

from __future__ import annotations

import logging
import pickle
import random
import string
import traceback
import warnings
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from statsig_console import Client, Hooks, Progress, Retry, StatsigError, bulk, models
from statsig_console._calls.hooks import Event
from statsig_console.fake import Fake
from tests.support import wire_faults
from tests.support.fault_server import Exchange, serve
from tests.support.wire_faults import FAULTS, Fault, Wire, told

pytestmark = pytest.mark.anyio

SECRET = "".join(random.Random(118).choices(string.ascii_letters + string.digits, k=40))
OWN = (__file__, wire_faults.__file__)
"""Where the key is known."""
KEY = f"console-{SECRET}"
ECHO = f'{{"status":401,"message":"Key: {KEY}","errors":["{KEY}: no"],"data":"{KEY}"}}'
JSON = {"content-type": "application/json"}

ECHOES = [
    *(told(f"{status} that repeats the key", status, ECHO)
      for status in (200, 400, 401, 403, 404, 409, 429, 500)),
    *(told(f"{status}, a page that repeats the key", status, f"<p>{KEY}", {"content-type": "text/html"})
      for status in (200, 401, 502)),
    told("a header that repeats the key", 403, "{}", {**JSON, "x-api-key": KEY, "set-cookie": f"key={KEY}"}),
    told("a redirect that repeats the key", 307, "", {"location": f"https://{KEY}.example/?key={KEY}"}),
    told("a type that repeats the key", 200, "?", {"content-type": f"text/{KEY}"}),
    told("a compression that repeats the key", 200, "?", {"content-encoding": KEY}),
    told("a wait that repeats the key", 429, "{}", {**JSON, "retry-after": KEY}),
    told("text that repeats the key", 200, f'"{KEY}"'),
    told("a list that repeats the key", 200, f'["{KEY}"]'),
    told("JSON that is cut off and repeats the key", 200, ECHO[:-1]),
    told("another object, named like the key", 200, f'{{"data":{{"id":"{KEY}","name":"{KEY}"}}}}'),
    told("an error with fields named like the key", 400, f'{{"errors":[{{"property":"{KEY}","{KEY}":1}}]}}'),
]  # fmt: skip
RULE = models.Rule(name="beta", conditions=[], pass_percentage=10)
CALLS: dict[str, Callable[[Client], Awaitable[object]]] = {
    "read": lambda client: client.gates.get("new_checkout"),
    "list": lambda client: client.gates.list(limit=5),
    "replace": lambda client: client.gates.update("new_checkout", models.GateUpdate(description="Payments")),
    "create": lambda client: client.gates.create(models.GateCreate(name="New checkout")),
    "once": lambda client: client.gates.add_rule("new_checkout", RULE),
}


@pytest.fixture(autouse=True)
def overheard(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Listen to all loggers and warnings, and let none of them tell the key."""
    caplog.set_level(logging.DEBUG)
    with warnings.catch_warnings(record=True) as warned:
        yield
    check(*(str(warning) for warning in warned), *(vars(record) for record in caplog.records))


def check(*texts: object) -> None:
    """Assert that none of the texts holds the key."""
    for text in texts:
        assert SECRET not in str(text), str(text)[max(0, str(text).index(SECRET) - 300) :][:400]


def check_error(error: BaseException) -> None:
    """Assert that nothing that an error shows holds the key."""
    check(error, repr(error), error.args, pickle.dumps(error))
    check(*(f"{name} {value!r} {value}" for name, value in vars(error).items()))
    shown: traceback.TracebackException | None
    shown = traceback.TracebackException.from_exception(error, capture_locals=True)
    while shown is not None:
        check(*shown.format_exception_only())
        for frame in shown.stack:
            if frame.filename not in OWN:
                check(f"{frame.filename}:{frame.lineno} {frame.locals}")
        shown = shown.__cause__ or shown.__context__
    seen: BaseException | None = error
    while seen is not None:
        check(seen, repr(vars(seen)))
        seen = seen.__cause__ or seen.__context__


async def meet(call: Callable[[Client], Awaitable[object]], fault: Fault, *, key: str = KEY) -> None:
    """Let a fault befall every request of a call, and look at all that comes of it."""
    told: list[Event] = []
    wire = Wire(Fake(), [fault], 1.0, seed=1)
    hooks = Hooks(request=told.append, response=told.append, retry=told.append, throttle=told.append)
    options: dict[str, Any] = {"hooks": hooks, "allow_insecure": {"key"}, "retry": Retry(attempts=2)}
    async with httpx.AsyncClient(transport=wire) as http, Client(key, http_client=http, **options) as client:
        check(client, vars(client), client.gates, vars(client.gates))
        try:
            await call(client)
        except StatsigError as error:
            check_error(error)
    check(*told)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
async def test_whatever_goes_wrong(fault: Fault) -> None:
    await meet(CALLS["replace"], fault)


@pytest.mark.parametrize("name", CALLS)
@pytest.mark.parametrize("fault", ECHOES, ids=lambda fault: fault.name)
async def test_whatever_repeats_it(fault: Fault, name: str) -> None:
    await meet(CALLS[name], fault)


async def test_a_key_of_another_form_that_is_repeated() -> None:
    await meet(
        CALLS["replace"], told("401", 401, f'{{"message":"Key: other{SECRET}"}}'), key=f"other{SECRET}"
    )


async def test_a_real_connection_that_ends() -> None:
    async def cut(exchange: Exchange) -> None:
        await exchange.send(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n" + KEY.encode())
        await exchange.reset()

    async def garbage(exchange: Exchange) -> None:
        await exchange.send(f"{KEY}\r\n\r\n".encode())

    for script in (cut, garbage, Exchange.reset, Exchange.close):
        async with serve(script) as server, Client(KEY, base_url=server.url) as client:
            for call in CALLS.values():
                with pytest.raises(StatsigError) as caught:
                    await call(client.with_options(max_retries=0))
                check_error(caught.value)


async def test_bulk_and_its_journal(tmp_path: Path) -> None:
    told: list[Progress[str, object]] = []
    path = tmp_path / "journal"
    for fault in ECHOES:
        wire = Wire(Fake(), [fault], 1.0, seed=1)
        async with httpx.AsyncClient(transport=wire) as http, Client(KEY, http_client=http) as client:
            report = await bulk(client.gates.archive, ["new_checkout"], journal=path, progress=told.append)
        for outcome in report:
            if outcome.error is not None:
                check_error(outcome.error)
                with pytest.raises(StatsigError) as caught:
                    report.raise_for_failures()
                check_error(caught.value)
        check(report.stopped, path.read_text())
    # The result is what the server says.
    check(*((progress.last.error, progress.last.state) for progress in told))


@pytest.mark.parametrize("name", ["get", "delete", "rotate", "deactivate"])
@pytest.mark.parametrize("fault", [*ECHOES[:4], FAULTS[2]], ids=lambda fault: fault.name)
async def test_an_id_that_is_a_key(fault: Fault, name: str) -> None:
    """Only frames that hold the argument of the caller show it, as they show any argument."""
    told: list[Event] = []
    hooks = Hooks(response=told.append, retry=told.append)
    http = httpx.AsyncClient(transport=Wire(Fake(), [fault], 1.0, seed=1))
    async with http, Client("console-x", http_client=http, hooks=hooks) as client:
        try:
            await getattr(client.keys, name)(KEY)
        except StatsigError as error:
            check(error, repr(error), error.args, vars(error), pickle.dumps(error))
    check(*told)
    assert told


@pytest.mark.parametrize(
    "refused",
    [
        lambda: Client(f"client-{SECRET}"),
        lambda: Client(f"secret-{SECRET}"),
        lambda: Client(f"{KEY}\n"),
        lambda: Client(f"Bearer {KEY}"),
        lambda: Client(SECRET),
        lambda: Client(f"{KEY}é"),
        lambda: Client(KEY, base_url=f"https://{SECRET}:{SECRET}@api.example"),
        lambda: Client(KEY, base_url="http://api.example"),
        lambda: Client(KEY, deadline=-1),
        lambda: Client(KEY, headers={"x-other": f"{KEY}\n"}),
        lambda: pickle.dumps(Client(KEY)),
    ],
)
async def test_refusals(refused: Callable[[], object]) -> None:
    with pytest.raises((StatsigError, TypeError)) as caught:
        refused()
    error = caught.value
    check(error, repr(error), error.args, vars(error), pickle.dumps(error))


async def test_a_client_shows_nothing() -> None:
    async with Client(KEY) as other:
        check(other, vars(other), other.with_options(deadline=1), vars(other.raw))
