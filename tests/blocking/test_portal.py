"""The portal: one thread for all clients, errors, context, event loops of the caller, forks and ends."""

from __future__ import annotations

import asyncio
import contextvars
import gc
import os
import subprocess
import sys
import threading
import time
import traceback
import warnings
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import anyio
import httpx
import pytest

from statsig_console import (
    ClientClosedError,
    ForkedProcessError,
    Hooks,
    InvalidArgumentError,
    NotFoundError,
    RateLimit,
    WrongEventLoopError,
    models,
)
from statsig_console._blocking import blocked_loop, portal
from tests.support.sync_clients import answer_with_gate, client_of
from tests.support.tiers import examples


def threads() -> list[threading.Thread]:
    """Return the threads of portals."""
    return [thread for thread in threading.enumerate() if thread.name == "statsig-console"]


@pytest.fixture(autouse=True)
def no_thread_is_left() -> Iterator[None]:
    """Check that a test leaves no thread behind."""
    gc.collect()
    yield
    assert not threads()


@pytest.fixture
def warn_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a warning be given that is given once per process."""
    monkeypatch.setattr(blocked_loop, "_has_warned", False)


def test_all_clients_share_one_thread() -> None:
    with client_of() as one, client_of() as other:
        assert not threads()
        assert one.gates.get("a").id == "a"
        assert other.gates.get("b").id == "b"
        assert one.with_options(deadline=5).gates.get("c").id == "c"
        assert len(threads()) == 1
        assert threads()[0].daemon


def test_a_hundred_clients_leave_no_thread() -> None:
    for number in range(examples(20, 100)):
        with client_of() as client:
            assert client.gates.get(f"gate_{number}").name == f"gate_{number}"
    assert not threads()
    for _ in range(examples(20, 100)):
        client_of().close()
    assert not threads()


def test_a_client_that_nobody_closed_is_closed_when_it_is_forgotten() -> None:
    client = client_of()
    client.gates.get("a")
    (thread,) = threads()
    del client
    gc.collect()
    thread.join(10)
    assert not thread.is_alive()


def test_a_closed_client_says_so() -> None:
    with client_of() as client:
        copy = client.with_options(priority=1)
        client.gates.get("a")
    client.close()
    for one in (client, copy):
        with pytest.raises(ClientClosedError, match="inside its `with` block"):
            one.gates.get("a")
        with pytest.raises(ClientClosedError), one:
            pass


def test_errors_cross_unchanged_with_the_line_of_the_caller() -> None:
    def missing(request: httpx.Request) -> httpx.Response:
        return httpx.Response(404, json={"message": "Gate not found.", "status": 404})

    with client_of(missing) as client, pytest.raises(NotFoundError) as caught:
        client.gates.get("a")
    frames = traceback.extract_tb(caught.tb)
    assert frames[0].line == 'client.gates.get("a")'
    assert any(frame.name == "exchange" for frame in frames)
    assert caught.value.method == "GET"
    assert caught.value.status == 404


def test_wrong_arguments_raise_before_anything_is_sent() -> None:
    sent: list[httpx.Request] = []

    def record(request: httpx.Request) -> httpx.Response:
        sent.append(request)
        return answer_with_gate(request)

    with client_of(record) as client:
        with pytest.raises(InvalidArgumentError):
            client.gates.get("")
        with pytest.raises(InvalidArgumentError):
            client.gates.list(limit=0)
        with pytest.raises(TypeError, match="id"):
            client.gates.get()  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    assert not sent


def test_context_variables_cross() -> None:
    span = contextvars.ContextVar("span", default="none")
    seen: list[str] = []

    def record(request: httpx.Request) -> httpx.Response:
        seen.append(span.get())
        return answer_with_gate(request)

    with client_of(record) as client:
        span.set("first")
        client.gates.get("a")
        contextvars.copy_context().run(lambda: (span.set("second"), client.gates.get("a")))
    assert seen == ["first", "second"]


def test_several_threads_use_one_client() -> None:
    calls = examples(50, 200)

    def work(number: int) -> list[str]:
        return [client.gates.get(f"gate_{number}_{call}").id for call in range(calls)]

    with client_of() as client, ThreadPoolExecutor(8) as pool:
        found = list(pool.map(work, range(8)))
    assert found == [[f"gate_{number}_{call}" for call in range(calls)] for number in range(8)]


def test_a_hook_cannot_use_the_client() -> None:
    errors: list[BaseException] = []

    def ask(event: object) -> None:
        for call in (lambda: client.gates.get("b"), client.close):
            with pytest.raises(WrongEventLoopError) as caught:
                call()
            errors.append(caught.value)

    with client_of(hooks=Hooks(request=ask)) as client:
        client.gates.get("a")
    assert len(errors) == 2
    assert "such as in a hook" in str(errors[0])


@pytest.mark.usefixtures("warn_again")
@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_a_call_in_a_coroutine_warns_once(backend: str) -> None:
    async def main() -> None:
        with client_of() as client:
            with pytest.warns(RuntimeWarning, match=r"use statsig_console\.Client with `await`") as caught:
                assert client.gates.get("a").id == "a"
            client.gates.get("a")
        assert caught[0].filename == __file__

    anyio.run(main, backend=backend)


@pytest.mark.usefixtures("warn_again")
def test_a_cell_of_a_notebook_does_not_warn(monkeypatch: pytest.MonkeyPatch) -> None:
    class Shell:
        get_ipython = staticmethod(object)

    monkeypatch.setitem(sys.modules, "IPython", Shell)

    async def cell() -> None:
        with client_of() as client:
            assert client.gates.get("a").id == "a"

    asyncio.run(cell())


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_a_thread_of_an_async_program_does_not_warn(backend: str) -> None:
    async def main() -> None:
        with client_of() as client:
            assert (await anyio.to_thread.run_sync(client.gates.get, "a")).id == "a"

    anyio.run(main, backend=backend)


def in_child(check: Callable[[], object]) -> str:
    """Return what a function returns in a forked process, or the name of its exception."""
    reading, writing = os.pipe()
    with warnings.catch_warnings():
        # Newer versions of Python warn about each fork of a process with threads.
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if not child:
        try:
            text = str(check())
        except BaseException as error:
            text = type(error).__name__
        os.write(writing, text.encode())
        os._exit(0)
    os.close(writing)
    with open(reading) as pipe:  # noqa: PTH123 (a file descriptor)
        text = pipe.read()
    os.waitpid(child, 0)
    return text


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork")
def test_a_forked_process_makes_its_own_clients() -> None:
    def make_another() -> str:
        with client_of() as made:
            return made.gates.get("b").id

    def close_both() -> None:
        used.close()
        unused.close()

    with client_of() as used, client_of() as unused:
        used.gates.get("a")
        assert in_child(lambda: used.gates.get("a")) == ForkedProcessError.__name__
        assert in_child(lambda: unused.gates.get("a")) == ForkedProcessError.__name__
        assert in_child(close_both) == "None"
        assert in_child(make_another) == "b"
        assert used.gates.get("a").id == "a"


SCRIPT = """
import httpx, threading
from statsig_console.sync import Client

