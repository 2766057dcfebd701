"""The audit log: every change, the newest first."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from attrs import frozen

from .._clock import day
from .._document.document import Json
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


@answers("audit_logs_list")
def _list(call: Call) -> list[Json]:
    """Return the changes that match all filters; `latestID` hides the changes after it."""
    query = call.query
    found = call.store.noted()
    if latest := query.get("latestID"):
        known = [entry["id"] for _, entry in found]
        found = found[known.index(latest) :] if latest in known else []
    kinds = {*query.get("actionTypes", ()), *([query["actionType"]] if "actionType" in query else [])}
    first, last = query.get("startDate", ""), query.get("endDate", "9")
    kept = [
        (moment, entry)
        for moment, entry in found
        if (not kinds or entry["actionType"] in kinds)
        and first <= day(moment) <= last
        and ("tags" not in query or not set(query["tags"]).isdisjoint(entry["tags"] or ()))
        and ("id" not in query or query["id"] in (entry["id"], entry["name"], entry["updatedBy"]))
    ]
    if key := query.get("sortKey"):
        downwards = query.get("sortOrder") != "asc"
        kept.sort(key=lambda pair: _order(pair, key), reverse=downwards)
    elif query.get("sortOrder") == "asc":
        kept.reverse()
    return [entry for _, entry in kept]


def _order(pair: tuple[int, Json], key: str) -> Any:
    moment, entry = pair
    if key in ("date", "time", "id"):
        return moment, int(entry["id"].removeprefix("log_"))
    return str(entry[key] or "")
