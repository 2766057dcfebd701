"""Ingestions: sources without their own path, their schedules, and runs that take some time."""

from __future__ import annotations

import uuid
from collections.abc import MutableMapping
from datetime import date, timedelta
from random import Random
from typing import Any

from .._clock import iso
from .._document.document import Json
from .._handlers.call import Call, Whole, answers
from .._http.response import Refusal, invalid, refuse

__all__: list[str] = []

_STATES = (("enqueued", 0), ("started", 60_000), ("loaded", 600_000), ("pulse_complete", 1_800_000))
_PAGE = 10
_LONGEST = 366


def _key(kind: str, dataset: str, name: str | None) -> str:
    return f"{kind}/{dataset}/{name or ''}"


def _sources(call: Call) -> MutableMapping[str, Json]:
    return call.store.objects("ingestions")


def _find(call: Call, named: Json) -> Json:
    """Return the source with this kind, dataset and name; without a name, the first one."""
    for source in _sources(call).values():
        fits = source["type"] == named["type"] and source["dataset"] == named["dataset"]
        if fits and named.get("source_name") in (None, source["source_name"]):
            return source
    # No 404: the document has none for operations without an id in their path.
    raise refuse(f"Ingestion of type {named['type']} not found.")


@answers("ingestions_get")
def _get(call: Call) -> Json:
    return _find(call, call.query)


@answers("ingestions_create")
def _create(call: Call) -> Json:
    sent = {name: value for name, value in call.body.items() if name in call.operation.body_properties}
    name = sent["source_name"]
    if any(item["source_name"] == name for item in _sources(call).values()):
        raise refuse(f"Ingestion source already exists with name {name}")
    key = _key(sent["type"], sent["dataset"], name)
    fresh: Json = {
        "id": f"ingestion_{call.store.new_id(8)}",
        "enabled": True,
        "query": None,
        "column_mapping": {},
    }
    made = fresh | {"use_delta_sharing": False} | sent
    call.store.put("ingestions", key, made)
    return made


@answers("ingestions_update")
def _update(call: Call) -> Json:
    source = _find(call, call.body)
    sent = {name: value for name, value in call.body.items() if name in call.operation.body_properties}
    made = source | sent
    call.store.put("ingestions", _key(source["type"], source["dataset"], source["source_name"]), made)
    return made


@answers("ingestions_delete")
def _delete(call: Call) -> Json:
    source = _find(call, call.query)
    call.store.remove("ingestions", _key(source["type"], source["dataset"], source["source_name"]))
    call.message = "Ingestion successfully deleted."
    return source


@answers("ingestions_create_databricks_connection")
def _connect(call: Call) -> Whole:
    """Keep a connection without its credentials; the body of the response is that of the request."""
    kept = {name: value for name, value in call.body.items() if name in ("host", "path", "verified")}
    call.store.set_part("ingestions", "databricks", "connection", kept)
    return Whole(call.body)


@answers("ingestions_get_schedule")
def _get_schedule(call: Call) -> Json:
    dataset = call.query["dataset"]
    return {"dataset": dataset, "scheduled_hour_pst": call.store.part("ingestions", dataset, "hour", 10)}


@answers("ingestions_replace_schedule")
def _set_schedule(call: Call) -> Json:
    dataset, hour = call.body["dataset"], call.given("scheduled_hour_pst", 10)
    call.store.set_part("ingestions", dataset, "hour", hour)
    call.message = "Ingestion schedule updated successfully."
    return {"dataset": dataset, "scheduled_hour_pst": hour}


def _day(text: str, name: str) -> date:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        raise invalid([(name, "Invalid date")]) from None


def _days(first: str, last: str, names: tuple[str, str]) -> list[str]:
    """Return the days of a period; the fake refuses more than a year."""
    start, end = _day(first, names[0]), _day(last, names[1])
    if end < start or (end - start).days > _LONGEST:
        raise invalid([(".".join(names), "start time must be before end time")])
    return [(start + timedelta(number)).isoformat() for number in range((end - start).days + 1)]


@answers("ingestions_start_backfill")
def _backfill(call: Call) -> Json:
    body = call.body
    days = _days(body["datestamp_start"], body["datestamp_end"], ("datestamp_start", "datestamp_end"))
    known = [
        item["source_name"]
        for item in _sources(call).values()
        if item["type"] == body["type"] and item["dataset"] == body["dataset"]
    ]
    asked = body.get("source") or known
    sources = [asked] if isinstance(asked, str) else asked
    run = str(uuid.UUID(int=call.store.new_random().getrandbits(128), version=4))
    made = {
        "runID": run,
        "trigger": "backfill",
        "began": call.store.now(),
        "sources": sources,
        "dateStamps": days,
    }
    call.store.put("ingestion_runs", run, made | {"dataset": body["dataset"]})
    return {"runID": run}


