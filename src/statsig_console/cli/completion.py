"""`completion SHELL`: a static completion script, which starts no program while somebody types."""

from __future__ import annotations

import sys
from typing import Literal

from .global_options import DEFAULTS, GlobalOptions
from .tree import build_app

__all__ = ["completion"]


def completion(shell: Literal["bash", "zsh", "fish"], /, *, options: GlobalOptions = DEFAULTS) -> None:
    """Print the completion script of a shell.

    Parameters
    ----------
    shell
        The shell.
    """
    sys.stdout.write(build_app().generate_completion(prog_name="statsig-console", shell=shell))
