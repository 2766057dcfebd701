"""`fake` and `demo`: a fake Console to try the program with, and the example program."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter
from cyclopts.validators import Number

from .failures import CommandError
from .global_options import DEFAULTS, GlobalOptions

__all__ = ["demo", "fake"]


def fake(
    *,
    host: str = "127.0.0.1",
    port: Annotated[int, Parameter(validator=Number(gte=0, lte=65535))] = 0,
    seed: int = 0,
    gates: int = 2300,
    dynamic_configs: int = 0,
    experiments: int = 0,
    state: Path | None = None,
    limit: Annotated[list[str] | None, Parameter(negative_iterable=())] = None,
    options: GlobalOptions = DEFAULTS,
) -> int:
    """Serve a fake Console until Ctrl-C; the first line of the output is its address.

    Parameters
    ----------
    host
        Address to listen on.
    port
        Port to listen on; 0 takes a free one.
    seed
        Decides every id and value that is made up.
    gates
        Number of gates to begin with.
    dynamic_configs
        Number of dynamic configs to begin with.
    experiments
        Number of experiments to begin with.
    state
        A file that keeps the state from run to run.
    limit
        How many writes are accepted, such as `100/10` in 10 seconds. Can be repeated.
    """
    from ..fake.__main__ import main

    numbers = {"port": port, "seed": seed, "gates": gates}
    numbers |= {"dynamic-configs": dynamic_configs, "experiments": experiments}
    arguments = ["--host", host, *(f"--{name}={number}" for name, number in numbers.items())]
    arguments += [f"--state={state}"] if state else []
    arguments += [f"--limit={text}" for text in limit or ()]
    try:
        main(arguments)
    except SystemExit as end:
        if isinstance(end.code, str):
            raise CommandError(end.code) from None
        return int(end.code or 0)
    return 0


def demo(
    *,
    project: Annotated[bool, Parameter(negative="")] = False,
    dry_run: Annotated[bool, Parameter(negative="")] = False,
    plan: Path | None = None,
    options: GlobalOptions = DEFAULTS,
) -> int:
    """Plan to archive the stale gates of a fake Console, and apply the plan; or write one for a project.

    Parameters
    ----------
    project
        Write a plan for a real project; nothing is changed.
    dry_run
        Archive nothing in the fake Console either.
    plan
        The file to write; its name ends with `.json`.
    """
    from ..demo.__main__ import main

    arguments = ["--project"] if project else []
    arguments += ["--dry-run"] if dry_run else []
    arguments += [f"--plan={plan}"] if plan else []
    arguments += [f"--base-url={options.base_url}"] if options.base_url else []
    return main(arguments)
