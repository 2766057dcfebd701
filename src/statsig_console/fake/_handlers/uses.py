"""The uses of gates and segments by other objects: in conditions, as targeting, in overrides."""

from __future__ import annotations

from .._document.document import Json
from .._http.response import refuse
from .call import Call

__all__ = ["check_unused", "users"]

_GROUPS = ("gates", "experiments", "dynamic_configs", "segments", "autotunes", "layers", "holdouts")
_OVERRIDES = {"experiments": "overrides", "autotunes": "overrides", "layers": "conditionalOverrides"}
_TARGETING = "targetingGateID"


def users(call: Call, tag: str, archived: bool = False) -> list[Json]:
    """Return the objects of a group that use the object of a call, without that object."""
    named = call.store.referrers((call.tag, call.key), tag, archived)
    if tag == "holdouts":
        # A holdout covers its objects, so these do not use it.
        named = [referrer for referrer in named if referrer[_TARGETING] == call.key]
    found = {referrer["id"]: referrer for referrer in named}
    for key, overrides in call.store.parts(tag, "overrides") if tag in _OVERRIDES else ():
        if any(_means(call, entry) for entry in overrides[_OVERRIDES[tag]]):
            found[key] = call.store.objects(tag)[key]
    if tag == call.tag:
        found.pop(call.key, None)
    return list(found.values())


def _means(call: Call, entry: Json) -> bool:
    return f"{entry['type']}s" == call.tag and call.key in (entry.get("id"), entry.get("name"))


def check_unused(call: Call) -> None:
    """Refuse to delete an object that others use. Archived users count, because they can be restored."""
    if any(users(call, tag, archived=True) for tag in _GROUPS):
        # This is the spelling of the published 403 response.
        raise refuse("Failed to delete config because it is refenced in another config", 403)
