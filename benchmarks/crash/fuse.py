"""A process that ends itself, as by `kill -9`, at a chosen step of its journal or its requests."""

from __future__ import annotations

import os
import signal

import httpx

from statsig_console._bulk.journal_file import JournalFile

__all__ = ["Fuse", "Fused"]


class Fuse:
    """Counts down to the end of this process; 0 never ends it."""

    def __init__(self, steps: int) -> None:
        self._left = steps
        if steps:
            self._watch_journals()

    def step(self) -> bool:
        """Count, and return whether this is the last step."""
        self._left -= 1
        return self._left == 0

    @staticmethod
    def burn() -> None:
        """End this process; nothing is cleaned up."""
        os.kill(os.getpid(), signal.SIGKILL)

    def _watch_journals(self) -> None:
        """Count before a journal is written, in the middle of it, and after it."""
        write = JournalFile.write

        def in_steps(file: JournalFile, lines: bytes) -> None:
            if self.step():
                self.burn()
            if self.step():
                write(file, lines[: len(lines) // 2])
                self.burn()
            write(file, lines)
            if self.step():
                self.burn()

        setattr(JournalFile, "write", in_steps)  # noqa: B010


class Fused(httpx.AsyncBaseTransport):
    """An engine that counts before each request and after its response, which is then lost."""

    def __init__(self, engine: httpx.AsyncBaseTransport, fuse: Fuse) -> None:
        self._engine = engine
        self._fuse = fuse

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request, unless this is the end."""
        if self._fuse.step():
            self._fuse.burn()
        response = await self._engine.handle_async_request(request)
        if self._fuse.step():
            self._fuse.burn()
        return response

    async def aclose(self) -> None:
        """Close the engine."""
        await self._engine.aclose()
