"""The state of a fake as a JSON file, which is written completely or not at all."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from .._clock import LATEST, Clock
from .store import LATER, Store
from .table import Table

__all__ = ["read", "text", "write"]

_FORMAT = "state of a fake Statsig Console"
_VERSION = 1
_KINDS = ("objects", "parts", "log", "due", "history")


def text(store: Store, clock: Clock) -> str:
    """Return the content of the file; the same state gives the same text."""
    content = {
        "format": _FORMAT,
        "version": _VERSION,
        "seed": store.seed,
        "drawn": store.drawn,
        "ahead": clock.ahead,
        "tables": [
            [*table.label, _written(store, table)]
            for kind in _KINDS
            for (name, _), scopes in sorted(store.tables.items())
            for _, table in sorted(scopes.items())
            if name == kind and table
        ],
    }
    return json.dumps(content, separators=(",", ":")) + "\n"


def write(path: str | os.PathLike[str], written: str) -> None:
    """Write a file completely, or leave it unchanged."""
    target = Path(path)
    new = target.with_name(f"{target.name}.{os.getpid()}.new")
    try:
        with new.open("w", encoding="utf-8") as file:
            file.write(written)
            file.flush()
            os.fsync(file.fileno())
        new.replace(target)
    except BaseException:
        new.unlink(missing_ok=True)
        raise


def _written(store: Store, table: Table) -> dict[str, Any]:
    kind, tag, scope = table.label
    if kind != "history":
        return table.copy()
    # A state that is the object itself is written as null, because it is the largest part of most files.
    now = store.objects(tag, scope)
    return {
        key: [None if state is now.get(key) else state for state in store.history(tag, key, scope)]
        for key in table
    }


def read(path: str | os.PathLike[str], store: Store, clock: Clock) -> None:
    """Replace the state of a store by the state in a file.

    Raises:
        ValueError: The file is damaged, was not written by a fake, or was written by a later version.
        OSError: The file cannot be read.
    """
    written = Path(path).read_bytes()
    try:
        content = json.loads(written)
    except (ValueError, RecursionError) as error:
        raise ValueError(f"{path} is not a state of a fake, or is damaged: {error}") from error
    if not isinstance(content, dict) or content.get("format") != _FORMAT:
        raise ValueError(f"{path} was not written by a fake: its format is not '{_FORMAT}'")
    if content.get("version") != _VERSION:
        version = content.get("version")
        raise ValueError(f"{path} has version {version} of the format; this package reads {_VERSION}")
    store.clear()
    try:
        store.seed, store.drawn = int(content["seed"]), int(content["drawn"])
        clock.ahead = _ahead(content["ahead"])
        for kind, tag, scope, found in content["tables"]:
            _fill(store, store.table(kind, tag, scope), found)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        store.clear()
        raise ValueError(f"{path} is damaged: {type(error).__name__}: {error}") from error


def _ahead(found: Any) -> float:
    if not 0 <= found <= LATEST:
        raise ValueError(f"the clock cannot be ahead by {found} seconds")
    return float(found)


def _fill(store: Store, table: Table, found: dict[str, Any]) -> None:
    kind, tag, scope = table.label
    if kind not in _KINDS:
        raise ValueError(f"the kind {kind} is unknown")
    for key, value in found.items():
        if kind == "history":
            value = _history(value, store.objects(tag, scope).get(key))
        elif kind == "objects" and not isinstance(value, dict):
            raise TypeError(f"{tag} {key} is not an object")
        elif kind == "due" and value[1] not in LATER:
            raise ValueError(f"the function {value[1]} is unknown")
        table[key] = value


def _history(states: list[Any], now: Any) -> Any:
    link: Any = None
    for state in reversed(states):
        if state is None and now is None:
            raise ValueError("a history ends with an object that does not exist")
        link = (now if state is None else state, link)
    return link
