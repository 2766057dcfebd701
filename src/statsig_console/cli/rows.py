"""Values to print: times as ISO 8601, chosen fields, and rows with plain cells."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from difflib import get_close_matches
from typing import Any

from .failures import UsageError

__all__ = ["cell", "check_fields", "columns", "iso_times", "pick", "replace_at"]

_MISSING = object()


def iso_times(value: Any, paths: Iterable[str]) -> Any:
    """Return JSON in which the times at some paths, in ms since 1970, are ISO 8601 in UTC."""
    for path in paths:
        value = replace_at(value, path.split("."), _iso)
    return value


def replace_at(value: Any, path: Sequence[str], change: Callable[[Any], Any]) -> Any:
    """Return JSON in which the value at a path is changed; a path leads through lists too."""
    if isinstance(value, list):
        return [replace_at(item, path, change) for item in value]
    if not path:
        return change(value)
    if not isinstance(value, dict) or path[0] not in value:
        return value
    return {**value, path[0]: replace_at(value[path[0]], path[1:], change)}


def _iso(value: Any) -> Any:
    if not isinstance(value, int | float) or isinstance(value, bool):
        return value
    try:
        moment = datetime.fromtimestamp(value / 1000, UTC)
    except (ValueError, OverflowError, OSError):
        return value
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def check_fields(chosen: Sequence[str], known: Sequence[str]) -> None:
    """Raise UsageError for a field that the document does not have; objects without known fields have any."""
    tops = {name.partition(".")[0] for name in known}
    for name in chosen if known else ():
        top = name.partition(".")[0]
        if top not in tops:
            close = get_close_matches(name, known, 1)
            hint = f"Did you mean {close[0]}? " if close else ""
            raise UsageError(
                f"--fields: there is no field {name}", f"{hint}`--fields help` prints all names."
            )


def pick(row: Any, names: Sequence[str]) -> dict[str, Any]:
    """Return the chosen fields of an object; null for those that it does not have."""
    return {name: _at(row, name.split(".")) for name in names}


def _at(value: Any, path: Sequence[str]) -> Any:
    if isinstance(value, list):
        return [_at(item, path) for item in value]
    if not path:
        return value
    found = value.get(path[0], _MISSING) if isinstance(value, Mapping) else _MISSING
    return None if found is _MISSING else _at(found, path[1:])


def columns(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return all names in some rows, in the order in which they occur."""
    return list(dict.fromkeys(name for row in rows for name in row))


def cell(value: Any) -> str:
    """Return a value as the text of one cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return ", ".join(value)
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
