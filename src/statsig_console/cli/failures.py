"""Errors of the command line, and how every error is printed: a line and its hint, or one JSON object."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from typing import Any

from .exit_codes import ExitCode, code_of, is_known

__all__ = [
    "CommandError",
    "Declined",
    "NotMet",
    "UsageError",
    "clean",
    "in_a_shell",
    "print_note",
    "report",
    "wants_json",
]

_MACHINE = {"json", "jsonl", "csv", "id"}
_IN_A_SHELL = (
    ("pass `key=`", "use --key-file"),
    ('pass allow_insecure={"http"}', "use --allow-insecure http"),
    ('pass allow_insecure={"key"}', "use --allow-insecure key"),
    ("base_url", "--base-url"),
    ("client.gate_reviews.create", "`gate-reviews create`"),
    ("Wait `retry_after` seconds. ", "Wait. "),
    ("Pass an active Console API key;", "Use an active Console API key;"),
)
"""What the texts of the client name, and what it is called here."""
_KNOWN = ("operation", "status", "reason", "hint", "fixable_by", "sent", "retry_after")


class CommandError(Exception):
    """A command cannot go on; it says why and what to do."""

    exit_code = ExitCode.REFUSED
    fixable_by = "human"

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class UsageError(CommandError):
    """The arguments do not make sense together; nothing was sent."""

    exit_code = ExitCode.USAGE
    fixable_by = "code"


class Declined(CommandError):
    """A person answered no."""

    exit_code = ExitCode.DECLINED


class NotMet(CommandError):
    """A check found something else than expected."""

    exit_code = ExitCode.CHECK_NOT_MET


def wants_json(tokens: Sequence[str]) -> bool:
    """Return whether errors are printed as JSON: the output is for a machine, or nobody sees the errors.

    It reads the arguments as they are, since they may be wrong.
    """
    chosen = ""
    for index, token in enumerate(tokens):
        name, _, value = token.partition("=")
        if name in ("-o", "--output"):
            chosen = value or "".join(tokens[index + 1 : index + 2])
    if chosen in _MACHINE:
        return True
    return not chosen and not sys.stderr.isatty()


def report(error: BaseException, *, as_json: bool, hidden: Sequence[str] = ()) -> ExitCode:
    """Print an error to stderr and return its exit code.

    Args:
        error: Any exception.
        as_json: Print one JSON object instead of text.
        hidden: Texts to mask in everything that is printed, such as a key.
    """
    code = code_of(error)
    found = _described(error, code)
    if as_json:
        text = json.dumps(found, ensure_ascii=False)
    else:
        text = f"error: {found['error']}"
        if found["hint"]:
            text += f"\nhint: {found['hint']}"
    print_note(text, hidden)
    return code


def print_note(text: str, hidden: Sequence[str] = ()) -> None:
    """Print an error, a warning or a count to stderr."""
    sys.stderr.write(f"{clean(text, hidden)}\n")


def clean(text: str, hidden: Sequence[str] = ()) -> str:
    """Return a text without keys."""
    from .._http.redaction import redact

    for secret in hidden:
        text = text.replace(secret, "[redacted]")
    return redact(text)


def _described(error: BaseException, code: ExitCode) -> dict[str, Any]:
    known = {name: getattr(error, name, None) or None for name in _KNOWN}
    if code is ExitCode.REFUSED and not is_known(error):
        known["hint"] = "This is a fault of the program. `--debug` shows where it is; please report it."
    if _is_usage(error):
        known["hint"] = _usage_hint(error)
    if isinstance(known["hint"], str):
        known["hint"] = in_a_shell(known["hint"])
    return {
        "error": in_a_shell(_message(error)),
        "class": _class(error),
        **{
            name: value if isinstance(value, str | int | float) and value != "" else None
            for name, value in known.items()
        },
        "exit_code": int(code),
    }


def in_a_shell(text: str) -> str:
    """Return a text of the client with the options of the command line instead of arguments."""
    for name, option in _IN_A_SHELL:
        text = text.replace(name, option)
    return text


def _is_usage(error: BaseException) -> bool:
    """Return whether cyclopts refused the arguments."""
    return any(kind.__name__ == "CycloptsError" for kind in type(error).__mro__)


def _usage_hint(error: BaseException) -> str:
    words = ["statsig-console", *(getattr(error, "command_chain", None) or ())]
    hint = f"`{' '.join(words)} --help` shows what is allowed."
    is_paging = _message(error).startswith(("Unknown option: --limit", "Unknown option: --page"))
    return f"A list always reads all pages. {hint}" if is_paging else hint


def _class(error: BaseException) -> str:
    return "UsageError" if _is_usage(error) else type(error).__name__


def _message(error: BaseException) -> str:
    if isinstance(error, KeyboardInterrupt):
        return "interrupted"
    if isinstance(error, OSError) and error.filename is not None:
        return f"{error.filename}: {error.strerror}"
    if _is_usage(error):
        # An error of cyclopts, which otherwise names the place in its source.
        error.verbose = False  # type: ignore[attr-defined]
    text = " ".join(str(error).split())
    return text or type(error).__name__
