"""Dashboards: widgets with ids of the server, a list that only counts them, and results of funnels."""

from __future__ import annotations

from random import Random

from .._document.document import Json
from .._handlers.call import Call, answers
from .._handlers.crud import change, find, keep
from .._handlers.kinds import Kind, register
from .._handlers.lists import listing
from .._http.response import invalid, refuse

__all__: list[str] = []

_SHOWN = ("id", "name", "description", "defaults", "widgets")
_LISTED = ("id", "name", "description", "defaults", "is_verified", "created_time", "modified_time")


def _settle(call: Call, made: Json, before: Json | None) -> None:
    made["modified_time"] = call.store.now() // 1000


register(
    Kind(
        "dashboards",
        settle=_settle,
        filters={"search": lambda item, text: text.lower() in item["name"].lower()},
        messages={
            "list": "Dashboards Listed Successfully",
            "create": "Dashboard Created Successfully",
            "get": "Dashboard Read Successfully",
            "add_widgets": "Dashboard Widgets Added Successfully",
            "replace_widgets": "Dashboard Widgets Replaced Successfully",
            "get_widget_results": "Dashboard Read Successfully",
        },
    )
)


def _made_widgets(call: Call) -> list[Json]:
    """Return the widgets of the body with ids; refuse those with an incomplete query."""
    sent: list[Json] = call.given("widgets", [])
    faults = [
        (f"widgets.{number}.query.source", "Exactly one of source and sources is needed")
        for number, item in enumerate(sent)
        if item["type"] == "timeseries" and ("source" in item["query"]) == ("sources" in item["query"])
    ]
    faults += [
        (f"widgets.{number}.query.steps", "Array must contain at least 2 element(s)")
        for number, item in enumerate(sent)
        if item["type"] == "funnel" and len(item["query"]["steps"]) < 2
    ]
    if faults:
        raise invalid(faults)
    return [item | {"id": f"widget_{call.store.new_id(12)}"} for item in sent]


@answers("dashboards_create")
def _create(call: Call) -> Json:
    fresh: Json = {
        "id": f"dashboard_{call.store.new_id(12)}",
        "description": "",
        "defaults": {"date": {"value": 14, "unit": "day"}, "granularity": "auto"},
        "is_verified": False,
        "created_time": call.store.now() // 1000,
    }
    made = keep(call, fresh | call.sent | {"widgets": _made_widgets(call)}, None)
    address = f"https://console.statsig.com/project_1/dashboards/{made['id']}"
    return {"id": made["id"], "dashboard_url": address}


@answers("dashboards_list")
def _list(call: Call) -> list[Json]:
    return [
        {name: item[name] for name in _LISTED} | {"widget_count": len(item["widgets"])}
        for item in listing(call)
    ]


@answers("dashboards_get")
def _get(call: Call) -> Json:
    found = find(call)
    return {name: found[name] for name in _SHOWN}


@answers("dashboards_add_widgets", "dashboards_replace_widgets")
def _write_widgets(call: Call) -> Json:
    dashboard = find(call)
    made = _made_widgets(call)
    kept = dashboard["widgets"] if call.operation.verb == "add" else []
    change(call, widgets=[*kept, *made], defaults=call.given("defaults", dashboard["defaults"]))
    return {"ids": [item["id"] for item in made]}


@answers("dashboards_get_widget_results")
def _results(call: Call) -> Json:
    named = [item for item in find(call)["widgets"] if item["id"] == call.path["widgetId"]]
    if not named:
        raise refuse("Widget not found.", 404)
    widget = named[0]
    if widget["type"] != "funnel":
        raise refuse("Only results of funnels can be read")
    dataset = {"key": "default", "steps": _steps(widget)}
    return {"id": widget["id"], "type": "funnel", "funnel": {"datasets": [dataset]}}


def _steps(widget: Json) -> list[Json]:
    """Return the counts of the steps of a funnel. A part of the units of each step reaches the next one."""
    names = [item["event_name"] for item in widget["query"]["steps"]]
    chance = Random("/".join([widget["id"], *names]))
    counts = [chance.randrange(500, 5_000)]
    while len(counts) < len(names):
        counts.append(round(counts[-1] * chance.uniform(0.2, 0.9)))
    return [
        {
            "rank": rank,
            "name": name,
            "count": count,
            "conversion_rate": round(count / counts[0], 4),
            "previous_step_conversion_rate": round(count / counts[rank - 1], 4) if rank else 1,
        }
        for rank, (name, count) in enumerate(zip(names, counts, strict=True))
    ]
