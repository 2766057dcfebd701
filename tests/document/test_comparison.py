"""Two documents are compared: each kind of difference has its class, and nothing else is found."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from comparison.differences import Difference, Place, joined
from comparison.documents import compare
from comparison.shapes import Shapes
from comparison.surface import Surface
from comparison.texts import places
from document.bundle import bundle
from tests.support.small_documents import (
    EITHER,
    ENUM,
    LIST,
    MORE,
    NULLABLE,
    NUMBER,
    TEXT,
    Json,
    ask,
    content,
    document,
    exchange,
    header,
    read,
    send,
    serve,
    take,
    thing,
    unlock,
)


def differences(ours: Json, theirs: Json, exact: bool = False) -> list[Difference]:
    """What differs, with their usual prefix."""
    return compare(Surface(ours), Surface(theirs, PREFIX), exact=exact)


def said(ours: Json, theirs: Json, exact: bool = False) -> list[str]:
    """The differences in short."""
    return [
        " ".join(filter(None, (one.grade, one.kind, one.place.part, one.place.path, one.what, one.value)))
        for one in joined(differences(ours, theirs, exact))
    ]


BOOLEANS = {"type": "string", "enum": ["true", "false"]}
OPEN = {"anyOf": [ENUM, TEXT]}
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
    (
        "header on fewer operations",
        take({"name": "X-A"}, operations=3),
        take({"name": "X-A"}),
        ["breaking parameter header X-A gone"],
    ),
    ("header in other letters", take({"name": "X-A"}), take({"name": "x-a"}), []),
    (
        "header added to all",
        take(),
        take({"name": "X-A"}, operations=3),
        ["added parameter header X-A new: string"] * 3,
    ),
    (
        "header added to some",
        take(),
        take({"name": "X-A"}),
        ["added parameter header X-A new: string"] * 2,
    ),
    (
        "header added that must be sent",
        take(),
        take({"name": "X-A", "required": True}, operations=3),
        ["breaking parameter header X-A new: string, required"] * 3,
    ),
    (
        "header lost",
        take({"name": "X-A"}),
        take(),
        ["breaking parameter header X-A gone"] * 2,
    ),
    (
        "header required",
        take({"name": "X-A"}),
        take({"name": "X-A", "required": True}),
        ["breaking required header X-A is required now"] * 2,
    ),
    (
        "header with one value, which is sent anyway",
        take({"name": "X-A", "schema": {"type": "string", "enum": ["a"]}}),
        take({"name": "X-A", "required": True, "schema": {"type": "string", "enum": ["a"]}}),
        [],
    ),
    (
        "header with one value that gains another",
        take({"name": "X-A", "schema": {"type": "string", "enum": ["a"]}}),
        take({"name": "X-A", "schema": ENUM}),
        ["added enum header X-A also b"] * 2,
    ),
    (
        "header deprecated",
        take({"name": "X-A"}),
        take({"name": "X-A", "deprecated": True}),
        ["changed parameter header X-A is deprecated"] * 2,
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
        ["breaking enum query q must be one of a, b"],
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
        "field of a response added",
        read(thing({"id": TEXT})),
        read(thing({"id": TEXT, "a": LIST}, "a")),
        ["added field response a new: list of string"],
    ),
    (
        "field of a response lost",
        read(thing({"id": TEXT, "a": TEXT})),
        read(thing({"id": TEXT})),
        ["changed field response a gone"],
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
        ["changed required response a may be missing"],
    ),
    ("field always there", read(thing({"a": TEXT})), read(thing({"a": TEXT}, "a")), []),
    ("value returned", read(thing({"a": ENUM})), read(thing({"a": MORE})), ["added enum response a also c"]),
    (
        "value no longer returned",
        read(thing({"a": MORE})),
        read(thing({"a": ENUM})),
        ["changed enum response a no longer c"],
    ),
    ("values unknown to them", read(thing({"a": OPEN})), read(thing({"a": TEXT})), []),
    ("values that a response is limited to", read(thing({"a": TEXT})), read(thing({"a": ENUM})), []),
    ("values among others in a request", send(thing({"a": TEXT})), send(thing({"a": OPEN})), []),
    ("booleans as text", ask({"name": "q", "schema": TEXT}), ask({"name": "q", "schema": BOOLEANS}), []),
    ("values where ours takes anything", send(thing({"a": {}})), send(thing({"a": ENUM})), []),
    (
        "values where ours takes a list",
        send(thing({"a": LIST})),
        send(thing({"a": ENUM})),
        ["breaking type request a is string, was array"],
    ),
    (
        "values no longer closed in a response",
        read(thing({"a": ENUM})),
        read(thing({"a": TEXT})),
        ["changed enum response a may be any value now"],
    ),
    (
        "values no longer closed in a request",
        send(thing({"a": ENUM})),
        send(thing({"a": TEXT})),
        ["added enum request a may be any value now"],
    ),
    (
        "another type",
        read(thing({"a": TEXT})),
        read(thing({"a": NUMBER})),
        ["breaking type response a is number, was string"],
    ),
    (
        "another type as well",
        read(thing({"a": TEXT})),
        read(thing({"a": EITHER})),
        ["changed type response a may be array as well"],
    ),
    ("a type less is returned", read(thing({"a": EITHER})), read(thing({"a": TEXT})), []),
    (
        "a type less may be sent",
        send(thing({"a": EITHER})),
        send(thing({"a": TEXT})),
        ["breaking type request a may not be array"],
    ),
    (
        "null returned",
        read(thing({"a": TEXT})),
        read(thing({"a": NULLABLE})),
        ["changed type response a may be null as well"],
    ),
    (
        "null refused",
        send(thing({"a": NULLABLE})),
        send(thing({"a": TEXT})),
        ["breaking type request a may not be null"],
    ),
    ("integers are numbers", read(thing({"a": {"type": "integer"}})), read(thing({"a": NUMBER})), []),
    ("a list says what one says", send(thing({"a": LIST})), send(thing({"a": EITHER})), []),
    (
        "a field of a response that may be anything",
        read(thing({"id": TEXT})),
        read(thing({"id": TEXT, "a": {}})),
        ["added field response a new: anything"],
    ),
    (
        "a field that refers to something deprecated",
        read(thing({"a": {"$ref": "#/components/schemas/A"}}), A=TEXT),
        read(thing({"a": {"$ref": "#/components/schemas/A"}}), A={**TEXT, "deprecated": True}),
        ["changed field response a is deprecated"],
    ),
    (
        "a deprecated field that refers to something",
        read(thing({"a": {"$ref": "#/components/schemas/A"}}), A=TEXT),
        read(thing({"a": {"$ref": "#/components/schemas/A", "deprecated": True}}), A=TEXT),
        ["changed field response a is deprecated"],
    ),
    ("a field that is refused", send(thing({"id": TEXT})), send(thing({"id": TEXT, "a": {}})), []),
    ("success", BARE, OTHER_STATUS, ["changed status succeeds with 202 instead of 200"]),
    (
        "more statuses",
        BARE,
        ONE_MORE_STATUS,
        ["added status new error 409", "added status succeeds with 202"],
    ),
    ("fewer statuses", ONE_MORE_STATUS, BARE, []),
    ("a body", BARE, read(TEXT), ["added field response new: a body, string"]),
    ("no body", read(TEXT), BARE, ["changed field response gone"]),
]

PREFIX = "/console/v1"
HOST = {"host": {"default": "x.example"}}
ADDRESS = "https://statsigapi.net"
KEYED = unlock("Key", Key=header("STATSIG-API-KEY"))
JSON_BODY = {"application/json": {"schema": thing({"id": TEXT, "name": TEXT})}}
CSV_BODY = {"text/csv": {"schema": TEXT}}
LONG = send(thing({"a": {"type": "string", "maxLength": 100}}))


def beside(whole: Json, **more: Any) -> Json:
    """A document with more keys in its one path."""
    ((path, item),) = whole["paths"].items()
    return {**whole, "paths": {path: {**item, **more}}}


def optional_key() -> Json:
    """A document whose one operation may be called without its key."""
    whole = unlock("Key", Key=header("STATSIG-API-KEY"))
    whole["paths"]["/gates"]["get"]["security"].append({})
    return whole


CASES += [
    (
        "another server",
        serve(f"{ADDRESS}/console/v1"),
        serve("https://api.example.com", prefix=PREFIX),
        [f"breaking server server is https://api.example.com/console/v1, was {ADDRESS}/console/v1"],
    ),
    (
        "the same server, whose paths have a prefix",
        serve(f"{ADDRESS}/console/v1/"),
        serve(ADDRESS, prefix=PREFIX),
        [],
    ),
    (
        "one more server",
        serve(f"{ADDRESS}/console/v1"),
        serve(ADDRESS, "https://eu.example.com", prefix=PREFIX),
        ["added server server also https://eu.example.com/console/v1"],
    ),
    (
        "a server with a variable",
        serve(f"{ADDRESS}/console/v1"),
        {**serve(prefix=PREFIX), "servers": [{"url": "https://{host}", "variables": HOST}]},
        [f"breaking server server is https://x.example/console/v1, was {ADDRESS}/console/v1"],
    ),
    ("a server relative to the document", serve(ADDRESS), serve("/"), []),
    (
        "another version",
        serve(info={"version": "20240601"}),
        serve(info={"version": "20260601.0.0"}),
        ["changed version is 20260601, was 20240601"],
    ),
    ("the same version", serve(info={"version": "20240601"}), serve(info={"version": "20240601.0.0"}), []),
    ("a version they do not tell", serve(info={"version": "20240601"}), serve(), []),
    (
        "another header for the key",
        KEYED,
        unlock("Key", Key=header("X-KEY")),
        ["breaking security security is header X-KEY, was header STATSIG-API-KEY"],
    ),
    ("the same header under another name", KEYED, unlock("Auth", Auth=header("statsig-api-key")), []),
    (
        "a token instead of the key",
        KEYED,
        unlock("Token", Token={"type": "http", "scheme": "bearer"}),
        ["breaking security security is http bearer, was header STATSIG-API-KEY"],
    ),
    (
        "a token as well",
        KEYED,
        unlock("Key", "Token", Key=header("STATSIG-API-KEY"), Token={"type": "http", "scheme": "Bearer"}),
        ["added security security may be http bearer as well"],
    ),
    ("no key needed", KEYED, unlock(), ["changed security security is not needed"]),
    ("a key that one may leave out", KEYED, optional_key(), ["changed security security is not needed"]),
    (
        "a second key beside the key",
        KEYED,
        unlock("Key", "Other", both=True, Key=header("STATSIG-API-KEY"), Other=header("X-B")),
        ["breaking security security is header STATSIG-API-KEY and header X-B, was header STATSIG-API-KEY"],
    ),
    (
        "a credential that they do not describe",
        KEYED,
        unlock("Key"),
        ["breaking security security is unknown Key, was header STATSIG-API-KEY"],
    ),
    (
        "a server of one path",
        serve(f"{ADDRESS}{PREFIX}"),
        beside(serve(ADDRESS, prefix=PREFIX), servers=[{"url": "https://eu.example.com/"}]),
        [f"breaking server server is https://eu.example.com{PREFIX}, was {ADDRESS}{PREFIX}"],
    ),
    ("a key of which they say nothing", KEYED, BARE, []),
    (
        "another content type of a request",
        exchange(JSON_BODY, JSON_BODY),
        exchange(CSV_BODY, JSON_BODY),
        ["breaking content request is text/csv, was application/json"],
    ),
    (
        "another content type of a response",
        exchange(JSON_BODY, JSON_BODY),
        exchange(JSON_BODY, CSV_BODY),
        ["breaking content response is text/csv, was application/json"],
    ),
    (
        "one more content type",
        exchange(JSON_BODY, JSON_BODY),
        exchange({**CSV_BODY, **JSON_BODY}, JSON_BODY),
        ["added content request may be text/csv as well"],
    ),
    (
        "other forms of JSON",
        exchange(JSON_BODY, JSON_BODY),
        exchange(
            {"application/json; charset=utf-8": JSON_BODY["application/json"]},
            {"Application/problem+json": JSON_BODY["application/json"]},
        ),
        [],
    ),
    (
        "a tighter constraint",
        LONG,
        send(thing({"a": {"type": "string", "maxLength": 50}})),
        ["breaking constraint request a maxLength is 50, was 100"],
    ),
    (
        "a looser constraint",
        LONG,
        send(thing({"a": {"type": "string", "maxLength": 200}})),
        ["added constraint request a maxLength is 200, was 100"],
    ),
    (
        "a constraint less",
        LONG,
        send(thing({"a": TEXT})),
        ["added constraint request a maxLength 100 is gone"],
    ),
    (
        "a new constraint",
        send(thing({"a": TEXT})),
        LONG,
        ["breaking constraint request a maxLength 100 is new"],
    ),
    (
        "another pattern",
        send(thing({"a": {"type": "string", "pattern": "^a$"}})),
        send(thing({"a": {"type": "string", "pattern": "^b$"}})),
        ["breaking constraint request a pattern is ^b$, was ^a$"],
    ),
    (
        "a higher minimum",
        ask({"name": "q", "schema": {"type": "integer", "minimum": 1}}),
        ask({"name": "q", "schema": {"type": "integer", "minimum": 2}}),
        ["breaking constraint query q minimum is 2, was 1"],
    ),
    (
        "fewer items of a nullable list",
        send(thing({"a": {**LIST, "maxItems": 9}})),
        send(thing({"a": {**LIST, "maxItems": 5, "nullable": True}})),
        ["added type request a may be null as well", "breaking constraint request a maxItems is 5, was 9"],
    ),
    (
        "a constraint of a response",
        read(thing({"a": {"type": "string", "maxLength": 100}})),
        read(thing({"a": {"type": "string", "maxLength": 50}})),
        ["changed constraint response a maxLength is 50, was 100"],
    ),
]


@pytest.mark.parametrize(
    ("ours", "theirs", "found"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_each_difference_is_found_and_judged(ours: Json, theirs: Json, found: list[str]) -> None:
    assert sorted(said(ours, theirs)) == sorted(found)
    assert said(ours, deepcopy(ours)) == []


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
        "breaking type response data[].rules[].by{}.last is number, was string"
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
    assert {one.what for one in found} == {"new: string"}
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


def test_what_one_operation_loses_is_found_although_others_keep_it() -> None:
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
    theirs["paths"]["/b"]["post"]["requestBody"] = content(thing({"id": TEXT, "type": ENUM}))
    assert said(ours, theirs) == [
        "breaking field request variants gone",
        "breaking enum request type no longer c",
    ]
    assert {one.place.operation for one in differences(ours, theirs)} == {"POST /b"}


def test_what_one_of_two_places_loses_is_found() -> None:
    rule = {"$ref": "#/components/schemas/Rule"}
    ours = read(thing({"first": rule, "last": rule}), Rule=thing({"id": TEXT, "name": TEXT}))
    theirs = deepcopy(ours)
    theirs["components"]["schemas"]["Less"] = thing({"id": TEXT})
    below = theirs["paths"]["/gates"]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    below["properties"]["last"] = {"$ref": "#/components/schemas/Less"}
    assert said(ours, theirs) == ["changed field response last.name gone"]


def test_an_exact_comparison_tells_what_a_lenient_one_forgives() -> None:
    ours, theirs = (
        read(thing({"a": {"type": "integer"}, "b": ENUM, "c": TEXT})),
        read(thing({"a": NUMBER, "b": TEXT})),
    )
    assert said(ours, theirs, exact=True) == [
        "breaking field response c gone",
        "changed enum response b may be any value now",
        "changed type response a is number, was integer",
    ]
    assert "added field response c new: string" in said(theirs, ours, exact=True)
    sent = send(thing({"a": NUMBER, "b": NULLABLE})), send(thing({"a": {"type": "integer"}, "b": TEXT}))
    assert [one.grade for one in differences(*sent, exact=True)] == ["breaking", "breaking"]
    anything = send(thing({"a": TEXT})), send(thing({"a": TEXT, "b": {}}))
    assert said(*anything, exact=True) == ["added field request b new: anything"]
    limited = send(thing({"a": {"type": "string", "maxLength": 9}})), send(thing({"a": TEXT}))
    assert [one.grade for one in differences(*limited, exact=True)] == ["changed"]


def test_a_header_that_is_gone_breaks_an_exact_comparison() -> None:
    both = take({"name": "X-A"}), take()
    assert said(*both, exact=True) == ["breaking parameter header X-A gone"] * 2


def test_the_header_of_the_key_is_no_parameter() -> None:
    theirs = take({"name": "STATSIG-API-KEY", "required": True})
    theirs["components"]["securitySchemes"] = {
        "Key": {"type": "apiKey", "in": "header", "name": "statsig-api-key"}
    }
    assert differences(take(), theirs) == []


def test_our_document_does_not_differ_from_itself() -> None:
    ours, same = Surface(bundle()), Surface(deepcopy(bundle()))
    assert compare(ours, same) == compare(ours, same, exact=True) == []


def test_descriptions_are_short() -> None:
    shapes = Shapes(document(Gate=thing({"id": TEXT})))
    gate = {"$ref": "#/components/schemas/Gate"}
    assert shapes.describe({"type": "array", "items": gate}) == "list of Gate"
    assert shapes.describe({"anyOf": [gate, {"type": "null"}]}) == "Gate or null"
    assert shapes.describe({"enum": list("abcdefgh"), "type": "string"}) == "one of a, b, c, d, e, f, …"
    assert shapes.describe(NULLABLE) == "string or null"
    assert shapes.describe({"type": "object", "additionalProperties": TEXT}) == "map"
    assert shapes.describe({}) == "anything"


def test_types_that_contain_each_other_do_not_take_long() -> None:
    names = [f"Node{number}" for number in range(9)]
    links: Json = {name: {"$ref": f"#/components/schemas/{name}"} for name in names}
    ours = read(links["Node0"], **{name: thing({**links, "id": TEXT}) for name in names})
    theirs = deepcopy(ours)
    theirs["components"]["schemas"]["Node8"]["properties"]["new"] = TEXT
    assert "added field response Node8.new new: string" in said(ours, theirs)
    assert Place("GET /gates", "response", ("Node8", "new")) in places(Surface(theirs))
