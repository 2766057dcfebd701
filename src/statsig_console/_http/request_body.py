"""Check the body of a call before it is sent: a model, or a mapping with the names of the API."""

from __future__ import annotations

import copy
import operator
from collections.abc import Mapping
from types import UnionType
from typing import Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

from .._codec import Model, Secret
from .._errors import InvalidArgumentError
from .._operation import Operation

__all__ = ["check_body", "refuse_empty"]

_NEWER = "; a field newer than this version can be sent in additional_properties of the model"


def check_body(
    operation: Operation, body: object, *kinds: type[Model], items: type[Model] | None = None
) -> Any:
    """Return the body to send, with the credentials in its mappings as `Secret`.

    Args:
        operation: The operation, which the error names.
        body: A model or a mapping; models may hold mappings, and mappings models.
        kinds: The models that the operation takes, one of them.
        items: The model of the items, if it takes a list.

    Raises InvalidArgumentError for anything else, and for a name that the API does not know.
    """
    words = [*([f"a list of {items.__name__}"] if items else ()), *(kind.__name__ for kind in kinds)]
    try:
        if items and isinstance(body, list | tuple):
            return [
                _check_one(f"body[{index}]", item, (items,), items.__name__)
                for index, item in enumerate(body)
            ]
        # An item without its list is no body.
        fitting = () if items and isinstance(body, items) else kinds
        return _check_one("body", body, fitting, " or ".join(words))
    except InvalidArgumentError as error:
        raise operation.locate(error) from None
    except RecursionError:
        endless = InvalidArgumentError("body", "nested too deeply, or within itself")
        raise operation.locate(endless) from None


def refuse_empty(operation: Operation, body: Any, name: str, allow_empty: bool) -> None:
    """Raise InvalidArgumentError if the list `name` of a body is empty, unless the call allows it."""
    sent = body.to_dict() if isinstance(body, Model) else body
    if not sent.get(name, True) and not allow_empty:
        text = "it is empty, so everything would be removed; pass allow_empty=True if that is meant"
        raise operation.locate(InvalidArgumentError(f"body.{name}", text))


def _check_one(place: str, value: object, kinds: tuple[type[Model], ...], expected: str) -> Any:
    if kinds and isinstance(value, Model | Mapping):
        return _check(place, value, kinds)
    words = f"{expected}{' or a mapping' if kinds else ''} expected"
    raise InvalidArgumentError(place, f"{type(value).__name__} given, {words}")


def _check(place: str, value: Any, hints: tuple[Any, ...]) -> Any:
    """Check the parts of a value against their types; return the value, or a changed copy."""
    if isinstance(value, Model):
        return _check_model(place, value)
    if isinstance(value, Mapping):
        if models := [hint for hint in hints if _is_model(hint)]:
            return _check_mapping(place, value, models)
        return _check_items(place, value, _inner(hints, dict))
    if isinstance(value, list | tuple) and (inner := _inner(hints, list)):
        checked = [_check(f"{place}[{index}]", item, inner) for index, item in enumerate(value)]
        return value if all(map(operator.is_, checked, value)) else checked
    return Secret(value) if isinstance(value, str) and Secret in hints else value


def _check_model(place: str, model: Model) -> Model:
    changed = {}
    for name, hints in _fields(type(model)).nested.items():
        value = getattr(model, name)
        checked = _check(f"{place}.{model.wire_names[name]}", value, hints)
        if checked is not value:
            changed[name] = checked
    if not changed:
        return model
    twin = copy.copy(model)
    for name, value in changed.items():
        setattr(twin, name, value)
    return twin


def _check_mapping(place: str, value: Mapping[Any, Any], kinds: list[type[Model]]) -> dict[Any, Any]:
    """Check a mapping as the first model that knows all of its names, or else as that which knows most."""
    kinds = sorted(kinds, key=lambda kind: _distance(value, kind))
    first: InvalidArgumentError | None = None
    for kind in kinds:
        try:
            return _check_fields(place, value, kind)
        except InvalidArgumentError as error:
            first = first or error
    raise first or InvalidArgumentError(place, "no mapping expected")


def _distance(value: Mapping[Any, Any], kind: type[Model]) -> tuple[int, int]:
    """Return how little a mapping looks like a model: constants that differ, then names in common."""
    constants = {kind.wire_names[name]: values for name, values in _fields(kind).constants.items()}
    different = sum(name in value and value[name] not in values for name, values in constants.items())
    return different, -sum(name in value for name in kind.wire_names.values())


def _check_fields(place: str, value: Mapping[Any, Any], kind: type[Model]) -> dict[Any, Any]:
    names = {wire: name for name, wire in kind.wire_names.items()}
    for wire in value:
        if wire not in names:
            raise InvalidArgumentError(
                f"{place}.{wire}", f"{kind.__name__} has no such field{_like(wire, kind)}"
            )
    nested = _fields(kind).nested
    return {
        wire: _check(f"{place}.{wire}", item, nested.get(names[wire], ())) for wire, item in value.items()
    }


def _like(name: object, kind: type[Model]) -> str:
    """Return a suggestion: the field that the name means in Python, or one that is spelled like it."""
    if not isinstance(name, str):
        return _NEWER
    from difflib import get_close_matches  # only a mistake needs it

    lower = {wire.lower(): wire for wire in kind.wire_names.values()}
    close = get_close_matches(name.lower(), lower, 1)
    found = kind.wire_names.get(name) or (lower[close[0]] if close else None)
    return f"; did you mean {found!r}?" if found else _NEWER


def _check_items(place: str, value: Mapping[Any, Any], hints: tuple[Any, ...]) -> Mapping[Any, Any]:
    if not hints:
        return value
    checked = {name: _check(f"{place}.{name}", item, hints) for name, item in value.items()}
    return value if all(checked[name] is item for name, item in value.items()) else checked


class _Fields(NamedTuple):
    """What the type hints of a model say."""

    nested: dict[str, tuple[Any, ...]]
    """The fields that hold models or credentials, with the types of each."""
    constants: dict[str, tuple[Any, ...]]
    """The fields that tell it from other models, such as its type, with their values."""


_known: dict[type[Model], _Fields] = {}


def _fields(kind: type[Model]) -> _Fields:
    """Return the fields of a model; its type hints are resolved when it is first met."""
    if (found := _known.get(kind)) is None:
        hints = {name: hint for name, hint in get_type_hints(kind).items() if name in kind.wire_names}
        options = {name: _options(hint) for name, hint in hints.items()}
        found = _known[kind] = _Fields(
            {name: parts for name, parts in options.items() if any(map(_has_parts, parts))},
            {name: get_args(hint) for name, hint in hints.items() if get_origin(hint) is Literal},
        )
    return found


def _options(hint: Any) -> tuple[Any, ...]:
    """Return the members of a union, or the type itself."""
    return get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)


def _inner(hints: tuple[Any, ...], container: type) -> tuple[Any, ...]:
    """Return the types of what the lists or maps among some types hold."""
    found = [get_args(hint)[-1] for hint in hints if get_origin(hint) is container]
    return tuple(option for hint in found for option in _options(hint))


def _has_parts(hint: Any) -> bool:
    return hint is Secret or _is_model(hint) or any(_has_parts(part) for part in get_args(hint))


def _is_model(hint: Any) -> bool:
    return isinstance(hint, type) and issubclass(hint, Model)
