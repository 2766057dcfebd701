"""Any sequence of changes by two clients leaves a project of the fake consistent."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import httpx
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from statsig_console import APIStatusError, Client
from statsig_console.fake import Fake
from statsig_console.fake._document.document import Json
from statsig_console.fake._http.response import Response
from statsig_console.fake._http.transport import InProcess
from tests.support.fake_consistency import check_consistency
from tests.support.fake_project import DOCUMENT, check, example
from tests.support.operations import OPERATIONS, member
from tests.support.tiers import examples
from tests.support.virtual_time import VirtualLoop

NOW = 1_790_000_000.0
BY_ID = {each.id: each for each in OPERATIONS}
NAMES = st.sampled_from(["alpha", "beta", "gamma"])
CLIENTS = st.sampled_from([0, 1])
USER = "developer@example.com"
GROUPS: list[Json] = [{"name": name, "size": 50, "parameterValues": {}} for name in ("Control", "Test")]
# What a new object needs beside its name.
NEW: dict[str, Json] = {
    "dynamic_configs": {},
    "experiments": {"groups": GROUPS},
    "gates": {},
    "holdouts": {},
    "layers": {"idType": "userID"},
    "metrics": {"type": "event_count_custom", "metricEvents": [{"name": "purchase"}]},
    "metric_sources": {**example("metric_sources_create"), "tags": []},
    "param_stores": {"displayName": "", "description": ""},
    "prompts": {},
    "release_pipelines": example("release_pipelines_create"),
    "roles": {"permissions": {"create_configs": True}},
    "segments": {},
    "tags": {"description": ""},
    "target_apps": {"description": ""},
    "teams": {**example("teams_create"), "members": [USER], "defaultTargetApplications": []},
    "unit_id_types": {},
}
STATES = {
    "gates": ["enable", "disable", "archive", "unarchive", "launch"],
    "dynamic_configs": ["enable", "disable"],
    "segments": ["archive"],
    "experiments": [
        "start",
        "reset",
        "abandon",
        "archive",
        "unarchive",
        "defer_decision",
        "make_decision",
        "restart_as_new",
    ],
}
# What lists do not show: what is archived.
HIDING = ("gates", "segments", "metrics")
COVERED = {"gateIDs": "gates", "experimentIDs": "experiments", "layerIDs": "layers"}


def needed(operation: str) -> Json:
    """Return the fields that a body must have, without those that name other objects."""
    required = DOCUMENT.resolve(DOCUMENT.operations[operation].body or {}).get("required", ())
    found = {name: value for name, value in (example(operation) or {}).items() if name in required}
    named: Json = {"targetingGateID": None, "rules": [], **{name: [] for name in COVERED}}
    return found | {name: value for name, value in named.items() if name in found}


class Checked:
    """Holds each answer of the fake to the document, and each change to its answer."""

    def __init__(self, fake: Fake) -> None:
        self._fake = fake
        self.changes = 0

    async def reply(self, method: str, target: str, key: str | None, content: bytes) -> Response:
        """Answer a request of a client."""
        return self.respond(method, target, key, content)

    def respond(self, method: str, target: str, key: str | None, content: bytes = b"") -> Response:
        """Answer one request; only one that succeeds may have changed something."""
        before = len(self._fake.store.changes)
        answer = self._fake.respond(method, target, key, content)
        asked = self._fake.requests[-1]
        assert asked.operation is not None, target
        check(DOCUMENT.operations[asked.operation], answer.status, json.loads(answer.body))
        succeeded = answer.status < 300 and method != "GET" and "dryRun=true" not in target
        assert len(self._fake.store.changes) - before == int(succeeded), asked
        self.changes += succeeded
        return answer


class Project(RuleBasedStateMachine):
    """Two clients that change one project."""

    def __init__(self) -> None:
        super().__init__()
        self.fake = Fake(clock=lambda: NOW, tags="strict")
        self.sent = Checked(self.fake)
        self.runner = asyncio.Runner(loop_factory=VirtualLoop)
        http = httpx.AsyncClient(transport=InProcess(self.sent))
        self.clients = [Client(f"console-{number}", http_client=http, rate_limits=()) for number in range(2)]
        self.versions: dict[tuple[str, str], tuple[int, Json]] = {}
        for tag in sorted(NEW):
            kind = {"type": "rule_based"} if tag == "segments" else {}
            answer = self.do(0, f"{tag}_create", body=NEW[tag] | {"name": "alpha"} | kind)
            assert not isinstance(answer, APIStatusError), answer
        self.do(0, "experiments_create", body=NEW["experiments"] | {"name": "beta", "layerID": "alpha"})
        self.do(0, "segments_create", body={"name": "beta", "type": "id_list"})

    def teardown(self) -> None:
        for tag in sorted(NEW):
            self.look(tag)
        self.runner.close()

    async def send(
        self, who: int, operation: str, *place: str, body: Json | None = None, **query: Any
    ) -> Any:
        """Let a client send a request; return what is answered, or the error."""
        known = BY_ID[operation]
        arguments: list[Any] = list(place)
        if "requestBody" in known.operation:
            schema = DOCUMENT.operations[operation].body
            assert schema
            arguments.append(member(schema, body or {}))
        call = getattr(getattr(self.clients[who], known.tag), operation.removeprefix(f"{known.tag}_"))
        try:
            return await call(*arguments, **query)
        except APIStatusError as error:
            return error

    def do(self, who: int, operation: str, *place: str, body: Json | None = None, **query: Any) -> Any:
        """Send one request and wait for its answer."""
        return self.runner.run(self.send(who, operation, *place, body=body, **query))

    def keys(self, tag: str) -> list[str]:
        """Return the ids of a group, as its paths have them."""
        return list(self.fake.objects(tag))

    def one(self, data: st.DataObject, tag: str) -> str:
        """Draw the id of an object, or one that nobody has where there is none."""
        return data.draw(st.sampled_from(self.keys(tag) or ["gone"]), label=tag)

    def some(self, data: st.DataObject, tag: str, by: str = "id") -> list[str]:
        """Draw the ids or names of some objects of a group."""
        known = [each[by] for each in self.fake.objects(tag).values()]
        return data.draw(st.lists(st.sampled_from(known), unique=True, max_size=2)) if known else []

    def drawn_rules(self, data: st.DataObject) -> list[Json]:
        """Draw rules, some for those who pass a gate or a segment."""
        conditions: list[Json] = [{"type": "public"}]
        conditions += [{"type": "passes_gate", "targetValue": each} for each in self.some(data, "gates")]
        conditions += [{"type": "fails_segment", "targetValue": e} for e in self.some(data, "segments")]
        return [{"name": "Only", "passPercentage": 10, "conditions": conditions}]

    def fields(self, data: st.DataObject, operation: str) -> Json:
        """Draw fields of a body that name other objects."""
        taken = DOCUMENT.operations[operation].body_properties
        makers: dict[str, Any] = {
            "description": lambda: data.draw(st.sampled_from(["", "New"])),
            "tags": lambda: self.some(data, "tags", "name"),
            "targetApps": lambda: self.some(data, "target_apps", "name"),
            "teamID": lambda: next(iter(self.some(data, "teams")), None),
            "team": lambda: next(iter(self.some(data, "teams", "name")), None),
            "layerID": lambda: next(iter(self.some(data, "layers")), None),
            "targetingGateID": lambda: next(iter(self.some(data, "gates")), None),
            "idType": lambda: self.one(data, "unit_id_types"),
            "releasePipelineID": lambda: next(iter(self.some(data, "release_pipelines")), None),
            "rules": lambda: self.drawn_rules(data),
            "members": lambda: [USER],
        }
        able = [name for name in makers if name in taken]
        chosen = data.draw(st.lists(st.sampled_from(able), unique=True, max_size=3)) if able else []
        made = {name: makers[name]() for name in chosen}
        return {name: value for name, value in made.items() if value is not None}

    @rule(data=st.data(), who=CLIENTS, tag=st.sampled_from(sorted(NEW)), name=NAMES)
    def create(self, data: st.DataObject, who: int, tag: str, name: str) -> None:
        operation = f"{tag}_create"
        body = NEW[tag] | {"name": name}
        if tag == "segments":
            body["type"] = data.draw(st.sampled_from(["rule_based", "id_list"]))
        taken = self.fake.store.has_name(tag, name)
        answer = self.do(who, operation, body=body | self.fields(data, operation))
        assert not taken or isinstance(answer, APIStatusError)

    @rule(data=st.data(), who=CLIENTS, verb=st.sampled_from(["update", "replace"]), name=NAMES | st.none())
    def change(self, data: st.DataObject, who: int, verb: str, name: str | None) -> None:
        tag = data.draw(st.sampled_from([tag for tag in sorted(NEW) if f"{tag}_{verb}" in BY_ID]))
        operation = f"{tag}_{verb}"
        body = self.fields(data, operation)
        if name and "name" in DOCUMENT.operations[operation].body_properties:
            body["name"] = name
        query = {"dry_run": data.draw(st.booleans())} if operation == "dynamic_configs_update" else {}
        key = self.one(data, tag)
        before = self.fake.objects(tag).get(key, {}).get("version")
        answer = self.do(who, operation, key, body=needed(operation) | body, **query)
        if before is not None and not isinstance(answer, APIStatusError):
            grown = int(not query.get("dry_run"))
            assert self.fake.objects(tag)[key]["version"] == before + grown

    @rule(data=st.data(), who=CLIENTS, tag=st.sampled_from(sorted(NEW)))
    def delete(self, data: st.DataObject, who: int, tag: str) -> None:
        key = self.one(data, tag)
        if not isinstance(self.do(who, f"{tag}_delete", key), APIStatusError):
            assert isinstance(self.do(1 - who, f"{tag}_get", key), APIStatusError)

    @rule(data=st.data(), who=CLIENTS, tag=st.sampled_from(sorted(STATES)))
    def switch(self, data: st.DataObject, who: int, tag: str) -> None:
        verb = data.draw(st.sampled_from(STATES[tag]))
        key = self.one(data, tag)
        groups = self.fake.objects(tag).get(key, {}).get("groups") or [{"id": "gone"}]
        body = {"decisionReason": "Enough", "id": groups[0]["id"], "forceArchive": False, "name": "gamma"}
        self.do(who, f"{tag}_{verb}", key, body=body)

    @rule(data=st.data(), who=CLIENTS, verb=st.sampled_from(["update", "replace"]))
    def cover(self, data: st.DataObject, who: int, verb: str) -> None:
        lists = {name: self.some(data, tag) for name, tag in COVERED.items()}
        body = needed(f"holdouts_{verb}") | {"isGlobal": data.draw(st.booleans()), **lists}
        self.do(who, f"holdouts_{verb}", self.one(data, "holdouts"), body=body)

    @rule(data=st.data(), who=CLIENTS)
    def put_into_apps(self, data: st.DataObject, who: int) -> None:
        lists = {"gates": "gates", "dynamicConfigs": "dynamic_configs", "experiments": "experiments"}
        body = {name: self.some(data, tag) for name, tag in lists.items()}
        body["targetApps"] = [self.one(data, "target_apps")]
        self.do(who, "target_apps_add_configs", body=body)

    @rule(data=st.data(), who=CLIENTS, kind=st.sampled_from(["gate", "segment"]))
    def override(self, data: st.DataObject, who: int, kind: str) -> None:
        if not self.keys(f"{kind}s"):
            return
        named = self.one(data, f"{kind}s")
        entry = {"type": kind, "id": named, "groupID": "Test"}
        body = {"overrides": [entry], "userIDOverrides": []}
        experiment = data.draw(st.sampled_from(["beta", *self.keys("experiments")]))
        self.do(who, "experiment_overrides_add", experiment, body=body)
        entry = {"type": kind, "name": named, "experimentName": experiment, "groupName": "Test"}
        more: Json = {"op": "add", "conditionalOverrides": [entry], "idOverrides": []}
        self.do(who, "layers_add_overrides", self.one(data, "layers"), body=more)

    @rule(data=st.data(), who=CLIENTS, seconds=st.sampled_from([0, 5, 86_400]))
    def fill(self, data: st.DataObject, who: int, seconds: float) -> None:
        ids = [str(number) for number in range(data.draw(st.sampled_from([1, 1001])))]
        verb = data.draw(st.sampled_from(["add", "remove", "reset"]))
        self.do(who, f"segments_{verb}_ids", self.one(data, "segments"), body={"ids": ids})
        self.fake.advance(seconds)

    @rule(name=NAMES, tag=st.sampled_from(["gates", "segments", "tags"]))
    def race(self, name: str, tag: str) -> None:
        """Both clients make the same object at once; one of them may."""
        body = NEW[tag] | {"name": name} | ({"type": "id_list"} if tag == "segments" else {})
        taken = self.fake.store.has_name(tag, name)

        async def both() -> list[Any]:
            return await asyncio.gather(*(self.send(who, f"{tag}_create", body=body) for who in (0, 1)))

        refused = sum(isinstance(each, APIStatusError) for each in self.runner.run(both()))
        assert refused == 2 if taken else refused >= 1

    @rule(tag=st.sampled_from(sorted(NEW)))
    def look(self, tag: str) -> None:
        """What a list shows is what a read gives, page by page."""
        resource = DOCUMENT.resources[tag]
        listed = self.listed(DOCUMENT.operations[f"{tag}_list"].path)
        at = {each.get(resource.key) or each["name"]: each for each in listed}
        assert len(at) == len(listed)
        hidden = {key for key in self.keys(tag) if key not in at}
        assert not hidden or tag in HIDING, (tag, hidden)
        for key in self.keys(tag):
            read = self.read("/".join(["", *resource.item[:-1], key]))["data"]
            assert at.get(key, read) == read, (tag, key)

    def read(self, path: str) -> Json:
        """Return the answer to a read."""
        answer = self.sent.respond("GET", f"/console/v1{path}", "console-0")
        assert answer.status == 200, answer
        found: Json = json.loads(answer.body)
        return found

    def listed(self, path: str) -> list[Json]:
        """Return what a list shows, two on a page."""
        found: list[Json] = []
        for page in range(1, 1000):
            answer = self.read(f"{path}?limit=2&page={page}")
            found += answer["data"]
            if not answer["pagination"]["nextPage"]:
                return found
        raise AssertionError(f"{path} has no end")

    @invariant()
    def is_consistent(self) -> None:
        check_consistency(self.fake)

    @invariant()
    def versions_grow(self) -> None:
        now = {
            (tag, key): (each.get("version", 0), each)
            for tag in self.fake.store.groups()
            for key, each in self.fake.store.everywhere(tag).items()
        }
        for at, (version, found) in now.items():
            before, former = self.versions.get(at, (0, {}))
            if former.get("createdTime") == found.get("createdTime"):
                assert version >= before, at
        self.versions = now

    @invariant()
    def every_change_is_in_the_audit_log(self) -> None:
        assert len(self.fake.store.noted()) == self.sent.changes


Project.TestCase.settings = settings(max_examples=examples(15, 400), stateful_step_count=30)
TestProject = pytest.mark.search(Project.TestCase)
