"""Flat rows of models, for tables, CSV files and data frames."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from .. import InvalidArgumentError, jsonable

__all__ = ["Scalar", "to_rows"]

Scalar = str | int | float | bool | None
"""What a cell of a row holds."""


def to_rows(objects: Iterable[Any]) -> list[dict[str, Scalar]]:
    """Return one flat row for each model, all with the same columns.

    A field of a nested object becomes a column with a dot, such as `owner.owner_name`; lists and maps become
    JSON text. Numbers stay numbers, absent fields are None, and credentials are masked.

        rows = to_rows(gates)
        csv.DictWriter(file, rows[0].keys()).writerows(rows)

    Raises InvalidArgumentError for anything but models.
    """
    rows = []
    for number, item in enumerate(objects):
        if not hasattr(item, "wire_names"):
            raise InvalidArgumentError("objects", f"item {number} is no model, but {type(item).__name__}")
        rows.append(dict(_cells(item, jsonable(item), "")))
    # A nested object that is null in some rows has a column of its own there.
    wide = {name.rpartition(".")[0] for row in rows for name in row if "." in name}
    names = dict.fromkeys(name for row in rows for name in row)
    columns = [name for name in names if name not in wide or any(row.get(name) is not None for row in rows)]
    return [{name: row.get(name) for name in columns} for row in rows]


def _cells(model: Any, shown: Mapping[str, Any], prefix: str) -> Iterable[tuple[str, Scalar]]:
    """Yield the columns of one model; `shown` is its JSON form with masks."""
    for name, wire in model.wire_names.items():
        value = getattr(model, name)
        if hasattr(value, "wire_names"):
            yield from _cells(value, shown[wire], f"{prefix}{name}.")
        else:
            yield prefix + name, _cell(shown.get(wire))
    known = set(model.wire_names.values())
    for wire, value in shown.items():
        if wire not in known:
            yield prefix + wire, _cell(value)


def _cell(value: Any) -> Scalar:
    if value is None or isinstance(value, str | int | float):
        return value
    return json.dumps(value, ensure_ascii=False)
