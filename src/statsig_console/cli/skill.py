"""`skill`: a guide to the program for agents, in Markdown, made from the same tree."""

from __future__ import annotations

import sys

from .exit_codes import MEANINGS
from .global_options import DEFAULTS, GlobalOptions
from .tree import JOBS, commands_of, groups

__all__ = ["skill"]

_HEAD = """\
---
name: statsig-console
description: Read and change a Statsig project (gates, experiments, dynamic configs, segments, metrics) with
  the command statsig-console.
---

# statsig-console

The key is in the variable STATSIG_CONSOLE_API_KEY; never put it into an argument.

## Rules

1. Data is on stdout; errors, counts and warnings are on stderr. Use `-o json` or `-o jsonl`. Then an error is
   one JSON object with `error`, `hint`, `fixable_by` and `exit_code`.
2. Look before a write: every write has `--dry-run`, which prints the request and sends nothing.
3. Do not replace the rules of a gate. Use `gates rollout`, `gates allow` and `gates update-rule`, since
   `gates update --set rules:=…` overwrites the changes of others.
4. For many objects use `bulk` with `--journal`, not a loop: it keeps the rate limits and can be resumed.
5. Exit code 6 means that a write may have been carried out. Read the object before you repeat it.
6. Lists always read all pages. Choose fields with `--fields id,name`; `--fields help` prints their names.
7. `statsig-console schema` prints all arguments as JSON, and `COMMAND --help` those of one command.

## Examples

    statsig-console gates list --type STALE --fields id,lastModifiedTime -o jsonl
    statsig-console gates rollout new_checkout 25 --rule Everybody --dry-run
    statsig-console check gate new_checkout --enabled --rollout '<=50'
    statsig-console gates list -o id | statsig-console bulk gates.archive --journal run.jsonl --yes
"""


def skill(*, options: GlobalOptions = DEFAULTS) -> None:
    """Print a guide to this program for agents, in Markdown."""
    sys.stdout.write("\n".join([_HEAD, *_codes(), *_jobs(), *_groups()]) + "\n")


def _codes() -> list[str]:
    lines = [f"| {int(code)} | {meaning} |" for code, meaning in MEANINGS.items()]
    return ["## Exit codes", "", "| code | meaning |", "|---:|---|", *lines, ""]


def _jobs() -> list[str]:
    return ["## Jobs and tools", "", *(f"* `{' '.join(job.path)}`: {job.help}" for job in JOBS), ""]


def _groups() -> list[str]:
    lines = []
    for group in groups():
        verbs = ", ".join(f"`{command['verb']}`" for command in commands_of(group["group"]).values())
        lines.append(f"* `{group['name']}`: {verbs}")
    return ["## Commands of the API", "", *lines]
