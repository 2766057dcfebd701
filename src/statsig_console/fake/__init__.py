"""A Console API in memory, for tests and demos.

    fake = Fake()
    fake.seed(gates=50)
    async with fake.http() as http, Client("console-test", http_client=http) as client:
        ...

It keeps state, can fail, break connections and invent values on request; `running` puts it behind a socket.
"""

from __future__ import annotations

from .app import Fake
from .chaos import Chaos
from .requests import Request, Requests
from .server import running, serve
from .snapshots import Snapshot

__all__ = ["Chaos", "Fake", "Request", "Requests", "Snapshot", "running", "serve"]
