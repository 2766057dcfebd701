"""The differences that we accept, each with a reason and the day of the decision."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import yaml

from comparison.loading import SurfaceError
from document.bundle import DocumentError, Loader

__all__ = ["ACCEPTED", "Acceptance", "read_accepted"]

ACCEPTED = "accepted.yaml"
_KEYS = ("difference", "reason", "date")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True)
class Acceptance:
    """A difference that needs no action."""

    difference: str
    """The words of the difference, without its class and its operations."""
    reason: str
    date: str
    line: int


def read_accepted(file: Path) -> list[Acceptance]:
    """Read the accepted differences. An entry that is incomplete or repeated is an error."""
    if not file.exists():
        return []
    try:
        loader = Loader(file.read_text(encoding="utf-8"))
        root = loader.get_single_node()
        entries = loader.construct_document(root) if root else []
    except (yaml.YAMLError, DocumentError) as error:
        raise SurfaceError(f"{file}: {' '.join(str(error).split())}") from error
    if not isinstance(entries, list):
        raise SurfaceError(f"{file}: is not a list of differences")
    found: dict[str, Acceptance] = {}
    for entry, node in zip(entries, root.value if root else (), strict=True):
        line = node.start_mark.line + 1
        if not isinstance(entry, dict) or sorted(entry) != sorted(_KEYS):
            raise SurfaceError(f"{file}:{line}: write {', '.join(_KEYS)}")
        difference, reason, date = (" ".join(str(entry[key] or "").split()) for key in _KEYS)
        accepted = Acceptance(difference, reason, date, line)
        if not accepted.reason or not _DAY.fullmatch(accepted.date):
            raise SurfaceError(f"{file}:{line}: needs a reason and a date as YYYY-MM-DD")
        if accepted.difference in found:
            raise SurfaceError(f"{file}:{line}: repeats line {found[accepted.difference].line}")
        found[accepted.difference] = accepted
    return list(found.values())
