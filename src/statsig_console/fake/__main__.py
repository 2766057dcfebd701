"""Serve a fake to programs of any language: `statsig-console-fake --port 8000`."""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ._faults.plan import Chaos
from .app import Fake
from .server import serve

__all__ = ["main"]

_NAME = "statsig-console-fake"
_KINDS = {
    "gates": 2300,
    "dynamic-configs": 0,
    "experiments": 0,
    "autotunes": 0,
    "segments": 0,
}
_MORE = """
The first line of output is the address for clients, such as Client("console-test", base_url=…).
Any key that begins with console- is accepted. Under /_fake/, tests in other processes restore a
snapshot, undo writes, inject faults and read the log of requests; see docs/testing.md.
"""


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"{text} is not a port; ports go from 0 to 65535")
    return int(text)


def _limit(text: str) -> tuple[int, float]:
    most, _, seconds = text.partition("/")
    try:
        limit = int(most), float(seconds)
    except ValueError:
        limit = (0, 0.0)
    if limit[0] < 1 or not 0 < limit[1] < float("inf"):
        raise argparse.ArgumentTypeError(f"{text} is not a limit; 100/10 admits 100 writes in 10 seconds")
    return limit


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=_NAME,
        description="Serve a fake Console API, which keeps its state in memory until it ends.",
        epilog=_MORE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (%(default)s)")
    parser.add_argument("--port", type=_port, default=0, help="port to listen on; 0 chooses a free one (0)")
    parser.add_argument(
        "--allow-host",
        action="append",
        default=[],
        metavar="NAME",
        help="a name under which clients may reach it besides localhost and addresses, such as that of its"
        " container; can be repeated (none)",
    )
    parser.add_argument("--seed", type=int, default=0, help="seed of all invented ids and values (0)")
    for kind, count in _KINDS.items():
        words = f"number of {kind.replace('-', ' ')} at the start (%(default)s)"
        parser.add_argument(f"--{kind}", type=int, default=count, metavar="N", help=words)
    parser.add_argument(
        "--state",
        type=Path,
        metavar="FILE",
        help="keep the state in this file: read it if it exists, and write it on Ctrl-C or SIGTERM;"
        " --seed and the numbers apply only to a new file",
    )
    parser.add_argument(
        "--limit",
        type=_limit,
        action="append",
        metavar="N/SECONDS",
        help="rate limit of writes, such as 100/10; several hold at the same time (no limit)",
    )
    parser.add_argument("--retry-after", action="store_true", help="send Retry-After with each refusal")
    parser.add_argument(
        "--chaos",
        type=Path,
        metavar="FILE",
        help='faults to inject: JSON such as [{"fail": {"status": 503, "times": 3}}, {"drop": {}}]',
    )
    return parser


def _fake(arguments: argparse.Namespace) -> Fake:
    fake = _project(arguments)
    if arguments.chaos:
        try:
            fake.follow(Chaos.from_json(arguments.chaos.read_bytes()))
        except ValueError as error:
            raise ValueError(f"{arguments.chaos}: {error}") from error
    return fake


def _project(arguments: argparse.Namespace) -> Fake:
    settings: dict[str, Any] = {
        "limits": arguments.limit,
        "retry_after": arguments.retry_after,
        "allow_hosts": arguments.allow_host,
    }
    if arguments.state and arguments.state.exists():
        return Fake.load(arguments.state, **settings)
    if arguments.state and not arguments.state.absolute().parent.is_dir():
        raise ValueError(f"{arguments.state} cannot be written, because its folder does not exist")
    fake = Fake(seed=arguments.seed, **settings)
    fake.seed(**{kind.replace("-", "_"): getattr(arguments, kind.replace("-", "_")) for kind in _KINDS})
    return fake


class _Stopped(SystemExit):
    """Raised by the signal that ends the process normally."""


def _stop(number: int, frame: object) -> None:
    raise _Stopped(0)


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the arguments and serve until a signal stops the process."""
    parsed = _arguments().parse_args(arguments)
    # The server raises the signal again after it has answered the requests in flight.
    before = signal.signal(signal.SIGTERM, _stop)
    try:
        _run(parsed)
    finally:
        signal.signal(signal.SIGTERM, before)


def _run(parsed: argparse.Namespace) -> None:
    try:
        fake = _fake(parsed)
    except (ValueError, OSError) as error:
        raise SystemExit(f"{_NAME}: {error}") from error
    try:
        serve(parsed.host, parsed.port, fake)
    except OSError as error:
        where = f"{parsed.host}:{parsed.port}"
        reason = error.strerror or error
        advice = "--port 0 takes a port that is free"
        raise SystemExit(f"{_NAME}: cannot listen on {where}: {reason}; {advice}") from error
    except RuntimeError as error:
        raise SystemExit(f"{_NAME}: {error}") from error
    except (KeyboardInterrupt, _Stopped):
        pass
    if parsed.state:
        fake.save(parsed.state)
        sys.stderr.write(f"The state is in {parsed.state}.\n")


if __name__ == "__main__":
    main()
