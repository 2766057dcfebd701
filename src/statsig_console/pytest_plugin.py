"""The pytest fixture `fake_console`: a fake Console for each test, its address, its key, and clients of it.

    pytest_plugins = ["statsig_console.pytest_plugin"]  # in the conftest.py at the top

pytest does not load it automatically, so that test runs that do not use it are not slowed down.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack, asynccontextmanager, contextmanager
from typing import TYPE_CHECKING, Any

import pytest

from . import Client
from .fake import Fake, running

if TYPE_CHECKING:
    from .sync import Client as SyncClient
else:
    SyncClient = Any  # Type hints resolve without loading it.

__all__ = ["FakeConsole", "fake_console", "pytest_configure"]

_MARK = "fake_console(**settings): arguments of statsig_console.fake.Fake for the fixture fake_console"


class FakeConsole(Fake):
    """A fake Console with an active key. It opens clients, and it listens on a port if `url` is used."""

    def __init__(self, serving: ExitStack, **settings: Any) -> None:
        super().__init__(**settings)
        self.key: str = settings.get("key") or "console-test-key"
        """The key for the program under test; the fake accepts it."""
        self._serving = serving
        self._url: str | None = None

    @property
    def url(self) -> str:
        """The base URL of the fake on this machine.

        The fake listens on a port from the first use of this property to the end of the test. Raises
        RuntimeError unless the extra `pytest` or `fake` is installed.
        """
        if self._url is None:
            self._url = self._serving.enter_context(running(self))
        return self._url

    @asynccontextmanager
    async def client(self, **settings: Any) -> AsyncIterator[Client]:
        """Return a client that reaches the fake in memory. It takes the arguments of `Client`."""
        settings.setdefault("key", self.key)
        async with self.http() as http, Client(**settings, http_client=http) as made:
            yield made

    @contextmanager
    def sync_client(self, **settings: Any) -> Iterator[SyncClient]:
        """Return a client without async that reaches the fake in memory, with the arguments of `Client`."""
        # Test runs that do not use it should not load it.
        from . import sync

        settings.setdefault("key", self.key)
        # Closing the transport in memory is not needed.
        with sync.Client(**settings, http_client=self.http()) as made:
            yield made


def pytest_configure(config: pytest.Config) -> None:
    """Register the mark `fake_console`."""
    config.addinivalue_line("markers", _MARK)


@pytest.fixture
def fake_console(request: pytest.FixtureRequest) -> Iterator[FakeConsole]:
    """Give a test an empty fake Console of its own; it works in tests with and without `async`.

    The mark `fake_console` sets options: `@pytest.mark.fake_console(seed=7, limits=[(100, 10)])`.
    """
    mark = request.node.get_closest_marker("fake_console")
    if mark is not None and mark.args:
        raise pytest.UsageError(f"the mark fake_console takes arguments by name only, not {mark.args}")
    with ExitStack() as serving:
        yield FakeConsole(serving, **(mark.kwargs if mark else {}))
