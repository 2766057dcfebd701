"""The operations of an OpenAPI document, ours or a published one, in a form for comparison."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from comparison.shapes import Json, Shapes

__all__ = ["Operation", "Surface", "SurfaceError", "load", "parse"]

METHODS = ("get", "post", "put", "patch", "delete", "head", "options")
IGNORED_HEADERS = {"accept", "authorization", "content-type"}
"""OpenAPI ignores parameters with these names: https://spec.openapis.org/oas/v3.1.1#parameter-object"""
Key = tuple[str, str]


class SurfaceError(ValueError):
    """A document cannot be read; the message says which and why."""


@dataclass(frozen=True)
class Body:
    """The body of a request or a response."""

    schema: Json | None
    required: bool = True


@dataclass(frozen=True)
class Operation:
    """One operation. The names of path parameters are ignored."""

    method: str
    path: str
    content: Json
    parameters: dict[Key, Json]
    """The parameters by place and name; path parameters by their position."""
    request: Body | None
    answers: dict[str, Body]
    """The success responses, by status."""
    errors: frozenset[str]

    def __str__(self) -> str:
        return f"{self.method} {self.path}"

    @property
    def deprecated(self) -> bool:
        """Whether the operation is deprecated."""
        return bool(self.content.get("deprecated"))

    @property
    def summary(self) -> str:
        """The summary of the operation."""
        return str(self.content.get("summary") or "").strip()

    @property
    def tag(self) -> str:
        """The group of the operation."""
        return str(next(iter(self.content.get("tags") or ()), ""))


@dataclass
class Header:
    """A header as its first operation declares it, and the number of operations with it."""

    name: str
    content: Json
    operations: int = 0


class Surface:
    """The operations of a document, their headers, and their shapes."""

    def __init__(self, document: Json, prefix: str = "") -> None:
        self.document = document
        self.shapes = Shapes(document)
        self.operations: dict[Key, Operation] = {}
        self.headers: dict[str, Header] = {}
        """The headers by name in lower case, without those for the key and the content type."""
        for path, written in document.get("paths", {}).items():
            item = self.shapes.resolve(written)
            root = prefix.rstrip("/")
            shown = (path.removeprefix(root) if path.startswith(f"{root}/") else path).rstrip("/") or "/"
            for method in METHODS:
                if isinstance(item.get(method), dict):
                    found = self._operation(method.upper(), shown, item)
                    self.operations[found.method, re.sub(r"\{[^}]*\}", "{}", shown)] = found

    def _operation(self, method: str, path: str, item: Json) -> Operation:
        content = item[method.lower()]
        answers, errors = {}, set()
        for status, written in (content.get("responses") or {}).items():
            if str(status).startswith("2"):
                answers[str(status)] = Body(self._schema(self.shapes.resolve(written)))
            else:
                errors.add(str(status))
        body = self.shapes.resolve(content.get("requestBody"))
        parameters = [*(item.get("parameters") or ()), *(content.get("parameters") or ())]
        self._note_headers([self.shapes.resolve(parameter) for parameter in parameters])
        return Operation(
            method,
            path,
            content,
            self._parameters(path, parameters),
            Body(self._schema(body), bool(body.get("required"))) if body.get("content") else None,
            answers,
            frozenset(errors),
        )

    def _parameters(self, path: str, written: list[Any]) -> dict[Key, Json]:
        names = re.findall(r"\{([^}]*)\}", path)
        found: dict[Key, Json] = {}
        for parameter in map(self.shapes.resolve, written):
            place, name = parameter.get("in"), parameter.get("name")
            if place == "query":
                found["query", str(name)] = parameter
            elif place == "path" and name in names:
                found["path", str(names.index(name))] = parameter
        return found

    def _note_headers(self, parameters: list[Json]) -> None:
        schemes = (self.document.get("components") or {}).get("securitySchemes") or {}
        keys = {str(self.shapes.resolve(scheme).get("name")).lower() for scheme in schemes.values()}
        found = {str(one.get("name")): one for one in parameters if one.get("in") == "header"}
        for name, content in found.items():
            if name.lower() not in IGNORED_HEADERS | keys:
                self.headers.setdefault(name.lower(), Header(name, content)).operations += 1

    def _schema(self, body: Json) -> Json | None:
        """Return the schema of a body: that of JSON, or else the first one."""
        content = body.get("content") or {}
        kinds = sorted(content, key=lambda kind: "json" not in kind)
        if not kinds:
            return None
        medium = content[kinds[0]]
        schema = medium.get("schema") if isinstance(medium, dict) else None
        return schema if isinstance(schema, dict) else {}


def load(source: str) -> Json:
    """Read a document from a file or a URL."""
    try:
        if re.match(r"https?://", source):
            answer = httpx.get(source, follow_redirects=True, timeout=60)
            answer.raise_for_status()
            text = answer.text
        else:
            text = Path(source).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError, httpx.HTTPError, httpx.InvalidURL) as error:
        raise SurfaceError(f"{source}: cannot be read: {error}") from error
    return parse(text, source)


def parse(text: str, source: str) -> Json:
    """Parse a document; the source is for messages."""
    try:
        document = json.loads(text)
    except ValueError as error:
        raise SurfaceError(f"{source}: is not JSON: {error}") from error
    if not isinstance(document, dict) or not str(document.get("openapi", "")).startswith("3."):
        raise SurfaceError(f"{source}: is not an OpenAPI 3 document; it has no `openapi: 3.x`")
    if not isinstance(document.get("paths"), dict):
        raise SurfaceError(f"{source}: has no `paths`")
    return document
