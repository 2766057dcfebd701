"""Whether an object in a response is the object that a request named."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

from .._operation import Operation

__all__ = ["Match", "Requested", "compare_identity", "requested_object"]

Match = Literal["same", "other", "unknown"]
"""``unknown``: the response does not hold enough to decide."""

# Two texts name one object in these cases. Upper and lower case are equal, except in keys:
#
# | in the request | in the response | same if | source
# | id in the path or body | `id`, text or number | equal | other case: none, an inference
# | id in the path | `name` | equal | tags take either (Terraform)
# | name or email in the path | `name`, `email` | equal | param_stores/{name}, users/{email}
# | name and type of a metric | `id`, `name` + `type` | `name::type` equals | metric ids in official examples
# | key in the path | `key` | equal | keys/{id} takes the key itself
# | name in the body | `id` | same letters and digits | "A Gate" becomes a_gate (examples)
# | text that cannot be an id | `id` | same letters and digits | pattern of ids in the schemas
#
# Two ids are never compared by letters and digits only: a-b and a_b are two gates.

_ID = re.compile(r"[A-Za-z0-9_.-]+")


class Requested(NamedTuple):
    """The ids and names by which a request names its object; empty if the response holds another kind."""

    ids: tuple[str, ...] = ()
    """Ids. Each of them may be a name instead."""
    names: tuple[str, ...] = ()
    """Names in the path."""
    new_names: tuple[str, ...] = ()
    """Names in the body, from which an id may be derived."""


def requested_object(operation: Operation, places: Mapping[str, object], content: bytes | None) -> Requested:
    """Return the ids and names of the object that the response must hold."""
    sent = json.loads(content) if content and operation.safety in ("create", "replace") else None
    body = sent if isinstance(sent, dict) else {}
    if operation.safety == "create":
        # An object that is created below another one gets an id that the request does not know.
        return (
            Requested()
            if operation.places
            else Requested(_texts(body.get("id")), (), _texts(body.get("name")))
        )
    if operation.places == ("name", "type") and operation.path.endswith("/{name}/{type}"):
        return Requested(("::".join(_texts(places.get("name"), places.get("type"))),))
    if len(operation.places) != 1:
        return Requested()
    (place,) = operation.places
    value = _texts(places.get(place))
    if operation.path.endswith("}") or operation.safety == "transition":
        if place != "id":
            return Requested((), value, _texts(body.get("name")))
        return Requested(value + _texts(body.get("id")), (), _texts(body.get("name")))
    # A rule has its own name, but the response holds its gate.
    return Requested(value) if operation.path.endswith(("/{id}/rule", "/{id}/rules")) else Requested()


def compare_identity(requested: Requested, found: Mapping[str, Any]) -> Match:
    """Compare an object in a response with the requested one."""
    ids, names, new_names = requested
    id, name = found.get("id"), found.get("name")
    known = {str(found[field]).casefold() for field in ("id", "name", "email") if _is_name(found.get(field))}
    if _is_name(name) and _is_name(found.get("type")):
        known.add(f"{name}::{found['type']}".casefold())
    wanted = {text.casefold() for text in (*ids, *names, *new_names)}
    key = found.get("key")
    if wanted & known or (isinstance(key, str) and key in ids):
        return "same"
    if not wanted:
        return "unknown"
    if isinstance(id, str):
        derived = {
            _plain(text) for text in (*new_names, *ids) if text in new_names or not _ID.fullmatch(text)
        }
        return "same" if _plain(id) in derived - {""} else "other"
    # A number, or a missing id, may be the id of any object.
    return "other" if (names or new_names) and isinstance(name, str) else "unknown"


def _is_name(value: object) -> bool:
    return isinstance(value, str | int) and not isinstance(value, bool) and value != ""


def _texts(*values: object) -> tuple[str, ...]:
    return tuple(value for value in values if isinstance(value, str) and value)


def _plain(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()
