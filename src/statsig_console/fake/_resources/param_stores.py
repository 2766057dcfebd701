"""Parameter stores: parameters with a fixed value, or a value of another object, checked by type."""

from __future__ import annotations

from typing import Any

from .._document.document import Json
from .._handlers.call import Call
from .._handlers.kinds import Kind, register
from .._http.response import invalid

__all__: list[str] = []

_TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "boolean": (bool,),
    "number": (int, float),
    "array": (list,),
    "object": (dict,),
}
_VALUES = {"static": ("value",), "gate": ("pass_value", "fail_value")}


def _fits(value: Any, kind: str) -> bool:
    return isinstance(value, _TYPES[kind]) and (kind == "boolean" or not isinstance(value, bool))


def _faults(parameter: Json, at: str) -> list[tuple[str, str]]:
    kind = parameter["param_type"]
    if kind not in _TYPES:
        expected = " | ".join(f"'{name}'" for name in _TYPES)
        return [(f"{at}.param_type", f"Invalid enum value. Expected {expected}, received '{kind}'")]
    names = _VALUES.get(parameter["ref_type"], ())
    return [(f"{at}.{name}", f"Expected {kind}") for name in names if not _fits(parameter[name], kind)]


def _settle(call: Call, made: Json, before: Json | None) -> None:
    names = [item["name"] for item in made["parameters"]]
    faults = [
        fault
        for number, item in enumerate(made["parameters"])
        for fault in _faults(item, f"parameters.{number}")
    ]
    if len(names) != len(set(names)):
        faults.append(("parameters", "Duplicate parameter name(s) given"))
    if faults:
        raise invalid(faults)


register(
    Kind(
        "param_stores",
        initial=lambda call: {
            "id": call.store.new_id(),
            "parameters": [],
            "team": None,
            "teamID": None,
            "lastModifierID": None,
        },
        settle=_settle,
        messages={
            "list": "List param stores success",
            "create": "Param Store read successfully.",
            "get": "Param Store read successfully.",
            "delete": "Param Store deleted successfully.",
        },
    )
)
