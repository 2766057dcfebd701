"""Prepare the document for the generator: responses without envelopes, no errors, nothing unreachable."""

from __future__ import annotations

from copy import deepcopy
from typing import Any, NamedTuple, cast

from generator.reach import names_in, reached

__all__ = ["MAP", "METHODS", "Facts", "constant_headers", "facts", "may_lack_data", "tags_of_unions", "view"]

METHODS = ("get", "post", "put", "patch", "delete")
MAP = "a map, which the generator gets as a list"
_ENVELOPE = {"message", "data", "pagination"}
_TEXT_OF = {"boolean": "bool | ", "number": "int | float | "}
Json = dict[str, Any]


class Facts(NamedTuple):
    """The facts of an operation that the templates need beside those of the generator."""

    id: str
    path: str
    tag: str
    safety: str
    limit: Json | None
    verify: Json | None
    parameters: dict[str, str]
    """Description of each parameter."""
    reserved: dict[str, list[str]]
    """Values of a path parameter with which the path would be that of another operation."""
    joined: list[str]
    """Parameters whose values are joined by commas."""
    secrets: list[str]
    """Parameters that are credentials."""
    texts: dict[str, str]
    """Parameters that are sent as text, and what a call may give for them beside text."""
    sends_secrets: bool
    """Whether a parameter or the body may hold a credential."""
    deprecated: str
    """The warning of a call; empty for an operation that is not deprecated."""
    docs: str
    pages: str
    """The class of a list with pages; empty for other operations."""
    body: str
    """Description of the request body."""
    may_be_empty: bool
    """Whether a call may leave out the body; then an empty object is sent."""
    may_lack_data: bool
    """Whether the response may hold a message only, although the operation returns data."""
    guarded: str
    """Name in JSON of a list in the body that must not be empty by accident; empty for most operations."""


def facts(document: Json) -> dict[str, Facts]:
    """Return the facts of each operation by its id."""
    found = {}
    for path, operation in operations(document):
        parameters = _arguments(document, operation["parameters"])
        data = data_schema(document, success(document, operation)[1]) or {}
        found[operation["operationId"]] = Facts(
            operation["operationId"],
            path,
            operation["tags"][0],
            operation["x-safety"],
            operation.get("x-limit"),
            operation.get("x-verify"),
            {parameter["name"]: parameter["description"] for parameter in parameters},
            _reserved(document, path, operation["method"]),
            [parameter["name"] for parameter in parameters if parameter.get("explode") is False],
            [parameter["name"] for parameter in parameters if parameter.get("x-secret") is True],
            {item["name"]: _TEXT_OF[item["x-text-of"]] for item in parameters if "x-text-of" in item},
            _sends_secrets(document, parameters, operation.get("requestBody", {})),
            _deprecation(document, operation),
            operation["externalDocs"]["url"],
            _pages(data, {parameter["name"] for parameter in parameters}),
            resolve(document, operation.get("requestBody", {})).get("description", ""),
            operation["x-safety"] in ("transition", "once") and not _needs_body(document, operation),
            may_lack_data(document, success(document, operation)[1]),
            operation.get("x-guard-empty", ""),
        )
    return found


def constant_headers(document: Json) -> dict[str, str]:
    """Return the headers with a constant value, such as the version of the API."""
    parameters = document["components"].get("parameters", {}).values()
    headers = [item for item in parameters if item["in"] == "header"]
    # An enum with one value instead of a const, which some generators refuse here.
    return {
        item["name"]: item["schema"]["enum"][0]
        for item in headers
        if len(item["schema"].get("enum", ())) == 1
    }


def _arguments(document: Json, parameters: list[Json]) -> list[Json]:
    """Return the parameters that are arguments of a function, resolved. Headers are options of the client."""
    return [item for item in (resolve(document, one) for one in parameters) if item["in"] != "header"]


def _deprecation(document: Json, operation: Json) -> str:
    if not operation.get("deprecated"):
        return ""
    names = [operation["operationId"], *operation["x-replaced-by"]]
    tags = {other["operationId"]: other["tags"][0] for _, other in operations(document)}
    call, *others = [f"{tags[name]}.{name.removeprefix(tags[name] + '_')}" for name in names]
    advice = f"use {' or '.join(others)} instead" if others else "nothing replaces it"
    return f"{call}: the newest edition of the API no longer has it; {advice}"


def tags_of_unions(document: Json) -> dict[frozenset[str], tuple[str, dict[str, str]]]:
    """Return, for each union of objects with a tag field, the field and its values."""
    found = {}
    for names in _unions(document["components"]["schemas"]):
        members = {name: document["components"]["schemas"][name].get("properties", {}) for name in names}
        for field in members[names[0]]:
            values = {members[name].get(field, {}).get("const"): name for name in names}
            if None not in values and len(values) == len(names):
                found[frozenset(names)] = (field, values)
    return found


def _unions(node: Any) -> list[list[str]]:
    if isinstance(node, list):
        return [union for child in node for union in _unions(child)]
    if not isinstance(node, dict):
        return []
    names = [option["$ref"].rsplit("/", 1)[1] for option in node.get("anyOf", ()) if "$ref" in option]
    below = [union for child in node.values() for union in _unions(child)]
    return [names, *below] if len(names) > 1 else below


def view(document: Json) -> Json:
    """Return the document in the form for the generator."""
    shown = deepcopy(document)
    for item in shown["paths"].values():
        shared = item.pop("parameters", [])
        for method in METHODS:
            if method in item:
                _show(shown, item[method], shared)
    components = shown["components"]
    components.pop("responses", None)
    components.pop("parameters", None)
    _prune(shown)
    for schema in components["schemas"].values():
        (_maps if "properties" in schema else _maps_here)(schema)
    return shown


