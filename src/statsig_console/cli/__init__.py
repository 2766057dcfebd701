"""The command line `statsig-console`; it needs the extra `cli`.

The commands of the groups are not code: `operations` makes each from a description in `_generated/commands/`,
which is generated from the document. To add a command by hand, write a function in a module of this package
and add one line to `JOBS` in `tree`: its words, `module:function` and its help. The function has typed
arguments, which cyclopts reads, and takes `options: GlobalOptions`. Its module is imported when the command
is used. A new first word, such as `check`, also needs its help in `_TOPICS`.

    tree: which commands there are; groups: the app of one group; operations: the commands of operations
    program: runs a command; global_options: what all commands take; exit_codes, failures: how they end
    connection: the client of a command, its key, dry runs; body: what is sent; calling: how it is sent
    output, rows, tables: what is printed
    prompts: questions; schema, skill, completion: the tree for machines, agents and shells
"""

from __future__ import annotations

import sys
from importlib.util import find_spec

__all__ = ["main"]


def main() -> None:
    """Run the command line, and exit with its code."""
    missing = [name for name in ("cyclopts", "rich") if find_spec(name) is None]
    if missing:
        sys.stderr.write(
            f"error: the command line needs {' and '.join(missing)}\n"
            "hint: pip install 'statsig-console[cli]', or run it once with uvx 'statsig-console[cli]'\n"
        )
        sys.exit(2)
    from .program import run

    sys.exit(run())
