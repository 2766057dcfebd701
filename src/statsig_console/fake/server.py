"""Serve the fake on a port, for programs in other processes and for demos."""

from __future__ import annotations

import socket
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from ._document.document import PREFIX
from ._http import asgi
from .app import Fake

if TYPE_CHECKING:
    import uvicorn

__all__ = ["running", "serve"]


def _server(fake: Fake, host: str) -> uvicorn.Server:
    try:
        import uvicorn
    except ImportError as error:
        raise RuntimeError("serving the fake needs uvicorn: pip install 'statsig-console[fake]'") from error

    async def application(scope: Mapping[str, Any], receive: asgi.Receive, send: asgi.Send) -> None:
        await asgi.serve(fake.reply, scope, receive, send, (host, *fake.allow_hosts))

    config = uvicorn.Config(
        application,
        log_level="critical",
        lifespan="off",
        ws="none",
        timeout_graceful_shutdown=1,
        date_header=False,
        server_header=False,
    )
    return uvicorn.Server(config)


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # asyncio turns Nagle's algorithm off only if the socket names TCP. With it, each response takes 44 ms.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind((host, port))
    listener.listen(2048)
    return listener


def _address(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}{PREFIX}" if ":" in host else f"http://{host}:{port}{PREFIX}"


def serve(host: str = "127.0.0.1", port: int = 0, fake: Fake | None = None) -> None:
    """Serve a fake until a signal stops the process; print the address first.

    Raises:
        OSError: The port is in use, or not allowed for this user.
    """
    with _listen(host, port) as listener:
        server = _server(fake or Fake(), host)
        address = _address(listener)
        sys.stdout.write(f'{address}\nIn Python: Client("console-test", base_url="{address}")\n')
        sys.stdout.write(f"In a browser: {address.removesuffix(PREFIX)}/\n")
        sys.stdout.flush()
        server.run(sockets=[listener])


@contextmanager
def running(fake: Fake, port: int = 0, host: str = "127.0.0.1") -> Iterator[str]:
    """Serve a fake in a thread while the block runs; the context is its base URL."""
    server = _server(fake, host)
    with _listen(host, port) as listener:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        while not server.started and thread.is_alive():
            time.sleep(0.001)
        try:
            yield _address(listener)
        finally:
            server.should_exit = True
            thread.join(timeout=10)
