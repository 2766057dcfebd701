"""Two documents are compared truly: each kind of difference, each class, both ways, and nothing invented."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from copy import deepcopy
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

import drift
import release_notes
from comparison.differences import Difference
from comparison.documents import compare
from comparison.shapes import Shapes
from comparison.surface import Surface, SurfaceError, load, parse
from document.bundle import bundle

Json = dict[str, Any]
ROOT = Path(__file__).parents[2]
REFERENCE = ROOT.parent / "shared" / "reference"
TEXT = {"type": "string"}


def document(paths: Json | None = None, **schemas: Json) -> Json:
    """A document of our own."""
    return {"openapi": "3.1.0", "paths": paths or {}, "components": {"schemas": schemas}}


def content(schema: Json) -> Json:
    """A body of JSON."""
    return {"content": {"application/json": {"schema": schema}}}


def thing(properties: Json, *required: str) -> Json:
    """The schema of an object."""
    return {"type": "object", "properties": properties, "required": list(required)}


def read(schema: Json, **schemas: Json) -> Json:
    """A document whose one operation answers something."""
    return document({"/gates": {"get": {"responses": {"200": content(schema)}}}}, **schemas)


def send(schema: Json, **schemas: Json) -> Json:
    """A document whose one operation is sent something."""
    body = {**content(schema), "required": True}
    return document({"/gates": {"post": {"requestBody": body, "responses": {"201": {}}}}}, **schemas)


def ask(*parameters: Json) -> Json:
    """A document whose one operation takes parameters of the query."""
    query = [{"in": "query", **parameter} for parameter in parameters]
    return document({"/gates": {"get": {"parameters": query, "responses": {"200": {}}}}})


def take(*headers: Json, operations: int = 2) -> Json:
    """A document with three operations, some of which take headers; on one of them its path declares them."""
    written = [{"in": "header", "schema": TEXT, **header} for header in headers]
    some = [written if number < operations else [] for number in range(3)]
    item: Json = {"responses": {"200": {}}}
    return document(
        {
            "/gates": {"parameters": some[0], "get": item},
            "/layers": {"get": {**item, "parameters": some[1]}},
            "/tags": {"get": {**item, "parameters": some[2]}},
        }
    )


def differences(ours: Json, theirs: Json, exact: bool = False) -> list[Difference]:
    """What differs, with their usual prefix."""
    return compare(Surface(ours), Surface(theirs, "/console/v1"), exact=exact)


def said(ours: Json, theirs: Json, exact: bool = False) -> list[str]:
    """The differences in short."""
    return [
        " ".join(filter(None, (one.grade, one.kind, one.place.part, one.place.path, one.what)))
        for one in differences(ours, theirs, exact)
    ]


ENUM = {"type": "string", "enum": ["a", "b"]}
MORE = {"type": "string", "enum": ["a", "b", "c"]}
LIST = {"type": "array", "items": TEXT}
NUMBER = {"type": "number"}
EITHER = {"oneOf": [TEXT, LIST]}
NULLABLE = {"type": ["string", "null"]}
BARE = document({"/gates": {"get": {"responses": {"200": {}}}}})
STALE = document({"/gates": {"get": {"deprecated": True, "responses": {"200": {}}}}})
OTHER_STATUS = document({"/gates": {"get": {"responses": {"202": {}}}}})
ONE_MORE_STATUS = document({"/gates": {"get": {"responses": {"200": {}, "202": {}, "409": {}}}}})
NONE = document()

CASES: list[tuple[str, Json, Json, list[str]]] = [
    ("operation added", NONE, BARE, ["added operation new"]),
    ("operation lost", BARE, NONE, ["breaking operation gone"]),
    ("operation lost that we deprecate", STALE, NONE, ["older operation gone"]),
    ("operation deprecated", BARE, STALE, ["changed operation is deprecated"]),
    ("operation back", STALE, BARE, ["changed operation is no longer deprecated"]),
    ("parameter added", ask(), ask({"name": "q", "schema": TEXT}), ["added parameter query q new: string"]),
    (
        "parameter added that must be sent",
        ask(),
        ask({"name": "q", "schema": NUMBER, "required": True}),
        ["breaking parameter query q new: number, required"],
    ),
    ("parameter lost", ask({"name": "q"}), ask(), ["breaking parameter query q gone"]),
    (
        "deprecated parameter lost",
        ask({"name": "q", "deprecated": True}),
        ask(),
        ["older parameter query q gone"],
    ),
    (
        "parameter deprecated",
        ask({"name": "q"}),
        ask({"name": "q", "deprecated": True}),
        ["changed parameter query q is deprecated"],
    ),
    (
        "parameter required",
        ask({"name": "q"}),
        ask({"name": "q", "required": True}),
        ["breaking required query q is required now"],
    ),
    (
        "parameter optional",
        ask({"name": "q", "required": True}),
        ask({"name": "q"}),
        ["changed required query q is no longer required"],
    ),
    ("header on fewer operations", take({"name": "X-A"}, operations=3), take({"name": "X-A"}), []),
    ("header in other letters", take({"name": "X-A"}), take({"name": "x-a"}), []),
    (
        "header added to all",
        take(),
        take({"name": "X-A"}, operations=3),
        ["added parameter header X-A new: string"],
    ),
    (
        "header added to some",
        take(),
        take({"name": "X-A"}),
        ["added parameter header X-A new: string, on 2 of 3 operations"],
    ),
    (
        "header added that must be sent",
        take(),
        take({"name": "X-A", "required": True}, operations=3),
        ["breaking parameter header X-A new: string, required"],
    ),
    (
        "header they do not declare",
        take({"name": "X-A"}),
        take(),
        ["older parameter header X-A not declared"],
    ),
    (
        "header required",
        take({"name": "X-A"}),
        take({"name": "X-A", "required": True}),
        ["breaking required header X-A is required now"],
    ),
    (
        "header with one value, which is sent anyway",
        take({"name": "X-A", "schema": {"type": "string", "enum": ["a"]}}),
        take({"name": "X-A", "required": True}),
        [],
    ),
    (
        "header with one value that gains another",
        take({"name": "X-A", "schema": {"type": "string", "enum": ["a"]}}),
        take({"name": "X-A", "schema": ENUM}),
        ["added enum header X-A also b"],
    ),
    (
        "header deprecated",
        take({"name": "X-A"}),
        take({"name": "X-A", "deprecated": True}),
        ["changed parameter header X-A is deprecated"],
    ),
    ("headers that OpenAPI ignores", take(), take({"name": "Accept"}, {"name": "content-type"}), []),
    (
        "values of a parameter",
        ask({"name": "q", "schema": ENUM}),
        ask({"name": "q", "schema": MORE}),
        ["added enum query q also c"],
    ),
    (
        "values lost by a parameter",
        ask({"name": "q", "schema": MORE}),
        ask({"name": "q", "schema": ENUM}),
        ["breaking enum query q no longer c"],
    ),
    (
        "values closed",
        ask({"name": "q", "schema": TEXT}),
        ask({"name": "q", "schema": ENUM}),
        ["changed enum query q must be one of a, b"],
    ),
    (
        "a list where one was",
        ask({"name": "q", "schema": TEXT}),
        ask({"name": "q", "schema": LIST}),
        ["breaking type query q is list, was text"],
    ),
    (
        "a list as well",
        ask({"name": "q", "schema": TEXT}),
        ask({"name": "q", "schema": EITHER}),
        ["added type query q may be list as well"],
    ),
    (
        "field of an answer added",
        read(thing({"id": TEXT})),
        read(thing({"id": TEXT, "a": LIST}, "a")),
        ["added field answer a new: list of string"],
    ),
    (
        "field of an answer lost",
        read(thing({"id": TEXT, "a": TEXT})),
        read(thing({"id": TEXT})),
        ["older field answer a gone"],
    ),
    (
        "field of a request added",
        send(thing({"id": TEXT})),
        send(thing({"id": TEXT, "a": TEXT})),
        ["added field request a new: string"],
    ),
    (
        "field of a request added that must be sent",
        send(thing({"id": TEXT})),
        send(thing({"id": TEXT, "a": TEXT}, "a")),
        ["breaking field request a new: string, required"],
    ),
    (
        "field of a request lost",
        send(thing({"id": TEXT, "a": TEXT})),
        send(thing({"id": TEXT})),
        ["breaking field request a gone"],
    ),
    (
        "deprecated field of a request lost",
        send(thing({"id": TEXT, "a": {"type": "string", "deprecated": True}})),
        send(thing({"id": TEXT})),
        ["older field request a gone"],
    ),
    (
        "field required",
        send(thing({"a": TEXT})),
        send(thing({"a": TEXT}, "a")),
        ["breaking required request a is required now"],
    ),
    (
        "field optional",
        send(thing({"a": TEXT}, "a")),
        send(thing({"a": TEXT})),
        ["changed required request a is no longer required"],
    ),
    (
        "field may be missing",
        read(thing({"a": TEXT}, "a")),
        read(thing({"a": TEXT})),
        ["changed required answer a may be missing"],
    ),
    ("field always there", read(thing({"a": TEXT})), read(thing({"a": TEXT}, "a")), []),
    ("value answered", read(thing({"a": ENUM})), read(thing({"a": MORE})), ["added enum answer a also c"]),
    (
        "value no longer answered",
        read(thing({"a": MORE})),
        read(thing({"a": ENUM})),
        ["older enum answer a no longer c"],
    ),
    ("values unknown to them", read(thing({"a": ENUM})), read(thing({"a": TEXT})), []),
    (
        "another type",
        read(thing({"a": TEXT})),
        read(thing({"a": NUMBER})),
        ["breaking type answer a is number, was string"],
    ),
    (
        "another type as well",
        read(thing({"a": TEXT})),
        read(thing({"a": EITHER})),
        ["changed type answer a may be array as well"],
    ),
    ("a type less is answered", read(thing({"a": EITHER})), read(thing({"a": TEXT})), []),
    (
        "a type less may be sent",
        send(thing({"a": EITHER})),
        send(thing({"a": TEXT})),
        ["changed type request a may not be array"],
    ),
    (
        "null answered",
        read(thing({"a": TEXT})),
        read(thing({"a": NULLABLE})),
        ["changed type answer a may be null as well"],
    ),
    (
        "null refused",
        send(thing({"a": NULLABLE})),
        send(thing({"a": TEXT})),
        ["older type request a may not be null"],
    ),
    ("integers are numbers", read(thing({"a": {"type": "integer"}})), read(thing({"a": NUMBER})), []),
    ("a list says what one says", send(thing({"a": LIST})), send(thing({"a": EITHER})), []),
    ("a field that is refused", send(thing({"id": TEXT})), send(thing({"id": TEXT, "a": {}})), []),
    ("success", BARE, OTHER_STATUS, ["changed status succeeds with 202 instead of 200"]),
    (
        "more statuses",
        BARE,
        ONE_MORE_STATUS,
        ["added status new error 409", "added status succeeds with 202"],
    ),
    ("fewer statuses", ONE_MORE_STATUS, BARE, []),
    ("a body", BARE, read(TEXT), ["added field answer new: a body, string"]),
    ("no body", read(TEXT), BARE, ["older field answer gone"]),
]


@pytest.mark.parametrize(
    ("ours", "theirs", "found"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_each_difference_is_found_and_judged(ours: Json, theirs: Json, found: list[str]) -> None:
    assert said(ours, theirs) == found
    assert said(ours, deepcopy(ours)) == said(theirs, deepcopy(theirs)) == []


def test_versions_and_ways_of_writing_do_not_count() -> None:
    names = {"id": TEXT, "note": {"type": ["string", "null"]}, "state": {"anyOf": [ENUM, TEXT]}}
    ours = read(
        {"$ref": "#/components/schemas/GateAnswer"},
        Gate=thing(names, "id"),
        GateAnswer=thing({"message": TEXT, "data": {"$ref": "#/components/schemas/Gate"}}, "data"),
    )
    inline: Json = {"id": TEXT, "note": {"type": "string", "nullable": True}, "state": ENUM}
    envelope = {
        "allOf": [
            {"$ref": "#/components/schemas/Single"},
            {"required": ["data"], "properties": {"data": {"properties": inline, "required": ["id"]}}},
        ]
    }
    theirs = read(envelope, Single=thing({"message": TEXT, "data": {"type": "object"}}, "message", "data"))
    theirs["openapi"] = "3.0.0"
    theirs["paths"] = {"/console/v1/gates/": theirs["paths"]["/gates"]}
    assert said(ours, theirs) == []
    inline["rules"] = {"type": "array", "items": thing({})}
    (one,) = differences(ours, theirs)
    assert (one.place.path, one.place.owner, one.place.label) == ("data.rules", "Gate", "rules")


def test_names_in_paths_do_not_count_and_path_items_share_parameters() -> None:
    def path(name: str, schema: Json, *, shared: bool) -> Json:
        parameter = {"name": name, "in": "path", "required": True, "schema": schema}
        operation: Json = {"responses": {"200": {}}}
        item: Json = {"get": operation}
        (item if shared else operation)["parameters"] = [parameter]
        return document({f"/users/{{{name}}}": item})

    assert said(path("id", TEXT, shared=True), path("email", TEXT, shared=False)) == []
    assert said(path("id", ENUM, shared=True), path("email", MORE, shared=False)) == [
        "added enum path 0 also c"
    ]
    bare = document({"/users/{x}": {"get": {"responses": {"200": {}}}}})
    assert said(path("id", TEXT, shared=True), bare) == said(bare, path("id", TEXT, shared=True)) == []


def test_paths_lead_through_lists_maps_and_unions() -> None:
    def deep(last: Json) -> Json:
        union = {"oneOf": [thing({"kind": {"const": "x"}}), thing({"kind": {"const": "y"}, "last": last})]}
        rules = {"type": "array", "items": thing({"by": {"type": "object", "additionalProperties": union}})}
        return read(thing({"data": {"type": "array", "items": thing({"rules": rules})}}))

    assert said(deep(TEXT), deep(NUMBER)) == [
        "breaking type answer data[].rules[].by{}.last is number, was string"
    ]
    assert said(deep(TEXT), deep(TEXT)) == []


def test_what_contains_itself_is_compared_once() -> None:
    def tree(**more: Json) -> Json:
        node = {"$ref": "#/components/schemas/Node"}
        other = {"allOf": [node, thing({"up": node})]}
        fields = {"left": node, "right": {"anyOf": [node, {"type": "null"}]}, "other": other, **more}
        loop = {"allOf": [{"$ref": "#/components/schemas/Loop"}]}
        return read(node, Node=thing(fields), Loop=loop, Ring={"$ref": "#/components/schemas/Ring"})

    found = differences(tree(), tree(new=TEXT))
    assert {one.place.label for one in found} <= {"new"}
    assert found[0].place.path == "new"
    assert len(drift.lines(found)) == 1
    ring = tree(loop={"$ref": "#/components/schemas/Loop"}, ring={"$ref": "#/components/schemas/Ring"})
    assert said(ring, deepcopy(ring)) == []


@pytest.mark.parametrize(
    "broken",
    [
        {"$ref": "#/components/schemas/Nowhere"},
        {"$ref": "other.yaml#/Gate"},
        {"type": "array"},
        {"type": "object", "properties": None, "required": None},
        {"allOf": [], "anyOf": None, "enum": None},
        {"type": "object", "properties": {"id": True}},
        {"items": True, "additionalProperties": True},
        True,
    ],
)
def test_missing_pieces_do_no_harm(broken: Any) -> None:
    whole = thing({"a": thing({"id": TEXT}), "b": TEXT})
    holed = thing({"a": broken, "b": TEXT})
    for first, second in ((whole, holed), (holed, whole), (holed, holed)):
        assert all(one.place.path.startswith("a") for one in differences(read(first), read(second)))
    assert not differences(read(whole), read(broken)) or broken is not True


def test_operations_may_lack_everything() -> None:
    empty = document({"/gates": {"get": {}, "post": {"requestBody": {}, "parameters": [{}]}, "x-note": 1}})
    assert said(empty, deepcopy(empty)) == []
    assert said(BARE, empty) == ["added operation new"]


def test_one_model_of_ours_is_united_from_several_of_theirs() -> None:
    rule = {"$ref": "#/components/schemas/Rule"}
    ours = document(
        {
            "/a": {"post": {"requestBody": content(rule), "responses": {}}},
            "/b": {"post": {"requestBody": content(rule), "responses": {}}},
        },
        Rule=thing({"id": TEXT, "variants": TEXT, "type": {"$ref": "#/components/schemas/Type"}}),
        Type=MORE,
    )
    theirs = deepcopy(ours)
    inline = {"id": TEXT, "type": {"type": "string", "enum": ["a", "b"]}}
    theirs["paths"]["/b"]["post"]["requestBody"] = content(thing(inline))
    assert said(ours, theirs) == ["older field request variants gone", "older enum request type no longer c"]
    theirs["paths"]["/a"]["post"]["requestBody"] = content(thing(inline))
    assert {one.grade for one in differences(ours, theirs)} == {"breaking"}


def test_an_exact_comparison_tells_what_a_lenient_one_forgives() -> None:
    ours, theirs = (
        read(thing({"a": {"type": "integer"}, "b": ENUM, "c": TEXT})),
        read(thing({"a": NUMBER, "b": TEXT})),
    )
    assert said(ours, theirs, exact=True) == [
        "breaking field answer c gone",
        "changed enum answer b may be any value now",
        "changed type answer a is number, was integer",
    ]
    assert "added field answer c new: string" in said(theirs, ours, exact=True)
    sent = send(thing({"a": NUMBER, "b": NULLABLE})), send(thing({"a": {"type": "integer"}, "b": TEXT}))
    assert [one.grade for one in differences(*sent, exact=True)] == ["breaking", "breaking"]


def test_a_header_that_is_gone_breaks_an_exact_comparison_only() -> None:
    both = take({"name": "X-A"}), take()
    assert said(*both, exact=True) == ["breaking parameter header X-A gone"]


def test_the_header_of_the_key_is_no_parameter() -> None:
    theirs = take({"name": "STATSIG-API-KEY", "required": True})
    theirs["components"]["securitySchemes"] = {
        "Key": {"type": "apiKey", "in": "header", "name": "statsig-api-key"}
    }
    assert differences(take(), theirs) == []


def test_our_headers_are_those_of_the_published_document() -> None:
    """It declares one on each operation, and the other one nowhere."""
    theirs = deepcopy(bundle())
    reviews = {"name": "x-respect-review-settings", "in": "header", "required": False, "schema": TEXT}
    for item in theirs["paths"].values():
        item["parameters"] = item["parameters"][:-2]
        for method in item.keys() - {"parameters"}:
            item[method]["parameters"] = [*item[method].get("parameters", []), reviews]
    (found,) = differences(bundle(), theirs)
    assert (found.grade, found.place.path) == ("older", "STATSIG-API-VERSION")


def test_descriptions_are_short() -> None:
    shapes = Shapes(document(Gate=thing({"id": TEXT})))
    gate = {"$ref": "#/components/schemas/Gate"}
    assert shapes.describe({"type": "array", "items": gate}) == "list of Gate"
    assert shapes.describe({"anyOf": [gate, {"type": "null"}]}) == "Gate or null"
    assert shapes.describe({"enum": list("abcdefgh"), "type": "string"}) == "one of a, b, c, d, e, f, …"
    assert shapes.describe(NULLABLE) == "string or null"
    assert shapes.describe({"type": "object", "additionalProperties": TEXT}) == "map"
    assert shapes.describe({}) == "anything"


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str, str]:
    """Ours, theirs of yesterday, theirs of today."""
    contents = read(thing({"a": TEXT})), read(thing({"a": NUMBER})), read(thing({"a": NUMBER, "b": TEXT}))
    paths = [tmp_path / name for name in ("ours.json", "yesterday.json", "today.json")]
    for path, written in zip(paths, contents, strict=True):
        path.write_text(json.dumps(written))
    return str(paths[0]), str(paths[1]), str(paths[2])


def test_the_command_prints_what_is_new(
    files: tuple[str, str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    ours, yesterday, today = files
    assert drift.main([today, "--ours", ours]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "breaking: 1 difference in 1 place",
        "  type       GET /gates  answer a: is number, was string",
        "",
        "added: 1 difference in 1 place",
        "  field      GET /gates  answer b: new: string",
        "",
    ]
    assert drift.main([today, "--ours", ours, "--since", yesterday, "--json"]) == 1
    assert json.loads(capsys.readouterr().out) == [
        {
            "class": "added",
            "kind": "field",
            "operation": "GET /gates",
            "part": "answer",
            "path": "b",
            "model": "",
            "what": "new: string",
        }
    ]
    assert drift.main([yesterday, "--ours", ours, "--since", yesterday]) == 0
    assert drift.main([ours, "--ours", ours]) == 0
    assert capsys.readouterr().out == "Nothing is new.\n" * 2
    assert drift.main([ours, "--ours", ours, "--json"]) == 0
    assert capsys.readouterr().out == "[]\n"
    assert drift.main([yesterday, "--ours", today, "--all"]) == 0
    assert "  field      GET /gates  answer b: gone" in capsys.readouterr().out


def test_the_command_says_what_it_cannot_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written = {
        "no.json": ("{", "is not JSON"),
        "list.json": ("[]", "not an OpenAPI 3 document"),
        "swagger.json": ('{"swagger": "2.0"}', "not an OpenAPI 3 document"),
        "empty.json": ('{"openapi": "3.0.0"}', "has no `paths`"),
        "else.json": ('{"openapi": "3.0.0", "paths": {"/api/x": {}}}', "has none of our operations"),
    }
    for name, (text, message) in written.items():
        (tmp_path / name).write_text(text)
        assert drift.main([str(tmp_path / name)]) == 2
        error = capsys.readouterr().err
        assert message in error
        assert name in error
    assert drift.main([str(tmp_path / "missing.json")]) == 2
    assert "missing.json: cannot be read" in capsys.readouterr().err
    with pytest.raises(SystemExit) as usage:
        drift.main([])
    assert usage.value.code == 2


@pytest.fixture
def server(files: tuple[str, str, str]) -> Iterator[str]:
    """The address of a server that publishes the document of today."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200 if self.path == "/openapi.json" else 404)
            self.end_headers()
            self.wfile.write(Path(files[2]).read_bytes())

        def log_message(self, format: str, *args: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as http:
        thread = threading.Thread(target=http.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{http.server_port}"
        http.shutdown()
        thread.join()


def test_a_document_may_stand_behind_a_url(
    server: str, files: tuple[str, str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert load(f"{server}/openapi.json") == json.loads(Path(files[2]).read_text())
    assert drift.main([f"{server}/openapi.json", "--ours", files[2]]) == 0
    assert drift.main([f"{server}/gone.json"]) == 2
    assert "404" in capsys.readouterr().err
    with pytest.raises(SurfaceError, match="cannot be read"):
        load("http://127.0.0.1:1/openapi.json")


def test_dangling_references_are_told(
    files: tuple[str, str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    holed = read({"$ref": "#/components/schemas/Nowhere"})
    Path(files[1]).write_text(json.dumps(holed))
    drift.main([files[1], "--ours", files[0]])
    assert "#/components/schemas/Nowhere does not exist" in capsys.readouterr().err


def test_three_thousand_differences_stay_readable() -> None:
    names = [f"field_{number}" for number in range(3000)]
    many = {f"/gates/{number}": read(TEXT)["paths"]["/gates"] for number in range(500)}
    ours, theirs = read(thing({"id": TEXT})), read(thing({"id": TEXT, **dict.fromkeys(names, TEXT)}))
    theirs["paths"] |= many
    found = differences(ours, theirs)
    assert len(found) == 3500
    text = list(drift.report(found))
    assert len(text) <= drift.MOST_LINES + 4
    assert "440" in "".join(text) or "441" in "".join(text)
    assert max(map(len, text)) < 500


def test_our_document_does_not_differ_from_itself() -> None:
    ours = bundle()
    assert differences(ours, deepcopy(ours)) == []
    assert differences(ours, deepcopy(ours), exact=True) == []


def published() -> Json:
    """A document put together from the published pieces; the newest component wins."""
    paths: Json = {}
    schemas: Json = {}
    for file in sorted(REFERENCE.glob("components-*.json")):
        schemas |= json.loads(file.read_text())
    for file in sorted(REFERENCE.glob("paths/*.json")):
        for path, item in json.loads(file.read_text()).items():
            paths.setdefault(path, {}).update(item)
    return {**document(paths, **schemas), "openapi": "3.0.0"}


@pytest.mark.skipif(not REFERENCE.exists(), reason="the published pieces are not part of the repository")
def test_the_published_document_is_compared_in_time(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "published.json"
    file.write_text(json.dumps(published()))
    began = time.process_time()
    assert drift.main([str(file), "--json"]) in (0, 1)
    assert time.process_time() - began < 20
    records = json.loads(capsys.readouterr().out)
    assert not [one for one in records if one["kind"] == "operation" and one["class"] == "added"]
    assert drift.main([str(file), "--all", "--since", str(file)]) == 0


def gates(fields: Json, *verbs: str, tag: str = "gates", **schemas: Json) -> Json:
    """A document in our conventions with some operations of one group."""
    answer = {"$ref": "#/components/schemas/GateAnswer"}
    operations: Json = {
        f"/{tag}/{verb}": {
            "get": {
                "operationId": f"{tag}_{verb}",
                "tags": [tag],
                "summary": f"Do {verb}.",
                "parameters": [],
                "responses": {"200": content(answer)},
            }
        }
        for verb in verbs
    }
    return document(
        operations,
        Gate=thing(fields, "id"),
        GateAnswer=thing({"message": TEXT, "data": {"$ref": "#/components/schemas/Gate"}}, "data"),
        **schemas,
    )


def notes(old: Json, new: Json) -> list[str]:
    """The notes without empty lines."""
    return [line for line in release_notes.Notes(old, new).markdown().splitlines() if line]


def test_notes_say_what_users_notice() -> None:
    state = {"$ref": "#/components/schemas/GateState"}
    old = gates({"id": TEXT, "teamID": TEXT, "state": state}, "get", "list", "archive", GateState=ENUM)
    new = gates(
        {"id": TEXT, "isStale": LIST, "state": state, "rule": {"$ref": "#/components/schemas/Rule"}},
        "get",
        "list",
        "launch",
        GateState=MORE,
        Rule=thing({"id": TEXT}),
    )
    listed = new["paths"]["/gates/list"]["get"]
    listed["parameters"] = [{"name": "pageSize", "in": "query", "schema": TEXT}]
    listed["deprecated"] = True
    new["paths"] |= gates({}, "get", "list", tag="alerts")["paths"]
    assert notes(old, new) == [
        "### Breaking",
        "* `client.gates.archive` was removed.",
        "* `models.Gate`: `team_id` was removed.",
        "### New groups",
        "* `client.alerts`: `get`, `list`.",
        "### New operations",
        "* `client.gates.launch`: Do launch.",
        "### Deprecated",
        "* `client.gates.list` is deprecated.",
        "### Parameters",
        "* `client.gates.list`: `page_size` is new (string).",
        "### Models",
        "* New: `Rule`.",
        "* `models.Gate`: `is_stale` is new (list of string); `rule` is new (Rule).",
        "### Values",
        "* `models.GateState`: also c.",
    ]
    assert "* `models.Rule` was removed." in notes(new, old)
    assert notes(new, deepcopy(new)) == ["Nothing changed for users."]


def test_notes_tell_headers_once() -> None:
    old, new = gates({"id": TEXT}, "get", "list"), gates({"id": TEXT}, "get", "list")
    for item in new["paths"].values():
        item["parameters"] = [{"name": "X-Hint-ID", "in": "header", "schema": TEXT}]
    assert notes(old, new) == ["### Parameters", "* Every request: `X-Hint-ID` is new (string)."]
    assert notes(new, old) == ["### Breaking", "* Every request: `X-Hint-ID` was removed."]


def test_notes_tell_renamed_calls_and_other_answers() -> None:
    old, new = gates({"id": TEXT}, "get", "list"), gates({"id": TEXT}, "get", "list")
    new["paths"]["/gates/get"]["get"]["operationId"] = "gates_read"
    data = new["components"]["schemas"]["GateAnswer"]["properties"]
    data["data"] = {"type": "array", "items": data["data"]}
    assert notes(old, new)[:3] == [
        "### Breaking",
        "* `client.gates.get` is now `client.gates.read`.",
        "* `client.gates.list` returns list of Gate instead of Gate.",
    ]
    moved = deepcopy(old)
    moved["paths"]["/v2/get"] = moved["paths"].pop("/gates/get")
    assert notes(old, moved) == [
        "### Breaking",
        "* `client.gates.get` calls GET /v2/get instead of GET /gates/get.",
    ]


def git(folder: Path, *words: str) -> None:
    """Run git in a repository that is thrown away."""
    who = ["-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(folder), *who, *words], check=True, capture_output=True)


def test_notes_are_read_from_git(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / release_notes.DOCUMENT
    assert release_notes.main(["v1"], tmp_path) == 2
    git(tmp_path, "init", "--quiet")
    file.parent.mkdir(parents=True)
    for tag, verbs in (("v1", ["get"]), ("v2", ["get", "list"])):
        file.write_text(json.dumps(gates({"id": TEXT}, *verbs)))
        git(tmp_path, "add", ".")
        git(tmp_path, "commit", "--quiet", "--message", tag)
        git(tmp_path, "tag", tag)
    file.write_text(json.dumps(gates({"id": TEXT}, "get", "list", "archive")))
    capsys.readouterr()
    assert release_notes.main(["v1", "v2"], tmp_path) == 0
    assert capsys.readouterr().out == "### New operations\n\n* `client.gates.list`: Do list.\n"
    assert release_notes.main(["v2"], tmp_path) == 0
    assert "client.gates.archive" in capsys.readouterr().out
    for words, message in ((["v9"], "v9:"), (["--", "--output=x"], "--output=x:"), (["v1", "v9"], "v9:")):
        assert release_notes.main(words, tmp_path) == 2
        assert message in capsys.readouterr().err
    file.unlink()
    assert release_notes.main(["v1"], tmp_path) == 2
    assert "does not exist" in capsys.readouterr().err


def test_both_run_as_commands(files: tuple[str, str, str]) -> None:
    for words, status in (
        (["drift.py", files[2], "--ours", files[0]], 1),
        (["drift.py", files[0], "--ours", files[0]], 0),
        (["drift.py"], 2),
        (["release_notes.py", "--help"], 0),
    ):
        done = subprocess.run(
            [sys.executable, ROOT / "scripts" / words[0], *words[1:]], capture_output=True, check=False
        )
        assert done.returncode == status, done.stderr


def test_a_document_is_recognised() -> None:
    assert parse('{"openapi": "3.0.1", "paths": {}}', "x")["openapi"] == "3.0.1"
    with pytest.raises(SurfaceError, match="x: is not an OpenAPI 3 document"):
        parse('{"openapi": "2.0"}', "x")
