"""The program: parse the arguments, run one command, and turn every error into an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from cyclopts import CycloptsError

from .exit_codes import ExitCode
from .failures import print_note, report, wants_json
from .global_options import move_to_end
from .tree import build_app

__all__ = ["run"]


def run(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code."""
    tokens = move_to_end(sys.argv[1:] if arguments is None else arguments)
    as_json = wants_json(tokens)
    try:
        result = build_app()(tokens, exit_on_error=False, print_error=False, result_action="return_value")
        sys.stdout.flush()
        return result if isinstance(result, int) else ExitCode.DONE
    except BrokenPipeError:
        # The reader, such as `head`, has enough. Python would complain when it flushes stdout at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.DONE
    except (KeyboardInterrupt, CycloptsError) as error:
        return report(error, as_json=as_json)
    except Exception as error:
        hidden = secrets()
        if "--debug" in tokens:
            import traceback

            print_note("".join(traceback.format_exception(error)), hidden)
        return report(error, as_json=as_json, hidden=hidden)


def secrets() -> list[str]:
    """Return the keys that this process has read, to mask them."""
    connection = sys.modules.get(f"{__package__}.connection")
    return list(connection.KEYS) if connection else []
