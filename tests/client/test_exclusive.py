"""Exclusive use of an object: tasks, event loops, threads, processes, and holders that die."""

from __future__ import annotations

import asyncio
import errno
import fcntl
import gc
import subprocess
import sys
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any

import anyio
import anyio.lowlevel
import pytest

from statsig_console import (
    Client,
    ClientClosedError,
    ConfigurationError,
    InvalidArgumentError,
    RateLimits,
    SharedRateLimit,
    poll,
)
from statsig_console._exclusive import _ByteLock, _changes, _post, _queues

KEY = "console-x"
GATE = ("gates", "new_checkout")


@pytest.fixture(autouse=True)
def nothing_left() -> Any:
    """Check that no test leaves a user in a queue."""
    yield
    assert not _queues
    assert not _changes


@asynccontextmanager
async def clients(*keys: str, **options: Any) -> AsyncIterator[list[Client]]:
    """Make clients and close them."""
    made = [Client(key, **options) for key in keys]
    yield made
    for client in made:
        await client.aclose()


@pytest.mark.anyio
async def test_one_task_at_a_time_in_order_of_arrival() -> None:
    order: list[str] = []

    async def use(client: Client, number: int) -> None:
        async with client.exclusive(*GATE):
            order.append(f"in {number}")
            await anyio.sleep(5 - number)
            order.append(f"out {number}")

    async with clients(KEY, KEY) as made, anyio.create_task_group() as tasks:
        for number in range(5):
            tasks.start_soon(use, made[number % 2].with_options(priority=number), number)
            await anyio.sleep(0.1)
    assert order == [f"{word} {number}" for number in range(5) for word in ("in", "out")]


@pytest.mark.anyio
async def test_objects_keys_and_addresses_do_not_wait_for_each_other() -> None:
    async with (
        clients(KEY, "console-y") as (client, other),
        clients(KEY, base_url="http://localhost") as (far,),
        client.exclusive(*GATE),
        client.exclusive("gates", "old_checkout"),
        client.exclusive("segments", "new_checkout"),
        other.exclusive(*GATE),
        far.exclusive(*GATE),
    ):
        assert len(_queues) == 5


@pytest.mark.anyio
async def test_a_cancelled_waiter_leaves_the_queue() -> None:
    order: list[int] = []

    async def use(number: int, patience: float) -> None:
        with anyio.move_on_after(patience):
            async with client.exclusive(*GATE):
                order.append(number)

    async with clients(KEY) as (client,), anyio.create_task_group() as tasks, client.exclusive(*GATE):
        for number, patience in enumerate([5, 1, 5, 2, 5]):
            tasks.start_soon(use, number, patience)
            await anyio.sleep(0.01)
        await anyio.sleep(3)
        assert [len(queue) for queue in _queues.values()] == [4]
    assert order == [0, 2, 4]


@pytest.mark.anyio
async def test_a_waiter_that_is_cancelled_as_it_gets_its_turn_passes_it_on() -> None:
    order: list[int] = []

    async def use(number: int) -> None:
        async with client.exclusive(*GATE):
            order.append(number)

    async with (
        clients(KEY) as (client,),
        anyio.create_task_group() as tasks,
        client.exclusive(*GATE),
        anyio.create_task_group() as unlucky,
    ):
        unlucky.start_soon(use, 1)
        await anyio.sleep(1)
        tasks.start_soon(use, 2)
        await anyio.sleep(1)
        (queue,) = _queues.values()
        # As if the holder of another thread left now.
        _post(queue[0].leave)
        assert queue[0].is_holder
        unlucky.cancel_scope.cancel()
    assert order == [2]


@pytest.mark.anyio
async def test_a_holder_that_fails_or_is_cancelled_passes_it_on() -> None:
    async with clients(KEY) as (client,):
        with pytest.raises(KeyError):
            async with client.exclusive(*GATE):
                raise KeyError
        with anyio.move_on_after(1):
            async with client.exclusive(*GATE):
                await anyio.sleep(2)
        with anyio.fail_after(1):
            async with client.exclusive(*GATE):
                pass


