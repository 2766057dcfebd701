"""The tree of commands: groups and verbs from the document, and the commands that are written by hand."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from cyclopts import App, Group

from .._version import VERSION
from .exit_codes import MEANINGS

__all__ = ["JOBS", "Job", "build_app", "build_group", "commands_of", "groups"]

Json = dict[str, Any]
_PACKAGE = __name__.rpartition(".")[0]
_FOLDER = Path(__file__).parents[1] / "_generated" / "commands"
_KINDS = {
    "read": Group("Read", sort_key=1),
    "write": Group("Write", sort_key=2),
    "state": Group("State", sort_key=3),
}
_OBJECTS = Group("Objects", sort_key=2)
_TOOLS = Group("Jobs and tools", sort_key=1)


class Job(NamedTuple):
    """A command that is written by hand."""

    path: tuple[str, ...]
    """Its words, such as ``("gates", "rollout")``."""
    target: str
    """Module of this package and function: ``gate_jobs:rollout``."""
    help: str
    kind: str = "write"
    """For a command in a group of objects: ``read``, ``write`` or ``state``."""


_API = """Send any request, such as `api GET /gates/new_checkout`.

A list gives one page. Fields whose names look like those of credentials are masked."""
_BULK = """Run one operation on many objects, such as `bulk gates.archive`.

Each line of the items is an id, or a JSON object with the arguments by name and a `body`. The outcome of each
item is printed; the exit code is 5 if some failed."""
_CHECK = "Without options, check that it exists. The exit code is 10 if it is not as expected."
_COMPLETION = """Print the completion script of a shell: bash, zsh or fish.

bash: add `eval "$(statsig-console completion bash)"` to ~/.bashrc. zsh: save the script as `_statsig-console`
in a folder of $fpath. fish: save it as ~/.config/fish/completions/statsig-console.fish."""
_FAKE = """Serve a fake Console on this machine until Ctrl-C.

The first line of the output is its address. Any key that begins with `console-` is accepted.
`statsig-console-fake` has more options."""
_STALE_APPLY = """Archive the gates of a plan that have not changed since.

The outcome of each gate is printed. Gates that have changed, or to which something refers, are skipped."""
_STALE_PLAN = """Print a plan to archive stale gates, such as `stale plan > plan.json`.

