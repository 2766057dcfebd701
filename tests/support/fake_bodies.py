"""Strategies of bodies that break a server: wrong in type, in depth, in size or as text."""

from __future__ import annotations

import json
from base64 import urlsafe_b64encode
from collections.abc import Sequence
from functools import cache
from typing import Any

from hypothesis import strategies as st

__all__ = ["TARGETS", "bodies", "texts", "values"]

DEEP = 1_000
FRAGMENTS = [
    '"\\ud800"',
    '{"\\udfff": 1}',
    "NaN",
    "Infinity",
    "-Infinity",
    "1e400",
    "1" * 400,
    "-" + "9" * 5_000,
    "1" * 300,
    "1e308",
    "[" * DEEP + "]" * DEEP,
    '{"a":' * DEEP + "1" + "}" * DEEP,
    '{"a": 1, "a": {"a": 2}}',
    '"\\u0000"',
    "-0",
    ",",
]
"""What stands in place of a value; most of it is not JSON, or nothing that could be written again."""
CURSORS = [
    urlsafe_b64encode(each).decode().rstrip("=")
    for each in (b"0/999999999999999999/0", b"-62135596900000/0/0")
]
NUMBERS = [
    "0",
    "-1",
    "253402300800000",
    "999999999999999999",
    "-999999999999999999",
    "9" * 5_000,
    "1e400",
    "NaN",
]
ODD_TEXTS = [
    "%ff",
    "%ED%A0%80",
    "%c3",
    "\ud800",
    "é",
    "%00",
    "%2e%2e",
    "%252F",
    "%",
    "a+b",
    "9999-12-31",
    "0001-01-01",
]
TARGETS = [*ODD_TEXTS, *NUMBERS, *CURSORS, "[]", "{}"]
"""Segments of a path and values of a query as they are sent."""
MARK = "(here)"


@cache
def texts() -> st.SearchStrategy[str]:
    """Return any text, with lone surrogates."""
    odd = st.sampled_from("a\ud800\udfff\0é\u2028😀")
    return st.text(st.characters(exclude_categories=()), max_size=5) | st.text(odd, max_size=5)


# A strategy checks itself when it is first drawn from; a new one in each draw took most of the time.
@cache
def values() -> st.SearchStrategy[Any]:
    """Return any JSON, also with the tokens of Python that are not JSON."""
    numbers = st.integers() | st.floats() | st.sampled_from([10**18, -(10**300), 1e308, 2**53 + 1])
    leaves = st.none() | st.booleans() | numbers | texts()
    return st.recursive(
        leaves, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts(), inner, max_size=3)
    )


@st.composite
def bodies(draw: st.DrawFn, example: Any, names: Sequence[str]) -> bytes:
    """Draw the bytes of a body: an example with some of its parts replaced, or any JSON."""
    body = json.loads(json.dumps(example)) if draw(st.integers(0, 9)) else draw(values())
    if isinstance(body, dict):
        for name in draw(st.lists(st.sampled_from([*names, "name", "id"]), unique=True, max_size=3)):
            body[name] = draw(values() | st.just(MARK))
    for _ in range(draw(st.integers(0, 2))):
        body = replaced(draw, body)
    text = json.dumps(body, ensure_ascii=draw(st.booleans()))
    text = text.replace(f'"{MARK}"', draw(st.sampled_from(FRAGMENTS)))
    if isinstance(body, dict) and body and draw(st.booleans()):
        text = f'{text[:-1]}, "{draw(st.sampled_from(list(names) or ["a"]))}": {json.dumps(draw(values()))}}}'
    content = text.encode(errors="surrogatepass")
    at = draw(st.integers(0, 20 * len(content)))
    return content[:at] + b"\xff" + content[at:] if at < len(content) else content


def replaced(draw: st.DrawFn, body: Any) -> Any:
    """Return a body with one of its parts, wherever it is, replaced or left out."""
    if not isinstance(body, dict | list) or not body or not draw(st.integers(0, 3)):
        return draw(values() | st.just(MARK))
    keys = list(body) if isinstance(body, dict) else list(range(len(body)))
    key = draw(st.sampled_from(keys))
    made: Any = body.copy()
    if draw(st.integers(0, 5)):
        made[key] = replaced(draw, body[key])
    else:
        del made[key]
    return made
