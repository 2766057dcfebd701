"""Check the state of an object: for continuous integration, before a deployment or a rollout."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Iterator
from dataclasses import dataclass
from typing import Any

from .. import Client, InvalidArgumentError, NotFoundError, Unset, models
from ._rules import base_id

__all__ = ["CheckResult", "dynamic_config", "experiment", "gate"]

_OFF = ("Disabled", "Archived")


@dataclass(frozen=True)
class CheckResult:
    """Whether an object is as expected; true if it is, so it can stand in an `if` or `assert`."""

    subject: str
    """What was checked, such as ``gate new_checkout``."""
    reasons: tuple[str, ...]
    """Why it is not as expected, one sentence for each expectation; empty if it is."""
    found: Any = None
    """The object as a model; None if it does not exist."""

    @property
    def ok(self) -> bool:
        """Whether it is as expected."""
        return not self.reasons

    def __bool__(self) -> bool:
        return self.ok

    def __str__(self) -> str:
        return f"{self.subject}: {'; '.join(self.reasons) or 'ok'}"


async def gate(
    client: Client,
    id: str,
    *,
    enabled: bool | None = None,
    status: str | Collection[str] | None = None,
    rollout_min: float | None = None,
    rollout_max: float | None = None,
    rule: str | None = None,
) -> CheckResult:
    """Check a gate; without further arguments, only that it exists.

        if not (found := await check.gate(client, "new_checkout", enabled=True, rollout_max=50)):
            raise SystemExit(str(found))

    Args:
        client: A client.
        id: Id of the gate.
        enabled: Whether it may pass anybody: it is launched, or its rules decide.
        status: Expected status, such as ``In Progress``, or several of which one is expected.
        rollout_min: Percentage that at least one rule passes at least; a launched gate passes 100, and one
            that is disabled or archived 0.
        rollout_max: Percentage that no rule may exceed.
        rule: Name or base id of the only rule that counts for the two.
    """
    return await _check_rollout(
        "gate", id, client.gates.get, enabled, status, (rollout_min, rollout_max), rule
    )


# Public functions repeat their arguments, so that editors show them.
async def dynamic_config(
    client: Client,
    id: str,
    *,
    enabled: bool | None = None,
    status: str | Collection[str] | None = None,
    rollout_min: float | None = None,
    rollout_max: float | None = None,
    rule: str | None = None,
) -> CheckResult:
    """Check a dynamic config, with the arguments of `gate`."""
    return await _check_rollout(
        "dynamic config", id, client.dynamic_configs.get, enabled, status, (rollout_min, rollout_max), rule
    )


async def experiment(
    client: Client,
    id: str,
    *,
    status: str | Collection[str] | None = None,
    allocation_min: float | None = None,
    allocation_max: float | None = None,
) -> CheckResult:
    """Check an experiment; without further arguments, only that it exists.

    Args:
        client: A client.
        id: Id of the experiment.
        status: Expected status, such as ``active``, or several of which one is expected.
        allocation_min: Least allocation in percent.
        allocation_max: Largest allocation in percent.
    """
    statuses = _statuses(status)
    limits = _limits("allocation", allocation_min, allocation_max)

    def reasons(found: models.Experiment) -> Iterator[str]:
        yield from _status_reasons(found.status, statuses)
        allocation = found.allocation
        yield from _limit_reasons("allocation", None if isinstance(allocation, Unset) else allocation, limits)

    return await _check("experiment", id, client.experiments.get, reasons)


Limits = tuple[float | None, float | None]


async def _check_rollout(
    noun: str,
    id: str,
    get: Callable[[str], Awaitable[Any]],
    enabled: bool | None,
    status: str | Collection[str] | None,
    rollout: Limits,
    rule: str | None,
) -> CheckResult:
    statuses, limits = _statuses(status), _limits("rollout", *rollout)

    def reasons(found: Any) -> Iterator[str]:
        is_on = found.status == "Launched" or (bool(found.is_enabled) and found.status not in _OFF)
        if enabled is not None and is_on is not enabled:
            yield f"it is {'enabled' if is_on else 'not enabled'}"
        yield from _status_reasons(found.status, statuses)
        rules = [
            one for one in found.rules or () if rule is None or rule in (one.name, base_id(one.to_dict()))
        ]
        if rule is not None and len(rules) != 1:
            yield f"there are {len(rules)} rules {rule!r}" if rules else f"there is no rule {rule!r}"
            return
        passed = [0.0, *(one.pass_percentage or 0.0 for one in rules if is_on)]
        yield from _limit_reasons("rollout", 100.0 if found.status == "Launched" else max(passed), limits)

    return await _check(noun, id, get, reasons)


async def _check(
    noun: str, id: str, get: Callable[[str], Awaitable[Any]], reasons: Callable[[Any], Iterator[str]]
) -> CheckResult:
    try:
        found = await get(id)
    except NotFoundError:
        return CheckResult(f"{noun} {id}", (f"there is no such {noun}",))
    return CheckResult(f"{noun} {id}", tuple(reasons(found)), found)


def _statuses(status: str | Collection[str] | None) -> tuple[str, ...] | None:
    return (status,) if isinstance(status, str) else None if status is None else tuple(status)


def _limits(name: str, least: float | None, most: float | None) -> Limits:
    for end, value in (("min", least), ("max", most)):
        if value is not None and (
            isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 100
        ):
            raise InvalidArgumentError(f"{name}_{end}", "a number from 0 to 100 is expected")
    return least, most


def _status_reasons(found: object, expected: tuple[str, ...] | None) -> Iterator[str]:
    if expected is not None and found not in expected:
        yield f"its status is {found}, not {' or '.join(expected)}"


def _limit_reasons(name: str, found: float | None, limits: Limits) -> Iterator[str]:
    least, most = limits
    if found is None:
        if limits != (None, None):
            yield f"its {name} is not known"
        return
    if least is not None and found < least:
        yield f"its {name} is {found:g} %, less than {least:g} %"
    if most is not None and found > most:
        yield f"its {name} is {found:g} %, more than {most:g} %"
