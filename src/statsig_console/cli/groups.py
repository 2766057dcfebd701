"""The apps of the groups, made when one of them is used: `groups.gates` is the app of the gates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .tree import build_group

__all__: list[str] = []

if not TYPE_CHECKING:

    def __getattr__(name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        found = globals()[name] = build_group(name)
        return found
