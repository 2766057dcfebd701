"""Serve a seeded fake: `python -m statsig_console.fake --port 8000`."""

from __future__ import annotations

import argparse

from .app import Fake
from .server import serve

__all__ = ["main"]


def main() -> None:
    """Read the arguments and serve."""
    parser = argparse.ArgumentParser(
        prog="python -m statsig_console.fake", description="Serve a Console API in memory."
    )
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (%(default)s)")
    parser.add_argument("--port", type=int, default=0, help="port to listen on; 0 takes a free one")
    parser.add_argument("--gates", type=int, default=2300, help="number of gates to begin with (%(default)s)")
    parser.add_argument(
        "--seed", type=int, default=0, help="decides everything that is made up (%(default)s)"
    )
    arguments = parser.parse_args()
    fake = Fake(seed=arguments.seed)
    fake.seed(gates=arguments.gates)
    serve(arguments.host, arguments.port, fake)


if __name__ == "__main__":
    main()
