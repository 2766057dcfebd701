"""Credentials in models: how they stay out of everything that is printed."""

from __future__ import annotations

import re
from typing import Any, final

__all__ = ["REDACTED", "Secret", "SecretText", "mask", "mask_by_name", "printable"]

REDACTED = "[redacted]"
SECRET_NAME = re.compile(
    r"token|key|secret|passw|pass_?phrase|credential|private|signature|bearer|auth(?!or(?!i))", re.IGNORECASE
)
"""Names of fields that may hold a credential; `scripts/law_secrets.py` has the same ones."""


class _Masked:
    """Prints as a mask."""

    __slots__ = ()

    def __repr__(self) -> str:
        return REDACTED

    def __str__(self) -> str:
        return REDACTED

    def __format__(self, spec: str) -> str:
        return format(REDACTED, spec)


@final
class Secret(_Masked):
    """A credential in a model. It prints as ``[redacted]``; ``reveal()`` returns the text.

    It equals a ``Secret`` and a text of the same content, and is true unless it is empty. It is no ``str``:
    concatenating it, joining it, or writing it to a file raises TypeError instead of showing it.
    """

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def reveal(self) -> str:
        """Return the credential itself."""
        return self._value

    def __eq__(self, other: object) -> bool:
        return self._value == (other._value if isinstance(other, Secret) else other)

    def __hash__(self) -> int:
        return hash(self._value)

    def __bool__(self) -> bool:
        return bool(self._value)


@final
class SecretText(_Masked, str):
    """A credential in the JSON form of a model: text for every encoder, but printed as a mask."""

    __slots__ = ()


def mask(value: Any) -> Any:
    """Return JSON in which no text prints itself; it is equal to the original and encodes alike."""
    if isinstance(value, str):
        return SecretText(value)
    if isinstance(value, dict):
        return {name: mask(item) for name, item in value.items()}
    return [mask(item) for item in value] if isinstance(value, list | tuple) else value


def mask_by_name(value: Any) -> Any:
    """Return JSON in which text below names like ``token`` does not print itself."""
    if isinstance(value, dict):
        return {name: (mask if _is_secret(name) else mask_by_name)(item) for name, item in value.items()}
    return [mask_by_name(item) for item in value] if isinstance(value, list | tuple) else value


def printable(value: Any) -> Any:
    """Return JSON as it may be printed: as `mask_by_name`, and all masked if it is nested too deeply."""
    try:
        return mask_by_name(value)
    except RecursionError:
        return SecretText()


def _is_secret(name: object) -> bool:
    return isinstance(name, str) and SECRET_NAME.search(name) is not None
