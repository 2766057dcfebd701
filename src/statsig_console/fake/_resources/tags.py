"""Tags of objects, and whether an object may have a tag that does not exist."""

from __future__ import annotations

from .._document.document import Json
from .._guesses import guess
from .._handlers.call import Call, answers
from .._handlers.crud import delete, find, keep, update
from .._handlers.kinds import Kind, everywhere, register
from .._http.response import refuse
from .._state.store import Store

__all__ = ["STRICT", "check_label", "create_used_tags", "delete_label", "update_label"]

STRICT = ("tags", "", "strict")


def create_used_tags(store: Store) -> None:
    """Create the tags that the objects of a store use and that do not exist yet."""
    known = {tag["name"] for tag in store.objects("tags").values()}
    for kind in store.groups():
        for found in store.everywhere(kind).values():
            for name in found.get("tags") or ():
                if name not in known:
                    known.add(name)
                    made = {"id": f"tag_{len(known)}", "name": name, "description": "", "isCore": False}
                    store.put("tags", made["id"], made)


def check_label(call: Call, made: Json, before: Json | None) -> None:
    """Refuse a tag or target app whose name another of them has."""
    labels = call.store.objects(call.tag).values()
    if any(item["name"] == made["name"] and item["id"] != made["id"] for item in labels):
        raise refuse("Name is already in use")


def update_label(call: Call, field: str) -> Json:
    """Change a tag or target app; a new name replaces the former one in that field of all objects."""
    before = find(call)
    made = update(call)
    if made["name"] != before["name"]:
        call.store.rename_label(field, before["name"], made["name"])
    return made


def delete_label(call: Call, field: str) -> Json:
    """Delete a tag or target app, and remove its name from that field of all objects."""
    gone = delete(call)
    call.store.rename_label(field, gone["name"], None)
    return gone


register(Kind("tags", settle=check_label))


@everywhere
@guess("An unknown tag is accepted unless the fake is strict; then it is refused with 400.")
def _known(call: Call, made: Json, before: Json | None) -> None:
    """Refuse tags that do not exist, if the fake is strict about tags."""
    if not call.store.part(*STRICT) or call.tag == "tags":
        return
    former = (before or {}).get("tags") or ()
    names = {tag["name"] for tag in call.store.objects("tags").values()}
    if unknown := [tag for tag in made.get("tags") or () if tag not in names and tag not in former]:
        raise refuse(f"Tags with names [{', '.join(map(str, unknown))}] do not exist")


@answers("tags_create")
def _create(call: Call) -> Json:
    made = {"id": f"tag_{call.store.new_id(12)}", "description": "", "isCore": False} | call.sent
    return keep(call, made, None)


@answers("tags_update")
def _update(call: Call) -> Json:
    return update_label(call, "tags")


@answers("tags_delete")
def _delete(call: Call) -> Json:
    return delete_label(call, "tags")
