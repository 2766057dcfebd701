"""Safe changes of gates: a rollout, one more user, an urgent stop, and an edit in an editor."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Annotated, Any

import anyio
from cyclopts import Parameter

from .. import Client, StatsigError
from ..jobs import edit
from .calling import print_request, to_json
from .connection import Recorder, open_client
from .failures import CommandError, UsageError
from .global_options import DEFAULTS, DryRun, GlobalOptions
from .output import Output

__all__ = ["allow", "change_gate", "kill", "rollout"]

_URGENT = 100
"""Priority of a stop: it goes ahead of every queued write of this process."""
_FIELDS = ("id", "name", "status", "isEnabled", "rules", "rules.name", "rules.passPercentage")


def rollout(
    id: str,
    percentage: float,
    /,
    *,
    rule: str,
    dry_run: DryRun = False,
    options: GlobalOptions = DEFAULTS,
) -> None:
    """Change the percentage of one rule of a gate; other rules and other changes stay.

    Parameters
    ----------
    id
        Id of the gate.
    percentage
        The new percentage, from 0 to 100.
    rule
        Name or base id of the rule.
    """
    if not 0 <= percentage <= 100:
        raise UsageError(f"{percentage:g} is no percentage from 0 to 100")

    async def change(client: Client) -> None:
        async with edit(client.gates, id) as gate:
            # 25 and 25.0 are equal, but people write 25.
            number = int(percentage) if percentage.is_integer() else percentage
            gate.rule(rule).pass_percentage = number

    change_gate(id, change, options, dry_run=dry_run)


# Commands repeat their options, since cyclopts reads them from the signature and the docstring.
def allow(
    id: str,
    /,
    *,
    rule: str,
    user: Annotated[list[str], Parameter(name="--user", negative_iterable=())],
    dry_run: DryRun = False,
    options: GlobalOptions = DEFAULTS,
) -> None:
    """Add users to the condition of a rule that lists user ids; the others stay.

    Parameters
    ----------
    id
        Id of the gate.
    rule
        Name or base id of the rule.
    user
        A user id. Can be repeated.
    """

    async def change(client: Client) -> None:
        async with edit(client.gates, id) as gate:
            found = gate.rule(rule)
            numbers = [
                number
                for number, condition in enumerate(found.conditions)
                if condition.type == "user_id" and condition.operator == "any"
            ]
            if len(numbers) != 1:
                raise CommandError(
                    f"rule {rule!r} has {len(numbers)} conditions that list user ids; one is needed",
                    "Add such a condition in the console, or change the rule with `gates update-rule`.",
                )
            found.condition(numbers[0]).add(*user)

    change_gate(id, change, options, dry_run=dry_run)


def kill(id: str, /, *, dry_run: DryRun = False, options: GlobalOptions = DEFAULTS) -> None:
    """Disable a gate at once, ahead of every queued write; it then passes nobody.

    Parameters
    ----------
    id
        Id of the gate.
    """

    async def change(client: Client) -> None:
        await client.with_options(priority=_URGENT).gates.disable(id)

    change_gate(id, change, options, dry_run=dry_run)


def change_gate(
    id: str, change: Callable[[Client], Awaitable[None]], options: GlobalOptions, *, dry_run: bool
) -> None:
    """Change a gate and print its new state, or print the first write and send none."""
    printer = Output(options, _FIELDS)
    if printer.is_help:
        printer.print_names()
    elif dry_run:
        anyio.run(_show, change, options)
    else:
        printer.print(anyio.run(_carry_out, id, change, options))


async def _carry_out(id: str, change: Callable[[Client], Awaitable[None]], options: GlobalOptions) -> Any:
    async with open_client(options) as client:
        await change(client)
        return to_json(await client.gates.get(id))


async def _show(change: Callable[[Client], Awaitable[None]], options: GlobalOptions) -> None:
    recorder = Recorder(sends_reads=True)
    async with open_client(options, recorder=recorder) as client:
        try:
            await change(client)
        except StatsigError:
            if not recorder.requests:
                raise
    if not recorder.requests:
        raise CommandError("nothing would be sent: the gate is like that already")
    print_request(recorder.requests[0])
