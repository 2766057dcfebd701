"""Sources in a warehouse: of metrics, assignments, entity properties and events, identified by name."""

from __future__ import annotations

from typing import Any

from .._document.document import Json
from .._handlers.call import Call, answers
from .._handlers.crud import find, keep, replace
from .._handlers.kinds import Kind, register
from .._http.response import invalid, refuse

__all__: list[str] = []

_MUST_NOT_BE_SENT = {
    "metric_sources_update": "name",
    "qualifying_events_update": "name",
    "assignment_sources_update": "sql",
    "entity_properties_update": "sql",
}


def _new_source(call: Call) -> Json:
    made: Json = {
        "description": "",
        "tags": [],
        "timestampColumn": "",
        "timestampAsDay": False,
        "isReadOnly": False,
        "isVerified": False,
        "owner": None,
        "team": None,
        "teamID": None,
        "sourceType": "query",
        "tableName": "",
        "datePartitionColumn": None,
        "customFieldMapping": [],
    }
    return {name: value for name, value in made.items() if name in call.resource.properties}


def _settle(call: Call, made: Json, before: Json | None) -> None:
    faults = []
    if not made["name"]:
        faults.append(("name", "String must contain at least 1 character(s)"))
    if not made["idTypeMapping"]:
        faults.append(("idTypeMapping", "Array must contain at least 1 element(s)"))
    if made.get("sourceType") == "table" and not made["tableName"]:
        faults.append(("tableName", "Required"))
    if call.given("skip_validation"):
        needed = ("all_columns", "column_types")
        faults += [(name, "Required") for name in needed if not call.given(name)]
    if faults:
        raise invalid(faults)


for _tag, _noun, _missing in (
    ("metric_sources", "Metric source", None),
    ("assignment_sources", "Assignment source", "No assignment source was found with the given name"),
    ("entity_properties", "Entity Property Source", None),
    ("qualifying_events", "Qualifying event", None),
):
    register(
        Kind(
            _tag,
            noun=_noun,
            initial=_new_source,
            settle=_settle,
            missing=_missing,
            messages={"delete": f"{_noun} deleted successfully."},
        )
    )


@answers(*_MUST_NOT_BE_SENT, "assignment_sources_replace", "entity_properties_replace")
def _change(call: Call) -> Json:
    """Change a source. If the body has a name, rename it."""
    before = find(call)
    field = _MUST_NOT_BE_SENT.get(call.operation.id)
    if field is not None and field in call.body:
        raise invalid([(field, "Invalid literal value, expected undefined")])
    name: Any = call.given("name", call.key)
    objects = call.store.objects(call.tag)
    if name != call.key and name in objects:
        raise refuse("Name is already in use")
    whole = call.operation.verb == "replace"
    made = replace(call) if whole else keep(call, before | call.sent, before)
    if name != call.key and not call.given("dryRun"):
        call.store.remove(call.tag, call.key)
    return made
