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
from document.rules.register import RULES

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
    """The violations of all lint rules, each with the name of its rule.

    Drafts may have texts to write and chapters to split. Code is generated from them, but not released.
    """
    document = load(root)
    asked = [found for name, found in RULES.items() if not drafts or name not in FOR_RELEASES]
    return sorted(f"{violation} [{found.name}]" for found in asked for violation in found(document))
