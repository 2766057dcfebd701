"""Check arguments that arrive as JSON against the signature of a method."""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable, Mapping
from types import NoneType, UnionType
from typing import Any, Literal, get_args, get_origin, get_type_hints

__all__ = ["check", "names_of"]

_NAMES = {int: "int", float: "float", str: "str", bool: "bool", NoneType: "null", list: "list"}


def check(method: Callable[..., Any], values: Mapping[str, Any]) -> None:
    """Refuse arguments that a method does not have, and values of another type.

    Raises:
        ValueError: An argument is unknown, missing or of another type; the message names it.
    """
    required, known = _known(method)
    if unknown := [name for name in values if name not in known]:
        raise ValueError(f"unknown: {', '.join(unknown)}; known: {', '.join(known) or 'nothing'}")
    if missing := [name for name in required if name not in values]:
        raise ValueError(f"missing: {', '.join(missing)}")
    for name, value in values.items():
        if not any(_is(value, kind) for kind in _kinds(known[name])):
            wanted = " | ".join(_name(kind) for kind in _kinds(known[name]))
            raise ValueError(f"{name} must be {wanted}, not {json.dumps(value):.200}")


def names_of(method: Callable[..., Any]) -> list[str]:
    """Return the names of all arguments of a method."""
    return list(_known(method)[1])


def _known(method: Callable[..., Any]) -> tuple[list[str], dict[str, Any]]:
    """Return the names of required arguments, and the types of all arguments."""
    hints = get_type_hints(method)
    required: list[str] = []
    known: dict[str, Any] = {}
    for name, parameter in inspect.signature(method).parameters.items():
        if parameter.kind is parameter.VAR_KEYWORD:
            (more,) = get_args(hints[name]) or (dict,)
            known |= get_type_hints(more)
        elif parameter.kind is not parameter.VAR_POSITIONAL:
            known[name] = hints[name]
            if parameter.default is parameter.empty:
                required.append(name)
    return required, known


def _kinds(wanted: Any) -> tuple[Any, ...]:
    return get_args(wanted) if isinstance(wanted, UnionType) else (wanted,)


def _is(value: Any, kind: Any) -> bool:
    if kind is Any:
        return True
    if get_origin(kind) is Literal:
        return value in get_args(kind)
    if kind is float:
        return isinstance(value, int | float) and not isinstance(value, bool)
    if get_origin(kind) is Mapping:
        named = isinstance(value, dict)
        return named and all(isinstance(text, str) for text in value.values())
    return isinstance(value, get_origin(kind) or kind) and not (isinstance(value, bool) and kind is not bool)


def _name(kind: Any) -> str:
    if get_origin(kind) is Literal:
        return " | ".join(json.dumps(choice) for choice in get_args(kind))
    return _NAMES.get(get_origin(kind) or kind, "object of text")
