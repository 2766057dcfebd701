"""Kill a bulk run many times, and compare its final state with that of a run that was not killed."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Literal

from attrs import frozen

from statsig_console.fake import Fake, running

__all__ = ["Crash", "Figures", "Kind"]

WORKER = Path(__file__).with_name("worker.py")
GATES = 25

Kind = Literal["rules", "archive"]
_OPERATION = {"rules": "gates_add_rule", "archive": "gates_archive"}


@frozen
class Figures:
    """The results."""

    kills: int
    lost: int
    twice: int
    """Writes that were applied more than once."""
    repeated: int
    """Requests for a write that had been carried out before."""
    in_doubt: int
    """Writes that had been sent when the process died, and had to be read back."""
    same: bool
    """Whether the state equals that of a run that was not killed."""

    @property
    def is_kept(self) -> bool:
        """Whether no write was lost, applied twice or sent again."""
        return self.same and not (self.lost or self.twice or self.repeated)


@frozen
class Crash:
    """A run that is killed and resumed.

    Args:
        folder: The folder for journals.
        kind: The kind of write.
        operations: The number of writes.
        seed: The seed of the times at which the run is killed.
    """

    folder: Path
    kind: Kind
    operations: int
    seed: int

    def by_timer(self, kills: int) -> Figures:
        """Kill the run from outside, shortly after it made some writes."""
        lot, fake = random.Random(self.seed), self._project()
        killed = 0
        with running(fake) as address:
            while killed < kills:
                process = self._start(address, "killed", 0)
                share = (self.operations - self._made(fake)) / (kills - killed + 1)
                goal = self._made(fake) + lot.randrange(max(1, int(2 * share)))
                while process.poll() is None and self._made(fake) < goal:
                    time.sleep(0.0005)
                time.sleep(lot.uniform(0, 0.003))
                process.kill()
                process.communicate()
                if process.returncode is not None and process.returncode >= 0:
                    break
                killed += 1
            _finish(self._start(address, "killed", 0))
        return self._compare(fake, killed)

    def by_itself(self, kills: int) -> Figures:
        """Make the run end itself at steps of its journal and its requests."""
        lot, fake = random.Random(self.seed), self._project()
        killed = 0
        with running(fake) as address:
            for _ in range(kills):
                steps = lot.randrange(1, max(2, 4 * self.operations // kills))
                killed += _finish(self._start(address, "killed", steps))
            _finish(self._start(address, "killed", 0))
        return self._compare(fake, killed)

    def _project(self) -> Fake:
        fake = Fake(seed=1, keep_requests=10**6)
        fake.seed(gates=1)
        gate = fake.objects("gates").popitem()[1] | {"rules": [], "isEnabled": False}
        for number in range(GATES if self.kind == "rules" else self.operations):
            id = f"gate_{number}"
            fake.objects("gates")[id] = gate | {"id": id, "name": id, "status": "In Progress"}
        return fake

    def _start(self, address: str, journal: str, steps: int) -> subprocess.Popen[bytes]:
        path = self.folder / f"{self.kind}-{journal}.jsonl"
        arguments = [address, str(path), self.kind, str(self.operations), str(GATES), str(steps)]
        return subprocess.Popen([sys.executable, str(WORKER), *arguments], stderr=subprocess.PIPE)

    def _made(self, fake: Fake) -> int:
        return len(fake.requests.matching(operation=_OPERATION[self.kind]))

    def _state(self, fake: Fake) -> Counter[tuple[str, str]]:
        """Return the writes that were carried out, with their numbers."""
        gates = fake.objects("gates").items()
        if self.kind == "archive":
            return Counter((id, "archived") for id, gate in gates if gate["status"] == "Archived")
        return Counter((id, rule["name"]) for id, gate in gates for rule in gate["rules"])

    def _compare(self, fake: Fake, killed: int) -> Figures:
        alone = self._project()
        with running(alone) as address:
            _finish(self._start(address, "alone", 0))
        found, wanted = self._state(fake), self._state(alone)
        asked: Counter[tuple[str, str]] = Counter()
        for request in fake.requests.matching(operation=_OPERATION[self.kind]):
            asked[request.path, (request.body or {}).get("name", "")] += 1
        return Figures(
            killed,
            lost=len(wanted - found) + (self.operations - wanted.total()),
            twice=len(found - wanted),
            repeated=sum(1 for number in asked.values() if number > 1),
            in_doubt=len(fake.requests.matching(operation="gates_get")),
            same=found == wanted,
        )


def _finish(process: subprocess.Popen[bytes]) -> bool:
    """Wait for the end of a process and return whether it was killed; raise its error output."""
    _, problem = process.communicate(timeout=600)
    if process.returncode > 0:
        raise RuntimeError(problem.decode())
    return process.returncode < 0
