"""`check`: compare the state of an object with what is expected, for continuous integration."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from typing import Annotated, Any

import anyio
from cyclopts import Parameter

from .. import Client
from ..jobs import check
from .connection import open_client
from .failures import NotMet, UsageError
from .global_options import DEFAULTS, GlobalOptions
from .output import Output

__all__ = ["check_dynamic_config", "check_experiment", "check_gate"]

_BOUND = re.compile(r"(<=|>=|=|==)\s*(\d+(?:\.\d+)?)")
_ROLLOUT = Annotated[list[str] | None, Parameter(name="--rollout", negative_iterable=())]
_STATUS = Annotated[list[str] | None, Parameter(name="--status", negative_iterable=())]


def check_gate(
    id: str,
    /,
    *,
    enabled: bool | None = None,
    status: _STATUS = None,
    rollout: _ROLLOUT = None,
    rule: str | None = None,
    options: GlobalOptions = DEFAULTS,
) -> None:
    """Check a gate; without options, that it exists. Exit code 10 if it is not as expected.

    Parameters
    ----------
    id
        Id of the gate.
    enabled
        Whether it may pass anybody.
    status
        Expected status, such as "In Progress". Repeat it to allow several.
    rollout
        Percentage that no rule may exceed or that one must reach: `<=50`, `>=10`, `=25`. Can be repeated.
    rule
        Name or base id of the only rule that counts for the rollout.
    """
    expected = {"enabled": enabled, "status": status, "rule": rule, **_bounds("rollout", rollout)}
    _check(check.gate, id, expected, options)


# Commands repeat their options, since cyclopts reads them from the signature and the docstring.
def check_dynamic_config(
    id: str,
    /,
    *,
    enabled: bool | None = None,
    status: _STATUS = None,
    rollout: _ROLLOUT = None,
    rule: str | None = None,
    options: GlobalOptions = DEFAULTS,
) -> None:
    """Check a dynamic config; without options, that it exists. Exit code 10 if it is not as expected.

    Parameters
    ----------
    id
        Id of the dynamic config.
    enabled
        Whether its rules decide.
    status
        Expected status. Repeat it to allow several.
    rollout
        Percentage that no rule may exceed or that one must reach: `<=50`, `>=10`, `=25`. Can be repeated.
    rule
        Name or base id of the only rule that counts for the rollout.
    """
    expected = {"enabled": enabled, "status": status, "rule": rule, **_bounds("rollout", rollout)}
    _check(check.dynamic_config, id, expected, options)


def check_experiment(
    id: str,
    /,
    *,
    status: _STATUS = None,
    allocation: Annotated[list[str] | None, Parameter(name="--allocation", negative_iterable=())] = None,
    options: GlobalOptions = DEFAULTS,
) -> None:
    """Check an experiment; without options, that it exists. Exit code 10 if it is not as expected.

    Parameters
    ----------
    id
        Id of the experiment.
    status
        Expected status, such as `active`. Repeat it to allow several.
    allocation
        Allocation in percent: `<=50`, `>=10`, `=25`. Can be repeated.
    """
    expected = {"status": status, **_bounds("allocation", allocation)}
    _check(check.experiment, id, expected, options)


def _bounds(name: str, texts: list[str] | None) -> dict[str, float]:
    """Return the arguments that bounds such as ``<=50`` mean."""
    found: dict[str, float] = {}
    for text in texts or ():
        match = _BOUND.fullmatch(text.strip())
        if match is None or float(match[2]) > 100:
            hint = f"Write a comparison with a percentage, such as --{name} '<=50'."
            raise UsageError(f"--{name} {text!r} is no comparison", hint)
        if match[1] != ">=":
            found[f"{name}_max"] = float(match[2])
        if match[1] != "<=":
            found[f"{name}_min"] = float(match[2])
    return found


def _check(
    job: Callable[..., Awaitable[check.CheckResult]],
    id: str,
    expected: dict[str, Any],
    options: GlobalOptions,
) -> None:
    printer = Output(options, ("subject", "ok"))
    if printer.is_help:
        printer.print_names()
        return

    async def carry_out() -> check.CheckResult:
        async with open_client(options) as client:
            return await _run(job, client, id, expected)

    result = anyio.run(carry_out)
    if not result:
        raise NotMet(str(result))
    printer.print({"subject": result.subject, "ok": True})


async def _run(
    job: Callable[..., Awaitable[check.CheckResult]], client: Client, id: str, expected: dict[str, Any]
) -> check.CheckResult:
    return await job(client, id, **{name: value for name, value in expected.items() if value is not None})
