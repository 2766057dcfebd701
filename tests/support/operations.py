"""The operations of the document with arguments and answers made from its examples."""

from __future__ import annotations

import importlib
import inspect
import json
from collections.abc import Callable, Iterator
from importlib.resources import files
from typing import Any

from attrs import frozen

from generator.preparation import data_schema, may_lack_data, operations, resolve, success
from statsig_console import UNSET, models
from statsig_console._codec import Model

__all__ = ["DOCUMENT", "OPERATIONS", "Documented", "member", "untyped"]

Json = dict[str, Any]
DOCUMENT: Json = json.loads(files("statsig_console._generated").joinpath("openapi.json").read_text())


@frozen
class Documented:
    """One operation of the document."""

    id: str
    tag: str
    method: str
    path: str
    operation: Json

    def __str__(self) -> str:
        return self.id

    @property
    def parameters(self) -> list[Json]:
        """All parameters, resolved."""
        return [resolve(DOCUMENT, parameter) for parameter in self.operation["parameters"]]

    @property
    def places(self) -> list[str]:
        """The path parameters in the order of the path."""
        return [part[1:-1] for part in self.path.split("/") if part.startswith("{")]

    @property
    def queries(self) -> list[Json]:
        """The query parameters."""
        return [parameter for parameter in self.parameters if parameter["in"] == "query"]

    @property
    def headers(self) -> list[Json]:
        """The headers."""
        return [parameter for parameter in self.parameters if parameter["in"] == "header"]

    @property
    def function(self) -> Callable[..., Any]:
        """The generated function."""
        module = importlib.import_module(f"statsig_console._generated.api.{self.tag}")
        found: Callable[..., Any] = getattr(module, self.id)
        return found

    @property
    def status(self) -> int:
        """The status of success."""
        return int(success(DOCUMENT, self.operation)[0])

    @property
    def answer(self) -> Any:
        """The example of a successful answer, envelope included."""
        response = resolve(DOCUMENT, self.operation["responses"][str(self.status)])
        ((_, content),) = response["content"].items()
        return _example(content)

    @property
    def data(self) -> Any:
        """The schema of the data, or None for a message only."""
        return data_schema(DOCUMENT, success(DOCUMENT, self.operation)[1])

    @property
    def may_lack_data(self) -> bool:
        """Whether the response may hold a message only, although the operation returns data."""
        return may_lack_data(DOCUMENT, success(DOCUMENT, self.operation)[1])

    @property
    def body(self) -> Any:
        """The example of the request body as a model, or None."""
        if "requestBody" not in self.operation:
            return None
        content = resolve(DOCUMENT, self.operation["requestBody"])["content"]["application/json"]
        return member(content["schema"], _example(content))


def member(schema: Json, value: Any) -> Any:
    """Decode a value as the model that a schema names; for a union, as the member that keeps it best."""
    if "$ref" in schema:
        name = schema["$ref"].rsplit("/", 1)[1]
        kind = getattr(models, name, None)
        if inspect.isclass(kind) and issubclass(kind, Model):
            return kind.from_dict(value)
        return member(resolve(DOCUMENT, schema), value)
    if "anyOf" in schema and isinstance(value, dict):
        options = [member(option, value) for option in schema["anyOf"] if "$ref" in option]
        return min(options, key=lambda option: len(list(untyped(option))))
    return value


def untyped(value: Any, path: str = "") -> Iterator[str]:
    """Yield the paths of the fields that no type names, at any depth."""
    if isinstance(value, Model):
        yield from (f"{path}{name}" for name in value.additional_properties)
        for name, wire in value.wire_names.items():
            if (inner := getattr(value, name)) is not UNSET:
                yield from untyped(inner, f"{path}{wire}.")
    elif isinstance(value, list):
        for item in value:
            yield from untyped(item, path)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from untyped(item, f"{path}{key}.")


def _example(content: Json) -> Any:
    return content["example"] if "example" in content else next(iter(content["examples"].values()))["value"]


OPERATIONS = [
    Documented(operation["operationId"], operation["tags"][0], operation["method"], path, operation)
    for path, operation in operations(DOCUMENT)
]
