"""Dashboards: widgets that the server gives ids, a list that only counts them, and figures for funnels."""

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
        filters={"search": lambda each, text: text.lower() in each["name"].lower()},
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
    """Return the widgets of the body with ids; refuse those whose query is not whole."""
    sent: list[Json] = call.given("widgets", [])
    faults = [
        (f"widgets.{number}.query.source", "Exactly one of source and sources is needed")
        for number, each in enumerate(sent)
        if each["type"] == "timeseries" and ("source" in each["query"]) == ("sources" in each["query"])
    ]
    faults += [
        (f"widgets.{number}.query.steps", "Array must contain at least 2 element(s)")
        for number, each in enumerate(sent)
        if each["type"] == "funnel" and len(each["query"]["steps"]) < 2
    ]
    if faults:
        raise invalid(faults)
    return [each | {"id": f"widget_{call.store.new_id(12)}"} for each in sent]


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
        {name: each[name] for name in _LISTED} | {"widget_count": len(each["widgets"])}
        for each in listing(call)
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
    return {"ids": [each["id"] for each in made]}


@answers("dashboards_get_widget_results")
def _results(call: Call) -> Json:
    named = [each for each in find(call)["widgets"] if each["id"] == call.path["widgetId"]]
    if not named:
        raise refuse("Widget not found.", 404)
    widget = named[0]
    if widget["type"] != "funnel":
        raise refuse("Only results of funnels can be read")
    dataset = {"key": "default", "steps": _steps(widget)}
    return {"id": widget["id"], "type": "funnel", "funnel": {"datasets": [dataset]}}


def _steps(widget: Json) -> list[Json]:
    """Return figures for the steps of a funnel: each is reached by a part of those at the step before."""
    names = [each["event_name"] for each in widget["query"]["steps"]]
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