def _shown(call: Call, run: Json) -> Json:
    """Return the present state of a run; its states are sorted newest first."""
    past = call.store.now() - run["began"]
    reached = [(state, iso(run["began"] + after)) for state, after in _STATES if after <= past][::-1]
    history = [{"status": state, "statusTimestamp": at} for state, at in reached]
    state, at = reached[0]
    granular = [
        {
            "source": source,
            "latestSourceStatus": state,
            "statusByDate": [{"dateStamp": stamp, "statuses": history} for stamp in run["dateStamps"]],
        }
        for source in run["sources"]
    ]
    return {
        "runID": run["runID"],
        "latestStatus": state,
        "trigger": run["trigger"],
        "createdAt": iso(run["began"]),
        "lastUpdatedAt": at,
        "sources": run["sources"],
        "dateStamps": run["dateStamps"],
        "runHistory": history,
        "granularHistory": granular,
    }


@answers("ingestions_list_runs")
def _runs(call: Call) -> list[Json]:
    call.query["limit"] = _PAGE
    return [_shown(call, run) for run in reversed(list(call.store.objects("ingestion_runs").values()))]


@answers("ingestions_get_run")
def _run(call: Call) -> Json:
    run = call.store.objects("ingestion_runs").get(call.path["id"])
    if run is None:
        message = f"runID {call.path['id']} not found"
        raise Refusal(404, {"statusCode": 404, "message": message, "error": "Not Found"})
    return _shown(call, run)


@answers("ingestions_list_status")
def _status(call: Call) -> list[Json]:
    wanted = set(call.query.get("statuses") or ([call.query["status"]] if "status" in call.query else []))
    days = set(_days(call.query["startDate"], call.query["endDate"], ("startDate", "endDate")))
    words = {"enqueued": "IMPORT_SCHEDULED", "started": "IMPORT_STARTED", "loaded": "ROWS_INSERTED"}
    found = []
    for run in call.store.objects("ingestion_runs").values():
        if call.query.get("dataset") not in (None, run["dataset"]):
            continue
        shown = _shown(call, run)
        status = words.get(shown["latestStatus"], "IMPORT_SUCCESSFUL")
        for source in run["sources"]:
            if call.query.get("source") not in (None, source) or (wanted and status not in wanted):
                continue
            found += [
                _report(status, shown["lastUpdatedAt"], run["dataset"], source, stamp)
                for stamp in run["dateStamps"]
                if stamp in days
            ]
    return found


def _report(status: str, at: str, dataset: str, source: str, stamp: str) -> Json:
    return {
        "status": status,
        "message": status.replace("_", " ").capitalize() + ".",
        "timestamp": at,
        "ds": stamp,
        "ingestion_dataset": dataset.lower(),
        "ingestion_source": None,
        "source_name": source,
    }


def _counts(call: Call) -> list[tuple[str, str, str, int]]:
    days = _days(call.query["start_date"], call.query["end_date"], ("start_date", "end_date"))
    events = [call.query["event_name"]] if "event_name" in call.query else ["add_to_cart", "purchase"]
    known = [item["source_name"] for item in _sources(call).values() if item["dataset"] == "Events"]
    source = call.query.get("source_name") or next(iter(known), "events")
    return [
        (stamp, source, event, Random(f"{source}/{event}/{stamp}").randrange(900, 1500))
        for stamp in days
        for event in events
    ]


@answers("ingestions_count_events")
def _count(call: Call) -> list[Json]:
    at = iso(call.store.now())
    by_day: dict[str, list[Any]] = {}
    for stamp, _, event, count in _counts(call):
        by_day.setdefault(stamp, []).append({"event": event, "count": count, "last_updated_time": at})
    return [{"date": stamp, "events": events} for stamp, events in by_day.items()]


@answers("ingestions_compare_events")
def _compare(call: Call) -> list[Json]:
    return [
        {
            "date": stamp,
            "source": source,
            "event": event,
            "internal_count": count,
            "external_count": count + count % 3,
            "has_diff": count % 3 != 0,
            "threshold": 0.001,
            "last_updated_time": iso(call.store.now()),
        }
        for stamp, source, event, count in _counts(call)
    ]