def operations(document: Json) -> list[tuple[str, Json]]:
    """Return each operation with its path, its path-level parameters merged in."""
    found = []
    for path, item in document["paths"].items():
        for method in METHODS:
            if method in item:
                both = [*item.get("parameters", ()), *item[method].get("parameters", ())]
                found.append((path, {**item[method], "parameters": both, "method": method.upper()}))
    return found


def resolve(document: Json, node: Json) -> Json:
    """Return the target of a reference to a component; return any other value unchanged."""
    while "$ref" in node:
        _, _, kind, name = node["$ref"].split("/")
        node = document["components"][kind][name]
    return node


def success(document: Json, operation: Json) -> tuple[str, Json | None]:
    """Return the status and the schema of the success response."""
    (status,) = (status for status in operation["responses"] if status < "300")
    content = resolve(document, operation["responses"][status]).get("content", {})
    return status, next(iter(content.values()))["schema"] if content else None


def data_schema(document: Json, schema: Json | None) -> Json | None:
    """Return the schema of the data inside the envelope, or None if there is only a message."""
    if schema is None:
        return None
    if (envelope := _envelope(document, schema)) is not None:
        return cast("Json | None", envelope["properties"].get("data"))
    return _options(document, schema)[0]


def _options(document: Json, schema: Json) -> list[Json]:
    return cast("list[Json]", resolve(document, schema).get("anyOf", [schema]))


def _envelope(document: Json, schema: Json) -> Json | None:
    """Return the schema of the envelope of a response, or None if it has no envelope."""
    for option in _options(document, schema):
        found = resolve(document, option)
        if found.get("properties") and set(found["properties"]) <= _ENVELOPE:
            return found
    return None


def may_lack_data(document: Json, schema: Json | None) -> bool:
    """Return whether a response may hold a message only, although its envelope has data."""
    envelope = _envelope(document, schema) if schema else None
    return (
        envelope is not None
        and "data" in envelope["properties"]
        and "data" not in envelope.get("required", ())
    )


def _reserved(document: Json, path: str, method: str) -> dict[str, list[str]]:
    """Return the texts of sibling paths in the place of a parameter, such as `list` for `/metrics/{id}`."""
    found: dict[str, list[str]] = {}
    own = path.split("/")
    for sibling, operation in operations(document):
        other = sibling.split("/")
        if operation["method"] != method or len(other) != len(own):
            continue
        pairs = [(a, b) for a, b in zip(own, other, strict=True) if a[:1] != "{" or b[:1] != "{"]
        different = [(mine, its) for mine, its in pairs if mine != its]
        # If a path has two such texts, the sibling with only one of them already reserves it.
        if len(different) == 1 and different[0][0].startswith("{"):
            found.setdefault(different[0][0][1:-1], []).append(different[0][1])
    return {place: sorted(texts) for place, texts in found.items()}


def _pages(data: Json, parameters: set[str]) -> str:
    if data.get("type") != "array":
        return ""
    return "Pages" if "page" in parameters else "CursorPages" if "after" in parameters else ""


def _sends_secrets(document: Json, parameters: list[Json], body: Json) -> bool:
    schemas = document["components"]["schemas"]
    sent = [schemas[name] for name in reached(schemas, names_in(resolve(document, body)))]
    fields = [field for schema in sent for field in schema.get("properties", {}).values()]
    return any(one.get("x-secret") is True for one in [*parameters, *fields])


def _needs_body(document: Json, operation: Json) -> bool:
    if operation["operationId"].removeprefix(operation["tags"][0]).startswith("_update"):
        return True
    body = resolve(document, operation.get("requestBody", {}))
    schema = resolve(document, body["content"]["application/json"]["schema"]) if body else {}
    return "required" in schema or "anyOf" in schema


def _show(document: Json, operation: Json, shared: list[Json]) -> None:
    status, schema = success(document, operation)
    content = resolve(document, operation["responses"][status]).get("content", {})
    peeled: Json = {"description": "Success."}
    if (data := data_schema(document, schema)) is not None:
        if may_lack_data(document, schema):
            data = {"anyOf": [data, {"type": "null"}]}
        peeled["content"] = {next(iter(content)): {"schema": data}}
    operation["responses"] = {status: peeled}
    operation["parameters"] = _arguments(document, [*shared, *operation.get("parameters", ())])
    if "requestBody" in operation:
        operation["requestBody"] = resolve(document, operation["requestBody"])


def _prune(document: Json) -> None:
    schemas = document["components"]["schemas"]
    kept = reached(schemas, names_in(document["paths"]))
    document["components"] = {"schemas": {name: schemas[name] for name in sorted(kept)}}


def _maps(schema: Json) -> None:
    """Rewrite maps in a component, because the generator would make a class of each."""
    for key in ("properties", "additionalProperties", "items", "anyOf"):
        node = schema.get(key)
        if isinstance(node, dict):
            for child in node.values() if key == "properties" else [node]:
                _maps_here(child)
        elif isinstance(node, list):
            for child in node:
                _maps_here(child)


def _maps_here(schema: Json) -> None:
    kinds = schema.get("type", ())
    if schema.get("type") == "object" or ("object" in kinds and isinstance(kinds, list)):
        values = schema.pop("additionalProperties", True)
        listed: Json = {"type": "array", "items": values if isinstance(values, dict) else {}, "example": MAP}
        if isinstance(kinds, list):
            others = [{"type": kind} for kind in kinds if kind != "object"]
            schema.pop("type")
            schema["anyOf"] = [listed, *others]
        else:
            schema.update(listed)
    _maps(schema)
