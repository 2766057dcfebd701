"""Which objects an object names, and what becomes of a name when the object that it means is gone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .._document.document import Json

__all__ = ["Named", "named_in", "renamed", "replaced"]

Named = tuple[str, str]

_GATES, _SEGMENTS = "gates", "segments"
_FIELDS = {
    "targetingGateID": _GATES,
    "gateIDs": _GATES,
    "experimentIDs": "experiments",
    "layerIDs": "layers",
    "layerID": "layers",
    "holdoutIDs": "holdouts",
    "defaultHoldoutID": "holdouts",
    "team": "teams",
    "teamID": "teams",
    "releasePipelineID": "release_pipelines",
}
_CONDITIONS = {
    "passes_gate": _GATES,
    "fails_gate": _GATES,
    "passes_segment": _SEGMENTS,
    "fails_segment": _SEGMENTS,
}


def named_in(found: Json) -> Iterator[Named]:
    """Yield group and id of the objects that an object names; of a team its name counts, too."""
    for field, tag in _FIELDS.items():
        if value := found.get(field):
            yield from ((tag, str(name)) for name in _several(value))
    for rule in (*(found.get("rules") or ()), *(found.get("inlineTargetingRules") or ())):
        for condition in rule.get("conditions", ()):
            if condition.get("type") in _CONDITIONS:
                for name in _several(condition.get("targetValue")):
                    yield _CONDITIONS[condition["type"]], str(name)


def _several(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def renamed(found: Json, tag: str, name: str, to: str | None) -> Json:
    """Return an object that names something by another name, or no more; its conditions stay."""
    made = dict(found)
    for field in (name for name, group in _FIELDS.items() if group == tag):
        value = found.get(field)
        if isinstance(value, list):
            made[field] = replaced(value, name, to)
        elif value == name:
            made[field] = to
    return made


def replaced(names: list[Any], name: str, to: str | None) -> list[Any]:
    """Return a list with another name in place of one, or without it."""
    new = [to if item == name else item for item in names]
    return [item for item in new if item is not None]
