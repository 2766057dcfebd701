"""A plan to archive stale gates: its data, its JSON, and its Markdown for a person who reviews it."""

from __future__ import annotations

import json
import math
import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal, get_args

from .. import InvalidArgumentError
from ._stale_estimate import Estimate, estimate

__all__ = ["Action", "Plan", "PlannedGate", "load"]

FILE = "statsig-console stale gates"
SCHEMA_VERSION = 1
Action = Literal["archive", "keep"]
_NOTHING = type(None)
_GATE_TYPES: Mapping[str, tuple[type, ...]] = {
    "id": (str,),
    "name": (str,),
    "status": (str,),
    "reason": (str,),
    "action": (str,),
    "why": (str,),
    "replacement": (bool, _NOTHING),
    "references": (list,),
    "in_code": (bool, _NOTHING),
    "owner": (str, _NOTHING),
    "team": (str, _NOTHING),
    "tags": (list,),
    "version": (int, _NOTHING),
    "last_modified_time": (int, _NOTHING),
}
_PLAN_TYPES: Mapping[str, tuple[type, ...]] = {
    "created": (str,),
    "filters": (dict,),
    "left_out": (int,),
    "scan_requests": (int,),
    "seconds_per_request": (int, float),
    "gates": (list,),
}


_COLUMNS = ["gate", "action", "why", "stale because", "status", "replace checks by", "owner"]
_COLUMNS += ["references", "version", "changed"]


@dataclass(frozen=True, slots=True)
class PlannedGate:
    """A stale gate in its state at planning, and the action for it."""

    id: str
    name: str
    status: str
    reason: str
    """Why the server counts it as stale, such as ``STALE_NO_RULES``."""
    action: Action
    """``archive`` or ``keep``. A person who reviews the plan may change it."""
    why: str
    """Why it is archived or kept, in words."""
    replacement: bool | None
    """The value that can replace its checks in code; None if it cannot be derived."""
    references: tuple[str, ...]
    """The objects that refer to it, such as ``experiments/colors``. With references, it is not archived."""
    in_code: bool | None
    """Whether code asks for it; None if the plan was made without `code`."""
    owner: str | None
    team: str | None
    tags: tuple[str, ...]
    version: int | None
    last_modified_time: int | None
    """When it was last changed, in ms since 1970."""


