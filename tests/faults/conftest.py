"""Every row of the fault matrix runs on each backend in virtual time, and on each transport."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import SimpleNamespace

import pytest

from statsig_console._bulk import journal as _journal
from tests.support.certificates import authority as authority
from tests.support.fault_clients import CHOICE, TRANSPORTS, makes_clients
from tests.support.httpx_differences import difference


@pytest.fixture
def quick_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Write journals at once, since a clock that jumps does not wait for a thread."""

    async def run_sync(function: Callable[..., object], *args: object, limiter: object = None) -> object:
        return function(*args)

    monkeypatch.setattr(_journal, "to_thread", SimpleNamespace(run_sync=run_sync))


_PROXIES = ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run each test that makes a client of a server on each transport."""
    if makes_clients(metafunc.function):
        metafunc.parametrize("transport", TRANSPORTS, indirect=True)


@pytest.fixture(autouse=True)
def transport(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let the clients of a test send through a transport; what is listed as not holding there must fail."""
    for name in _PROXIES:
        # httpx would reach the test server through the proxy of this machine.
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    chosen = getattr(request, "param", None)
    if chosen == "httpx" and (found := difference(request.node.name)) is not None:
        # The group of the tasks of a server wraps what is raised beside it.
        one = pytest.RaisesExc(found.raises)
        raises = pytest.RaisesGroup(one, allow_unwrapped=True, flatten_subgroups=True)
        mark = pytest.mark.xfail(strict=found.is_certain, reason=found.reason, raises=raises)
        request.applymarker(mark)
    before = CHOICE.made
    with CHOICE.of(chosen or "own"):
        yield
    assert (CHOICE.made > before) == (chosen is not None), "it does not run on the transports that it should"
