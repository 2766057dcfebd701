"""A Console API in memory, for tests and demos.

    fake = Fake()
    fake.seed(gates=50)
    async with fake.http() as http, Client("console-test", http_client=http) as client:
        ...

It keeps state. It can return errors, break connections and add unknown values. `running` serves it on a port.
"""

from __future__ import annotations

from ._faults.plan import Chaos
from ._http.requests import Request, Requests
from ._state.snapshots import Snapshot
from .app import Fake
from .server import running, serve

__all__ = ["Chaos", "Fake", "Request", "Requests", "Snapshot", "running", "serve"]
