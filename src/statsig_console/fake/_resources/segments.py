"""Segments: rules, id lists that change over time, and reviews that only the website can open."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from typing import Any

from .._document.document import Json
from .._guesses import guess
from .._handlers.call import Call, answers
from .._handlers.crud import change, delete, find, keep
from .._handlers.kinds import Kind, register
from .._handlers.rules import kept_rules
from .._handlers.uses import check_unused
from .._http.response import invalid, refuse
from .._state.store import Store, later

__all__ = ["MOST_IDS", "count_of", "propose"]

MOST_IDS = 10_000_000
_AT_ONCE = 1000
_IDS_PER_SECOND = 20_000
_Ids = dict[str, None]


def _new(call: Call) -> Json:
    return {
        "description": "",
        "isEnabled": True,
        "idType": "userID",
        "rules": [],
        "targetApps": [],
        "holdoutIDs": [],
        "team": None,
        "teamID": None,
    }


@guess("A segment with rules takes conditions of every type; the published schema lists 14 types.")
def _settle(call: Call, made: Json, before: Json | None) -> None:
    if made["rules"] and made["type"] != "rule_based":
        raise invalid([("rules", "Only a segment of type 'rule_based' has rules")])
    if before is None or made["rules"] is not before["rules"]:
        made["rules"] = kept_rules(call, made["rules"], before["rules"] if before else [])


def count_of(store: Store, key: str) -> int:
    """Return the number of ids in the list of a segment."""
    return len(_ids(store, key))


def _show(call: Call, found: Json) -> Json:
    return found | {"count": count_of(call.store, found["id"])} if "type" in found else found


def _listed(call: Call) -> Callable[[Json], bool]:
    return lambda found: not call.store.part("segments", found["id"], "archived")


register(Kind("segments", initial=_new, settle=_settle, show=_show, lists=_listed))


def _of_type(call: Call, kind: str) -> Json:
    found = find(call)
    if found["type"] != kind:
        raise refuse(f"Segment must be of type '{kind}' to be modified on this endpoint")
    return found


@answers("segments_archive")
def _archive(call: Call) -> Json:
    if not call.store.part("segments", find(call)["id"], "archived"):
        # Views of the list test this mark when the object changes.
        call.store.set_part("segments", call.key, "archived", True)
        change(call, isEnabled=False)
    return find(call)


@answers("segments_update_conditions")
@guess("The rules of a segment may be sent as an object that holds them, as the Terraform provider does.")
def _conditions(call: Call) -> Json:
    found = _of_type(call, "rule_based")
    call.message = "Rules successfully updated"
    rules = call.body["rules"] if isinstance(call.body, dict) else call.body
    return keep(call, found | {"rules": rules}, found)


@answers("segments_delete")
def _delete(call: Call) -> Json:
    find(call)
    check_unused(call)
    return delete(call)


def _ids(store: Store, key: str) -> _Ids:
    found: _Ids = store.part("segments", key, "ids") or {}
    return found


@later
def _save(store: Store, key: str, ids: _Ids) -> None:
    if key in store.objects("segments"):
        store.set_part("segments", key, "ids", ids)


def _done(store: Store, key: str, ids: _Ids) -> None:
    _save(store, key, ids)
    store.set_part("segments", key, "updating", False)
    store.set_part("segments", key, "list_version", store.part("segments", key, "list_version", 0) + 1)


def _changed(call: Call) -> _Ids:
    """Return the ids after the change of a request."""
    before, sent = _ids(call.store, call.key), dict.fromkeys(call.body["ids"])
    match call.operation.verb:
        case "add":
            wanted = before | sent
        case "remove":
            wanted = {item: None for item in before if item not in sent}
        case _:
            wanted = sent
    others = sum(len(ids) for key, ids in call.store.parts("segments", "ids") if key != call.key)
    if others + len(wanted) > MOST_IDS:
        raise refuse(f"A project can have at most {MOST_IDS} IDs in all ID lists together")
    return wanted


@answers("segments_add_ids", "segments_remove_ids", "segments_reset_ids")
@guess("An update of more than 1,000 ids takes a second and another one for each 20,000 ids.")
@guess("`currentVersion` grows by one with each update of a list of ids that has ended.")
def _change_ids(call: Call) -> None:
    """Change the list: a small change at once, a larger one over time, in two steps."""
    _of_type(call, "id_list")
    store, key = call.store, call.key
    if store.part("segments", key, "updating"):
        raise refuse("Another update is already in progress for this ID list", 409)
    wanted, size = _changed(call), len(call.body["ids"])
    words = {"add": "added to", "remove": "removed from", "reset": "reset in"}[call.operation.verb]
    call.message = f"IDs successfully {words} Segment ID List"
    if size <= _AT_ONCE:
        _done(store, key, wanted)
        return
    takes = 1000 + size * 1000 // _IDS_PER_SECOND
    store.set_part("segments", key, "updating", True)
    if call.operation.verb == "reset":
        half = dict.fromkeys(islice(wanted, len(wanted) // 2))
        store.at(store.now() + takes // 2, _save, key, half)
    store.at(store.now() + takes, _finish, key, wanted)


@later
def _finish(store: Store, key: str, ids: _Ids) -> None:
    if store.part("segments", key, "updating"):
        _done(store, key, ids)


@answers("segments_get_id_list")
@guess("The list of ids of a segment with rules is refused with 400.")
def _id_list(call: Call) -> Json:
    found = find(call)
    if found["type"] == "rule_based":
        raise refuse("A segment with rules has no ID list")
    ids = _ids(call.store, call.key)
    call.total = len(ids)
    first, last = (min(item, len(ids)) for item in call.page)
    return {"name": found["id"], "count": len(ids), "ids": list(islice(ids, first, last))}


@answers("segments_get_id_list_metadata")
def _metadata(call: Call) -> Json:
    find(call)
    version = call.store.part("segments", call.key, "list_version")
    updating = call.store.part("segments", call.key, "updating", False)
    return {"currentVersion": version, "isUpdating": updating}


@answers("segments_add_user_store_ids", "segments_remove_user_store_ids")
def _user_store(call: Call) -> None:
    _of_type(call, "user_store_id_list")
    current = call.store.part("segments", call.key, "list_version", 0)
    if call.given("version", current) != current:
        raise refuse(f"Version {call.body['version']} is not the current version {current}")
    _done(call.store, call.key, _changed(call))
    call.message = "User Store ID List updated successfully."


def propose(store: Store, key: str, fields: Json) -> str:
    """Open an approved review of a segment, as a user of the website does; no operation can."""
    review = f"review_{store.new_id(12)}"
    reviews = store.part("segments", key, "reviews", {})
    store.set_part("segments", key, "reviews", reviews | {review: fields})
    return review


def _without_review(call: Call) -> Any:
    find(call)
    reviews: Json = call.store.part("segments", call.key, "reviews", {})
    if call.path["reviewID"] not in reviews:
        raise refuse("Review not found.", 404)
    rest = {name: fields for name, fields in reviews.items() if name != call.path["reviewID"]}
    call.store.set_part("segments", call.key, "reviews", rest)
    return reviews[call.path["reviewID"]]


@answers("segments_commit_review")
def _commit(call: Call) -> None:
    fields = _without_review(call)
    change(call, **fields)
    call.message = "Segment review committed successfully"


@answers("segments_delete_review")
def _delete_review(call: Call) -> None:
    _without_review(call)
    call.message = "Segment review deleted successfully"
