"""Parse the JSON of a request, and accept only values that can be written again."""

from __future__ import annotations

import json
import math
from typing import Any

__all__ = ["DEEPEST", "read_json"]

DEEPEST = 100
"""The maximum depth of arrays and objects. The deepest published example has 10 levels."""
_TOO_DEEP = f"the JSON is nested more than {DEEPEST} levels deep"

_encode_strictly = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode


def read_json(content: bytes | str) -> Any:
    """Return a JSON value. Refuse values that cannot be written, which would break every later list.

    Raises:
        ValueError: It is not JSON in UTF-8, is nested too deeply, or has a lone surrogate or a number that is
            not finite. The message says which.
    """
    try:
        text = content.decode("utf-8-sig") if isinstance(content, bytes) else content
        value = json.loads(text, parse_constant=_no_constant, parse_float=_float, parse_int=_int)
        _check_depth(value)
        _encode_strictly(value).encode()
    except RecursionError:
        raise ValueError(_TOO_DEEP) from None
    except UnicodeEncodeError:
        raise ValueError("a text has a lone surrogate, which is not a character") from None
    except UnicodeDecodeError as error:
        raise ValueError(f"the body is not UTF-8: {error.reason} at byte {error.start}") from None
    return value


def _check_depth(value: Any) -> None:
    level, depth = [value], 0
    while level := [node for node in level if isinstance(node, dict | list)]:
        depth += 1
        if depth > DEEPEST:
            raise ValueError(_TOO_DEEP)
        level = [child for node in level for child in (node.values() if isinstance(node, dict) else node)]


def _no_constant(name: str) -> float:
    raise ValueError(f"{name} is not JSON")


def _float(text: str) -> float:
    value = float(text)
    if math.isinf(value):
        raise ValueError("a number is larger than a double can be")
    return value


def _int(text: str) -> int:
    _float(text)
    return int(text)
