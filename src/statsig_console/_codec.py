"""Convert between JSON and attrs models: UNSET, models, credentials, decoding, encoding, short reprs."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, ClassVar, Final, Literal, Self, TypeVar, final, overload

__all__ = ["REDACTED", "UNSET", "Model", "Secret", "SecretText", "Unset", "mask", "mask_by_name", "printable"]

REDACTED = "[redacted]"
SECRET_NAME = re.compile(
    r"token|key|secret|passw|pass_?phrase|credential|private|signature|bearer|auth(?!or(?!i))", re.IGNORECASE
)
"""Names of fields that may hold a credential; `scripts/document/rules/credentials.py` has the same ones."""


class _Masked:
    """Base of texts whose repr shows a mask."""

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

    >>> key = Secret("console-xxxx")
    >>> key, key.reveal(), key == "console-xxxx"
    ([redacted], 'console-xxxx', True)

    It equals a ``Secret`` or a text with the same content, and is true unless it is empty. It is not a
    ``str``: concatenating it, joining it, or writing it to a file raises TypeError, so it is never shown.
    """

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def reveal(self) -> str:
        """Return the credential as text."""
        return self._value

    def __eq__(self, other: object) -> bool:
        return self._value == (other._value if isinstance(other, Secret) else other)

    def __hash__(self) -> int:
        return hash(self._value)

    def __bool__(self) -> bool:
        return bool(self._value)


@final
class SecretText(_Masked, str):
    """A credential in the JSON form of a model: encoders write it as text, its repr is a mask."""

    __slots__ = ()


def mask(value: Any) -> Any:
    """Return a JSON value whose texts print as masks; it equals the original and is encoded alike."""
    if isinstance(value, str):
        return SecretText(value)
    if isinstance(value, dict):
        return {name: mask(item) for name, item in value.items()}
    return [mask(item) for item in value] if isinstance(value, list | tuple) else value


def mask_by_name(value: Any) -> Any:
    """Return a JSON value in which texts below names such as ``token`` print as masks."""
    if isinstance(value, dict):
        return {name: (mask if _is_secret(name) else mask_by_name)(item) for name, item in value.items()}
    return [mask_by_name(item) for item in value] if isinstance(value, list | tuple) else value


def printable(value: Any) -> Any:
    """Return a JSON value that is safe to print: `mask_by_name`, or all masked if it is nested too deeply."""
    try:
        return mask_by_name(value)
    except RecursionError:
        return SecretText()


def _is_secret(name: object) -> bool:
    return isinstance(name, str) and SECRET_NAME.search(name) is not None


T = TypeVar("T")


@final
class Unset:
    """The type of ``UNSET``, the value of a field that is absent. An absent field differs from null."""

    __slots__ = ()

    def __bool__(self) -> Literal[False]:
        return False

    def __repr__(self) -> str:
        return "UNSET"

    def __reduce__(self) -> str:
        return "UNSET"


UNSET: Final = Unset()
ABSENT: Any = UNSET
"""UNSET as the default of a field that every known response has, whose type therefore does not name Unset."""
new = object.__new__
_PLAIN = frozenset({str, int, float, bool, type(None)})
_logger = logging.getLogger("statsig_console")
_missed: set[tuple[str, str]] = set()