def answer(request):
    return httpx.Response(200, json={"message": "", "data": []})

class Transport(httpx.MockTransport):
    async def aclose(self): print("closed")

client = Client("console-x", http_client=httpx.AsyncClient(transport=Transport(answer)))
print(list(client.gates.list()))
"""


def test_a_script_that_closes_nothing_ends() -> None:
    words = [sys.executable, "-X", "dev", "-W", "error", "-c", SCRIPT]
    done = subprocess.run(words, capture_output=True, text=True, timeout=30, check=True)
    assert done.stdout == "[]\n"
    assert done.stderr == ""


def test_a_portal_that_ends_refuses_calls() -> None:
    found = portal.acquire()
    portal.release(found)

    async def call() -> None:
        raise AssertionError("it was called")

    with pytest.raises(ClientClosedError):
        found.run(call)


def test_fresh_clients_keep_the_rate_limits_of_the_process() -> None:
    arrivals: list[float] = []
    limit, window = 10, 0.2

    def record(request: httpx.Request) -> httpx.Response:
        arrivals.append(time.monotonic())
        return answer_with_gate(request)

    for number in range(15):
        # Each client is the last one, so the next one has another thread and event loop.
        with client_of(record, rate_limits=[RateLimit(limit, window)]) as client:
            client.gates.update(f"gate_{number}", models.GateUpdate(description="x"))
    for first, last in zip(arrivals, arrivals[limit:], strict=False):
        assert last - first >= window
