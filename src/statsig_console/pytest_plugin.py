"""The fixture `fake_console` of pytest: a fake Console for each test, with what points a program at it.

    pytest_plugins = ["statsig_console.pytest_plugin"]  # in the conftest.py at the top

It is not found by itself, so that test runs which do not use it do not pay for it.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack, asynccontextmanager
from typing import Any

import pytest

from . import Client
from .fake import Fake, running

__all__ = ["FakeConsole", "fake_console", "pytest_configure"]

_MARK = "fake_console(**settings): arguments of statsig_console.fake.Fake for the fixture fake_console"


class FakeConsole(Fake):
    """A fake with a key that it lets in, and on request a client and an address."""

    def __init__(self, serving: ExitStack, **settings: Any) -> None:
        super().__init__(**settings)
        self.key: str = settings.get("key") or "console-test-key"
        """For the program that is tested."""
        self._serving = serving
        self._url: str | None = None

    @property
    def url(self) -> str:
        """The base URL for a client; from the first use until the end of the test a port of this machine.

        Needs the extra `pytest` or `fake`, else raises RuntimeError.
        """
        if self._url is None:
            self._url = self._serving.enter_context(running(self))
        return self._url

    @asynccontextmanager
    async def client(self, **settings: Any) -> AsyncIterator[Client]:
        """Open a client that reaches the fake without a socket; takes what `Client` takes."""
        settings.setdefault("key", self.key)
        async with self.http() as http, Client(**settings, http_client=http) as made:
            yield made


def pytest_configure(config: pytest.Config) -> None:
    """Make the mark known."""
    config.addinivalue_line("markers", _MARK)


@pytest.fixture
def fake_console(request: pytest.FixtureRequest) -> Iterator[FakeConsole]:
    """A Console with nothing in it, of this test alone, for tests with and without `async`.

    The mark `fake_console` gives it settings: `@pytest.mark.fake_console(seed=7, limits=[(100, 10)])`.
    """
    mark = request.node.get_closest_marker("fake_console")
    if mark is not None and mark.args:
        raise pytest.UsageError(f"the mark fake_console takes arguments by name only, not {mark.args}")
    with ExitStack() as serving:
        yield FakeConsole(serving, **(mark.kwargs if mark else {}))
