"""Write YAML as the chapters are written: small things in braces on one line, the rest line by line."""

from __future__ import annotations

import json
import re
from typing import Any

from document.bundle import Loader
from document.rules.chapters import MAX_COLUMNS

__all__ = ["document", "flow", "flow_entry", "lines"]

_PLAIN_TEXT = re.compile(r"[A-Za-z_](?:[\w ./()+;-]*[\w./()+;-])?|https://[\w./-]+")
_PLAIN_KEY = re.compile(r"[A-Za-z_$/][\w./${}-]*")
_PLAIN_FLOW_KEY = re.compile(r"[A-Za-z_$][\w./$-]*")
_OTHER_WORDS = {"y", "n", "yes", "no", "on", "off"}
"""Words that YAML 1.1 reads as booleans. Other readers of the chapters may follow it."""


def scalar(value: Any) -> str:
    """Return a value without parts; a text is in quotes where it would read as something else."""
    if isinstance(value, str):
        is_plain = _PLAIN_TEXT.fullmatch(value) and value.lower() not in _OTHER_WORDS and _is_text(value)
        return value if is_plain else _quoted(value)
    return json.dumps(value)


def _quoted(value: str) -> str:
    """A text in quotes. YAML forbids some characters that JSON allows."""
    text = json.dumps(value, ensure_ascii=False)
    return "".join(letter if letter.isprintable() else f"\\U{ord(letter):08x}" for letter in text)


def _is_text(value: str) -> bool:
    resolvers = Loader.yaml_implicit_resolvers.get(value[0], [])
    return not any(pattern.match(value) for _, pattern in resolvers)


def flow(value: Any) -> str:
    """Return a value on one line."""
    if isinstance(value, dict):
        inside = ", ".join(flow_entry(key, item) for key, item in value.items())
        return f"{{ {inside} }}" if inside else "{}"
    if isinstance(value, list):
        return f"[{', '.join(map(flow, value))}]"
    return scalar(value)


def flow_entry(key: str, value: Any) -> str:
    """Return one entry of a mapping in braces."""
    return f"{_key(key, _PLAIN_FLOW_KEY)}: {flow(value)}"


def _key(key: str, plain: re.Pattern[str]) -> str:
    is_plain = plain.fullmatch(key) and key.lower() not in _OTHER_WORDS and _is_text(key)
    return key if is_plain else _quoted(key)


def lines(value: Any, indent: int, levels: int = 0) -> list[str]:
    """Return a mapping or a list line by line.

    `levels` is the number of levels below that get lines of their own even if they fit on one.
    """
    margin = " " * indent
    if isinstance(value, dict):
        return [line for key, item in value.items() for line in entry(key, item, indent, levels)]
    found = []
    for item in value:
        short = f"{margin}- {flow(item)}"
        if len(short) > MAX_COLUMNS and isinstance(item, dict | list) and item:
            first, *rest = lines(item, indent + 2, levels - 1)
            found += [f"{margin}- {first.lstrip()}", *rest]
        else:
            found.append(short)
    return found


def entry(key: str, value: Any, indent: int, levels: int = 0) -> list[str]:
    """Return one entry of a mapping, on one line if it fits and may."""
    head = f"{' ' * indent}{_key(key, _PLAIN_KEY)}:"
    short = f"{head} {flow(value)}"
    is_nested = isinstance(value, dict | list) and bool(value)
    levels = max(levels, 1) if key == "properties" else levels
    may_be_short = levels < 1 or isinstance(value, list)
    if not is_nested or (may_be_short and len(short) <= MAX_COLUMNS):
        return [short]
    return [head, *lines(value, indent + 2, levels - 1)]


def document(value: Any, heading: str = "") -> str:
    """Return a complete chapter: the heading is its first line."""
    parts = [line for key, item in value.items() for line in entry(key, item, 0, 3)]
    return "\n".join([*([heading] if heading else []), *parts, ""])
