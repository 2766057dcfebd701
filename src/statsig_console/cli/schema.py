"""`schema`: all commands with their arguments and types, and the exit codes, as JSON for machines."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, Union, cast, get_args, get_origin

from cyclopts import App

from .._version import VERSION
from .exit_codes import MEANINGS
from .global_options import DEFAULTS, GROUP, GlobalOptions
from .tree import build_app, commands_of, groups

__all__ = ["SCHEMA_VERSION", "describe", "schema"]

Json = dict[str, Any]
SCHEMA_VERSION = 1
"""It changes only if programs that read the schema would misread it."""
_TYPES = {str: "string", int: "integer", float: "number", bool: "boolean", Path: "path"}


def schema(*, options: GlobalOptions = DEFAULTS) -> None:
    """Print all commands, their arguments and the exit codes as JSON."""
    sys.stdout.write(json.dumps(describe(), ensure_ascii=False, indent=1) + "\n")


def describe() -> Json:
    """Return the schema."""
    app = build_app()
    commands = [_command(words, found) for words, found in _leaves(app, ())]
    options = next(_arguments(found, only_global=True) for _, found in _leaves(app, ()))
    return {
        "schema_version": SCHEMA_VERSION,
        "program": "statsig-console",
        "version": VERSION,
        "exit_codes": [{"code": int(code), "meaning": meaning} for code, meaning in MEANINGS.items()],
        "global_options": options,
        "commands": sorted(commands, key=lambda command: str(command["command"])),
    }


def _leaves(app: App, words: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], App]]:
    """Find each command that does something, with its words."""
    for name, found in app.resolved_commands().items():
        if name.startswith("-"):
            continue
        if found.default_command is None:
            yield from _leaves(found, (*words, name))
        else:
            yield (*words, name), found


def _command(words: tuple[str, ...], app: App) -> Json:
    known = _operation(words)
    arguments = _arguments(app, has_docstring=known is None)
    names = [name for argument in arguments for name in argument["names"]]
    described = {
        "command": " ".join(words),
        "help": app.help,
        "arguments": arguments,
        "dry_run": "--dry-run" in names,
        "operation": None,
    }
    if known is not None:
        operation = {name: known[name] for name in ("method", "path", "safety", "kind")}
        described["operation"] = {
            "id": known["operation"],
            **operation,
            "deprecated": bool(known["deprecated"]),
        }
        described["output"] = {name: known["output"][name] for name in ("kind", "fields")}
        described["body"] = known["body"] and known["body"]["fields"]
    return described


def _operation(words: tuple[str, ...]) -> Json | None:
    group = next((one["group"] for one in groups() if one["name"] == words[0]), None)
    if group is None or len(words) != 2:
        return None
    return next((known for known in commands_of(group).values() if known["verb"] == words[1]), None)


def _arguments(app: App, *, only_global: bool = False, has_docstring: bool = True) -> list[Json]:
    found = []
    # Commands that are written by hand describe their arguments in the docstring.
    for argument in app.assemble_argument_collection(parse_docstring=has_docstring):
        if argument.field_info.names == ("options",) or argument.children:
            continue
        is_global = GROUP in cast("tuple[Any, ...]", argument.parameter.group or ())
        if is_global is not only_global:
            continue
        kind, choices, repeats = _type(argument.hint)
        default = argument.field_info.default
        found.append(
            {
                "names": list(argument.names) if argument.field_info.is_keyword else [],
                "positional": argument.index,
                "name": argument.field_info.name.rstrip("_"),
                "type": kind,
                "choices": choices,
                "repeatable": repeats,
                "required": argument.required,
                "default": default if isinstance(default, str | int | float) else None,
                "help": argument.parameter.help,
            }
        )
    return found


def _type(hint: Any) -> tuple[str, list[str], bool]:
    """Return the name of a type, its values if they are known, and whether the option can be repeated."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return _type(next(one for one in arguments if one is not NoneType))
    if origin is list:
        kind, choices, _ = _type(arguments[0])
        return kind, choices, True
    if origin is Literal:
        return "string", [str(one) for one in arguments], False
    return _TYPES.get(hint, "string"), [], False
