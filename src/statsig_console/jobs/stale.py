"""Find stale gates, write a plan for a person to review, and archive the gates of the plan.

plan = await stale.plan(client, older_than=timedelta(days=90), code=ids_found_in_code)
plan.save("plan.json")
...
report = await stale.apply(client, stale.load("plan.json"), journal="run.jsonl")
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import anyio

from .. import Client, InvalidArgumentError, NotFoundError, Progress, Report, Skip, Unset, bulk, models
from ._references import References
from ._stale_choice import Filters, describe, planned_gate
from ._stale_estimate import WORKERS, Estimate
from ._stale_plan import Action, Plan, PlannedGate, load

__all__ = ["Action", "Estimate", "Plan", "PlannedGate", "apply", "load", "plan"]

READERS = 16
"""Gates whose references are read at the same time."""


async def plan(
    client: Client,
    *,
    older_than: timedelta | None = None,
    tags: str | Collection[str] | None = None,
    owner: str | Collection[str] | None = None,
    keep: Collection[str] = (),
    code: Iterable[str] | None = None,
    progress: Callable[[Progress[str, Any]], object] | None = None,
) -> Plan:
    """Find stale gates and what refers to them, and return what should be done; nothing is changed.

    >>> plan = await stale.plan(client)
    >>> plan.save("plan.json")
    >>> stale.load("plan.json") == plan
    True

    A gate is to be archived if it passes for nobody, or if nothing checks it. With `code`, so is a gate that
    passes for somebody, if code does not ask for it and it was not checked lately. Gates to which something
    refers, or which code asks for, are listed but kept.

    Args:
        client: A client; it only reads.
        older_than: Only gates that were not changed for this time.
        tags: Only gates with at least one of these tags.
        owner: Only gates of these owners, given by name, email or id.
        keep: Ids of gates that are never archived.
        code: Ids that code asks for, found by a search of all code. None if the code was not searched.
        progress: A function that is called after the references of each gate were read.

    Raises InvalidArgumentError for wrong arguments, and the errors of the client if a list cannot be read.
    If only the references of a gate cannot be read, the gate is kept.
    """
    filters = Filters.of(older_than, tags, owner)
    kept, in_code = _ids("keep", keep), None if code is None else _ids("code", code)
    created, left_out = datetime.now(UTC), 0
    drafts: dict[str, PlannedGate] = {}
    async for gate in client.gates.list(limit=100, type="STALE"):
        if gate.type != "STALE":
            continue
        if filters.fit(gate, created):
            drafts[gate.id] = planned_gate(gate, kept, in_code)
        else:
            left_out += 1
    references, times = References(client), list[float]()

    async def find(id: str) -> tuple[str, ...]:
        begin = anyio.current_time()
        found = await references.find(id, drafts[id].name)
        times.append(anyio.current_time() - begin)
        return found

    await references.refresh()
    report = await bulk(find, drafts.keys(), progress=progress, concurrency=READERS)
    if report.stopped:
        raise report.cause or RuntimeError(report.stopped)
    requests = sum(outcome.attempts for outcome in report)
    return Plan(
        gates=tuple(_with_references(drafts[outcome.item], outcome) for outcome in report),
        created=created.isoformat(timespec="milliseconds"),
        filters=filters.shown(),
        left_out=left_out,
        scan_requests=references.scan_requests,
        seconds_per_request=round(sum(times) / requests, 6) if requests else 0.0,
    )


def _with_references(draft: PlannedGate, outcome: Any) -> PlannedGate:
    """Return a gate of the plan; one with references, or whose references are unknown, is kept."""
    if outcome.error is not None:
        return replace(draft, action="keep", why=f"its references could not be read: {outcome.error}")
    if outcome.result:
        return replace(draft, action="keep", why="something refers to it", references=outcome.result)
    return draft


async def apply(
    client: Client,
    plan: Plan,
    *,
    journal: str | os.PathLike[str] | None = None,
    progress: Callable[[Progress[str, models.Gate]], object] | None = None,
    dry_run: bool = False,
) -> Report[str, models.Gate]:
    """Archive the gates of a plan, each after a check that nothing has moved since the plan was made.

    >>> report = await stale.apply(client, plan, journal="run.jsonl")
    >>> report.counts
    {'done': 7}

    Each gate is read again, with its references. It is skipped, and the reason is in `outcome.why`, if its
    version, its time of change or its references are others than in the plan, if something refers to it or
    code asks for it, or if it is archived or deleted already. So applying a plan again writes nothing.

    Between the check of a gate and its archiving, `edit` and others who use `client.exclusive` wait. Other
    programs do not. This takes up to 15 minutes if the rate limits make the write wait.

    Args:
        client: A client.
        plan: The plan, as `plan` returned or `load` read it. Only gates with the action ``archive`` count.
        journal: A file that records each gate, so that a run that was killed can be resumed. It belongs to
            one plan.
        progress: A function that is called after each gate with a Progress.
        dry_run: Check all gates, but archive none.

    Returns the report of the run. Errors of single gates are in it: see `Report.raise_for_failures`.
    """
    if not isinstance(plan, Plan):
        raise InvalidArgumentError("plan", "a plan is expected; read a file with stale.load(…)")
    planned = {gate.id: gate for gate in plan.gates if gate.action == "archive"}
    references = References(client)

    async def check(id: str) -> bool:
        await _check(client, references, planned[id])
        return True

    async def archive(id: str) -> models.Gate:
        async with client.exclusive("gates", id):
            await check(id)
            return await client.gates.archive(
                id, models.GateArchival(archive_reason=describe(planned[id], plan))
            )

    async def is_archived(id: str) -> bool:
        return (await client.gates.get(id)).status == "Archived"

    return await bulk(
        archive,
        planned.keys(),
        concurrency=WORKERS,
        progress=progress,
        dry_run=dry_run,
        only_if_changed=check if dry_run else None,
        journal=journal,
        run=f"plan of {plan.created}",
        reconcile=is_archived,
    )


async def _check(client: Client, references: References, planned: PlannedGate) -> None:
    """Skip a gate that is archived, or that is not as it was when the plan was made."""
    try:
        gate = await client.gates.get(planned.id)
    except NotFoundError:
        raise Skip("it does not exist any more") from None
    if gate.status == "Archived":
        raise Skip("it is archived already")
    if planned.in_code:
        raise Skip("code asks for it")
    version = None if isinstance(gate.version, Unset) else gate.version
    if version != planned.version:
        raise Skip(f"it was changed: its version is {version}, not {planned.version}")
    if gate.last_modified_time != planned.last_modified_time:
        raise Skip("it was changed: the time of its last change is another one")
    if version is None and gate.last_modified_time is None:
        raise Skip("neither its version nor the time of its last change is known")
    found = await references.find(gate.id, gate.name)
    if found:
        raise Skip(f"something refers to it: {', '.join(found[:3])}{' and others' if len(found) > 3 else ''}")
    if planned.references:
        raise Skip("its references have changed; make a new plan")


def _ids(name: str, ids: Iterable[str]) -> frozenset[str]:
    """Return ids as a set, or raise InvalidArgumentError."""
    if isinstance(ids, str | bytes) or not isinstance(ids, Iterable):
        raise InvalidArgumentError(name, "several ids are expected, such as a list, not one text")
    found = list(ids)
    if not all(isinstance(id, str) for id in found):
        raise InvalidArgumentError(name, "ids are texts")
    return frozenset(found)
