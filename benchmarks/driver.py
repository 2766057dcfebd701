"""Run the server on one core and the clients on the other, in slices of shuffled order."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path
from typing import Any, NamedTuple

import payload
from environments import FOLDER, Peer

__all__ = ["Case", "Worker", "measure", "serving"]

PATIENCE = 10.0
"""Seconds. A slice that took longer is not repeated; the pool of httpx takes minutes for the largest case."""
HERE = Path(__file__).parent


class Case(NamedTuple):
    """The calls that every peer makes during a slice."""

    name: str
    what: str
    """A method of the peers: gate, gates, experiments, update."""
    in_flight: int
    kind: str = "plain"
    connections: int = 0
    """The number of tasks; by default, the number of calls in flight."""
    seconds: float = 0.3


class Worker:
    """A process that runs slices for one peer."""

    def __init__(self, peer: Peer, core: int = 0) -> None:
        self.peer = peer
        command = ["taskset", "-c", str(core), peer.python, "-P", HERE / "worker.py", peer.module]
        self._process = subprocess.Popen(
            [str(part) for part in command],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={"PYTHONPATH": str(HERE / "peers"), "PATH": "/usr/bin:/bin"},
        )
        begun = self._read()
        self.import_bytes: int = begun["import_bytes"]
        self.import_ms: float = begun["import_ms"]

    def ask(self, **command: Any) -> dict[str, Any]:
        """Run one slice and return its cost."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(command) + "\n")
        self._process.stdin.flush()
        return self._read()

    def _read(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise SystemExit(f"{self.peer.title} ended with code {self._process.wait()}")
        answer: dict[str, Any] = json.loads(line)
        return answer

    def close(self) -> None:
        """Stop the process."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait()


def serving(core: int = 1) -> AbstractContextManager[str]:
    """Serve the prepared responses on one core; the context is the address."""
    return payload.serving(FOLDER, "taskset", "-c", str(core))


def measure(
    peers: Sequence[Peer], cases: Sequence[Case], url: str, rounds: int
) -> dict[str, dict[str, list[dict[str, Any]]]]:
    """Return the figures of each round, by case and peer.

    In each round, the cases and the peers of each case run in another order. A peer that was slow in a case
    takes part in its first round only.
    """
    slices: dict[str, dict[str, list[dict[str, Any]]]] = {case.name: {} for case in cases}
    with ExitStack() as stack:
        workers = [Worker(peer) for peer in peers]
        for worker in workers:
            stack.callback(worker.close)
        for number in range(rounds):
            for case in random.sample(cases, len(cases)):
                print(f"round {number + 1} of {rounds}: {case.name}", file=sys.stderr)
                of_peers = slices[case.name]
                for worker in random.sample(workers, len(workers)):
                    before = of_peers.get(worker.peer.module, [])
                    if before and before[-1]["wall_s"] > PATIENCE:
                        continue
                    start = time.perf_counter()
                    if (found := _slice(worker, case, url)) is not None:
                        found["wall_s"] = time.perf_counter() - start
                        of_peers[worker.peer.module] = [*before, found]
    return slices


def _slice(worker: Worker, case: Case, url: str) -> dict[str, Any] | None:
    found = worker.ask(
        url=f"{url}/{case.kind}",
        what=case.what,
        in_flight=case.in_flight,
        connections=case.connections or case.in_flight,
        seconds=case.seconds,
    )
    return found or None
