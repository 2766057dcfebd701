"""Global options: what every command takes, before or after its name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Annotated, Literal, get_args, get_type_hints

from cyclopts import Group, Parameter

__all__ = [
    "DEFAULTS",
    "GROUP",
    "NAMES",
    "DryRun",
    "FileName",
    "Format",
    "GlobalOptions",
    "Input",
    "move_to_end",
]

Format = Literal["table", "json", "jsonl", "csv", "md", "id"]
GROUP = Group("Global options", sort_key=90)


def _check_name(kind: object, name: object) -> None:
    """Refuse an option where the name of a file belongs; cyclopts would also refuse `-`, which is stdin."""
    if isinstance(name, str) and name != "-" and (not name or name.startswith("-")):
        raise ValueError("the name of a file is expected; write ./ before one that begins with a dash")


FileName = Annotated[str, Parameter(allow_leading_hyphen=True, validator=_check_name)]
"""The name of a file, or ``-`` for stdin."""
Input = Annotated[
    FileName | None, Parameter(name="--input", help="A file with the body as JSON; `-` for stdin.")
]


def _option(*names: str, flag: bool = False) -> Parameter:
    return Parameter(name=names, group=GROUP, negative="" if flag else None, show_default=False)


@Parameter(name="*")
@dataclass(kw_only=True)
class GlobalOptions:
    """The options that all commands share."""

    output: Annotated[Format | None, _option("--output", "-o")] = None
    """How to print: `table` on a terminal and `jsonl` otherwise, unless one is named."""
    fields: Annotated[str | None, _option("--fields")] = None
    """Fields to print, such as `id,owner.ownerName`; `--fields help` prints their names."""
    key_file: Annotated[FileName | None, _option("--key-file")] = None
    """A file with the Console API key, `-` for stdin; without it, STATSIG_CONSOLE_API_KEY holds the key."""
    base_url: Annotated[str | None, _option("--base-url")] = None
    """Another address of the API; https, or plain http on this machine."""
    allow_insecure: Annotated[
        list[Literal["http", "key"]] | None,
        Parameter(name="--allow-insecure", group=GROUP, negative_iterable=()),
    ] = None
    """`http` allows plain http to another machine, `key` a key that does not start with `console-`."""
    respect_reviews: Annotated[bool, _option("--respect-reviews", flag=True)] = False
    """Ask the server to respect the review settings of the project."""
    yes: Annotated[bool, _option("--yes", "-y", flag=True)] = False
    """Answer yes to every question."""
    no_input: Annotated[bool, _option("--no-input", flag=True)] = False
    """Never ask; a command that would have to ends with exit code 2."""
    no_progress: Annotated[bool, _option("--no-progress", flag=True)] = False
    """Show no progress."""
    debug: Annotated[bool, _option("--debug", flag=True)] = False
    """Print each request, and the traceback of an error; keys are masked."""

    @property
    def field_names(self) -> list[str]:
        """The fields to print; empty for all."""
        return [name for name in (self.fields or "").replace(" ", "").split(",") if name]

    @property
    def key_path(self) -> Path | None:
        """The file with the key; None if there is none or it is stdin."""
        return None if self.key_file in (None, "-") else Path(str(self.key_file))


DEFAULTS = GlobalOptions()
"""The options of a command that was given none."""
DryRun = Annotated[
    bool,
    Parameter(
        name="--dry-run", help="Print the request as JSON and send nothing.", negative="", show_default=False
    ),
]


def _names(*, flags: bool) -> frozenset[str]:
    found: set[str] = set()
    for field in fields(GlobalOptions):
        # The annotation is text, since this module imports annotations from the future.
        parameter = get_args(_HINTS[field.name])[1]
        if (field.default is False) is flags:
            found.update(parameter.name)
    return frozenset(found)


_HINTS = get_type_hints(GlobalOptions, include_extras=True)


NAMES = _names(flags=False) | _names(flags=True)
"""The names of the global options, with their dashes."""


def move_to_end(tokens: Sequence[str]) -> list[str]:
    """Return the arguments with the global options between the words of the command behind all others."""
    valued, flags = _names(flags=False), _names(flags=True)
    words: list[str] = []
    moved: list[str] = []
    rest = list(tokens)
    # A command has at most two words. Behind them, cyclopts reads the options itself.
    while rest and len(words) < 2:
        name, equals, _ = rest[0].partition("=")
        if name in valued or name in flags:
            count = 2 if name in valued and not equals else 1
            moved += rest[:count]
            del rest[:count]
        elif name.startswith("-"):
            break
        else:
            words.append(rest.pop(0))
    end = rest.index("--") if "--" in rest else len(rest)
    return [*words, *rest[:end], *moved, *rest[end:]]
