"""Uses of metrics: the metrics of an event or a source, the experiments and the query of a metric."""

from __future__ import annotations

from typing import Any

from .._document.document import Json
from .._handlers.call import Call, answers
from .._handlers.crud import find
from .._handlers.lists import listing
from .._state.store import Store
from .metrics import AUTOMATIC, find_metric, found_metric

__all__ = ["metrics_of_event"]

_LISTS = ("primaryMetrics", "secondaryMetrics", "otherMetrics")
_TAG_LISTS = ("primaryMetricTags", "secondaryMetricTags")
_SOURCE_FIELDS = ("metricSourceName", "denominatorMetricSourceName")


def metrics_of_event(store: Store, event: str) -> list[Json]:
    """Return the metrics of an event, also those that use it through other metrics."""
    ready = (find_metric(store, f"{event}::{kind}") for kind in AUTOMATIC)
    made = store.objects("metrics")
    found: dict[str, Json] = {item["id"]: item for item in ready if item}
    fresh = {key: item for key, item in made.items() if event in item["lineage"]["events"]}
    found |= fresh
    while fresh:
        fresh = {
            key: item
            for key, item in made.items()
            if key not in found and not found.keys().isdisjoint(item["lineage"]["metrics"])
        }
        found |= fresh
    return list(found.values())


def _sources_in(part: Any) -> set[str]:
    """Return the names of all metric sources in the settings of a metric, at any depth."""
    if isinstance(part, list):
        return {name for item in part for name in _sources_in(item)}
    if not isinstance(part, dict):
        return set()
    own = {str(part[name]) for name in _SOURCE_FIELDS if part.get(name)}
    return own.union(*(_sources_in(item) for item in part.values()))


@answers("metric_sources_list_metrics")
def _metrics_of_source(call: Call) -> list[Json]:
    name = find(call)["name"]
    metrics = call.store.objects("metrics").values()
    call.message = "Metrics listed successfully."
    return [item for item in metrics if name in _sources_in(item.get("warehouseNative"))]


@answers("metrics_list_experiments")
def _experiments(call: Call) -> list[Json]:
    metric = found_metric(call)
    operation = call.document.operations["experiments_list"]
    asked = Call(operation, call.document, call.store, {}, call.query, call.pairs, None)
    call.message = "Experiments listed successfully."
    return [item for item in listing(asked) if _uses(item, metric)]


def _uses(experiment: Json, metric: Json) -> bool:
    named = (item for name in _LISTS for item in experiment.get(name) or ())
    if any(metric["id"] == f"{item['name']}::{item['type']}" for item in named):
        return True
    tags = {tag for name in _TAG_LISTS for tag in experiment.get(name) or ()}
    return not tags.isdisjoint(metric["tags"])


@answers("metrics_get_sql")
def _sql(call: Call) -> list[Json]:
    metric = found_metric(call)
    settings = metric.get("warehouseNative") or {}
    names = sorted(_sources_in(settings)) or metric["lineage"]["events"] or metric["lineage"]["metrics"]
    sums = settings.get("valueColumn") or "value"
    figure = f"SUM({sums})" if metric["type"] in ("sum", "mean") else "COUNT(*)"
    queries = []
    for unit in metric["unitTypes"]:
        column = _column(call.store, names, unit)
        tables = ", ".join(f'"{name}"' for name in names)
        queries.append({"idType": unit, "sql": f"SELECT {column}, {figure} FROM {tables} GROUP BY {column}"})
    return queries


def _column(store: Store, sources: list[str], unit: str) -> str:
    """Return the column of a unit id type, from the first source that maps it."""
    for name in sources:
        for mapping in store.objects("metric_sources").get(name, {}).get("idTypeMapping", ()):
            if mapping["statsigUnitID"] == unit:
                return str(mapping["column"])
    return unit