@dataclass(frozen=True, slots=True, repr=False)
class Plan:
    """The stale gates of a project, for a person to review. `apply` archives those with that action.

    `print(plan)` shows the number of gates, and how many requests and minutes it takes to apply the plan.
    """

    gates: tuple[PlannedGate, ...]
    created: str
    """When it was made, in ISO 8601."""
    filters: Mapping[str, Any]
    """The arguments by which gates were chosen."""
    left_out: int
    """Stale gates that the filters leave out."""
    scan_requests: int
    """Requests to read all objects whose references have no endpoint."""
    seconds_per_request: float
    """Mean time of a request while the plan was made."""

    @property
    def to_archive(self) -> list[str]:
        """The ids of the gates to archive."""
        return [gate.id for gate in self.gates if gate.action == "archive"]

    @property
    def estimate(self) -> Estimate:
        """The requests and the time to apply it, under the documented rate limits."""
        return estimate(len(self.to_archive), self.scan_requests, self.seconds_per_request)

    def __str__(self) -> str:
        return "\n".join(self._summary())

    def __repr__(self) -> str:
        return f"<Plan of {self.created}: {len(self.gates)} stale gates, {len(self.to_archive)} to archive>"

    def _summary(self) -> Iterator[str]:
        count = len(self.to_archive)
        yield f"{len(self.gates):,} stale gates: {count:,} to archive, {len(self.gates) - count:,} to keep."
        kept = Counter(gate.why.partition(":")[0] for gate in self.gates if gate.action == "keep")
        if kept:
            yield f"Kept: {', '.join(f'{number:,} ({why})' for why, number in kept.most_common(8))}."
        if self.left_out:
            yield f"The filters leave out {self.left_out:,} further stale gates."
        yield f"Applying it takes {self.estimate} under the documented rate limits."

    def to_json(self) -> str:
        """Return the plan as JSON, which `load` reads."""
        estimated = self.estimate
        head = {"file": FILE, "schema_version": SCHEMA_VERSION, **asdict(self)}
        gates = head.pop("gates")
        expected = {**asdict(estimated), "minutes": estimated.minutes}
        return json.dumps({**head, "estimate": expected, "gates": gates}, indent=2) + "\n"

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the plan to a file as JSON; an existing file is replaced."""
        path = Path(path)
        part = path.with_name(f"{path.name}.part")
        part.write_text(self.to_json(), encoding="utf-8")
        part.replace(path)

    def to_markdown(self) -> str:
        """Return the plan as Markdown, with a table of all gates."""
        lines = [f"# Stale gates, {self.created[:10]}", "", *(f"* {line}" for line in self._summary())]
        lines += [f"* Only gates with {name}: {_cell(str(value))}." for name, value in self.filters.items()]
        if any(gate.in_code is None for gate in self.gates):
            lines.append("* The plan was made without the ids in code. Before you apply it, search the code.")
        lines += ["", f"| {' | '.join(_COLUMNS)} |", "|---" * len(_COLUMNS) + "|"]
        lines += [f"| {' | '.join(map(_cell, _row(gate)))} |" for gate in self.gates]
        return "\n".join(lines) + "\n"


def _row(gate: PlannedGate) -> tuple[str, ...]:
    """Return the cells of a gate."""
    return (
        f"`{gate.id}`",
        gate.action,
        gate.why,
        gate.reason,
        gate.status,
        "" if gate.replacement is None else str(gate.replacement).lower(),
        ", ".join(filter(None, (gate.owner, gate.team and f"team {gate.team}"))),
        ", ".join(gate.references),
        "" if gate.version is None else str(gate.version),
        "" if gate.last_modified_time is None else _day(gate.last_modified_time),
    )


def _day(milliseconds: int) -> str:
    try:
        return f"{datetime.fromtimestamp(milliseconds / 1000, UTC):%Y-%m-%d}"
    except (OverflowError, OSError, ValueError):
        return str(milliseconds)


def _cell(text: str) -> str:
    """Return a text without characters that would end the cell of a table."""
    return " ".join(text.split()).replace("|", "\\|")


def load(path: str | os.PathLike[str]) -> Plan:
    """Read a plan that `save` wrote, and that a person may have changed since.

    Raises InvalidArgumentError if the file is not a plan, or if it has a value that is not allowed.
    """
    try:
        found = json.loads(Path(path).read_text(encoding="utf-8"))
    except ValueError as error:
        raise _wrong(f"the file is not JSON: {error}") from None
    if not isinstance(found, dict) or found.get("file") != FILE:
        raise _wrong("the file is not a plan of stale gates")
    if found.get("schema_version") != SCHEMA_VERSION:
        version = found.get("schema_version")
        raise _wrong(f"its schema version is {version}; this version of the package reads {SCHEMA_VERSION}")
    values = _checked(found, _PLAN_TYPES, "the plan")
    gates = tuple(_gate(entry, number) for number, entry in enumerate(values["gates"], 1))
    for id, count in Counter(gate.id for gate in gates).items():
        if count > 1:
            raise _wrong(f"the gate {id} is listed {count} times")
    return Plan(**{**values, "gates": gates})


def _gate(entry: Any, number: int) -> PlannedGate:
    """Return a gate of a file, or raise InvalidArgumentError."""
    if not isinstance(entry, dict):
        raise _wrong(f"gate {number} is not an object")
    values = _checked(entry, _GATE_TYPES, f"gate {entry.get('id') or number}")
    if values["action"] not in get_args(Action):
        raise _wrong(f"gate {values['id']} has the action {values['action']!r}, not archive or keep")
    for name in ("references", "tags"):
        values[name] = _texts(values[name], f"{name} of gate {values['id']}")
    return PlannedGate(**values)


def _checked(found: Mapping[str, Any], types: Mapping[str, tuple[type, ...]], subject: str) -> dict[str, Any]:
    """Return the known values of an object in a file, or raise InvalidArgumentError."""
    for name, kinds in types.items():
        value = found.get(name)
        if name not in found:
            raise _wrong(f"{subject} has no {name!r}")
        if (
            not isinstance(value, kinds)
            or (isinstance(value, bool) and bool not in kinds)
            or (isinstance(value, int | float) and not 0 <= value < math.inf)
            or (name == "id" and not value)
        ):
            raise _wrong(f"{name!r} of {subject} is not valid")
    return {name: found[name] for name in types}


def _texts(values: Sequence[Any], subject: str) -> tuple[str, ...]:
    if not all(isinstance(value, str) for value in values):
        raise _wrong(f"{subject}: texts are expected")
    return tuple(values)


def _wrong(message: str) -> InvalidArgumentError:
    return InvalidArgumentError("plan", message)
