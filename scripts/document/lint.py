"""The lint rules of the document, run over all chapters."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from document.bundle import ROOT, read
from document.document import Document
from document.rules import (
    chapters,
    credentials,
    marks,
    operations,
    operators,
    parameters,
    responses,
    schemas,
)
from document.rules.register import MALFORMED, RULES

__all__ = ["load", "violations"]

# Each of these modules registers its rules when it is imported.
_MODULES = (chapters, credentials, marks, operations, operators, parameters, responses, schemas)

FOR_RELEASES = ("finished", "sized")
"""The rules that a draft need not follow."""


@cache
def load(root: Path = ROOT) -> Document:
    """Read the document in a folder, once."""
    return Document(read(root))


def violations(root: Path = ROOT, *, drafts: bool = False) -> list[str]:
    """Return the violations of all lint rules, each with the name of its rule.

    If a chapter cannot be read or merged, only that is reported: all else may be a consequence of it.
    Drafts may have texts to write and chapters to split. Code is generated from them, but not released.
    """
    document = load(root)
    rules = [found for name, found in RULES.items() if not drafts or name not in FOR_RELEASES]
    asked = [RULES["merged"]] if document.bundle.problems else rules
    found = [f"{violation} [{rule.name}]" for rule in asked for violation in rule(document)]
    clear = [violation for violation in found if MALFORMED not in violation]
    return sorted(clear or found, key=_place)


def _place(violation: str) -> tuple[str, int, str]:
    """Return what violations are sorted by: chapter, line, text."""
    chapter, _, rest = violation.partition(":")
    line = rest.partition(":")[0]
    return chapter, int(line) if line.isdecimal() else 0, violation
