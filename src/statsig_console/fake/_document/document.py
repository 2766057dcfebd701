"""The merged OpenAPI document in the form that a server needs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from attrs import frozen

__all__ = [
    "METHODS",
    "PREFIX",
    "Document",
    "Envelope",
    "Json",
    "Operation",
    "Parameter",
    "Resource",
    "load",
    "words",
]

Json = dict[str, Any]
Envelope = Literal["page", "data", "done", "bare"]

METHODS = ("get", "post", "put", "patch", "delete")
PREFIX = "/console/v1"


@frozen
class Parameter:
    """A parameter of an operation."""

    name: str
    place: str
    required: bool
    schema: Json


@frozen
class Resource:
    """A kind of object with its own path, such as `/gates/{id}`."""

    tag: str
    item: tuple[str, ...]
    key: str
    noun: str
    properties: frozenset[str]


@frozen(eq=False)
class Operation:
    """One operation: its request and its responses."""

    id: str
    tag: str
    verb: str
    method: str
    path: str
    segments: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    body: Json | None
    body_required: bool
    body_properties: frozenset[str]
    """The fields that a body can set; the server ignores those that are read-only."""
    status: int
    envelope: Envelope
    item: Json
    example: Any
    resource: Resource | None
    limit: Json | None

    @property
    def example_data(self) -> Any:
        """The data of the example of a successful response."""
        if self.envelope == "bare" or not isinstance(self.example, dict):
            return self.example
        return self.example.get("data")


def words(name: str) -> str:
    """Split a name in camel case into words, as the server does in its messages."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).capitalize()


class Document:
    """The operations of the document and its schemas."""

    def __init__(self, content: Json) -> None:
        self.content = content
        self.resources: dict[str, Resource] = {}
        raw = list(self._raw_operations())
        for path, _, operation in raw:
            self._note_resource(path, operation)
        self._by_item = {resource.item: resource for resource in self.resources.values()}
        self.operations = {
            operation["operationId"]: self._operation(path, method, operation)
            for path, method, operation in raw
        }

    def resolve(self, part: Json) -> Json:
        """Return the target of a reference; return any other value unchanged."""
        while "$ref" in part:
            target: Any = self.content
            for step in part["$ref"].removeprefix("#/").split("/"):
                target = target[step]
            part = target
        return part

    def above(self, resource: Resource) -> Resource | None:
        """Return the kind of object above a kind in the path, such as gate for the reviews of gates."""
        for length in range(len(resource.item) - 1, 0, -1):
            if found := self._by_item.get(resource.item[:length]):
                return found
        return None

    def properties(self, schema: Json | None) -> dict[str, Json]:
        """Return the properties of a schema, those of all branches if it has several."""
        schema = self.resolve(schema or {})
        found: dict[str, Json] = dict(schema.get("properties", {}))
        for branch in schema.get("anyOf", ()):
            found |= self.properties(branch)
        return found

    def _raw_operations(self) -> Iterator[tuple[str, str, Json]]:
        for path, item in self.content["paths"].items():
            for method in METHODS:
                if method in item:
                    shared = item.get("parameters", [])
                    yield (
                        path,
                        method,
                        item[method] | {"parameters": shared + item[method].get("parameters", [])},
                    )

    def _note_resource(self, path: str, operation: Json) -> None:
        tag: str = operation["tags"][0]
        segments = tuple(path.strip("/").split("/"))
        own = {f"{tag}_{verb}" for verb in ("get", "update", "delete")}
        if operation["operationId"] in own and segments[-1].startswith("{") and tag not in self.resources:
            _, _, item, _ = self._answer(operation)
            schema, name = self._item_schema(tag, item)
            self.resources[tag] = Resource(tag, segments, segments[-1][1:-1], words(name), frozenset(schema))

    def _item_schema(self, tag: str, item: Json) -> tuple[dict[str, Json], str]:
        if "$ref" in item:
            return self.properties(item), item["$ref"].rsplit("/", 1)[1]
        return self.properties(item), tag.removesuffix("s").replace("_", " ")

    def _answer(self, operation: Json) -> tuple[int, Envelope, Json, Any]:
        status = min(int(code) for code in operation["responses"] if code.startswith("2"))
        content = self.resolve(operation["responses"][str(status)]).get("content", {})
        answer: Json = content.get("application/json") or next(iter(content.values()), {})
        schema, example = answer.get("schema", {}), _example(answer)
        for branch in self.resolve(schema).get("anyOf", [schema]):
            properties = self.resolve(branch).get("properties", {})
            if "data" in properties:
                data = properties["data"]
                if "pagination" in properties and data.get("type") == "array":
                    return status, "page", data["items"], example
                return status, "data", data, example
            if set(properties) == {"message"}:
                return status, "done", {}, example
        return status, "bare", schema, example

    def _operation(self, path: str, method: str, raw: Json) -> Operation:
        tag: str = raw["tags"][0]
        segments = tuple(path.strip("/").split("/"))
        parameters = (self.resolve(parameter) for parameter in raw["parameters"])
        body = self.resolve(raw.get("requestBody", {}))
        schema = body.get("content", {}).get("application/json", {}).get("schema")
        status, envelope, item, example = self._answer(raw)
        return Operation(
            id=raw["operationId"],
            tag=tag,
            verb=raw["operationId"].removeprefix(f"{tag}_").split("_")[0],
            method=method.upper(),
            path=path,
            segments=segments,
            parameters=tuple(
                Parameter(
                    parameter["name"], parameter["in"], parameter.get("required", False), parameter["schema"]
                )
                for parameter in parameters
            ),
            body=schema,
            body_required=body.get("required", False),
            body_properties=frozenset(
                name for name, field in self.properties(schema).items() if not field.get("readOnly")
            ),
            status=status,
            envelope=envelope,
            item=item,
            example=example,
            resource=self._resource(tag, segments),
            limit=raw.get("x-limit"),
        )

    def _resource(self, tag: str, segments: tuple[str, ...]) -> Resource | None:
        own = self.resources.get(tag)
        if own and (segments == own.item[:-1] or not any(segment.startswith("{") for segment in segments)):
            return own
        for length in range(len(segments), 0, -1):
            if segments[:length] in self._by_item:
                return self._by_item[segments[:length]]
        return own


def _example(content: Json) -> Any:
    """Return the only example of a body, or the first of several."""
    written = content.get("examples") or {"only": {"value": content.get("example")}}
    return next(iter(written.values())).get("value")


@cache
def load() -> Document:
    """Read the document in this package, once."""
    text = files("statsig_console").joinpath("_generated", "openapi.json").read_text(encoding="utf-8")
    return Document(json.loads(text))
