"""A change of our own document is reported as exactly one line: its class, what differs, chapter and line."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import NamedTuple

import pytest

from comparison.baseline import Baseline
from comparison.compact import compact
from comparison.documents import compare
from comparison.known import find_drift
from comparison.locations import Locations
from comparison.report import report
from comparison.surface import Surface
from comparison.texts import places
from document.bundle import read
from document.lines import Lines
from tests.support.small_documents import Json

PATHS = ("/gates", "/gates/{id}", "/segments/{id}/add_ids", "/tags", "/tags/{id}")
CHAPTERS = read().texts


class Known(NamedTuple):
    """Our document with a few paths, ready for comparisons."""

    document: Json
    surface: Surface
    locations: Locations


@cache
def ours() -> Known:
    merged = read()
    document = merged.document()
    document["paths"] = {path: document["paths"][path] for path in PATHS}
    surface = Surface(document)
    return Known(document, surface, Locations(surface, Lines.of(merged)))


def line(chapter: str, *texts: str) -> str:
    """The place of the last of some texts that follow each other in a chapter."""
    lines, number = CHAPTERS[chapter].splitlines(), -1
    for text in texts:
        number = next(at for at in range(number + 1, len(lines)) if text in lines[at])
    return f"{chapter}:{number + 1}"


def operation(document: Json, path: str, method: str) -> Json:
    found: Json = document["paths"][path][method]
    return found


def fields(document: Json, model: str) -> Json:
    found: Json = document["components"]["schemas"][model]["properties"]
    return found


def add_required_header(document: Json) -> None:
    header = {"name": "X-Reason", "in": "header", "required": True, "schema": {"type": "string"}}
    operation(document, "/tags", "post")["parameters"] = [header]


def require_header(document: Json) -> None:
    document["components"]["parameters"]["RespectReviewSettings"]["required"] = True


def drop_header(document: Json) -> None:
    for item in document["paths"].values():
        item["parameters"] = [
            one for one in item["parameters"] if not one.get("$ref", "").endswith("Settings")
        ]


def move_server(document: Json) -> None:
    document["servers"] = [{"url": "https://api.example.com/v2"}]


def raise_version(document: Json) -> None:
    document["info"]["version"] = "20270101"


def rename_key(document: Json) -> None:
    document["components"]["securitySchemes"]["ConsoleKey"]["name"] = "X-CONSOLE-KEY"


def shorten(document: Json) -> None:
    fields(document, "TagCreate")["name"]["maxLength"] = 50


def add_pattern(document: Json) -> None:
    fields(document, "TagUpdate")["name"]["pattern"] = "^[a-z]+$"


def drop_response_field(document: Json) -> None:
    del fields(document, "Gate")["checksPerHour"]


def drop_response_values(document: Json) -> None:
    values = document["components"]["schemas"]["GateStatus"]["enum"]
    fields(document, "Gate")["status"] = {"type": "string", "enum": values[:2]}


def add_values(document: Json) -> None:
    document["components"]["schemas"]["GateStatus"]["enum"] += ["Paused", "Queued"]


def send_csv(document: Json) -> None:
    body = document["components"]["requestBodies"]["GateCreate"]
    body["content"] = {"text/csv": {"schema": {"type": "string"}}}


def raise_limit(document: Json) -> None:
    found = operation(document, "/segments/{id}/add_ids", "patch")
    found["description"] = found["description"].replace("1000", "5000")


def add_field(document: Json) -> None:
    fields(document, "GateCreate")["costCenter"] = {"type": "string"}


def require_field(document: Json) -> None:
    document["components"]["schemas"]["TagCreate"]["required"].append("isCore")


def drop_parameter(document: Json) -> None:
    written = operation(document, "/gates", "get")["parameters"]
    written[:] = [one for one in written if one.get("name") != "teamID"]


def add_parameter(document: Json) -> None:
    parameter = {"name": "sort", "in": "query", "schema": {"type": "string"}}
    operation(document, "/tags", "get")["parameters"].append(parameter)


def drop_operation(document: Json) -> None:
    del document["paths"]["/tags/{id}"]["patch"]


def add_operation(document: Json) -> None:
    document["paths"]["/tags/{id}/archive"] = {"put": {"summary": "Archive.", "responses": {"200": {}}}}


def change_type(document: Json) -> None:
    fields(document, "TagCreate")["description"] = {"type": "integer"}


def add_error(document: Json) -> None:
    operation(document, "/tags", "get")["responses"]["409"] = {"description": "Busy."}


def add_errors(document: Json) -> None:
    for path, method in (("/tags", "get"), ("/tags", "post"), ("/gates", "get")):
        operation(document, path, method)["responses"]["418"] = {"description": "A teapot."}


def tighten_shared_parameter(document: Json) -> None:
    document["components"]["parameters"]["Limit"]["schema"]["minimum"] = 5


def raise_limit_of_all(document: Json) -> None:
    document["info"]["description"] = document["info"]["description"].replace("900", "800")


def describe_error(document: Json) -> None:
    operation(document, "/tags", "get")["responses"]["404"] = {"description": "At most 5 tries."}


def describe_parameter(document: Json) -> None:
    found = next(
        one for one in operation(document, "/gates", "get")["parameters"] if one.get("name") == "tags"
    )
    found["description"] = "At most 20 tags."


def empty_response(document: Json) -> None:
    operation(document, "/tags", "post")["responses"]["200"] = {"description": "Done."}


def extend_response(document: Json) -> None:
    fields(document, "Tag")["colour"] = {"type": "string"}


Mutation = Callable[[Json], None]
MUTATIONS: list[tuple[Mutation, str, str, str]] = [
    (
        add_required_header,
        "breaking",
        "parameter  header X-Reason: new: string, required  [POST /tags]",
        line("tags.yaml", "/tags:", "post:"),
    ),
    (
        require_header,
        "breaking",
        "required   header x-respect-review-settings: is required now  [every operation]",
        line("openapi.yaml", "    RespectReviewSettings:", "schema:"),
    ),
    (
        drop_header,
        "breaking",
        "parameter  header x-respect-review-settings: gone  [every operation]",
        line("openapi.yaml", "    RespectReviewSettings:"),
    ),
    (
        move_server,
        "breaking",
        "server     server: is https://api.example.com/v2, was https://statsigapi.net/console/v1  "
        "[every operation]",
        line("openapi.yaml", "servers:", "url:"),
    ),
    (raise_version, "changed", "version    API: is 20270101, was 20240601", line("openapi.yaml", "version:")),
    (
        rename_key,
        "breaking",
        "security   authentication: is header X-CONSOLE-KEY, was header STATSIG-API-KEY  [every operation]",
        line("openapi.yaml", "ConsoleKey:", "name:"),
    ),
    (
        shorten,
        "breaking",
        "constraint TagCreate  name: maxLength is 50, was 100  [POST /tags]",
        line("tags.yaml", " TagCreate:", " TagCreate:", "name:"),
    ),
    (
        add_pattern,
        "breaking",
        "constraint TagUpdate  name: pattern ^[a-z]+$ is new  [PATCH /tags/{id}]",
        line("tags.yaml", " TagUpdate:", " TagUpdate:", "name:"),
    ),
    (
        drop_response_field,
        "changed",
        "field      Gate  checksPerHour: gone  [GET /gates and 4 more]",
        line("gates.schemas.yaml", " Gate:", "checksPerHour:"),
    ),
    (
        drop_response_values,
        "changed",
        "enum       GateStatus: no longer Archived, Disabled  [GET /gates and 4 more]",
        line("gates.schemas.yaml", " GateStatus:", "enum:"),
    ),
    (
        add_values,
        "added",
        "enum       GateStatus: also Paused, Queued  [GET /gates and 4 more]",
        line("gates.schemas.yaml", " GateStatus:", "enum:"),
    ),
    (
        send_csv,
        "breaking",
        "content    POST /gates  request: is text/csv, was application/json",
        line("gates.yaml", "requestBodies:", " GateCreate:", "content:"),
    ),
    (
        raise_limit,
        "changed",
        "text       PATCH /segments/{id}/add_ids: the description has 5000, had 1000",
        line("segments.yaml", "/segments/{id}/add_ids:", "patch:", "description:"),
    ),
    (
        add_field,
        "added",
        "field      GateCreate  costCenter: new: string  [POST /gates]",
        line("gates.schemas.yaml", "schemas:", " GateCreate:"),
    ),
    (
        require_field,
        "breaking",
        "required   TagCreate  isCore: is required now  [POST /tags]",
        line("tags.yaml", "schemas:", " TagCreate:", "isCore:"),
    ),
    (
        drop_parameter,
        "breaking",
        "parameter  GET /gates  query teamID: gone",
        line("gates.yaml", "/gates:", "get:", "teamID"),
    ),
    (
        add_parameter,
        "added",
        "parameter  GET /tags  query sort: new: string",
        line("tags.yaml", "/tags:", "get:"),
    ),
    (
        drop_operation,
        "breaking",
        "operation  PATCH /tags/{id}: gone",
        line("tags.yaml", "/tags/{id}:", "patch:"),
    ),
    (
        add_operation,
        "added",
        "operation  PUT /tags/{id}/archive: new: Archive.",
        line("tags.yaml", "/tags/{id}:"),
    ),
    (
        add_error,
        "added",
        "status     GET /tags: new error 409",
        line("tags.yaml", "/tags:", "get:", "responses:"),
    ),
    (
        add_errors,
        "added",
        "status     responses: new error 418  [GET /gates and 2 more]",
        line("gates.yaml", "/gates:", "get:", "responses:"),
    ),
    (
        tighten_shared_parameter,
        "breaking",
        "constraint query limit: minimum is 5, was 1  [GET /gates and 1 more]",
        line("openapi.yaml", "    Limit:", "schema:"),
    ),
    (
        raise_limit_of_all,
        "changed",
        "text       API: the description has 100 10 800 15, had 100 10 900 15",
        line("openapi.yaml", "info:", "description:"),
    ),
    (
        describe_error,
        "changed",
        "text       GET /tags  status 404: the description has 5, had no number",
        line("tags.yaml", "/tags:", "get:", '"404"'),
    ),
    (
        describe_parameter,
        "changed",
        "text       GET /gates  query tags: the description has 20, had no number",
        line("gates.yaml", "/gates:", "get:", "name: tags"),
    ),
    (
        empty_response,
        "changed",
        "field      POST /tags  response: gone",
        line("tags.yaml", "  responses:", "    Tag:"),
    ),
    (
        extend_response,
        "added",
        "field      Tag  colour: new: string  [GET /tags and 3 more]",
        line("tags.yaml", "schemas:", " Tag:"),
    ),
    (
        change_type,
        "breaking",
        "type       TagCreate  description: is number, was string  [POST /tags]",
        line("tags.yaml", "schemas:", " TagCreate:", "properties:", " description: {"),
    ),
]


@pytest.mark.parametrize(
    ("mutate", "grade", "text", "place"), MUTATIONS, ids=[mutation[0].__name__ for mutation in MUTATIONS]
)
def test_a_change_of_our_document_is_one_line(mutate: Mutation, grade: str, text: str, place: str) -> None:
    document = json.loads(json.dumps(ours().document))
    mutate(document)
    before = Baseline("2026-09-17", ours().surface)
    drift = find_drift(ours().surface, Surface(document), ours().locations, before, [])
    first, *lines = report(drift.entries, ours().locations.line, drift.operations)
    assert first.startswith(f"{grade}: 1 difference in ")
    assert lines == [f"  {text}  {place}", ""]
    assert drift.notes == []


def test_our_document_does_not_differ_from_itself() -> None:
    known = ours()
    drift = find_drift(known.surface, Surface(known.document), known.locations, None, [])
    assert drift.entries == []
    assert list(report(drift.entries, known.locations.line, drift.operations)) == ["Nothing is new."]


def test_the_facts_of_a_document_compare_like_the_document() -> None:
    document = json.loads(json.dumps(ours().document))
    for mutate in (
        add_required_header,
        move_server,
        raise_version,
        rename_key,
        shorten,
        add_pattern,
        raise_limit,
    ):
        mutate(document)
    for mutate in (
        drop_response_values,
        send_csv,
        add_operation,
        add_errors,
        describe_parameter,
        describe_error,
    ):
        mutate(document)
    whole, facts = Surface(document), Surface(compact(document))
    found = compare(ours().surface, whole)
    assert len({one.kind for one in found}) > 7
    assert compare(ours().surface, facts) == [replace(one, detail="") for one in found]
    assert places(whole) == places(facts)
    assert len(json.dumps(facts.document)) < len(json.dumps(document)) / 2
