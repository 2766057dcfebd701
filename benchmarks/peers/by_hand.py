"""The reads of all peers with hand-written calls."""

from __future__ import annotations

from typing import Any


class ByHand:
    """Reads paths. Each peer sends the requests in its own way."""

    async def ask(self, path: str) -> Any:
        """Return the decoded data of a response."""
        raise NotImplementedError

    async def gate(self) -> Any:
        return await self.ask("/gates/a_gate")

    async def gates(self, page: int = 1) -> Any:
        return await self.ask(f"/gates?limit=100&page={page}")

    async def experiments(self) -> Any:
        return await self.ask("/experiments?limit=100&page=1")
