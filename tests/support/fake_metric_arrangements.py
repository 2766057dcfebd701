"""What operations on metrics, releases, dashboards, alerts and the like need to succeed on the fake."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from statsig_console.fake._document.document import Json, Operation

if TYPE_CHECKING:
    from tests.support.fake_project import Project

__all__ = ["BODIES", "PLACES", "QUERIES", "release"]

SUM = {"name": "purchase_sum", "type": "sum", "metricEvents": [{"name": "purchase", "type": "value"}]}
FUNNEL = {
    "type": "funnel",
    "title": "Purchases",
    "query": {
        "steps": [{"event_name": "add_to_cart"}, {"event_name": "purchase"}],
        "unit_type": "userID",
        "conversion_window": {"value": 1, "unit": "day"},
        "chart_type": "conversion-rate",
    },
}


def _metric(project: Project, operation: Operation) -> Json:
    key = project.send("metrics_create", body=SUM)["id"]
    return {"id": key, "name": SUM["name"], "type": SUM["type"]}


def _event(project: Project, operation: Operation) -> Json:
    return {"eventName": "purchase"}


def release(project: Project, *, review: bool = False, phases: int = 2) -> Json:
    """Make a pipeline, let the gate go through it, and return the trigger of its next change."""
    rules = [{"name": "Everybody", "conditions": [{"type": "public"}]}]
    made = [
        {"name": f"Phase {number}", "timeIntervalMs": 3_600_000, "requiredReview": review, "rules": rules}
        for number in range(phases)
    ]
    pipeline = project.send("release_pipelines_create", body={"name": "Slowly", "phases": made})
    project.send("gates_update", {"id": "new_checkout"}, body={"releasePipelineID": pipeline["id"]})
    project.send("gates_disable", {"id": "new_checkout"})
    trigger: Json = project.send("release_pipeline_triggers_list")[-1]
    return trigger


def _trigger(project: Project, operation: Operation) -> Json:
    trigger = release(project, review=operation.verb == "approve")
    if operation.verb == "unpause":
        body = {"phaseID": trigger["currentPhaseID"]}
        project.send("release_pipeline_triggers_pause", {"id": trigger["id"]}, body=body)
    return {"id": trigger["id"]}


def _phase(project: Project, body: Json) -> Json:
    """Return the body that names the phase of the trigger that was made for the path."""
    triggers = list(project.fake.objects("release_pipeline_triggers").values())
    return {"phaseID": triggers[-1]["currentPhaseID"] if triggers else "phase"}


def _prompt(project: Project, operation: Operation) -> Json:
    key = project.send("prompts_create", body={"name": "greeting"})["id"]
    path = {"id": key}
    if "{versionId}" in operation.path:
        version = project.send("prompts_create_version", path, body={"name": "Short greeting"})
        path["versionId"] = version["id"]
    return path


def _dashboard(project: Project, operation: Operation) -> Json:
    path = {"id": project.send("dashboards_create", body={"name": "Checkout"})["id"]}
    if "{widgetId}" in operation.path:
        widgets = project.send("dashboards_add_widgets", path, body={"widgets": [FUNNEL]})
        path["widgetId"] = widgets["ids"][0]
    return path


def _alert(project: Project, operation: Operation) -> Json:
    path = {"id": project.send("alerts_create", body={"name": "Checkout errors"})["id"]}
    if "{eventId}" in operation.path:
        project.send("alerts_update", path, body={"alertThreshold": 100, "windowMs": 3_600_000})
        project.now += 86_400
        path["eventId"] = project.send("alerts_list_events", path)[0]["id"]
    return path


PLACES: dict[str, Callable[[Project, Operation], Json]] = {
    "metrics": _metric,
    "events": _event,
    "release_pipeline_triggers": _trigger,
    "prompts": _prompt,
    "dashboards": _dashboard,
    "alerts": _alert,
}

BODIES: dict[str, Callable[[Project, Any], Any]] = {
    f"release_pipeline_triggers_{verb}": _phase for verb in ("approve", "pause", "skip", "unpause")
}

QUERIES: dict[str, Json] = {
    "metrics_get_values": {"id": "purchase::event_count", "date": "2026-09-01"},
    "metrics_list_values": {"date": "2026-09-01"},
}
