"""A task queue that forks its workers, as Celery does: each process creates its client after the fork.

With Celery, `start` is a handler of the signal worker_process_init, and `archive` is a task. The exception of
a soft time limit cancels the call in progress; a write that was sent gets 5 s to finish.
"""

from multiprocessing import get_context

from statsig_console import models
from statsig_console.sync import Client

client: Client


def start() -> None:
    """Create the client of a worker process."""
    global client
    client = Client()


def archive(gate_id: str) -> str:
    """Archive a gate and return its status."""
    return client.gates.archive(gate_id, models.GateArchival(archive_reason="no longer used")).status


def main(gate_ids: list[str]) -> list[str]:
    """Archive gates in two worker processes."""
    with get_context("fork").Pool(2, initializer=start) as pool:
        return pool.map(archive, gate_ids)
