"""Ctrl-C and exceptions of other signal handlers: a write that was sent finishes, other calls end."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from types import FrameType

import pytest

from statsig_console import InvalidArgumentError, Retry, models
from statsig_console._blocking.call import Call
from statsig_console.sync import Client
from statsig_console.sync.jobs import edit
from tests.support.sync_clients import Gatekeeper, client_of, interrupt

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGINT for one process")

CHANGE = models.GateUpdate(description="x")


@pytest.fixture
def server() -> Gatekeeper:
    """A server that answers when it is told to."""
    return Gatekeeper()


@pytest.fixture
def client(server: Gatekeeper) -> Iterator[Client]:
    """A client of that server."""
    with client_of(server, retry=Retry(attempts=1)) as made:
        yield made


def test_a_read_ends_at_once(client: Client, server: Gatekeeper) -> None:
    thread = interrupt(server.begun)
    with pytest.raises(KeyboardInterrupt):
        client.gates.get("a")
    thread.join()
    assert not server.answered


def test_a_write_that_was_sent_finishes(client: Client, server: Gatekeeper) -> None:
    thread = interrupt(server.begun, then=server.answer)
    with pytest.raises(KeyboardInterrupt):
        client.gates.update("a", CHANGE)
    # The call has ended here, not only some time later.
    assert server.answered == ["PATCH"]
    thread.join()


def test_a_second_interrupt_does_not_wait(
    client: Client, server: Gatekeeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    cancelled, cancel = threading.Event(), Call.cancel

    def record(call: Call[object]) -> None:
        cancel(call)
        cancelled.set()

    monkeypatch.setattr(Call, "cancel", record)
    threads = [interrupt(server.begun), interrupt(cancelled)]
    with pytest.raises(KeyboardInterrupt):
        client.gates.update("a", CHANGE)
    assert not server.answered
    for thread in threads:
        thread.join()
    server.answer()


def test_a_time_limit_of_a_worker_interrupts_a_call(client: Client, server: Gatekeeper) -> None:
    class TimeLimitError(Exception):
        """The exception that a task queue raises in its signal handler."""

    def raise_error(number: int, frame: FrameType | None) -> None:
        raise TimeLimitError

    before = signal.signal(signal.SIGINT, raise_error)
    try:
        thread = interrupt(server.begun)
        with pytest.raises(TimeLimitError):
            client.gates.get("a")
        thread.join()
    finally:
        signal.signal(signal.SIGINT, before)
    server.answer()
    assert client.gates.get("b").id == "b"


def test_an_interrupted_edit_frees_its_object(client: Client, server: Gatekeeper) -> None:
    with client.exclusive("gates", "b"):
        thread = interrupt(server.begun)
        with pytest.raises(KeyboardInterrupt), edit(client.gates, "a"):
            pytest.fail("the block was entered")
        thread.join()
        # Only the inner one was left.
        enter(client.exclusive("gates", "a"))
        with pytest.raises(InvalidArgumentError):
            enter(client.exclusive("gates", "b"))
    with ThreadPoolExecutor(1) as pool:
        pool.submit(enter, client.exclusive("gates", "b")).result(10)
    server.answer()


def enter(context: AbstractContextManager[None]) -> None:
    """Enter and leave a context manager."""
    with context:
        pass


def test_an_error_of_a_job_is_raised_where_it_is_used(client: Client, server: Gatekeeper) -> None:
    def answer_soon() -> None:
        assert server.begun.wait(10)
        server.answer()

    thread = threading.Thread(target=answer_soon)
    thread.start()
    with pytest.raises(InvalidArgumentError, match="no rule"), edit(client.gates, "a", confirm=0) as gate:
        gate.rule("beta").pass_percentage = 10
    thread.join()
