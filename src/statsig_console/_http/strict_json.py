"""Parse JSON strictly, with msgspec: refuse the invalid JSON that the parser of Python accepts."""

from __future__ import annotations

import codecs
import json
from collections.abc import Callable
from functools import cache
from typing import Any, NoReturn

from .._errors import MalformedJSONError, ResponseTooLargeError

__all__ = ["LARGE", "is_deep", "loads"]

LARGE = 2**20
"""A body of at least so many bytes is decoded in a thread."""
_MOST_CONTAINERS = 2_000_000
"""Each takes 64 to 240 bytes of memory where `{}` takes 3 bytes of the body: 64 MiB would become 5 GiB."""
_DEEPEST = 64
_TOO_DEEP = f"nested deeper than {_DEEPEST} levels"
_CONTAINERS = frozenset((dict, list))
_BUT_BRACKETS = bytes(set(range(256)) - set(b"{}[]"))


def loads(body: bytes) -> Any:
    """Return the value of a JSON body. If a name occurs twice in an object, the last one is used.

    Raises MalformedJSONError, also for invalid numbers and for deeper nesting than this API has. Raises
    ResponseTooLargeError before it makes more objects than a response of this API has.
    """
    if len(body) > LARGE and body.count(b"{") + body.count(b"[") > _MOST_CONTAINERS:
        raise ResponseTooLargeError(_MOST_CONTAINERS, "objects and lists")
    try:
        value = _parsed(body)
    except json.JSONDecodeError as error:
        raise MalformedJSONError(error.msg, offset=error.pos) from None
    except UnicodeDecodeError as error:
        raise MalformedJSONError(f"not UTF-8: {error.reason}", offset=error.start) from None
    except RecursionError:
        raise MalformedJSONError(_TOO_DEEP) from None
    except ValueError as error:
        raise MalformedJSONError(str(error)) from None
    if not _is_surely_flat(body) and is_deep(value):
        raise MalformedJSONError(_TOO_DEEP)
    return value


def _parsed(body: bytes) -> Any:
    if len(body) <= LARGE:
        try:
            return _fast()(body.removeprefix(codecs.BOM_UTF8))
        except (ValueError, RecursionError):
            # The other parser names the place. It accepts half of a surrogate pair, which JavaScript writes
            # as an escape where it has cut a text: one such text must not make a whole page unreadable.
            return _PLAIN.decode(body.decode("utf-8-sig"))
    return _PATIENT.decode(body.decode("utf-8-sig"))


@cache
def _fast() -> Callable[[bytes], Any]:
    """Return the parser of msgspec, which takes 13 ms to import."""
    import msgspec

    return msgspec.json.Decoder().decode


def _refuse(token: str) -> NoReturn:
    raise MalformedJSONError(f"{token} is not a JSON number")


def _number(token: str) -> float:
    number = float(token)
    if number - number != 0:
        raise MalformedJSONError(f"the number {token[:20]} is too large")
    return number


def _let_others_run(found: dict[str, Any]) -> dict[str, Any]:
    # A thread lets the event loop run only during Python code, not inside the parser.
    return found


_PLAIN = json.JSONDecoder(parse_constant=_refuse, parse_float=_number)
_PATIENT = json.JSONDecoder(parse_constant=_refuse, parse_float=_number, object_hook=_let_others_run)


def _is_surely_flat(body: bytes) -> bool:
    """Return whether the brackets alone show that nothing is nested too deeply.

    It takes less than half of the time of the other check. Brackets in strings may cause a wrong False. Each
    step removes at most two levels.
    """
    nest = body.translate(None, _BUT_BRACKETS)
    for _ in range(_DEEPEST // 2):
        if len(nest) <= _DEEPEST:
            return True
        nest, before = nest.replace(b"{}", b"").replace(b"[]", b""), len(nest)
        if len(nest) == before:
            return False
    return not nest


def is_deep(value: Any) -> bool:
    """Return whether a value is nested deeper than anything in this API."""
    level = [value] if type(value) in _CONTAINERS else []
    for _ in range(_DEEPEST):
        inner = (each.values() if type(each) is dict else each for each in level)
        level = [one for each in inner for one in each if type(one) in _CONTAINERS]
        if not level:
            return False
    return True
