"""A project of the fake with one object of each kind, and for each operation a request that succeeds."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from typing import Any
from urllib.parse import quote, urlencode

from jsonschema import Draft202012Validator

from statsig_console.fake import Fake
from statsig_console.fake._document.document import Document, Json, Operation, Parameter, load
from tests.support.fake_arrangements import BODIES, PLACES, QUERIES

DOCUMENT: Document = load()
OPERATIONS = sorted(DOCUMENT.operations)
NOW = 1_790_000_000.0
DAY = 86_400
# The objects of these are there from the start; those of other groups are made when a path names one.
OWN_GROUPS = {
    *("gates", "dynamic_configs", "experiments", "autotunes", "ingestions"),
    *("gate_reviews", "dynamic_config_reviews", "experiment_reviews", "autotune_reviews"),
    *("experiment_overrides", "experiment_results"),
}
METRIC = {"name": "purchase", "type": "event_count", "direction": "increase"}
REVIEWED = {
    "gates": {"description": "Off", "change": {"is_enabled": False}},
    "dynamic_configs": {"description": "Off", "change": {"is_enabled": False}},
    "experiments": {"type": "start"},
    "autotunes": {"type": "start"},
}


@cache
def validator(operation: str, status: int) -> Draft202012Validator:
    """Return what checks the answers of an operation with a status."""
    found = DOCUMENT.operations[operation]
    raw = DOCUMENT.content["paths"][found.path][found.method.lower()]
    assert str(status) in raw["responses"], f"{operation} answered with {status}"
    ((_, content),) = DOCUMENT.resolve(raw["responses"][str(status)])["content"].items()
    schema = content["schema"]
    return Draft202012Validator({**schema, "components": DOCUMENT.content["components"]})


def check(operation: Operation, status: int, body: Any) -> None:
    """Assert that an answer is one that the document has for its status."""
    validator(operation.id, status).validate(body)


class Project:
    """A fake with one object of each kind, unless it is to be empty, and a clock."""

    def __init__(self, empty: bool = False) -> None:
        self.now = NOW
        self.fake = Fake(clock=lambda: self.now)
        if empty:
            return
        self.send("gates_create", body={"name": "New checkout", "rules": [rule("Everybody"), rule("Staff")]})
        self.send("dynamic_configs_create", body={"name": "banner_text", "rules": [rule("Everybody")]})
        groups = [{"name": name, "size": 50, "parameterValues": {"on": name}} for name in ("Control", "Test")]
        experiment = {"name": "new_checkout", "groups": groups, "primaryMetrics": [METRIC]}
        self.send("experiments_create", body=experiment)
        self.send("autotunes_create", body=example("autotunes_create"))
        self.send("ingestions_create", body=example("ingestions_create"))
        self.paths = {
            "gates": "new_checkout",
            "dynamic_configs": "banner_text",
            "experiments": "new_checkout",
            "autotunes": "banner_text",
        }

    def object(self, tag: str) -> Json:
        """Return the object of a group."""
        return self.fake.objects(tag)[self.paths[tag]]

    def send(
        self, operation: str, path: Json | None = None, query: Json | None = None, body: Any = None
    ) -> Any:
        """Send a request that must succeed; return the `data` of its answer, or all of it."""
        status, answer = self.ask(operation, path, query, body)
        assert status < 300, answer
        return answer.get("data", answer) if isinstance(answer, dict) else answer

    def ask(
        self, operation: str, path: Json | None = None, query: Json | None = None, body: Any = None
    ) -> tuple[int, Any]:
        """Send a request and return the status and the body of its answer."""
        found = DOCUMENT.operations[operation]
        segments = "/console/v1" + found.path
        for name, value in (path or {}).items():
            segments = segments.replace(f"{{{name}}}", quote(value, safe=""))
        target = segments + ("?" + urlencode(query, doseq=True) if query else "")
        content = b"" if body is None else json.dumps(body).encode()
        answer = self.fake.respond(found.method, target, "console-test", content)
        is_text = answer.headers.get("content-type", "").startswith("text/csv")
        return answer.status, answer.body.decode() if is_text else json.loads(answer.body)

    def example(self, operation: str) -> Any:
        """Return a copy of the example of the body of an operation."""
        return example(operation)

    def operation(self, name: str) -> Operation:
        """Return an operation of the document."""
        return DOCUMENT.operations[name]

    def start(self) -> None:
        """Start the experiment and let ten days pass."""
        self.send("experiments_start", {"id": "new_checkout"}, body={})
        self.now += 10 * DAY


def refused(project: Project, operation: str, path: Json | None = None, **request: Any) -> Json:
    """Return the response to a request that must be refused with 400, in a form that the document has."""
    status, answer = project.ask(operation, path, **request)
    check(DOCUMENT.operations[operation], status, answer)
    assert status == 400
    assert isinstance(answer, dict)
    return answer


def rule(name: str) -> Json:
    """Return a rule that everybody meets."""
    return {"name": name, "passPercentage": 10, "conditions": [{"type": "public"}]}


def example(operation: str) -> Any:
    """Return a copy of the example of the body of an operation."""
    raw = DOCUMENT.operations[operation]
    item = DOCUMENT.content["paths"][raw.path][raw.method.lower()]
    body = DOCUMENT.resolve(item.get("requestBody", {}))
    content = body.get("content", {}).get("application/json", {})
    several = [one["value"] for one in content.get("examples", {}).values()]
    return json.loads(json.dumps(several[0] if several else content.get("example")))


def place_of(project: Project, operation: Operation) -> Json:
    """Return values for the parameters of a path below an object that is made for it."""
    names = [each.name for each in operation.parameters if each.place == "path"]
    if not names:
        return {}
    if place := PLACES.get(operation.tag):
        known = place(project, operation)
    else:
        assert operation.resource is not None
        created = project.send(f"{operation.tag}_create", body=body_of(project, f"{operation.tag}_create"))
        key = operation.resource.key
        known = {key: created.get(key) or created.get("id") or created["name"]}
    return {name: known[name] for name in names}


def path_of(project: Project, operation: Operation) -> Json:
    """Return values for the parameters of a path, from what the project has."""
    if operation.tag not in OWN_GROUPS:
        return place_of(project, operation)
    group = operation.segments[0]
    path: Json = {}
    for parameter in operation.parameters:
        if parameter.place != "path":
            continue
        match parameter.name:
            case "ruleID" | "ruleId":
                path[parameter.name] = project.object(group)["rules"][0]["id"]
            case "ruleName":
                path[parameter.name] = "Everybody"
            case "reviewID":
                review = project.send(
                    f"{operation.tag}_create", {"id": project.paths[group]}, body=REVIEWED[group]
                )
                path[parameter.name] = review["review_id"]
            case "dagID":
                path[parameter.name] = project.fake.store.part("experiments", "new_checkout", "loads")[0][
                    "dagID"
                ]
            case "type":
                path[parameter.name] = "gate"
            case "metricId":
                path[parameter.name] = "purchase::event_count"
            case "userID" | "name":
                path[parameter.name] = "user_1"
            case _:
                path[parameter.name] = project.paths.get(group, "")
    return path


def query_of(project: Project, operation: Operation) -> Json:
    """Return values for the parameters that a query must have."""
    if operation.id in QUERIES:
        return QUERIES[operation.id]
    known = {
        "control": "Control",
        "test": "Test",
        "groupID": "pass" if operation.tag == "gates" else "Control",
        "metricID": "purchase::event_count",
        "type": "snowflake-v2",
        "dataset": "Events",
    }
    if operation.tag == "autotunes":
        known["groupID"] = "short"
    dates = {
        "start_date": "2026-09-01",
        "end_date": "2026-09-03",
        "startDate": "2026-09-01",
        "endDate": "2026-09-30",
    }
    required = [parameter.name for parameter in operation.parameters if _is_needed(parameter)]
    values = known | dates
    return {name: values[name] if name in values else parameter_example(operation, name) for name in required}


def _is_needed(parameter: Parameter) -> bool:
    return parameter.place == "query" and parameter.required


def parameter_example(operation: Operation, name: str) -> Any:
    """Return the example of a parameter of an operation, or any value of its type."""
    item = DOCUMENT.content["paths"][operation.path]
    written = [*item.get("parameters", ()), *item[operation.method.lower()].get("parameters", ())]
    (found,) = [parameter for parameter in map(DOCUMENT.resolve, written) if parameter["name"] == name]
    schema = DOCUMENT.resolve(found["schema"])
    anything = {"integer": 1, "number": 1, "boolean": "true"}.get(str(schema.get("type")), "some_text")
    return found.get("example", next(iter(schema.get("enum", ())), anything))


def started(project: Project) -> None:
    project.start()


def tuned(project: Project) -> None:
    project.send("autotunes_start", {"id": "banner_text"})


def loaded(project: Project) -> None:
    project.send("experiments_start", {"id": "new_checkout"}, body={})


def backfilled(project: Project) -> None:
    project.paths["ingestion"] = project.send(
        "ingestions_start_backfill", body=example("ingestions_start_backfill")
    )["runID"]


BEFORE: dict[str, Callable[[Project], None]] = {
    "experiments_reset": started,
    "experiments_make_decision": started,
    "experiments_abandon": started,
    "experiments_defer_decision": started,
    "autotunes_reset": tuned,
    "autotunes_make_decision": tuned,
    "ingestions_get_run": backfilled,
    "experiment_results_get_pulse_load": loaded,
    "experiment_results_cancel_pulse_load": loaded,
}


def body_of(project: Project, operation: str) -> Any:
    """Return the example of a body with the ids of the project in it."""
    body = example(operation)
    if arrange := BODIES.get(operation):
        return arrange(project, body)
    if operation == "experiments_make_decision":
        body["id"] = project.object("experiments")["groups"][1]["id"]
    elif operation == "autotunes_make_decision":
        body["id"] = project.object("autotunes")["variants"][0]["id"]
    elif operation == "gates_load_pulse":
        body["ruleId"] = project.object("gates")["rules"][0]["id"]
    elif operation == "gates_update_rules":
        body["rules"][0]["baseID"] = project.object("gates")["rules"][0]["baseID"]
    elif operation == "dynamic_configs_update_rules":
        body["rules"][0]["id"] = project.object("dynamic_configs")["rules"][0]["id"]
    elif operation in ("gates_create", "dynamic_configs_create", "experiments_create", "autotunes_create"):
        body["name"] += " two"
    elif operation == "ingestions_create":
        body["source_name"] += "_two"
    elif operation in ("gates_add_rules", "dynamic_configs_add_rules"):
        body["rules"][0]["name"] = "Another"
    return body


def prepared(operation: Operation) -> tuple[Project, Json, Json, Any]:
    """Return a project with what an operation needs, and a request that must succeed."""
    project = Project()
    if operation.tag == "experiment_results" and operation.id not in BEFORE:
        started(project)
    if arrange := BEFORE.get(operation.id):
        arrange(project)
    path = path_of(project, operation)
    if operation.id.endswith("_reviews_commit"):
        project.send(operation.id.replace("_commit", "_approve"), path, body={})
    return project, path, query_of(project, operation), body_of(project, operation.id)
