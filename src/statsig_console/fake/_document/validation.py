"""Validate requests against the document, with the messages that the server sends."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from .document import Document, Json, Operation, Parameter

__all__ = ["Check", "Checks", "Issues"]

Issues = list[tuple[str, str]]
Check = Callable[[Any, str, Issues], None]

_NAMES = {
    type(None): "null",
    bool: "boolean",
    int: "number",
    float: "number",
    str: "string",
    list: "array",
    dict: "object",
}
_PYTHON: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "array": (list,),
    "object": (dict,),
    "null": (type(None),),
}


class Checks:
    """Checks values against schemas. Each schema is compiled at first use."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._named: dict[str, Check] = {}
        self._bodies: dict[str, Check] = {}
        self._queries: dict[str, list[tuple[Parameter, Json, Check]]] = {}

    def body(self, operation: Operation, body: Any) -> Issues:
        """Return the mistakes in a body, as pairs of a dotted path and a reason."""
        issues: Issues = []
        if operation.body is not None:
            if operation.id not in self._bodies:
                self._bodies[operation.id] = self._compile(operation.body)
            self._bodies[operation.id](body, "", issues)
        return issues

    def query(self, operation: Operation, sent: dict[str, list[str]]) -> tuple[Json, Issues]:
        """Return the query in the types of the document, and its mistakes."""
        if operation.id not in self._queries:
            self._queries[operation.id] = [
                (parameter, self._document.resolve(parameter.schema), self._compile(parameter.schema))
                for parameter in operation.parameters
                if parameter.place == "query"
            ]
        values: Json = {}
        issues: Issues = []
        for parameter, schema, check in self._queries[operation.id]:
            if given := sent.get(parameter.name):
                values[parameter.name] = value = _typed(schema, given)
                found: Issues = []
                check(value, parameter.name, found)
                issues += [(at, _paging(at, reason)) for at, reason in found]
            elif parameter.required:
                issues.append((parameter.name, "Required"))
        return values, issues

    def value(self, schema: Json, value: Any) -> Issues:
        """Return the mistakes in a value, as pairs of a dotted path and a reason."""
        issues: Issues = []
        self._compile(schema)(value, "", issues)
        return issues

    def _compile(self, schema: Json) -> Check:
        if "$ref" in schema:
            name: str = schema["$ref"]

            def named(value: Any, at: str, issues: Issues) -> None:
                if name not in self._named:
                    self._named[name] = self._compile(self._document.resolve(schema))
                self._named[name](value, at, issues)

            return named
        if "anyOf" in schema:
            return _any_of([self._compile(branch) for branch in schema["anyOf"]])
        if "const" in schema or "enum" in schema:
            return _choice(schema.get("enum") or [schema["const"]])
        kinds = schema.get("type", [])
        return self._typed_check(schema, [kinds] if isinstance(kinds, str) else kinds)

    def _typed_check(self, schema: Json, kinds: list[str]) -> Check:
        accepted = tuple(accepted_type for kind in kinds for accepted_type in _PYTHON[kind])
        parts = [
            part
            for part in (_string(schema), _number(schema), self._array(schema), self._object(schema))
            if part
        ]

        def check(value: Any, at: str, issues: Issues) -> None:
            wrong = accepted and not isinstance(value, accepted)
            if wrong or (isinstance(value, bool) and accepted and bool not in accepted):
                issues.append((at, f"Expected {kinds[0]}, received {_NAMES.get(type(value), 'unknown')}"))
                return
            for part in parts:
                part(value, at, issues)

        return check

    def _array(self, schema: Json) -> Check | None:
        item = self._compile(schema["items"]) if "items" in schema else None
        least, most = schema.get("minItems", 0), schema.get("maxItems")
        if item is None and most is None and not least:
            return None

        def check(value: Any, at: str, issues: Issues) -> None:
            if isinstance(value, list):
                if len(value) < least:
                    issues.append((at, f"Array must contain at least {least} element(s)"))
                if most is not None and len(value) > most:
                    issues.append((at, f"Array must contain at most {most} element(s)"))
                elif item is not None:
                    for index, element in enumerate(value):
                        item(element, f"{at}.{index}" if at else str(index), issues)

        return check

    def _object(self, schema: Json) -> Check | None:
        fields = {name: self._compile(subschema) for name, subschema in schema.get("properties", {}).items()}
        required = schema.get("required", ())
        rest = schema.get("additionalProperties")
        others = self._compile(rest) if isinstance(rest, dict) else None

        def check(value: Any, at: str, issues: Issues) -> None:
            if not isinstance(value, dict):
                return
            prefix = f"{at}." if at else ""
            issues += [(prefix + name, "Required") for name in required if name not in value]
            for name, element in value.items():
                if field := fields.get(name, others):
                    field(element, prefix + name, issues)

        return check if fields or required or others else None


def _any_of(branches: Sequence[Check]) -> Check:
    def check(value: Any, at: str, issues: Issues) -> None:
        fewest: Issues | None = None
        for branch in branches:
            found: Issues = []
            branch(value, at, found)
            if not found:
                return
            if fewest is None or _severity(found, at) < _severity(fewest, at):
                fewest = found
        issues += fewest or []

    return check


def _severity(issues: Issues, at: str) -> tuple[bool, int]:
    return any(path == at or reason.startswith("Invalid enum") for path, reason in issues), len(issues)


def _choice(values: list[Any]) -> Check:
    expected = " | ".join(f"'{value}'" for value in values)

    def check(value: Any, at: str, issues: Issues) -> None:
        if not any(value == allowed and type(value) is type(allowed) for allowed in values):
            issues.append((at, f"Invalid enum value. Expected {expected}, received '{value}'"))

    return check


def _string(schema: Json) -> Check | None:
    least, most = schema.get("minLength", 0), schema.get("maxLength")
    pattern = re.compile(schema["pattern"]) if "pattern" in schema else None
    if not least and most is None and pattern is None:
        return None

    def check(value: Any, at: str, issues: Issues) -> None:
        if isinstance(value, str):
            if len(value) < least:
                issues.append((at, f"String must contain at least {least} character(s)"))
            if most is not None and len(value) > most:
                issues.append((at, f"String must contain at most {most} character(s)"))
            if pattern and not pattern.search(value):
                issues.append((at, "Invalid"))

    return check


def _number(schema: Json) -> Check | None:
    least, most = schema.get("minimum"), schema.get("maximum")
    if least is None and most is None:
        return None

    def check(value: Any, at: str, issues: Issues) -> None:
        if isinstance(value, int | float):
            if least is not None and value < least:
                issues.append((at, f"Number must be greater than or equal to {least}"))
            if most is not None and value > most:
                issues.append((at, f"Number must be less than or equal to {most}"))

    return check


def _typed(schema: Json, given: list[str]) -> Any:
    match schema.get("type"):
        case "array":
            return given
        case "integer" | "number" if re.fullmatch(r"-?[0-9]{1,18}", given[-1]):
            return int(given[-1])
        case "boolean" if given[-1] in ("true", "false"):
            return given[-1] == "true"
    return given[-1]


def _paging(name: str, reason: str) -> str:
    names = {"page": "Page number", "limit": "Limit"}
    if name in names and not reason.startswith("Number must be less"):
        return f"{names[name]} must be greater than 0"
    return reason
