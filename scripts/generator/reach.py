"""Find the schemas to which a part of the document refers."""

from __future__ import annotations

from typing import Any

__all__ = ["names_in", "reached"]


def names_in(node: Any) -> set[str]:
    """Return the names of the schemas to which a node refers directly."""
    if isinstance(node, dict):
        own = {node["$ref"].rsplit("/", 1)[1]} if isinstance(node.get("$ref"), str) else set()
        return own.union(*(names_in(value) for key, value in node.items() if key != "example"))
    return set().union(*map(names_in, node)) if isinstance(node, list) else set()


def reached(schemas: dict[str, Any], start: set[str]) -> set[str]:
    """Return these schemas and all schemas to which they refer, directly or indirectly."""
    found: set[str] = set()
    todo = set(start)
    while todo:
        name = todo.pop()
        if name not in found:
            found.add(name)
            todo |= names_in(schemas[name])
    return found
