"""A Redis server that lives as long as one test process, on a socket in a folder of its own."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

__all__ = ["running"]


@contextmanager
def running() -> Iterator[str | None]:
    """Start a server that keeps nothing, and yield its address; None where Redis is not installed."""
    binary = shutil.which("redis-server")
    if binary is None:
        yield None
        return
    # A socket's path has room for about a hundred letters, fewer than pytest's folders may need.
    with tempfile.TemporaryDirectory(prefix="redis-") as folder:
        socket = Path(folder) / "socket"
        options = f"--port 0 --unixsocket {socket} --save --appendonly no --dir {folder} --daemonize no"
        with subprocess.Popen([binary, *options.split()], stdout=subprocess.DEVNULL) as server:
            try:
                for _ in range(1_000):
                    assert server.poll() is None, f"redis-server ended with {server.returncode}"
                    if socket.exists():
                        break
                    time.sleep(0.01)
                yield f"unix://{socket}?db=0"
            finally:
                server.terminate()
                server.wait()
