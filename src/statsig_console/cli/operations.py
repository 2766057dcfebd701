"""The commands of operations: each is made from its description when it is used."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Mapping
from functools import partial
from inspect import Parameter as Argument
from inspect import Signature
from typing import TYPE_CHECKING, Annotated, Any, Literal

from cyclopts import Parameter

from .body import make_body
from .failures import UsageError, print_note
from .global_options import DEFAULTS, NAMES, DryRun, GlobalOptions, Input
from .tree import commands_of

__all__: list[str] = []

Json = dict[str, Any]
_TYPES: dict[str, Any] = {"string": str, "integer": int, "number": float, "boolean": bool, "json": str}

_OWN_NAMES = {"dry-run", "input", "set", *(name.lstrip("-") for name in NAMES)}
"""Names of options of the program; one of the API with such a name begins with `api-`."""

if not TYPE_CHECKING:

    def __getattr__(name: str) -> Any:
        group, separator, function = name.partition("__")
        if not separator or function not in commands_of(group):
            raise AttributeError(name)
        return _command(group, commands_of(group)[function])


def _command(group: str, known: Json) -> Callable[..., int]:
    """Return a function with the signature of a command, from which cyclopts reads its arguments."""
    arguments = [
        Argument(place["python"], Argument.POSITIONAL_ONLY, annotation=_annotation(place, positional=True))
        for place in known["arguments"]
    ]
    for option in known["options"]:
        default = Argument.empty if option["required"] else None
        arguments.append(
            Argument(option["python"], Argument.KEYWORD_ONLY, default=default, annotation=_annotation(option))
        )
    for name, annotation, default in _own_options(known):
        arguments.append(Argument(name, Argument.KEYWORD_ONLY, default=default, annotation=annotation))

    def command(*values: Any, **named: Any) -> int:
        return _run(group, known, values, named)

    command.__name__ = known["function"]
    command.__doc__ = known["summary"]
    command.__annotations__ = {}
    vars(command)["__signature__"] = Signature(arguments)
    return command


def _annotation(known: Json, *, positional: bool = False) -> Any:
    kind: Any = _TYPES.get(known["type"], str)
    if known["choices"]:
        kind = Literal[tuple(known["choices"])]
    if known["type"] == "strings":
        kind = list[kind]
    if positional:
        return Annotated[kind, Parameter(help=known["help"], allow_leading_hyphen=True)]
    optional = kind if known["required"] else kind | None
    prefix = "api-" if known["name"] in _OWN_NAMES else ""
    option = Parameter(
        name=f"--{prefix}{known['name']}", help=known["help"], negative_iterable=(), show_default=False
    )
    return Annotated[optional, option]


def _own_options(known: Json) -> list[tuple[str, Any, Any]]:
    """Return the options that are none of the API: name, annotation and default."""
    found: list[tuple[str, Any, Any]] = []
    if known["body"]:
        found.append(("input_", Input, None))
        if known["body"]["fields"]:
            text = (
                "A field of the body, `name=value` or `name:=JSON`; dots lead into objects. Can be repeated."
            )
            option = Parameter(
                name=("--set", "-F"), help=text, negative_iterable=(), allow_leading_hyphen=True
            )
            found.append(("set_", Annotated[list[str] | None, option], None))
    if known["kind"] != "read":
        found.append(("dry_run_", DryRun, False))
    found.append(("options", GlobalOptions, DEFAULTS))
    return found


def _run(group: str, known: Json, places: tuple[Any, ...], named: Mapping[str, Any]) -> int:
    """Carry out one operation and print its result."""
    options: GlobalOptions = named.get("options") or DEFAULTS
    from .output import Output

    printer = Output(options, known["output"]["fields"], known["output"]["times"])
    if printer.is_help:
        printer.print_names()
        return 0
    source = named.get("input_")
    if source == "-" and options.key_file == "-":
        raise UsageError("--input and --key-file cannot both read stdin")
    arguments = list(places)
    if known["body"]:
        body = make_body(known["body"], source, named.get("set_") or ())
        arguments += [] if body is None else [body]
    own = {"input_", "set_", "dry_run_", "options"}
    query = {name: value for name, value in named.items() if name not in own and value is not None}
    if known["deprecated"]:
        print_note(f"warning: {known['deprecated']}")

    import anyio

    from . import calling

    call = calling.Call(group, known, arguments, query)
    with warnings.catch_warnings():
        # The warning of a deprecated operation is for programs; it was printed above.
        warnings.simplefilter("ignore", DeprecationWarning)
        if named.get("dry_run_"):
            anyio.run(partial(calling.show, call, options))
        else:
            printer.print(anyio.run(partial(calling.carry_out, call, options)))
    return 0
