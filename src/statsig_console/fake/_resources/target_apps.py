"""Target apps, and the objects that belong to each of them."""

from __future__ import annotations

from collections.abc import Iterable

from .._document.document import Json
from .._handlers.call import Call, answers
from .._handlers.crud import keep
from .._handlers.kinds import Kind, register
from .._http.response import refuse
from .._state.store import Store
from .tags import check_label, delete_label, update_label

__all__ = ["app_name"]

_LISTS = {"gates": "gates", "dynamicConfigs": "dynamic_configs", "experiments": "experiments"}


def app_name(store: Store, key: str) -> str | None:
    """Return the name of a target app, or None if there is no such app."""
    found = store.objects("target_apps").get(key)
    return str(found["name"]) if found else None


def _show(call: Call, found: Json) -> Json:
    """Return all fields after a creation, whose response repeats the request; else name and id."""
    return found if call.operation.verb == "create" else {name: found[name] for name in ("id", "name")}


register(Kind("target_apps", noun="Target app", settle=check_label, show=_show))


def _listed(call: Call) -> list[tuple[str, str]]:
    """Return group and id of the objects in a body; refuse a missing one."""
    named = [(tag, key) for name, tag in _LISTS.items() for key in call.given(name, ())]
    for tag, key in named:
        if key not in call.store.objects(tag):
            kind = tag.replace("_", " ").capitalize()
            raise refuse(f"{kind} with IDs [{key}] do not exist", _missing(call))
    return named


def _missing(call: Call) -> int:
    return 404 if call.operation.id == "target_apps_add_configs" else 400


def _put_into(store: Store, named: Iterable[tuple[str, str]], apps: list[str]) -> None:
    for tag, key in named:
        found = store.objects(tag)[key]
        store.objects(tag)[key] = found | {"targetApps": list(dict.fromkeys([*found["targetApps"], *apps]))}


@answers("target_apps_create")
def _create(call: Call) -> Json:
    named = _listed(call)
    made = keep(call, {"id": f"app_{call.store.new_id(12)}", "name": call.body["name"]}, None)
    _put_into(call.store, named, [made["name"]])
    return call.sent | made


@answers("target_apps_add_configs")
def _add(call: Call) -> None:
    named, apps = _listed(call), []
    for key in call.body["targetApps"]:
        if (name := app_name(call.store, key)) is None:
            raise refuse("Target app not found.", 404)
        apps.append(name)
    _put_into(call.store, named, apps)
    call.message = "Target apps updated successfully."


@answers("target_apps_update")
def _update(call: Call) -> Json:
    made = update_label(call, "targetApps")
    call.message = "Target apps updated successfully."
    return made


@answers("target_apps_delete")
def _delete(call: Call) -> Json:
    return delete_label(call, "targetApps")
