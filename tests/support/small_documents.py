"""Small OpenAPI documents for tests of the comparison."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]
TEXT = {"type": "string"}
ENUM = {"type": "string", "enum": ["a", "b"]}
MORE = {"type": "string", "enum": ["a", "b", "c"]}
LIST = {"type": "array", "items": TEXT}
NUMBER = {"type": "number"}
EITHER = {"oneOf": [TEXT, LIST]}
NULLABLE = {"type": ["string", "null"]}


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
    """A document whose one operation returns something."""
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


def serve(*urls: str, prefix: str = "", **more: Any) -> Json:
    """A document with one operation, with addresses of the server and other keys at its root."""
    paths: Json = {f"{prefix}/gates": {"get": {"responses": {"200": {}}}}}
    return {**document(paths), "servers": [{"url": url} for url in urls], **more}


def unlock(*names: str, both: bool = False, **schemes: Json) -> Json:
    """A document whose one operation takes one of some credentials, or all of them."""
    alternatives: list[Json] = [{name: [] for name in names}] if both else [{name: []} for name in names]
    paths: Json = {"/gates": {"get": {"security": alternatives, "responses": {"200": {}}}}}
    return {**document(paths), "components": {"securitySchemes": schemes}}


def header(name: str) -> Json:
    """The scheme of a key in a header."""
    return {"type": "apiKey", "in": "header", "name": name}


def exchange(sent: Json, returned: Json) -> Json:
    """A document whose one operation has a body with some content types, and so has its response."""
    operation: Json = {"requestBody": {"content": sent}, "responses": {"200": {"content": returned}}}
    return document({"/gates": {"post": operation}})