class Model:
    """Base of all models, which convert from JSON and back without loss."""

    __slots__ = ()

    wire_names: ClassVar[dict[str, str]] = {}
    """The JSON name of each attribute whose name differs."""

    always_present: ClassVar[tuple[str, ...]] = ()
    """JSON names of the optional fields that every known response has."""

    additional_properties: dict[str, Any]

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        """Return a model from its JSON form.

        A missing field becomes ``UNSET``; if its type does not say so, a warning is logged once. Null,
        unknown enum values and values of an undocumented type are kept. Unknown fields go to
        ``additional_properties``. Anything but an object is returned unchanged. So a change of the API raises
        no error here.
        """
        raise NotImplementedError

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: the fields that are set, with ``None`` as null, and the unknown fields.

        Requests send this form, so credentials in it are text; printing the dict shows ``[redacted]``.
        """
        extra = self.additional_properties
        result: dict[str, Any] = mask_by_name(encode(extra)) if extra else {}
        for name, wire in self.wire_names.items():
            value = getattr(self, name)
            if value.__class__ in _PLAIN:
                result[wire] = value
            elif value is not UNSET:
                result[wire] = encode(value)
        return result

    @classmethod
    def of(cls, source: Model) -> Self:
        """Return a model with those fields of another model that this class has too.

        Use it to write what was read, such as ``GateUpdate.of(gate)``: fields that cannot be written are left
        out, and so is null where this class does not accept it. Lists and nested models are copied.

        >>> from statsig_console import models
        >>> gate = models.Gate.from_dict({"id": "new_checkout", "isEnabled": True, "version": 3})
        >>> models.GateUpdate.of(gate)
        GateUpdate(is_enabled=True)
        """
        accepted = {wire: name for name, wire in cls.wire_names.items()}
        hints = cls.__annotations__
        return cls.from_dict(
            {
                wire: value
                for wire, value in source.to_dict().items()
                if wire in accepted and (value is not None or "None" in hints[accepted[wire]])
            }
        )

    def __repr__(self) -> str:
        return short_repr(type(self).__name__, self._shown())

    def __rich_repr__(self) -> Iterator[tuple[str, Any]]:
        # Without it, rich shows the fields of attrs classes in its own way, unknown credentials included.
        return self._shown()

    def _shown(self) -> Iterator[tuple[str, Any]]:
        for name in self.wire_names:
            if (value := getattr(self, name, UNSET)) is not UNSET:
                yield name, value
        if extra := getattr(self, "additional_properties", None):
            yield "additional_properties", printable(extra)


def encode(value: Any) -> Any:
    """Return a value with the models in it, at any depth of lists and dicts, replaced by their JSON form."""
    if value.__class__ in _PLAIN:
        return value
    if isinstance(value, Model):
        return value.to_dict()
    if isinstance(value, list | tuple):
        return [encode(item) for item in value]
    if isinstance(value, Mapping):
        return {key: encode(item) for key, item in value.items() if item is not UNSET}
    if isinstance(value, Secret):
        return mask(value.reveal())
    return value


@overload
def as_secret(value: str | Secret) -> Secret: ...


@overload
def as_secret(value: None) -> None: ...


@overload
def as_secret(value: Unset) -> Unset: ...


def as_secret(value: Any) -> Any:
    """Return the value for a field that holds a credential: a Secret, except for null and UNSET."""
    return value if value is None or isinstance(value, Secret | Unset) else Secret(value)


def later(names: dict[str, Any], name: str, find: Callable[[], Callable[[Any], T]]) -> Callable[[Any], T]:
    """Return a decoder that is looked up when it is first called.

    A model imports the models in its fields when they first occur. The decoder then replaces this function,
    because Python repeats a lookup in a lazily loaded module each time.
    """

    def first(value: Any) -> T:
        names[name] = decode = find()
        return decode(value)

    return first


def complete(kind: type[Model], source: dict[str, Any]) -> dict[str, Any]:
    """Return a copy with UNSET for each missing field that every known response has, and log it once."""
    missing = [name for name in kind.always_present if name not in source]
    new_names = [name for name in missing if (kind.__name__, name) not in _missed]
    if new_names:
        _missed.update((kind.__name__, name) for name in new_names)
        _logger.warning(
            "%s has no %s, although every known response has it; the value is UNSET. "
            "This is expected if you asked for some fields only. Logged once for each field.",
            kind.__name__,
            ", ".join(new_names),
        )
    return source | dict.fromkeys(missing, UNSET)


def each(decode: Callable[[Any], Any], value: Any) -> Any:
    """Decode the items of a list; anything else stays as it is."""
    return [decode(item) for item in value] if type(value) is list else value


def each_value(decode: Callable[[Any], Any], value: Any) -> Any:
    """Decode the values of a map; anything else stays as it is."""
    return {key: decode(item) for key, item in value.items()} if type(value) is dict else value


def best(value: Any, *options: type[Model]) -> Any:
    """Decode an object of one of several models without a tag: the one that knows most of its fields."""
    if type(value) is not dict:
        return value
    return max(
        options, key=lambda option: sum(wire in value for wire in option.wire_names.values())
    ).from_dict(value)


def by_tag(value: Any, tag: str, options: Mapping[str, type[Model]]) -> Any:
    """Decode an object of one of several models by its tag field; if the tag is unknown, as `best` does."""
    if type(value) is not dict:
        return value
    name = value.get(tag)
    if type(name) is str and name in options:
        return options[name].from_dict(value)
    return best(value, *options.values())


LONGEST_REPR = 300
"""The maximum number of characters of a `repr`. A page of 100 gates had 137,000, which fill a terminal."""


def short_repr(
    name: str, fields: Iterable[tuple[str, object]], *counts: str, clean: Callable[[str], str] = str
) -> str:
    """Return ``Name(count, field=value, …)``; fields that do not fit are only counted.

    `clean` masks credentials in the text of a value before it is cut, since it would not find half of one.
    """
    parts, omitted = list(counts), 0
    left = LONGEST_REPR - len(name) - sum(len(count) + 2 for count in counts) - 20
    for field, value in fields:
        part = f"{field}={_brief(value, clean)}"
        if omitted or len(part) + 2 > left:
            omitted += 1
        else:
            parts.append(part)
            left -= len(part) + 2
    if omitted:
        parts.append(f"… {omitted} more")
    return f"{name}({', '.join(parts)})"


def _brief(value: object, clean: Callable[[str], str] = str) -> str:
    """Return the `repr` of a value, or the beginning of a long one."""
    if isinstance(value, list | tuple) and len(value) > 3:
        text = f"[{', '.join(map(repr, value[:3]))}, …]"
    else:
        # The complete text is cleaned, but only its beginning is shown.
        text = repr(value if type(value) is not str else value[:10_000])
    text = clean(text)
    return text if len(text) <= 100 else f"{text[:99]}…"


def html_table(title: str, rows: Sequence[Mapping[str, object]], total: int) -> str:
    """Return an HTML table of the first 20 rows and 8 columns, with the number of rows above it."""
    from html import escape  # Only notebooks need it.

    def cell(value: object) -> str:
        text = value if isinstance(value, str) else "" if value is None else _brief(value)
        return f"<td>{escape(text if len(text) <= 100 else text[:99] + '…')}</td>"

    names = list(dict.fromkeys(name for row in rows[:20] for name in row))[:8]
    head = "".join(f"<th>{escape(name)}</th>" for name in names)
    body = "".join(f"<tr>{''.join(cell(row.get(name)) for name in names)}</tr>" for row in rows[:20])
    shown = f"{total} rows" if total <= 20 else f"the first 20 of {total} rows"
    return (
        f"<p>{escape(title)}: {shown}</p><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )
