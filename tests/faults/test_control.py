"""The fault matrix can tell: the same faults, which this client stands, are too much for the stock client."""

from __future__ import annotations

import fcntl
import gc
import os
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

import anyio
import httpx
import pytest

from statsig_console import Client, InvalidApiKeyError, models
from tests.support.fault_calls import KEY
from tests.support.fault_clients import client_at
from tests.support.fault_server import serve
from tests.support.names import FailingNames, resolve
from tests.support.stock import generate, stock
from tests.support.virtual_time import in_virtual_time
from tests.support.wishes import ROWS, Row, well

pytestmark = pytest.mark.anyio

HOUR = 3600.0
Make = Callable[[str, str], AbstractAsyncContextManager[Any]]


class Ours:
    """The calls of this client under the names that the control has for them."""

    def __init__(self, client: Client) -> None:
        self.client = client

    async def read(self, id: str = "a") -> models.Gate:
        """Return a gate."""
        return await self.client.gates.get(id)

    async def update(self, id: str = "a") -> models.Gate:
        """Change a gate."""
        return await self.client.gates.update(id, models.GateUpdate(description="x"))

    async def create(self) -> models.Gate:
        """Create a gate."""
        return await self.client.gates.create(models.GateCreate(name="a", id="a"))

    async def delete(self, id: str = "a") -> None:
        """Delete a gate."""
        await self.client.gates.delete(id)


@asynccontextmanager
async def ours(url: str, key: str) -> AsyncIterator[Ours]:
    """Give this client."""
    async with client_at(url, key, max_response_bytes=1_000_000) as client:
        yield Ours(client)


@pytest.fixture
def anyio_backend() -> tuple[str, dict[str, Any]]:
    """One backend is enough to see that a fault is seen."""
    return in_virtual_time("asyncio")


@pytest.fixture(scope="session")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the control, generated once for all workers."""
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    with (folder / "stock.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "stock" / "done").exists():
            (folder / "stock").mkdir()
            generate(folder / "stock")
            (folder / "stock" / "done").touch()
    return folder / "stock"


@pytest.fixture
def control(generated: Path, monkeypatch: pytest.MonkeyPatch) -> Make:
    """How to make the stock client."""
    monkeypatch.syspath_prepend(str(generated))
    return stock


@pytest.fixture(params=ROWS, ids=lambda row: f"{row.number:03}")
def row(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Row:
    """A row of the matrix with its surroundings."""
    found: Row = request.param
    resolve(monkeypatch, FailingNames(1))
    return found


async def meet(row: Row, make: Make) -> None:
    """Let a client meet a fault, and see whether what is wanted comes true within an hour."""
    async with serve(row.script) as server:
        url = server.url.replace("127.0.0.1", row.host).replace("http", row.scheme)
        failure: BaseException | None = None
        try:
            with anyio.fail_after(HOUR):
                async with make(url, KEY) as caller:
                    await row.wanted(caller, server)
        except Exception as error:
            failure = error
    # Raised here, it comes without the group of the tasks of the server.
    if failure is not None:
        raise failure


async def test_the_client_stands_it(row: Row) -> None:
    await meet(row, ours)


@pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning")
async def test_the_control_does_not(row: Row, control: Make) -> None:
    with pytest.raises(row.fails):
        await meet(row, control)
    if issubclass(row.fails, httpx.TransportError):
        # It forgets to close what broke; that shall not come up in another test.
        gc.collect()


@pytest.mark.parametrize("key", ["", "client-test-key"], ids=["106", "103"])
async def test_the_control_sends_a_key_that_cannot_be_one(key: str, control: Make) -> None:
    async with serve(well) as server:
        with pytest.raises(InvalidApiKeyError):
            async with ours(server.url, key):
                pass
        async with control(server.url, key) as caller:
            await caller.read()
    assert [seen.headers["statsig-api-key"] for seen in server.seen] == [key]


def test_the_control_is_held_against_many_rows() -> None:
    assert len({row.number for row in ROWS}) >= 20
