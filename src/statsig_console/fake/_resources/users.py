"""Users, their teams and roles, and the unit id types."""

from __future__ import annotations

from .._document.document import Json
from .._handlers.call import Call, answers
from .._handlers.crud import delete, find, keep, slug, update
from .._handlers.kinds import Kind, register
from .._http.response import invalid, refuse
from .._state.store import Store

__all__ = ["FOUNDER", "ROLES", "create_defaults", "make_user"]

ROLES = ("Admin", "Member", "Read Only")
FOUNDER = "developer@example.com"
_UNITS = {"userID": "A person who is signed in", "stableID": "A device"}


def _without_id(call: Call, kept: Json) -> Json:
    return {name: value for name, value in kept.items() if name != "id"}


def _unset_team(call: Call) -> Json:
    flags = ("Reviews", "GateTemplates", "ExperimentTemplates", "DynamicConfigTemplates")
    return {"description": "", **{f"require{name}": None for name in flags}, "defaultHoldoutID": None}


def _settle_team(call: Call, made: Json, before: Json | None) -> None:
    teams = call.store.objects("teams").values()
    made["id"] = before["id"] if before else made["id"]
    others = (item for item in teams if before is None or item["id"] != made["id"])
    if any(made["name"] == item["name"] or made["id"] == item["id"] for item in others):
        raise refuse("Name is already in use")
    for field in ("members", "admins"):
        made[field] = [_user(call, field, item) if isinstance(item, str) else item for item in made[field]]


def _user(call: Call, field: str, name: str) -> Json:
    for item in call.store.objects("users").values():
        if name in (item["email"], item["userID"]):
            return item
    raise invalid([(field, f"No user has the email address {name}")])


register(Kind("users"))
register(Kind("teams", initial=_unset_team, settle=_settle_team))
register(Kind("roles", show=_without_id))
register(Kind("unit_id_types", noun="Unit ID Type", show=_without_id))


def make_user(store: Store, email: str, name: str = "", role: str = "Member") -> None:
    """Add a user to the project. The id depends on the number of users."""
    first, _, last = name.partition(" ")
    made = {"userID": f"user_{len(store.objects('users'))}", "email": email, "role": role}
    store.put("users", email, made | {"firstName": first or None, "lastName": last or None})


def create_defaults(store: Store) -> None:
    """Create the first user and the default unit id types."""
    make_user(store, FOUNDER, "A Developer", "Admin")
    for name, description in _UNITS.items():
        store.put("unit_id_types", name, {"id": name, "name": name, "description": description})


def _check_role(call: Call, role: str) -> None:
    if role not in ROLES and role not in call.store.objects("roles"):
        raise invalid([("role", f"No role is called {role}")])


@answers("users_get_by_id")
def _by_id(call: Call) -> Json:
    for item in call.store.objects("users").values():
        if item["userID"] == call.path["id"]:
            return item
    raise refuse("User not found.", 404)


@answers("users_update")
def _update_user(call: Call) -> Json:
    before = find(call)
    if "role" in call.body:
        _check_role(call, call.body["role"])
    made = before | call.sent
    call.store.put("users", call.key, made)
    return made


@answers("users_invite")
def _invite(call: Call) -> None:
    """Invite users. They join at once, because in the fake nobody could accept."""
    _check_role(call, call.body["role"])
    named = call.given("teams", [])
    teams = [item for item in call.store.objects("teams").values() if {item["id"], item["name"]} & {*named}]
    if len(teams) < len(named):
        raise invalid([("teams", "The team does not exist")])
    for email in call.body["emails"]:
        if "@" not in email:
            raise invalid([("emails", f"{email} is not an email address")])
    for email in call.body["emails"]:
        if email not in call.store.objects("users"):
            make_user(call.store, email, role=call.body["role"])
        for team in teams:
            before = call.store.objects("teams")[team["id"]]
            members = [*before["members"], call.store.objects("users")[email]]
            call.store.put("teams", team["id"], before | {"members": members})
    call.message = "Users invited successfully."


@answers("teams_create")
def _create_team(call: Call) -> Json:
    return keep(call, {"id": f"team_{slug(call.body['name'])}"} | _unset_team(call) | call.sent, None)


@answers("teams_update")
def _update_team(call: Call) -> Json:
    before = find(call)
    made = update(call)
    call.store.rename("teams", before["name"], made["name"])
    return made


@answers("teams_delete")
def _delete_team(call: Call) -> Json:
    call.store.rename("teams", find(call)["name"], None)
    return delete(call)


@answers("roles_create", "unit_id_types_create")
def _create_named(call: Call) -> Json:
    """Create an object whose id is its name."""
    name: str = call.body["name"]
    if name in call.store.objects(call.tag) or (call.tag == "roles" and name in ROLES):
        raise refuse("Name is already in use")
    empty: Json = {"description": ""} if call.tag == "unit_id_types" else {}
    return keep(call, {"id": name} | empty | call.sent, None)


@answers("roles_update")
def _update_role(call: Call) -> Json:
    before = find(call)
    return keep(call, before | {"permissions": before["permissions"] | call.body["permissions"]}, before)


@answers("roles_delete")
def _delete_role(call: Call) -> Json:
    if any(item["role"] == find(call)["name"] for item in call.store.objects("users").values()):
        raise refuse("Role cannot be deleted because users have it")
    return delete(call)


@answers("unit_id_types_update")
def _update_unit(call: Call) -> Json:
    return update(call)


@answers("unit_id_types_delete")
def _delete_unit(call: Call) -> Json:
    if find(call)["name"] in _UNITS:
        raise refuse("A unit ID type that every project has cannot be deleted")
    # Nearly all objects name a unit id type, so an index would be large. This rare case searches them.
    store, groups = call.store, call.store.groups()
    if any(item.get("idType") == call.key for tag in groups for item in store.everywhere(tag).values()):
        raise refuse("Unit ID Type cannot be deleted because it is in use")
    return delete(call)
