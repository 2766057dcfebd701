"""statsig-console with orjson installed."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager

from ours import Peer, opened


def open_peer(url: str, connections: int) -> AbstractAsyncContextManager[Peer]:
    return opened(url, connections, "httpcore2")
