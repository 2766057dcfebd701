"""The audit log: every change, the newest first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial
from typing import Any, overload

from attrs import frozen

from .._clock import day
from .._document.document import Json
from .._state.table import View
from .audit_actions import action_of
from .call import Call, answers

__all__ = ["Before", "note", "state"]

_WHO = {"updatedBy": "CONSOLE API", "updatedByUserID": "key_1", "modifierEmail": None}
# The id of a key is its secret, so the log holds only the description of a key.
_SECRET = "keys"
_NOT_CHANGES = ("version", "lastModifiedTime", "lastModifierID", "lastModifierName", "lastModifierEmail")


@frozen
class Before:
    """The object of a request before a change."""

    found: Json | None


def state(call: Call) -> Before:
    """Return the state to compare with after the change."""
    return Before(_object(call))


def _object(call: Call) -> Json | None:
    resource = call.operation.resource
    if resource is None or resource.key not in call.path or call.operation.method == "GET":
        return None
    return call.store.objects(call.tag, call.scope).get(call.key)


def note(call: Call, before: Before, data: Any) -> None:
    """Add a change to the log, but no read and no dry run."""
    dry = call.query.get("dryRun") or (isinstance(call.body, dict) and call.body.get("dryRun"))
    if call.operation.method == "GET" or dry:
        return
    after = _object(call) if before.found is not None else data if isinstance(data, dict) else None
    about: Json = after or before.found or {}
    hidden = call.operation.tag == _SECRET
    now = call.store.now()
    moment = datetime.fromtimestamp(now / 1000, UTC)
    name = about.get("description") if hidden else about.get("name", about.get("id"))
    kind = action_of(call.operation)
    entry = {
        "name": name or (None if hidden else next(iter(call.path.values()), None)),
        "changeLog": kind.replace("_", " ").capitalize(),
        "actionType": kind,
        "date": f"{moment:%a %b %d %Y}",
        "time": f"{moment:%H:%M:%S} GMT+0000 (Coordinated Universal Time)",
        **_WHO,
        "changes": {} if hidden else _changes(before.found, after),
        "tags": about.get("tags") if isinstance(about.get("tags"), list) else None,
        "targetAppIDs": about.get("targetApps") if isinstance(about.get("targetApps"), list) else None,
    }
    call.store.note(entry)


def _changes(before: Json | None, after: Json | None) -> Json:
    """Return the fields whose values have changed."""
    if before is None or after is None or before is after:
        return {}
    return {
        name: {"old": before.get(name), "new": after.get(name)}
        for name in dict.fromkeys([*before, *after])
        if name not in _NOT_CHANGES and before.get(name) != after.get(name)
    }


class NewestFirst(Sequence[Json]):
    """The first entries of a view of the log in reversed order. Only the entries of a page are read."""

    def __init__(self, view: View, count: int) -> None:
        self._view = view
        self._count = count

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, at: int) -> Json: ...
    @overload
    def __getitem__(self, at: slice) -> list[Json]: ...
    def __getitem__(self, at: int | slice) -> Json | list[Json]:
        if not isinstance(at, slice):
            return self[at : at + 1][0]
        first, last, _ = at.indices(self._count)
        return [
            entry for _, entry in reversed(self._view[self._count - max(first, last) : self._count - first])
        ]


@answers("audit_logs_list")
def _list(call: Call) -> Sequence[Json]:
    """Return the changes that match all filters; `latestID` hides the changes after it."""
    query = call.query
    asked = {name: query[name] for name in _FILTERS if name in query}
    view = call.store.table("log", "").view(repr(asked), partial(_fits, asked) if asked else None)
    count = len(view)
    if latest := query.get("latestID"):
        count = view.count_up_to(latest[len(_ID) :]) if latest.startswith(_ID) else 0
    key, is_rising = query.get("sortKey"), query.get("sortOrder") == "asc"
    if key is None and not is_rising:
        return NewestFirst(view, count)
    pairs = view[:count] if key is None else view[:count][::-1]
    if key is not None:
        pairs.sort(key=lambda pair: _order(pair, key), reverse=not is_rising)
    return [entry for _, entry in pairs]


_ID = "log_"
_FILTERS = ("actionType", "actionTypes", "startDate", "endDate", "tags", "id")


def _fits(asked: Json, pair: tuple[int, Json]) -> bool:
    """Return whether an entry passes all filters."""
    moment, entry = pair
    kinds = {*asked.get("actionTypes", ()), *([asked["actionType"]] if "actionType" in asked else [])}
    return bool(
        (not kinds or entry["actionType"] in kinds)
        and asked.get("startDate", "") <= day(moment) <= asked.get("endDate", "9")
        and ("tags" not in asked or not set(asked["tags"]).isdisjoint(entry["tags"] or ()))
        and ("id" not in asked or asked["id"] in (entry["id"], entry["name"], entry["updatedBy"]))
    )


def _order(pair: tuple[int, Json], key: str) -> Any:
    moment, entry = pair
    if key in ("date", "time", "id"):
        return moment, int(entry["id"].removeprefix(_ID))
    return str(entry[key] or "")
