"""The items of a bulk run, and the keys by which a later run recognizes them."""

from __future__ import annotations

import json
from collections.abc import (
    AsyncGenerator,
    AsyncIterable,
    AsyncIterator,
    Callable,
    Iterable,
    Iterator,
    Mapping,
    Set,
    Sized,
)
from dataclasses import asdict, dataclass, is_dataclass
from datetime import date, time
from decimal import Decimal
from enum import Enum
from functools import partial
from hashlib import blake2b
from pathlib import PurePath
from typing import Any, Generic
from uuid import UUID

import anyio

from .._codec import Secret
from .._errors import InvalidArgumentError
from .._http.redaction import redact
from .options import Item

__all__ = ["SHOWN", "ItemKey", "RunName", "Source", "key_of", "name_run"]

_EXACT_AS_TEXT = (date, time, Decimal, PurePath, UUID)
"""Types whose `str` identifies a value. A datetime is a date."""
_encode = json.JSONEncoder(sort_keys=True, separators=(",", ":")).encode
"""Created once, which saves two thirds of the time of `json.dumps` with these arguments."""
_END = object()
SHOWN = 200
"""The maximum number of characters of an item, a call or an error in a journal."""


class Source(Generic[Item]):
    """Gives out items with their numbers, to one worker at a time."""

    def __init__(self, items: Iterable[Item] | AsyncIterable[Item]) -> None:
        _check_items(items)
        self.total = len(items) if isinstance(items, Sized) else None
        """The number of items; None if it is unknown."""
        self._items: AsyncIterator[Item] | Iterator[Item] = (
            aiter(items) if isinstance(items, AsyncIterable) else iter(items)
        )
        self._lock = anyio.Lock()
        self._count = 0
        self._ended = False

    async def next(self) -> tuple[int, Item] | None:
        """Return the next item and its number, or None after the last."""
        # Only an async iterator lets another worker run while it is read.
        if not isinstance(self._items, AsyncIterator):
            return await self._next()
        async with self._lock:
            return await self._next()

    async def _next(self) -> tuple[int, Item] | None:
        if self._ended:
            return None
        items = self._items
        try:
            item: Any = await anext(items, _END) if isinstance(items, AsyncIterator) else next(items, _END)
        except BaseException:
            self._ended = True
            raise
        if item is _END:
            self._ended = True
            return None
        self._count += 1
        return self._count - 1, item

    async def close(self) -> None:
        """Close a generator that was not read to its end."""
        if isinstance(self._items, AsyncGenerator):
            with anyio.move_on_after(5, shield=True):
                await self._items.aclose()


def _check_items(items: object) -> None:
    """Raise InvalidArgumentError for an argument that is not a collection of items, such as a text."""
    kind = type(items).__name__
    if isinstance(items, str | bytes | bytearray | memoryview):
        raise InvalidArgumentError(
            "items", f"{kind} given, which would make one call per character; pass a list"
        )
    if isinstance(items, Mapping):
        raise InvalidArgumentError("items", f"{kind} given; pass its .keys(), .values() or .items()")
    if not isinstance(items, Iterable | AsyncIterable):
        raise InvalidArgumentError("items", f"{kind} is not iterable")


@dataclass(frozen=True, slots=True)
class ItemKey:
    """The key by which an item is recognized."""

    digest: bytes
    shown: str | None
    """The item as text for people who read a journal; None for a body, which may hold confidential data."""


@dataclass(frozen=True, slots=True)
class RunName:
    """The name by which a run is recognized: its function and arguments, and whether `key` was given."""

    digest: bytes
    shown: str


def key_of(item: object, key: Callable[[Any], str] | None) -> ItemKey:
    """Return the key of an item, or raise InvalidArgumentError if no key is the same in a later run."""
    if key is not None:
        text = key(item)
        if not isinstance(text, str):
            raise InvalidArgumentError("key", f"gave {type(text).__name__} for an item; text is expected")
        return ItemKey(_digest(text), redact(text)[:SHOWN])
    try:
        text = _canonical(item)
    except (TypeError, ValueError, RecursionError):
        raise InvalidArgumentError(
            "items", f"{type(item).__name__} has no JSON form; pass key=, a function from an item to text"
        ) from None
    return ItemKey(_digest(text), redact(str(item))[:SHOWN] if isinstance(item, str | int) else None)


def name_run(call: Callable[..., Any], key: Callable[..., Any] | None, run: str | None) -> RunName:
    """Return the name of a run, or raise InvalidArgumentError if nothing distinguishes it from others."""
    parts: list[object] = [run]
    while isinstance(call, partial):
        # Earlier versions of Python nest partials that later ones merge.
        parts.append([list(call.args), dict(call.keywords)])
        call = call.func
    name = getattr(call, "__qualname__", None) or type(call).__qualname__
    if run is None and "<lambda>" in name.rpartition(".")[2]:
        raise InvalidArgumentError(
            "journal", "a lambda has no name to recognize the run by; pass run='…' or a named function"
        )
    shown = redact(name if run is None else f"{name} ({run})")[:SHOWN]
    # A key function may be renamed, so only its presence distinguishes runs.
    try:
        return RunName(_digest(_canonical([name, key is not None, *parts])), shown)
    except (TypeError, ValueError, RecursionError):
        raise InvalidArgumentError(
            "journal", f"the arguments in partial({name}, …) may differ later; pass a function"
        ) from None


def _digest(text: str) -> bytes:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _canonical(value: object) -> str:
    return _encode(_to_plain(value))


def _to_plain(value: Any) -> object:
    """Return a JSON value that is the same in each process; raise TypeError for other values.

    A `repr` is not enough: two different objects may have the same one, and the second would count as done.
    """
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, list | tuple):
        return [_to_plain(part) for part in value]
    if isinstance(value, Mapping):
        if not all(isinstance(name, str) for name in value):
            raise TypeError("JSON has no names but text")
        return {str(name): _to_plain(part) for name, part in value.items()}
    if callable(getattr(value, "to_dict", None)) and not isinstance(value, type):
        return [type(value).__qualname__, _to_plain(value.to_dict())]
    if is_dataclass(value) and not isinstance(value, type):
        return [type(value).__qualname__, _to_plain(asdict(value))]
    if isinstance(value, Secret):
        return value.reveal()
    if isinstance(value, Enum):
        return str(value)
    if isinstance(value, Set):
        return sorted(map(_canonical, value))
    if isinstance(value, _EXACT_AS_TEXT):
        return [type(value).__name__, str(value)]
    raise TypeError(f"{type(value).__name__} has no JSON form")