@pytest.mark.anyio
async def test_wrong_use_is_refused() -> None:
    async with clients(KEY) as (client,):
        use = client.exclusive(*GATE)
        async with use:
            with pytest.raises(InvalidArgumentError, match="again for each use"):
                await use.__aenter__()
            with pytest.raises(InvalidArgumentError, match="this task has exclusive use of it already"):
                async with client.exclusive(*GATE):
                    pass
            assert [len(queue) for queue in _queues.values()] == [1]
        for kind, id in (("", "x"), ("gates", ""), ("gates", 1)):
            with pytest.raises(InvalidArgumentError, match="text is expected"):
                client.exclusive(kind, id)  # type: ignore[arg-type]
        closed = client.exclusive(*GATE)
    with pytest.raises(ClientClosedError):
        await closed.__aenter__()


def test_threads_with_event_loops_of_both_kinds_take_turns() -> None:
    inside, most, turns = 0, 0, 0

    async def use(client: Client) -> None:
        nonlocal inside, most, turns
        async with client.exclusive(*GATE):
            inside += 1
            most = max(most, inside)
            await anyio.lowlevel.checkpoint()
            inside -= 1
            turns += 1

    async def many() -> None:
        async with clients(KEY) as (client,), anyio.create_task_group() as tasks:
            for _ in range(50):
                tasks.start_soon(use, client)

    threads = [
        threading.Thread(target=anyio.run, args=[many], kwargs={"backend": name})
        for name in ("asyncio", "trio") * 2
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert (inside, most, turns) == (0, 1, 200)


async def hold(client: Client) -> None:
    """Hold the object until the task is cancelled."""
    async with client.exclusive(*GATE):
        await asyncio.get_running_loop().create_future()


def start_holding() -> tuple[asyncio.AbstractEventLoop, asyncio.Task[None]]:
    """Return an event loop that stopped in the middle of exclusive use, and its task."""
    found = []

    def run() -> None:
        loop = asyncio.new_event_loop()
        task = loop.create_task(hold(Client(KEY)))
        # Otherwise asyncio would report that the task never ended.
        task._log_destroy_pending = False  # type: ignore[attr-defined]
        loop.run_until_complete(asyncio.sleep(0))
        found.append((loop, task))

    # Two loops cannot run in one thread.
    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    assert len(_queues) == 1
    return found[0]


@pytest.mark.anyio
async def test_a_holder_whose_event_loop_is_closed_frees_the_object() -> None:
    async with clients(KEY) as (client,):
        loop, task = start_holding()
        loop.close()
        with anyio.fail_after(1):
            async with client.exclusive(*GATE):
                del task
                gc.collect()
                assert [len(queue) for queue in _queues.values()] == [1]


@pytest.mark.anyio
async def test_a_waiter_is_woken_when_the_task_of_a_dead_loop_is_collected() -> None:
    async def wait() -> None:
        with anyio.fail_after(5):
            async with client.exclusive(*GATE):
                pass

    async with clients(KEY) as (client,):
        loop, task = start_holding()
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(wait)
            await anyio.sleep(1)
            assert [len(queue) for queue in _queues.values()] == [2]
            loop.close()
            del loop, task
            gc.collect()


@pytest.mark.anyio
async def test_an_object_can_be_freed_in_the_middle_of_another_change() -> None:
    async with clients(KEY) as (client,):
        holder = use_forever(client)
        holder.send(None)
        assert len(_queues) == 1
        # As garbage collection does it, at any moment.
        _post(holder.close)
        assert not _queues


async def use_forever(client: Client) -> None:
    """Hold the object without an event loop that would end it."""
    async with client.exclusive(*GATE):
        await anyio.sleep_forever()


PROGRAM = """
import os, sys
from pathlib import Path
import anyio
from statsig_console import Client, RateLimits, SharedRateLimit, poll

folder = Path(sys.argv[1])

def client():
    shared = SharedRateLimit.on_host(folder=folder)
    return Client("console-x", rate_limits=RateLimits(shared=shared))

async def add(times):
    async def one(made):
        async with made.exclusive("gates", "new_checkout"):
            before = int((folder / "count").read_text())
            await anyio.sleep(0.001)
            (folder / "count").write_text(str(before + 1))
    async with client() as made, anyio.create_task_group() as tasks:
        for _ in range(times):
            tasks.start_soon(one, made)
"""
ADD = PROGRAM + "anyio.run(add, 1)"
FORK = (
    PROGRAM
    + """
async def parent():
    async with client() as made, made.exclusive("gates", "new_checkout"):
        child = os.fork()
        if child == 0:
            # Its copies of the queues and of the lock are not those of the parent.
            return True
        await anyio.sleep(0.1)
        (folder / "count").write_text("100")
    assert os.waitpid(child, 0)[1] == 0
    return False

if anyio.run(parent):
    anyio.run(add, 1)
    assert (folder / "count").read_text() == "101"
    os._exit(0)
"""
)
HOLD = (
    PROGRAM
    + """
async def hold():
    async with client() as made, made.exclusive("gates", "new_checkout"):
        print("held", flush=True)
        sys.stdin.read()

anyio.run(hold)
"""
)


def start(program: str, *arguments: object) -> subprocess.Popen[str]:
    """Start a program in a process of its own."""
    command = [sys.executable, "-c", program, *map(str, arguments)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def end(*processes: subprocess.Popen[str]) -> None:
    """Wait until processes end well."""
    for process in processes:
        process.communicate(timeout=60)
        assert process.returncode == 0


def test_a_forked_process_neither_holds_nor_frees_the_object(tmp_path: Path) -> None:
    (tmp_path / "count").write_text("0")
    end(start(FORK, tmp_path))
    assert (tmp_path / "count").read_text() == "101"
    (lock,) = tmp_path.glob("*.exclusive")
    assert lock.stat().st_mode & 0o777 == 0o600


def on_host(folder: Path) -> Client:
    """Return a client that shares objects with other processes."""
    return Client(KEY, rate_limits=RateLimits(shared=SharedRateLimit.on_host(folder=folder)))


def test_a_process_waits_for_others_and_not_for_dead_ones(tmp_path: Path) -> None:
    holder = start(HOLD, tmp_path)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"

    async def use() -> bool:
        async with on_host(tmp_path) as client:
            with anyio.move_on_after(0.1) as scope:
                async with client.exclusive(*GATE):
                    pass
            holder.kill()
            holder.communicate()
            with anyio.fail_after(30):
                async with client.exclusive(*GATE):
                    return scope.cancelled_caught

    assert anyio.run(use)


@pytest.mark.anyio
async def test_a_folder_without_files_or_locks_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*arguments: object) -> None:
        if arguments[1] != fcntl.LOCK_UN:
            raise OSError(errno.ENOLCK, "No locks available")

    async with on_host(tmp_path) as client:
        with monkeypatch.context() as patch:
            patch.setattr(fcntl, "lockf", refuse)
            with pytest.raises(ConfigurationError, match="no lock for exclusive use: No locks available"):
                await client.exclusive(*GATE).__aenter__()
        async with client.exclusive(*GATE):
            pass
    (tmp_path / "file").touch()
    with pytest.raises(ConfigurationError):
        on_host(tmp_path / "file")
    name = next(iter(tmp_path.glob("*.exclusive"))).name  # noqa: ASYNC240
    (tmp_path / "other" / name).mkdir(parents=True)
    async with on_host(tmp_path / "other") as client:
        with pytest.raises(ConfigurationError, match="no file for exclusive use: Is a directory"):
            await client.exclusive(*GATE).__aenter__()


async def another_process_waits(folder: Path) -> bool:
    """Return whether a process has locked the first byte, as it does while it waits for the second one."""
    (name,) = _queues
    lock = _ByteLock(folder / f"{name[0]}.exclusive", name)
    try:
        fcntl.lockf(lock._file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, lock._first)
    except OSError:
        return True
    fcntl.lockf(lock._file, fcntl.LOCK_UN, 1, lock._first)
    return False


def test_a_process_with_many_tasks_does_not_overtake_others(tmp_path: Path) -> None:
    (tmp_path / "count").write_text("0")

    async def use() -> list[int]:
        counts: list[int] = []

        async def one(client: Client) -> None:
            async with client.exclusive(*GATE):
                if not counts:
                    other.append(start(ADD, tmp_path))
                    await poll(partial(another_process_waits, tmp_path), bool, every=0.01)
                counts.append(int((tmp_path / "count").read_text()))

        async with on_host(tmp_path) as client, anyio.create_task_group() as tasks:
            for _ in range(20):
                tasks.start_soon(one, client)
        return counts

    other: list[subprocess.Popen[str]] = []
    counts = anyio.run(use)
    end(*other)
    assert counts == [0] + [1] * 19
