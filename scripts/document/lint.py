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


@cache
def load(root: Path = ROOT) -> Document:
    """Read the document in a folder, once."""
    return Document(read(root))


def violations(root: Path = ROOT) -> list[str]:
    """The violations of all lint rules, each with the name of its rule."""
    document = load(root)
    return sorted(f"{violation} [{asked.name}]" for asked in RULES.values() for violation in asked(document))
