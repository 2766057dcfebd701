"""The tree of commands: for each group the verbs with their arguments, as the command line needs them."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, cast

from generator.preparation import data_schema, facts, operations, resolve, success

__all__ = ["argument_names", "write_commands"]

Json = dict[str, Any]
PAGING = {"page", "limit", "after"}
"""Parameters that a command does not have: it reads all pages."""
MOST_LEVELS = 4
"""Levels at which times and credentials are looked for."""


def write_commands(target: Path, document: Json) -> None:
    """Write ``commands/index.json`` and one file for each group below the generated package."""
    folder = target / "commands"
    folder.mkdir()
    known = facts(document)
    groups: dict[str, list[Json]] = {tag["name"]: [] for tag in document["tags"]}
    for path, operation in operations(document):
        name, group = operation["operationId"], operation["tags"][0]
        names = argument_names(target / "api" / f"{group}.py")[name]
        groups[group].append(_Command(document, path, operation, known[name], names).described())
    texts = {tag["name"]: tag["description"] for tag in document["tags"]}
    index = []
    for group, commands in sorted(groups.items()):
        if commands:
            commands.sort(key=lambda command: command["verb"])
            index.append({"name": group.replace("_", "-"), "group": group, "help": texts[group]})
            _write(folder / f"{group}.json", commands)
    _write(folder / "index.json", index)


def _write(file: Path, content: list[Json]) -> None:
    # One command is one line, so that a diff shows which commands changed.
    lines = ",\n".join(json.dumps(item, ensure_ascii=False) for item in content)
    file.write_text(f"[\n{lines}\n]\n")


@cache
def argument_names(module: Path) -> dict[str, dict[str, str]]:
    """Return, for each function of a generated module, its arguments by their names in the API."""
    found = {}
    for node in ast.parse(module.read_text()).body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            arguments = {one.arg for one in [*node.args.args, *node.args.kwonlyargs]}
            found[node.name] = {
                key.value: name.id
                for table in ast.walk(node)
                if isinstance(table, ast.Dict)
                for key, value in zip(table.keys, table.values, strict=True)
                if isinstance(key, ast.Constant) and isinstance(key.value, str)
                for name in ast.walk(value)
                if isinstance(name, ast.Name) and name.id in arguments
            }
    return found


class _Command:
    """One operation, and what a command for it needs to know."""

    def __init__(self, document: Json, path: str, operation: Json, known: Any, names: dict[str, str]) -> None:
        self._document = document
        self._path = path
        self._operation = operation
        self._known = known
        self._names = names
        parameters = [self._resolved(parameter) for parameter in operation["parameters"]]
        self._places = [parameter for parameter in parameters if parameter["in"] == "path"]
        self._queries = [parameter for parameter in parameters if parameter["in"] == "query"]

    def described(self) -> Json:
        operation, known = self._operation, self._known
        tag = operation["tags"][0]
        verb = operation["operationId"].removeprefix(f"{tag}_")
        left_out = PAGING if known.pages else set()
        order = [part[1:-1] for part in self._path.split("/") if part.startswith("{")]
        places = sorted(self._places, key=lambda parameter: order.index(parameter["name"]))
        return {
            "verb": verb.replace("_", "-"),
            "function": verb,
            "operation": operation["operationId"],
            "kind": self._kind(verb),
            "method": operation["method"],
            "path": self._path,
            "safety": operation["x-safety"],
            "summary": operation["summary"],
            "description": operation.get("description", ""),
            "deprecated": known.deprecated,
            "arguments": [self._argument(parameter) for parameter in places],
            "options": [
                self._argument(parameter) for parameter in self._queries if parameter["name"] not in left_out
            ],
            "pages": bool(known.pages),
            "body": self._body(),
            "output": self._output(),
        }

    def _resolved(self, node: Json) -> Json:
        return resolve(self._document, node)

    def _kind(self, verb: str) -> str:
        """Return ``read``, ``state`` for steps such as `/gates/{id}/launch`, or ``write``."""
        if self._operation["x-safety"] == "read":
            return "read"
        is_step = self._path.rsplit("/", 1)[1] == verb or self._operation["x-safety"] == "transition"
        return "state" if is_step else "write"

    def _argument(self, parameter: Json) -> Json:
        kind, choices = self._type(parameter["schema"])
        return {
            "name": self._names[parameter["name"]].replace("_", "-"),
            "python": self._names[parameter["name"]],
            "wire": parameter["name"],
            "type": kind,
            "choices": choices,
            "required": parameter.get("required", False),
            "secret": parameter.get("x-secret", False),
            "help": parameter["description"],
        }

    def _type(self, schema: Json) -> tuple[str, list[str]]:
        """Return the type of a value, ``json`` for anything that is not plain, and its known values."""
        schema = self._resolved(schema)
        kinds = schema.get("type", ())
        kind = next((one for one in kinds if one != "null"), "json") if isinstance(kinds, list) else kinds
        if kind == "array":
            inner, choices = self._type(schema.get("items", {}))
            return ("strings", choices) if inner == "string" else ("json", [])
        choices = [one for one in schema.get("enum", ()) if isinstance(one, str)]
        if kind in ("string", "integer", "number", "boolean"):
            return cast("str", kind), choices
        return "json", []

    def _body(self) -> Json | None:
        body = self._resolved(self._operation.get("requestBody", {}))
        if not body:
            return None
        schema = self._resolved(body["content"]["application/json"]["schema"])
        required = schema.get("required", ())
        fields = []
        for name, field in schema.get("properties", {}).items():
            kind, choices = self._type(field)
            text = field.get("description") or self._resolved(field).get("description", "")
            fields.append(
                {
                    "name": name,
                    "type": kind,
                    "choices": choices,
                    "required": name in required,
                    "help": text,
                }
            )
        return {
            "help": body.get("description", ""),
            "required": not self._known.may_be_empty,
            "fields": fields,
            "secrets": sorted(set(self._secrets(schema, "", 1))),
        }

    def _secrets(self, schema: Json, above: str, level: int) -> Iterator[str]:
        """Find the paths of credentials in a body."""
        schema = self._resolved(schema)
        while schema.get("type") == "array":
            schema = self._resolved(schema.get("items", {}))
        for option in schema.get("anyOf", ()):
            yield from self._secrets(option, above, level)
        for name, field in schema.get("properties", {}).items():
            if field.get("x-secret"):
                yield f"{above}{name}"
            elif level < MOST_LEVELS:
                yield from self._secrets(field, f"{above}{name}.", level + 1)

    def _output(self) -> Json:
        schema = data_schema(self._document, success(self._document, self._operation)[1])
        if schema is None:
            return {"kind": "nothing", "fields": [], "times": []}
        whole = self._resolved(schema)
        is_list = whole.get("type") == "array"
        fields: list[str] = []
        times: list[str] = []
        self._collect(whole["items"] if is_list else whole, "", fields, times, 1)
        return {
            "kind": "list" if is_list else "value",
            "fields": list(dict.fromkeys(fields)),
            "times": list(dict.fromkeys(times)),
        }

    def _collect(self, schema: Json, above: str, fields: list[str], times: list[str], level: int) -> None:
        """Add the names of fields with dots, two levels of them, and those that are times in ms."""
        schema = self._resolved(schema)
        while schema.get("type") == "array":
            schema = self._resolved(schema.get("items", {}))
        for option in schema.get("anyOf", ()):
            self._collect(option, above, fields, times, level)
        for name, field in schema.get("properties", {}).items():
            path = f"{above}{name}"
            if level <= 2:
                fields.append(path)
            kinds = self._resolved(field).get("type", ())
            is_number = {"integer", "number"} & set([kinds] if isinstance(kinds, str) else kinds)
            if is_number and "in ms since 1970" in field.get("description", ""):
                times.append(path)
            if level < MOST_LEVELS:
                self._collect(field, f"{path}.", fields, times, level + 1)
