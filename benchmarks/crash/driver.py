"""Kills a run over and over, and compares what is left with what a run that was let alone leaves."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from attrs import frozen

from statsig_console.fake import Fake, running

__all__ = ["Figures", "drive"]

WORKER = Path(__file__).with_name("worker.py")
GATES = 25


@frozen
class Figures:
    """What came of it."""

    kills: int
    lost: int
    twice: int
    """Rules that are there more than once."""
    repeated: int
    """Requests that added a rule which was added before."""
    in_doubt: int
    """Changes that had been sent when the process died, and had to be read back."""
    same: bool
    """Whether the state equals that of a run that was not killed."""


def _project() -> Fake:
    fake = Fake(seed=1)
    fake.seed(gates=1)
    gate = next(iter(fake.objects("gates").values()))
    for number in range(GATES):
        id = f"gate_{number}"
        fake.objects("gates")[id] = gate | {"id": id, "name": id, "rules": [], "isEnabled": False}
    return fake


def _rules(fake: Fake) -> dict[str, Counter[str]]:
    gates = (f"gate_{number}" for number in range(GATES))
    return {id: Counter(rule["name"] for rule in fake.objects("gates")[id]["rules"]) for id in gates}


def _start(address: str, journal: Path, operations: int) -> subprocess.Popen[bytes]:
    arguments = [address, str(journal), str(operations), str(GATES)]
    return subprocess.Popen([sys.executable, str(WORKER), *arguments], stderr=subprocess.PIPE)


def _kill_after(process: subprocess.Popen[bytes], fake: Fake, changes: int, pause: float) -> bool:
    """Kill a process soon after it made some changes, and tell whether it was still running."""
    goal = _added(fake) + changes
    while process.poll() is None and _added(fake) < goal:
        time.sleep(0.0005)
    time.sleep(pause)
    was_running = process.poll() is None
    process.kill()
    process.communicate()
    return was_running


def _added(fake: Fake) -> int:
    return len(fake.requests_of("gates_add_rule"))


def drive(folder: Path, *, operations: int, kills: int, seed: int) -> Figures:
    """Kill a run as often as asked, let the last one finish, and look at the ledger of the server."""
    lot = random.Random(seed)
    fake, alone = _project(), _project()
    journal = folder / "killed.jsonl"
    killed = 0
    with running(fake) as address:
        while killed < kills:
            process = _start(address, journal, operations)
            share = (operations - _added(fake)) / (kills - killed + 1)
            killed += _kill_after(process, fake, lot.randrange(max(1, int(2 * share))), lot.uniform(0, 0.003))
            if process.returncode is not None and process.returncode >= 0:
                break
        assert _finish(_start(address, journal, operations)) == ""
    with running(alone) as address:
        assert _finish(_start(address, folder / "alone.jsonl", operations)) == ""
    rules = _rules(fake)
    wanted = Counter(f"rule {number}" for number in range(operations))
    found = sum(rules.values(), Counter[str]())
    added = Counter(request.body["name"] for request in fake.requests_of("gates_add_rule"))
    return Figures(
        killed,
        lost=len(wanted - found),
        twice=len(found - wanted),
        repeated=sum(1 for number in added.values() if number > 1),
        in_doubt=len(fake.requests_of("gates_get")),
        same=rules == _rules(alone),
    )


def _finish(process: subprocess.Popen[bytes]) -> str:
    """Wait for the end of a process, and return what it complains of."""
    _, problem = process.communicate(timeout=600)
    return problem.decode() if process.returncode else ""
