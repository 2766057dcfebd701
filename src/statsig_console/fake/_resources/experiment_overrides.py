"""Overrides of experiments and autotunes: by gate, by segment and by unit id."""

from __future__ import annotations

from typing import Any

from .._document.document import Json
from .._handlers.call import Call, answers
from .._handlers.crud import find
from .._http.response import refuse

__all__: list[str] = []

_BUCKET = ("groupID", "environment", "unitType")


def _groups(call: Call) -> set[str]:
    found = find(call)
    groups = [*found.get("groups", ()), *found.get("variants", ())]
    return {str(name) for group in groups for name in (group.get("id"), group.get("name")) if name}


def _kept(call: Call) -> Json:
    find(call)
    empty: Json = {"overrides": [], "userIDOverrides": []}
    return call.store.part(call.tag, call.key, "overrides") or empty


def _save(call: Call, conditional: list[Json], users: list[Json]) -> Json:
    kept = {"overrides": conditional, "userIDOverrides": [item for item in users if item["ids"]]}
    call.store.set_part(call.tag, call.key, "overrides", kept)
    return kept


def _subject(entry: Json) -> tuple[Any, ...]:
    return entry["type"], entry.get("id") or entry.get("name"), entry.get("groupID"), entry.get("environment")


def _bucket(entry: Json) -> tuple[Any, ...]:
    return tuple(entry.get(name) for name in _BUCKET)


def _checked(call: Call) -> tuple[list[Json], list[Json]]:
    conditional, users = call.body.get("overrides", []), call.body.get("userIDOverrides", [])
    known = _groups(call)
    for entry in [*conditional, *users]:
        if entry["groupID"] not in known:
            raise refuse(f"Group {entry['groupID']} does not exist")
    return (
        [{"environment": None, "name": entry.get("id"), **entry} for entry in conditional],
        [{"environment": None, "unitType": find(call).get("idType", "userID"), **entry} for entry in users],
    )


@answers("experiment_overrides_get", "autotunes_get_overrides")
def _get(call: Call) -> Json:
    return _kept(call)


@answers("experiment_overrides_replace", "autotunes_replace_overrides")
def _replace(call: Call) -> Json:
    return _save(call, *_checked(call))


@answers("experiment_overrides_add", "autotunes_add_overrides")
def _add(call: Call) -> Json:
    kept = _kept(call)
    conditional, users = _checked(call)
    subjects = {_subject(entry): entry for entry in [*kept["overrides"], *conditional]}
    buckets: dict[tuple[Any, ...], Json] = {_bucket(entry): entry for entry in kept["userIDOverrides"]}
    for entry in users:
        former = buckets.get(_bucket(entry), entry | {"ids": []})
        buckets[_bucket(entry)] = former | {"ids": list(dict.fromkeys([*former["ids"], *entry["ids"]]))}
    return _save(call, list(subjects.values()), list(buckets.values()))


@answers("experiment_overrides_remove", "autotunes_remove_overrides")
def _remove(call: Call) -> Json:
    kept = _kept(call)
    if call.operation.body is None or not call.body:
        return _save(call, [], [])
    conditional, users = _checked(call)
    gone = {_subject(entry) for entry in conditional}
    ids = {_bucket(entry): set(entry["ids"]) for entry in users}
    return _save(
        call,
        [entry for entry in kept["overrides"] if _subject(entry) not in gone],
        [_without(entry, ids.get(_bucket(entry), set())) for entry in kept["userIDOverrides"]],
    )


@answers("experiment_overrides_remove_user", "autotunes_remove_user_override")
def _remove_user(call: Call) -> Json:
    kept = _kept(call)
    group = _named_group(call)
    unit = call.query.get("unitType", find(call).get("idType", "userID"))
    place = (group, call.query.get("environment"), unit)
    users = [
        _without(entry, {call.path["userID"]}) if _bucket(entry) == place else entry
        for entry in kept["userIDOverrides"]
    ]
    return _save(call, kept["overrides"], users)


@answers("experiment_overrides_remove_conditional", "autotunes_remove_conditional_override")
def _remove_conditional(call: Call) -> Json:
    kept = _kept(call)
    gone = (call.path["type"], call.path["name"], _named_group(call), call.query.get("environment"))
    return _save(
        call, [entry for entry in kept["overrides"] if _subject(entry) != gone], kept["userIDOverrides"]
    )


def _named_group(call: Call) -> str:
    group: str = call.query["groupID"]
    if group not in _groups(call):
        raise refuse("Group not found.", 404)
    return group


def _without(entry: Json, ids: set[str]) -> Json:
    return entry | {"ids": [item for item in entry["ids"] if item not in ids]}
