"""statsig-console with aiohttp's pool."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager

from ours import Peer, opened


def open_peer(url: str, connections: int) -> AbstractAsyncContextManager[Peer]:
    return opened(url, connections, "aiohttp")
