"""The reads that all peers by hand make, each in its own way to ask."""

from __future__ import annotations

from typing import Any


class ByHand:
    """Reads of paths; how to ask for one is what peers differ in."""

    async def ask(self, path: str) -> Any:
        """Return the decoded data of an answer."""
        raise NotImplementedError

    async def gate(self) -> Any:
        return await self.ask("/gates/a_gate")

    async def gates(self, page: int = 1) -> Any:
        return await self.ask(f"/gates?limit=100&page={page}")

    async def experiments(self) -> Any:
        return await self.ask("/experiments?limit=100&page=1")
