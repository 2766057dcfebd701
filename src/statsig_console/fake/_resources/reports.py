"""Reports on a project: usage, exposures, overrides, files to download."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from .._clock import DAY, day
from .._document.document import Json
from .._handlers.call import Call, answers
from .._http.response import invalid
from .exposures import recent
from .gate_overrides import OVERRIDE_LISTS
from .projects import PROJECT

__all__: list[str] = []

_HEAD = "Date,Event Type,Name,Sources,Daily Billable Events,Project"
_CHECKED = {"gates": "gate", "dynamic_configs": "dynamic_config"}
_MOST_DAYS = 366


@answers("projects_get_usage_report")
def _usage(call: Call) -> str:
    """Return a line for each object and each day up to now on which it was checked."""
    last = min(call.query["end"], call.store.now())
    first = call.query.get("start", call.query["end"] - 30 * DAY)
    if call.query["end"] <= first:
        raise invalid([("end", "The end must be after the start")])
    if (last - first) // DAY >= _MOST_DAYS:
        raise invalid([("start", f"At most {_MOST_DAYS} days can be asked for")])
    return "\n".join([_HEAD, *_lines(call, first, last)]) + "\n"


def _lines(call: Call, first: int, last: int) -> Iterator[str]:
    for moment in range(first, last, DAY):
        for tag, word in _CHECKED.items():
            for found in call.store.objects(tag).values():
                if found["checksPerHour"] and found["createdTime"] <= moment:
                    count = found["checksPerHour"] * 24
                    yield f"{day(moment)},{word},{found['id']},sdk,{count},{PROJECT['name']}"


@answers("reports_get")
def _report(call: Call) -> list[Json]:
    wanted: str = call.query["date"]
    try:
        date.fromisoformat(wanted)
    except ValueError:
        raise invalid([("date", "Expected a date as YYYY-MM-DD")]) from None
    if wanted >= day(call.store.now()):
        raise invalid([("date", "There is no report of this day yet")])
    call.message = "Report URL generated successfully"
    return [{"url": f"https://reports.example.com/{PROJECT['id']}/{call.query['type']}/{wanted}.csv"}]


@answers("exposures_count")
def _count(call: Call) -> Json:
    """Count the exposures of the requested objects; a missing one has none."""

    def checked(tag: str, key: str) -> Json:
        rate = call.store.objects(tag).get(key, {}).get("checksPerHour", 0)
        return {"id": key, "pastDay": rate * 24, "past7Days": rate * 24 * 7}

    def exposed(key: str) -> Json:
        experiment = call.store.objects("experiments").get(key)
        counts = recent(call, experiment) if experiment else []
        return {"id": key, "pastDay": sum(counts[-1:]), "past7Days": sum(counts[-7:])}

    return {
        "gates": [checked("gates", key) for key in call.query.get("gates", ())],
        "experiments": [exposed(key) for key in call.query.get("experiments", ())],
        "dynamicConfigs": [checked("dynamic_configs", key) for key in call.query.get("dynamicConfigs", ())],
    }


@answers("overrides_get")
def _overrides(call: Call) -> Json:
    """Return the overrides of all objects, or those that name one unit."""
    user, kind = call.query.get("userId"), _camel(call.query.get("idType", "userID"))
    answer: Json = {}
    for tag in ("gates", "holdouts", "experiments", "autotunes", "layers"):
        answer[tag] = []
        for key, kept in call.store.parts(tag, "overrides"):
            shown = kept if user is None else _of_unit(kept, user, kind)
            if any(shown.values()):
                name = call.store.objects(tag)[key].get("name", key)
                answer[tag].append({"id": key, "name": name, **shown})
    return answer


def _camel(name: str) -> str:
    head, *rest = name.split("_")
    return head + "".join("ID" if item.lower() == "id" else item.capitalize() for item in rest)


def _of_unit(kept: Json, unit: str, kind: str) -> Json:
    """Return the part of some overrides that names a unit."""
    shown: dict[str, list[Any]] = {}
    for name, entries in kept.items():
        if name in OVERRIDE_LISTS:
            fits = ("UserIDs" in name) == (kind == "userID")
            shown[name] = [unit] if fits and unit in entries else []
        elif name == "environmentOverrides":
            cut = [
                item | {part: [unit] if unit in item[part] else [] for part in ("passingIDs", "failingIDs")}
                for item in entries
                if (item["unitID"] or "userID") == kind
            ]
            shown[name] = [item for item in cut if item["passingIDs"] or item["failingIDs"]]
        elif name in ("userIDOverrides", "idOverrides"):
            of_kind = [item for item in entries if (item.get("unitType") or item.get("idType")) == kind]
            shown[name] = [item | {"ids": [unit]} for item in of_kind if unit in item["ids"]]
        else:
            shown[name] = []
    return shown
