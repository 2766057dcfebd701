"""The JSON form of every value of this package, for people and files: credentials are masked in it."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import fields, is_dataclass
from datetime import date, time
from decimal import Decimal
from enum import Enum
from pathlib import PurePath
from typing import Any
from uuid import UUID

from ._codec import REDACTED, Model, Secret, SecretText, Unset
from ._http.redaction import redact

__all__ = ["jsonable"]

_AS_TEXT = (Enum, date, time, Decimal, PurePath, UUID)


def jsonable(value: object) -> Any:
    """Return the JSON form of a model, page, report, outcome or error, made for ``json.dumps(default=…)``.

    Credentials become ``[redacted]``; `to_dict` of a model is the form that is sent, and holds them as text.
    ``UNSET`` fields are left out, and ``UNSET`` alone becomes null. An error becomes its class, its message
    and what it knows of the request. Raises TypeError for what has no JSON form.

    >>> import json
    >>> from statsig_console import jsonable, models
    >>> json.dumps({"gate": models.GateUpdate(tags=["old"])}, default=jsonable)
    '{"gate": {"tags": ["old"]}}'
    """
    if isinstance(value, Model):
        return _plain(value.to_dict())
    if isinstance(value, Secret):
        return REDACTED
    if isinstance(value, Unset):
        return None
    if isinstance(value, BaseException):
        return _error(value)
    if is_dataclass(value) and not isinstance(value, type):
        public = (field.name for field in fields(value) if not field.name.startswith("_"))
        return {name: _plain(item) for name in public if not isinstance(item := getattr(value, name), Unset)}
    if isinstance(value, _AS_TEXT):
        return redact(str(value))
    if isinstance(value, Mapping | Set):
        return _plain(value)
    raise TypeError(f"{type(value).__name__} has no JSON form")


def _plain(value: Any) -> Any:
    """Return a value in which every part is JSON."""
    if isinstance(value, SecretText):
        return REDACTED
    if isinstance(value, str):
        return redact(value)
    if value is None or isinstance(value, int | float):
        return value
    if isinstance(value, list | tuple | Set):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {str(name): _plain(item) for name, item in value.items()}
    return jsonable(value)


def _error(error: BaseException) -> dict[str, Any]:
    known = ("status", "operation", "method", "path", "reason", "hint", "fixable_by", "sent", "retry_after")
    found = {name: getattr(error, name, None) for name in known}
    shown = {name: _plain(item) for name, item in found.items() if isinstance(item, str | int | float)}
    return {"error": type(error).__name__, "message": redact(str(error)), **shown}
