"""Both backends on a clock that jumps, a fake Console, and a client of it."""

from __future__ import annotations

import gc
import signal
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest
from hypothesis import settings

from statsig_console import Client
from statsig_console.fake import Fake
from tests.support.fault_calls import KEY
from tests.support.virtual_time import in_virtual_time

pytest_plugins = ["statsig_console.pytest_plugin"]


def pytest_configure() -> None:
    """Heed Ctrl-C again if it is ignored.

    A shell lets programs in the background ignore it, and so would the processes that tests start.
    """
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection() -> None:
    """Collect tests without looking for garbage."""
    gc.disable()


def pytest_collection_finish() -> None:
    """Exempt the collected tests from garbage collection.

    They are half a million objects, and a full collection that visits them takes 0.2 s or more.
    """
    gc.collect()
    gc.freeze()
    gc.enable()


@pytest.fixture(params=["asyncio", "trio"])
def anyio_backend(request: pytest.FixtureRequest) -> tuple[str, dict[str, Any]]:
    """Run each test on both backends, in virtual time."""
    return in_virtual_time(request.param)


@pytest.fixture
def no_collection() -> Iterator[None]:
    """Keep the garbage of other tests from being collected where no stack is left for its finalizers."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture
def fake() -> Fake:
    """A Console with nothing in it, accepting any Console key."""
    return Fake(clock=lambda: 1_760_000_000.0)


@pytest.fixture
async def client(fake: Fake) -> AsyncIterator[Client]:
    """A client of the fake, without a socket."""
    async with fake.http() as http, Client(KEY, http_client=http) as made:
        yield made


# A machine that is busy is no failure.
settings.register_profile("steady", deadline=None)
settings.load_profile("steady")
