"""Layers: parameters with typed defaults, experiments in a layer, overrides by experiment."""

from __future__ import annotations

from typing import Any

from .._document.document import Json
from .._handlers.call import Call, answers
from .._handlers.crud import delete, find
from .._handlers.kinds import KINDS, Kind, register
from .._http.response import invalid, refuse
from .._state.store import Store

__all__ = ["rename_experiment"]

_TYPES: dict[str, type | tuple[type, ...]] = {
    "string": str,
    "number": (int, float),
    "boolean": bool,
    "object": dict,
    "array": list,
}
_BUCKET = ("experimentName", "groupName", "idType", "environment")
_SUBJECT = ("type", "name", "experimentName", "groupName", "environment")


def _new(call: Call) -> Json:
    return {
        "description": "",
        "isImplicitLayer": False,
        "parameters": [],
        "targeting_gate_parameter_values": [],
        "holdout_parameter_values": [],
        "holdoutIDs": [],
        "targetApps": [],
        "team": None,
        "teamID": None,
    }


def _settle(call: Call, made: Json, before: Json | None) -> None:
    made.setdefault("permalink", f"https://console.statsig.com/project_1/layers/{made['id']}")
    names: set[str] = set()
    for number, parameter in enumerate(made["parameters"]):
        if parameter["name"] in names:
            raise invalid([(f"parameters.{number}.name", f"Duplicate parameter {parameter['name']}")])
        names.add(parameter["name"])
        value, kind = parameter["defaultValue"], parameter["type"]
        if not isinstance(value, _TYPES.get(kind, object)) or (kind == "number" and isinstance(value, bool)):
            raise invalid([(f"parameters.{number}.defaultValue", f"The value is not of type {kind}")])


register(Kind("layers", initial=_new, settle=_settle))


def _experiments(call: Call) -> list[Json]:
    key = find(call)["id"]
    return [item for item in call.store.objects("experiments").values() if item.get("layerID") == key]


@answers("layers_list_experiments")
def _list_experiments(call: Call) -> list[Json]:
    return [KINDS["experiments"].show(call, item) for item in _experiments(call)]


@answers("layers_delete")
def _delete(call: Call) -> Json:
    if within := [item["id"] for item in _experiments(call)]:
        raise refuse(f"Layer cannot be deleted because it has experiments: {', '.join(within)}")
    return delete(call)


def _kept(call: Call) -> Json:
    find(call)
    empty: Json = {"conditionalOverrides": [], "idOverrides": []}
    return call.store.part("layers", call.key, "overrides") or empty


def _save(call: Call, conditional: list[Json], units: list[Json]) -> Json:
    kept = {"conditionalOverrides": conditional, "idOverrides": [item for item in units if item["ids"]]}
    call.store.set_part("layers", call.key, "overrides", kept)
    call.message = "Layer Overrides updated successfully."
    return kept


@answers("experiments_delete")
def _delete_experiment(call: Call) -> Json:
    gone = delete(call)
    for name in {gone["id"], gone["name"]}:
        rename_experiment(call.store, name, None)
    return gone


def rename_experiment(store: Store, name: str, to: str | None) -> None:
    """Rename an experiment in overrides, or remove the overrides if it was deleted."""
    for key, kept in store.parts("layers", "overrides"):
        if any(item["experimentName"] == name for entries in kept.values() for item in entries):
            made = {n: [_renamed(item, name, to) for item in entries] for n, entries in kept.items()}
            left = {n: [item for item in entries if item["experimentName"]] for n, entries in made.items()}
            store.set_part("layers", key, "overrides", left)


def _renamed(entry: Json, name: str, to: str | None) -> Json:
    return entry | {"experimentName": to} if entry["experimentName"] == name else entry


def _at(entry: Json, names: tuple[str, ...]) -> tuple[Any, ...]:
    return tuple(entry.get(name) for name in names)


def _check_group(call: Call, experiment: str | None, group: str) -> Json | None:
    """Return the experiment of an override; refuse one that is not in the layer or has no such group."""
    found = [item for item in _experiments(call) if experiment in (None, item["id"], item["name"])]
    if not found:
        raise refuse(f"Experiment {experiment} does not exist in this layer")
    for item in found:
        if any(group in (arm.get("id"), arm["name"]) for arm in item["groups"]):
            return item
    raise refuse(f"Group {group} does not exist")


def _checked(call: Call) -> tuple[list[Json], list[Json]]:
    conditional, units = call.body["conditionalOverrides"], call.body["idOverrides"]
    for entry in conditional:
        _check_group(call, entry["experimentName"], entry["groupName"])
        if entry["name"] not in call.store.objects(f"{entry['type']}s"):
            raise refuse(f"{entry['type'].capitalize()}s with IDs [{entry['name']}] do not exist")
    shown = []
    for entry in units:
        found = _check_group(call, entry.get("experimentName"), entry["groupName"])
        own = {"idType": found and found.get("idType", "userID"), "experimentName": found and found["name"]}
        shown.append({"environment": None} | entry | {n: v for n, v in own.items() if entry.get(n) is None})
    return [{"environment": None, **entry} for entry in conditional], shown


@answers("layers_get_overrides")
def _get(call: Call) -> Json:
    return _kept(call)


@answers("layers_replace_overrides")
def _replace(call: Call) -> Json:
    find(call)
    return _save(call, *_checked(call))


@answers("layers_add_overrides")
def _add(call: Call) -> Json:
    kept = _kept(call)
    conditional, units = _checked(call)
    subjects = {_at(entry, _SUBJECT): entry for entry in [*kept["conditionalOverrides"], *conditional]}
    buckets: dict[tuple[Any, ...], Json] = {_at(entry, _BUCKET): entry for entry in kept["idOverrides"]}
    for entry in units:
        former = buckets.get(_at(entry, _BUCKET), entry | {"ids": []})
        buckets[_at(entry, _BUCKET)] = former | {"ids": list(dict.fromkeys([*former["ids"], *entry["ids"]]))}
    return _save(call, list(subjects.values()), list(buckets.values()))


@answers("layers_remove_overrides")
def _remove(call: Call) -> Json:
    kept = _kept(call)
    conditional, units = _checked(call)
    gone = {_at(entry, _SUBJECT) for entry in conditional}
    ids = {_at(entry, _BUCKET): set(entry["ids"]) for entry in units}
    return _save(
        call,
        [entry for entry in kept["conditionalOverrides"] if _at(entry, _SUBJECT) not in gone],
        [_without(entry, ids.get(_at(entry, _BUCKET), set())) for entry in kept["idOverrides"]],
    )


@answers("layers_remove_conditional_override")
def _remove_conditional(call: Call) -> Json:
    kept = _kept(call)
    _check_group(call, call.query["experimentName"], call.query["groupName"])
    gone = _at({"environment": None} | call.query | call.path, _SUBJECT)
    rest = [entry for entry in kept["conditionalOverrides"] if _at(entry, _SUBJECT) != gone]
    return _save(call, rest, kept["idOverrides"])


@answers("layers_remove_user_override")
def _remove_user(call: Call) -> Json:
    kept = _kept(call)
    found = _check_group(call, call.query["experimentName"], call.query["groupName"]) or {}
    place = _at({"idType": found.get("idType", "userID")} | call.query, _BUCKET)
    gone = {call.path["userID"]}
    units = [_without(item, gone) if _at(item, _BUCKET) == place else item for item in kept["idOverrides"]]
    return _save(call, kept["conditionalOverrides"], units)


def _without(entry: Json, ids: set[str]) -> Json:
    return entry | {"ids": [item for item in entry["ids"] if item not in ids]}
