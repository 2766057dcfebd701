"""Lint rules for parameters: those of one operation, and the headers of all operations."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from document.bundle import EVERYWHERE, SHARED
from document.document import Document
from document.places import Operation, snake_case
from document.rules.register import rule, rule_on

RESERVED_PARAMETERS = {"api", "body", "client", "models", "self"}
IGNORED_HEADERS = {"accept", "authorization", "content-type"}
"""OpenAPI ignores parameters with these names: https://spec.openapis.org/oas/v3.1.1#parameter-object"""


@rule_on("operations", exemptible=True)
def paging(document: Document, operation: Operation) -> Iterator[str]:
    """An operation that takes `page` takes `limit`."""
    names = {parameter["name"] for parameter in document.parameters(operation)}
    if "page" in names and "limit" not in names:
        yield "takes page without limit; add limit, or x-exempt: { paging: reason }"


@rule_on("operations")
def path_parameters(document: Document, operation: Operation) -> Iterator[str]:
    """The path parameters are those of the template."""
    if any(map(document.dangles, [*operation.shared, *operation.content.get("parameters", ())])):
        return
    template = Counter(re.findall(r"\{([^}]*)\}", operation.path))
    declared = Counter(item["name"] for item in document.parameters(operation) if item["in"] == "path")
    for name in template - declared:
        yield f"{{{name}}} of {operation.path} is not declared; add the path parameter"
    for name in declared - template:
        yield f"path parameter {name} is not in {operation.path}, or is declared twice; remove it"


@rule_on("operations")
def parameter_names(document: Document, operation: Operation) -> Iterator[str]:
    """Parameters of one operation are in path or query, with different names that Python does not use."""
    shared = document.everywhere
    parameters = [item for item in document.parameters(operation) if item not in shared]
    for name, count in Counter(snake_case(item["name"]) for item in parameters).items():
        if count > 1:
            yield f"{count} parameters are called {name} in Python; keep one"
        if name in RESERVED_PARAMETERS:
            yield f"parameter {name} takes a name that the generated function needs"
    for item in parameters:
        if item["in"] not in ("path", "query"):
            yield (
                f"parameter {item['name']} is in {item['in']}; one operation has path and query only, "
                f"and a header of every operation belongs in {EVERYWHERE} of {SHARED}"
            )


@rule
def headers(document: Document) -> Iterator[str]:
    """A parameter of every operation is a header with its own name that the client can always fill."""
    schemes = document.components.get("securitySchemes", {}).values()
    taken = IGNORED_HEADERS | {str(scheme.get("name", "")).lower() for scheme in schemes}
    for item in document.everywhere:
        name, schema = str(item.get("name")), item.get("schema") or {}
        place = f"{SHARED}: {EVERYWHERE}: {name}"
        if item.get("in") != "header":
            yield f"{place}: is in {item.get('in')}; only headers are parameters of every operation"
        if name.lower() in taken:
            yield f"{place}: is another header of this document, or one that OpenAPI sets; remove it"
        taken.add(name.lower())
        if schema.get("type") != "string":
            yield f"{place}: is not of type string"
        values = schema.get("enum", [])
        if item.get("required") and len(values) != 1:
            yield f"{place}: is required without an enum of one value, so that the client cannot know it"
        if "version" in name.lower() and values != [document.version]:
            yield f"{place}: its enum is not [{document.version}], the version in info"