Nothing is changed. Review the plan, and give it to `stale apply`. `--output md` prints it for people."""

JOBS = (
    Job(("api",), "api:api", _API),
    Job(
        ("check", "dynamic-config"),
        "checks:check_dynamic_config",
        f"Check a dynamic config. {_CHECK}",
        "read",
    ),
    Job(("check", "experiment"), "checks:check_experiment", f"Check an experiment. {_CHECK}", "read"),
    Job(("check", "gate"), "checks:check_gate", f"Check a gate. {_CHECK}", "read"),
    Job(("bulk",), "bulk_job:bulk_command", _BULK),
    Job(("completion",), "completion:completion", _COMPLETION),
    Job(("demo",), "servers:demo", "Plan to archive the stale gates of a fake Console, and apply the plan."),
    Job(("doctor",), "doctor:doctor", "Check the key, the connection and the installation."),
    Job(
        ("experiments", "results"),
        "row_jobs:experiment_results",
        "Print the results of an experiment, one row for each day, test group and metric.",
        "read",
    ),
    Job(("fake",), "servers:fake", _FAKE),
    Job(("gates", "allow"), "gate_jobs:allow", "Add users to a rule of a gate."),
    Job(("gates", "edit"), "gate_editor:edit_gate", "Edit a gate as JSON in $EDITOR."),
    Job(("gates", "kill"), "gate_jobs:kill", "Disable a gate at once.", "state"),
    Job(("gates", "rollout"), "gate_jobs:rollout", "Change the percentage of a rule of a gate."),
    Job(("inventory",), "row_jobs:inventory_command", "List the objects of a project, one row for each."),
    Job(("schema",), "schema:schema", "Print all commands, their arguments and the exit codes as JSON."),
    Job(("segments", "sync"), "segment_sync:sync", "Make the ids of a segment equal to the lines of a file."),
    Job(("skill",), "skill:skill", "Print a guide to this program for agents, in Markdown."),
    Job(("stale", "apply"), "stale_gates:apply", _STALE_APPLY),
    Job(("stale", "plan"), "stale_gates:plan", _STALE_PLAN, "read"),
)
"""Every command that is written by hand; a new one is a function and a line here."""
_TOPICS = {
    "check": "Check the state of an object, for continuous integration.",
    "stale": "Archive stale gates after a review of a plan.",
}
"""Help of the first words of these commands that are no groups of the API."""


def _read(name: str) -> list[Json]:
    found: list[Json] = json.loads((_FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return found


@cache
def groups() -> list[Json]:
    """Return the groups of operations: name of the command, name in Python, and help."""
    return _read("index")


@cache
def commands_of(group: str) -> dict[str, Json]:
    """Return the commands of a group, by function."""
    return {command["function"]: command for command in _read(group)}


def _epilogue() -> str:
    codes = " · ".join(f"{int(code)} {meaning}" for code, meaning in MEANINGS.items())
    return (
        "Every command takes the global options, before or after its name: --output, --fields, --key-file, "
        "--base-url, --allow-insecure, --respect-reviews, --yes, --no-input, --no-progress and --debug. "
        "Every write takes --dry-run.\n\n"
        f"Exit codes: {codes}"
    )


def build_app() -> App:
    """Return the program; its commands are imported when they are used."""
    app = App(
        name="statsig-console",
        version=VERSION,
        help="Read and change a Statsig project through the Console API. Unofficial.",
        help_format="plaintext",
        help_epilogue=_epilogue(),
        group_commands=Group("About"),
        suppress_keyboard_interrupt=False,
    )
    for group in groups():
        target = f"{_PACKAGE}.groups:{group['group']}"
        app.command(target, name=group["name"], help=_first_sentence(group["help"]), group=_OBJECTS)
    for words in dict.fromkeys(job.path[0] for job in JOBS if len(job.path) > 1):
        if words not in app:
            app.command(f"{_PACKAGE}.groups:{words}", name=words, help=_TOPICS[words], group=_TOOLS)
    for job in JOBS:
        if len(job.path) == 1:
            _add(app, job.path[0], job.target, job.help, _TOOLS)
    return app


def _add(app: App, name: str, target: str, text: str, group: Group) -> None:
    """Add a command that is imported when it is used."""
    target = f"{_PACKAGE}.{target}"
    app.command(target, name=name, help=text, group=group, help_epilogue="", help_format="plaintext")


def build_group(name: str) -> App:
    """Return the app of a group, given by its name in Python."""
    known = next((group for group in groups() if group["group"] == name), None)
    command_name = known["name"] if known else name
    app = App(name=command_name, help=known["help"] if known else _TOPICS[name], help_format="plaintext")
    app.help_epilogue = ""
    for function, command in commands_of(name).items() if known else ():
        target = f"operations:{name}__{function}"
        _add(app, command["verb"], target, _help(command), _KINDS[command["kind"]])
    for job in JOBS:
        if job.path[0] == command_name and len(job.path) == 2:
            _add(app, job.path[1], job.target, job.help, _KINDS[job.kind])
    return app


def _first_sentence(text: str) -> str:
    return text.split(". ")[0].rstrip(".") + "."


def _help(command: Json) -> str:
    parts = [command["summary"], command["description"], command["deprecated"] and "Deprecated."]
    body = command["body"]
    if body and body["fields"]:
        parts.append(f"{body['help']} Fields: {', '.join(map(_field, body['fields']))}.")
    elif body:
        parts.append(f"{body['help']} Give it with --input.")
    return "\n\n".join(part for part in parts if part)


def _field(field: Json) -> str:
    kind = {"string": "text", "strings": "list of text"}.get(field["type"], field["type"])
    return f"{field['name']} ({kind}{', required' if field['required'] else ''})"
