"""Exclusive use of an object: one holder at a time in this process, or on this host by a locked file."""

from __future__ import annotations

import hashlib
import os
import weakref
from collections import deque
from collections.abc import Callable
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import Any

import anyio
import anyio.lowlevel

from ._clock import current_loop
from ._errors import ConfigurationError, InvalidArgumentError

__all__ = ["Exclusive"]

Name = tuple[str, str, str]
"""A project, a kind of object, and an id."""
POLL_SECONDS = 0.005
"""Pause between two attempts to lock a byte that another process holds; an edit takes about 100 ms."""


class Exclusive:
    """An async context manager that one task at a time is inside of, for one object."""

    def __init__(self, check: Callable[[], None], name: Name, folder: Path | None) -> None:
        for argument, text in zip(("kind", "id"), name[1:], strict=True):
            if not isinstance(text, str) or not text:
                raise InvalidArgumentError(argument, "text is expected, and not empty")
        self._check = check
        self._name = name
        self._folder = folder
        self._user: _User | None = None
        self._lock: _ByteLock | None = None

    async def __aenter__(self) -> None:
        self._check()
        if self._user is not None:
            raise InvalidArgumentError("exclusive", "it is in use; call client.exclusive again for each use")
        await anyio.lowlevel.checkpoint_if_cancelled()
        user = self._user = _User(self._name)
        try:
            _post(user.enter)
            if not user.is_holder:
                await user.granted.wait()
            # The event knows the event loop, which must not live longer because of a queue.
            del user.granted
            if user.is_nested:
                raise InvalidArgumentError("id", "this task has exclusive use of it already")
            if self._folder is not None:
                lock = _ByteLock(self._folder / f"{self._name[0]}.exclusive", self._name)
                await lock.acquire()
                self._lock = lock
        except BaseException:
            self._leave()
            raise

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        # It awaits nothing, so it also works when Python closes a coroutine whose event loop is gone.
        self._leave()

    def _leave(self) -> None:
        user, self._user = self._user, None
        lock, self._lock = self._lock, None
        if user is None or user.process != os.getpid():
            return
        if lock is not None:
            lock.release()
        _post(user.leave)


class _User:
    """One use of an object, from the request to the end; the first in the queue is the holder."""

    def __init__(self, name: Name) -> None:
        self.process = os.getpid()
        self.granted = anyio.Event()
        self.is_holder = False
        self.is_nested = False
        """Whether the holder is the same task, which would wait for itself."""
        self._name = name
        # The queue must not keep an event loop alive that nobody else knows.
        self._loop = weakref.ref(_event_loop())
        self._task = anyio.get_current_task().id

    def enter(self) -> None:
        """Join the queue."""
        queue = _queues.setdefault(self._name, deque())
        while queue and not queue[0].run(_nothing):
            queue.popleft()
        if queue and queue[0].is_same_task(self):
            self.is_nested = True
            self.run(self.granted.set)
            return
        queue.append(self)
        _grant(self._name)

    def leave(self) -> None:
        """Leave the queue, whether as its first or not."""
        queue = _queues.get(self._name)
        if queue is not None and self in queue:
            queue.remove(self)
            _grant(self._name)

    def is_same_task(self, other: _User) -> bool:
        """Return whether both belong to one task."""
        return self._task == other._task and self._loop() is other._loop()

    def grant(self) -> bool:
        """Make it the holder and wake its task; return False if its event loop is gone."""
        wake = self.granted.set
        # From here on its thread goes on, and deletes the event.
        self.is_holder = True
        return self.run(wake)

    def run(self, function: Callable[[], object]) -> bool:
        """Run a function soon in the event loop of this user; return False if that loop is gone."""
        loop = self._loop()
        try:
            if loop is not None:
                # That of asyncio, else that of trio.
                run_soon = getattr(loop, "call_soon_threadsafe", None) or loop.run_sync_soon
                run_soon(function)
                return True
        except RuntimeError:
            # The loop is closed.
            pass
        return False


_queues: dict[Name, deque[_User]] = {}
_changes: deque[Callable[[], None]] = deque()
_changing = Lock()


def _post(change: Callable[[], None]) -> None:
    """Carry out a change of the queues, or leave it to the thread that is changing them at this moment.

    Nothing waits for the lock: garbage collection can close a coroutine, and so release an object, in the
    middle of another change by the same thread.
    """
    _changes.append(change)
    while _changes and _changing.acquire(blocking=False):
        try:
            while _changes:
                _changes.popleft()()
        finally:
            _changing.release()


def _grant(name: Name) -> None:
    """Grant the object to the first in its queue whose event loop still runs."""
    queue = _queues[name]
    while queue and not queue[0].is_holder and not queue[0].grant():
        queue.popleft()
    if not queue:
        del _queues[name]


def _forget() -> None:
    """Begin anew in a forked process: what the queues hold belongs to its parent."""
    global _changing
    _queues.clear()
    _changes.clear()
    _changing = Lock()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget)


def _event_loop() -> Any:
    """Return the event loop of asyncio or the token of trio."""
    loop: Any = current_loop()
    # The token of anyio wraps it.
    return getattr(loop, "native_token", loop)


def _nothing() -> None:
    """Do nothing; an event loop that takes it still runs."""


_files: dict[Path, int] = {}
"""Open files by path. None is ever closed, since that would release all locks of this process on it."""


class _ByteLock:
    """Two bytes of a file: the process that locks the second one holds the object.

    A process locks the first byte while it waits for the second one, so a process in which many tasks wait
    does not overtake others. The system releases the locks of a process that ends, and a forked process does
    not inherit them.
    """

    def __init__(self, path: Path, name: Name) -> None:
        import fcntl

        self._fcntl = fcntl
        self._file = _file(path)
        digest = hashlib.sha256("\n".join(name).encode(errors="surrogatepass")).digest()
        self._first = int.from_bytes(digest[:8], "big") >> 3 << 1

    async def acquire(self) -> None:
        """Wait until no other process holds the object."""
        await self._wait(self._first)
        try:
            await self._wait(self._first + 1)
        finally:
            self._unlock(self._first)

    def release(self) -> None:
        """Let another process hold the object."""
        self._unlock(self._first + 1)

    async def _wait(self, byte: int) -> None:
        while True:
            try:
                self._fcntl.lockf(self._file, self._fcntl.LOCK_EX | self._fcntl.LOCK_NB, 1, byte)
                return
            except (BlockingIOError, PermissionError):
                await anyio.sleep(POLL_SECONDS)
            except OSError as error:
                raise ConfigurationError(f"no lock for exclusive use: {error.strerror}") from error

    def _unlock(self, byte: int) -> None:
        self._fcntl.lockf(self._file, self._fcntl.LOCK_UN, 1, byte)


def _file(path: Path) -> int:
    if path not in _files:
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as error:
            raise ConfigurationError(f"no file for exclusive use: {error.strerror}") from error
        # Two threads may both have opened it; the other number stays open, too.
        _files.setdefault(path, file)
    return _files[path]
