"""Keys: the secret is the id, so a new secret moves the key to another path."""

from __future__ import annotations

from typing import Any

from .._document.document import Json
from .._handlers.call import Call, answers
from .._handlers.crud import find
from .._handlers.kinds import Kind, register
from .._http.response import invalid
from .._state.store import Store
from .target_apps import app_name

__all__ = ["is_accepted", "is_read_only"]

_PREFIXES = {"SERVER": "secret", "CLIENT": "client", "CONSOLE": "console", "SCIM": "scim", "ORG": "org"}
_READS = {"omni_read_only", "personal_read_only"}
_WRITES = {"omni_read_write", "personal_read_write"}
_WITHDRAWN = ("keys", "", "withdrawn")


def _fits(found: Json, environment: str) -> bool:
    return bool(found["environments"] is None or environment in found["environments"])


register(Kind("keys", filters={"environment": _fits}))


def is_accepted(store: Store, key: str | None, only: str | None) -> bool:
    """Return whether a key is accepted: the key of the fake, or an active one that was created in it."""
    if key is None or key in store.part(*_WITHDRAWN, ()):
        return False
    if made := store.objects("keys").get(key):
        return (made["type"], made["status"]) == ("CONSOLE", "active")
    return key == only if only else key.startswith("console-")


def is_read_only(store: Store, key: str | None) -> bool:
    """Return whether a key was created with read-only scopes."""
    made = store.objects("keys").get(key or "")
    scopes = set(made["scopes"] or ()) if made else set()
    return not _READS.isdisjoint(scopes) and _WRITES.isdisjoint(scopes)


def _withdraw(store: Store, key: str) -> None:
    store.set_part(*_WITHDRAWN, [*store.part(*_WITHDRAWN, ()), key])


def _name(call: Call, field: str, key: str | None) -> str | None:
    name = key and app_name(call.store, key)
    if key and name is None:
        raise invalid([(field, "Target app not found")])
    return name


def _fields(call: Call) -> Json:
    """Return the fields of a body. It names target apps by id, a key shows them by name."""
    fields = {
        name: call.body[name] for name in ("description", "scopes", "environments") if name in call.body
    }
    if "targetAppID" in call.body:
        fields["primaryTargetApp"] = _name(call, "targetAppID", call.body["targetAppID"])
    if "secondaryTargetAppIDs" in call.body:
        ids = call.body["secondaryTargetAppIDs"]
        names = [_name(call, "secondaryTargetAppIDs", item) for item in ids or ()]
        fields["secondaryTargetApps"] = None if ids is None else names
    known = [item["name"] for item in call.store.part("environments", "", "all", ())]
    if known and any(item not in known for item in fields.get("environments") or ()):
        raise invalid([("environments", f"Expected some of {', '.join(known)}")])
    return fields


def _secret(call: Call, kind: str) -> str:
    return f"{_PREFIXES[kind]}-{call.store.new_id(32)}"


@answers("keys_create")
def _create(call: Call) -> Json:
    made = {
        "key": _secret(call, call.body["type"]),
        "type": call.body["type"],
        "description": "",
        "scopes": [],
        "environments": None,
        "primaryTargetApp": None,
        "secondaryTargetApps": None,
        "status": "active",
    } | _fields(call)
    call.store.put("keys", made["key"], made)
    return made


@answers("keys_update")
def _update(call: Call) -> Json:
    call.store.put("keys", call.key, find(call) | _fields(call))
    return {name: value for name, value in call.body.items() if name in call.operation.body_properties}


@answers("keys_deactivate")
def _deactivate(call: Call) -> Json:
    made = find(call) | {"status": "deactivated"}
    call.store.put("keys", call.key, made)
    call.message = "Key deactivated successfully."
    return made


@answers("keys_rotate")
def _rotate(call: Call) -> Json:
    before = find(call)
    made: dict[str, Any] = before | {"key": _secret(call, before["type"])}
    _withdraw(call.store, call.key)
    call.store.remove("keys", call.key)
    call.store.put("keys", made["key"], made)
    return made


@answers("keys_delete")
def _delete(call: Call) -> Json:
    gone = find(call)
    _withdraw(call.store, call.key)
    call.store.remove("keys", call.key)
    return gone
