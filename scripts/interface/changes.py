"""Compare two descriptions of the public interface: which programs of users break, and what was added."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from interface.description import Interface

__all__ = ["Change", "compare"]

_LINE = re.compile(r"(?P<kind>[^(]*?),? ?(?:\((?P<parts>.*)\))?")
_SAME = "same as "
_CALLED = {"async def", "def", "model"}
_VALUES = {"attribute, one of", "one of"}


@dataclass(frozen=True)
class Change:
    """One difference. It breaks programs unless its kind is `added`."""

    kind: str
    name: str
    old: str
    new: str
    advice: str

    @property
    def is_breaking(self) -> bool:
        return self.kind != "added"

    def __str__(self) -> str:
        return f"{self.kind}: {self.name}: was {self.old}, is {self.new}. {self.advice}"


def compare(old: Interface, new: Interface) -> list[Change]:
    """Return the differences, sorted by name. A removed module, class or group is one of them."""
    old, new = _expanded(old), _expanded(new)
    changes: list[Change] = []
    for owner in sorted({*old, *new}):
        if owner not in new and not _is_listed(owner, new):
            if not _is_listed(owner, old):
                changes.append(Change("removed", owner, "module", "missing", "Restore the module."))
            continue
        before, after = old.get(owner, {}), new.get(owner, {})
        added = {name: line for name, line in after.items() if name not in before}
        for name, line in sorted({**after, **before}.items()):
            if name not in after:
                changes.append(_removed(f"{owner}.{name}", line, added))
            elif name in before:
                changes += _changed(f"{owner}.{name}", before[name], after[name])
            elif owner in old or not _is_listed(owner, new):
                changes.append(Change("added", f"{owner}.{name}", "missing", line, ""))
    return changes


def _expanded(interface: Interface) -> Interface:
    """Return the lines with a class in full under each of its names, since either name may be the first."""
    found = {owner: dict(lines) for owner, lines in interface.items()}
    for owner, lines in interface.items():
        for name, line in lines.items():
            if line.startswith(_SAME):
                first = line.removeprefix(_SAME)
                module, _, class_name = first.rpartition(".")
                found[owner][name] = interface.get(module, {}).get(class_name, line)
                if first in interface:
                    found[f"{owner}.{name}"] = interface[first]
    return found


def _is_listed(owner: str, interface: Interface) -> bool:
    """Return whether the line of an owner is among those of another one, as that of a class in its module."""
    parent, _, name = owner.rpartition(".")
    return name in interface.get(parent, {})


def _removed(name: str, line: str, added: Mapping[str, str]) -> Change:
    """Describe a name that is missing. If one new name has the same line, it may be the same thing."""
    similar = [new for new, text in added.items() if text == line and "(" in line]
    if len(similar) == 1:
        return Change("renamed", name, line, similar[0], "Keep the old name as well.")
    return Change("removed", name, line, "missing", "Restore the name.")


def _changed(name: str, old: str, new: str) -> Iterator[Change]:
    (old_kind, old_parts), (new_kind, new_parts) = _read(old), _read(new)
    if old_kind in _CALLED and old_kind == new_kind:
        yield from _arguments(name, old_parts, new_parts, is_model=old_kind == "model")
    elif old_kind in _VALUES and old_kind == new_kind:
        yield from _parts("value", name, old_parts, new_parts, "Keep the value.")
    elif old_kind == new_kind == "class":
        yield from _parts(
            "base class", name, old_parts, new_parts, "Keep the base: programs catch errors by it."
        )
    elif old_kind != new_kind and {old_kind, new_kind} != {"attribute", "attribute, one of"}:
        yield Change("another kind", name, old, new, "Keep the old kind under this name.")


def _read(line: str) -> tuple[str, list[str]]:
    match = _LINE.fullmatch(line)
    if match is None:
        raise ValueError(f"a line of the interface cannot be read: {line!r}")
    return match["kind"], (match["parts"] or "").split(", ") if match["parts"] else []


def _parts(kind: str, name: str, old: list[str], new: list[str], advice: str) -> Iterator[Change]:
    for part in old:
        if part not in new:
            yield Change(f"removed {kind}", name, part, ", ".join(new) or "none", advice)
    for part in new:
        if part not in old:
            yield Change("added", name, f"no {kind} {part}", part, "")


@dataclass(frozen=True)
class _Argument:
    """An argument, and where it may stand."""

    position: int | None
    """None for an argument that is passed by name only."""
    is_optional: bool

    def __str__(self) -> str:
        return "by name only" if self.position is None else f"argument {self.position + 1}"


def _signature(parts: list[str]) -> dict[str, _Argument]:
    """Return the arguments by name; `*args` and `**options` keep their stars."""
    found: dict[str, _Argument] = {}
    by_name = False
    for part in parts:
        if part.startswith("*"):
            by_name = True
        if part not in ("*", "/"):
            name, optional = part.removesuffix("="), part.endswith("=") or part.startswith("*")
            position = None if by_name else len(found)
            found[name] = _Argument(position, optional)
    return found


def _arguments(name: str, before: list[str], after: list[str], *, is_model: bool) -> Iterator[Change]:
    """Yield the changes of the arguments of a function, or of the fields of a model."""
    word = "field" if is_model else "argument"
    was, now = _signature(before), _signature(after)
    added = [argument for argument in now if argument not in was]
    for argument, place in was.items():
        label = f"{name}({argument})"
        if argument not in now:
            similar = [other for other in added if now[other] == place and not is_model]
            if len(similar) == 1:
                added.remove(similar[0])
                yield Change(f"renamed {word}", label, argument, similar[0], f"Keep the {word}.")
            else:
                yield Change(f"removed {word}", label, argument, "missing", f"Keep the {word}.")
        elif place.is_optional and not now[argument].is_optional:
            yield Change(f"required {word}", label, "optional", "required", "Keep a default value.")
        elif not is_model and place.position is not None and now[argument].position != place.position:
            yield Change(f"moved {word}", label, str(place), str(now[argument]), "Keep its position.")
    for argument in added:
        if now[argument].is_optional:
            yield Change("added", f"{name}({argument})", "missing", "optional", "")
        else:
            label = f"{name}({argument})"
            yield Change(f"required {word}", label, "missing", "required", "Give it a default value.")
