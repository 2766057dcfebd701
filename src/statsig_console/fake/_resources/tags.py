"""Tags: words that objects are sorted by, and whether an object may have one that nobody made."""

from __future__ import annotations

from .._document.document import Json
from .._guesses import guess
from .._handlers.call import Call, answers
from .._handlers.crud import delete, find, keep, update
from .._handlers.kinds import Kind, everywhere, register
from .._http.response import refuse
from .._state.store import Store

__all__ = ["STRICT", "create_used_tags"]

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


def _settle(call: Call, made: Json, before: Json | None) -> None:
    names = {item["name"] for item in call.store.objects("tags").values() if item["id"] != made["id"]}
    if made["name"] in names:
        raise refuse("Name is already in use")


register(Kind("tags", settle=_settle))


@everywhere
@guess("An unknown tag is accepted unless the fake was told to be strict; then it is refused with 400.")
def _known(call: Call, made: Json, before: Json | None) -> None:
    """Refuse tags that were not made first, where the fake was told to be strict about them."""
    if not call.store.part(*STRICT) or call.tag == "tags":
        return
    former = (before or {}).get("tags") or ()
    names = {tag["name"] for tag in call.store.objects("tags").values()}
    if unknown := [tag for tag in made.get("tags") or () if tag not in names and tag not in former]:
        raise refuse(f"Tags with names [{', '.join(map(str, unknown))}] do not exist")


def _rename(store: Store, name: str, to: str | None) -> None:
    """Give a tag another name on all objects, or take it from them."""
    for kind in store.groups():
        for scope in store.scopes(kind):
            objects = store.objects(kind, scope)
            for key, found in list(objects.items()):
                if name in (found.get("tags") or ()):
                    tags = [to if item == name else item for item in found["tags"]]
                    objects[key] = found | {"tags": [item for item in tags if item is not None]}


@answers("tags_create")
def _create(call: Call) -> Json:
    made = {"id": f"tag_{call.store.new_id(12)}", "description": "", "isCore": False} | call.sent
    return keep(call, made, None)


@answers("tags_update")
def _update(call: Call) -> Json:
    before = find(call)
    made = update(call)
    if made["name"] != before["name"]:
        _rename(call.store, before["name"], made["name"])
    return made


@answers("tags_delete")
def _delete(call: Call) -> Json:
    gone = delete(call)
    _rename(call.store, gone["name"], None)
    return gone
