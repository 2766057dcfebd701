"""The operations of an OpenAPI document, ours or a published one, in a form for comparison."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from comparison.shapes import Json, Shapes

__all__ = ["Body", "Operation", "Surface"]

METHODS = ("get", "post", "put", "patch", "delete", "head", "options")
IGNORED_HEADERS = {"accept", "authorization", "content-type"}
"""OpenAPI ignores parameters with these names: https://spec.openapis.org/oas/v3.1.1#parameter-object"""
JSON_TYPE = re.compile(r"(application|text)/([\w.-]+\+)?json|\*/\*")
Key = tuple[str, str]


@dataclass(frozen=True)
class Body:
    """The body of a request or a response."""

    content: Json
    """The request body or the response as it is written."""
    schema: Json | None
    """The schema of its JSON, or else of its first content type; None if there is no body."""
    types: frozenset[str] = frozenset()
    """The content types without their parameters; every form of JSON is `application/json`."""
    required: bool = True


@dataclass(frozen=True)
class Operation:
    """One operation. The names of path parameters are ignored."""

    method: str
    path: str
    pointer: tuple[str, ...]
    """The keys that lead to it in its document."""
    content: Json
    parameters: dict[Key, Json]
    """The parameters by place and name: path parameters by position, headers in lower case."""
    request: Body | None
    responses: dict[str, Body]
    """The success responses, by status."""
    errors: frozenset[str]
    servers: tuple[str, ...]
    """Where it is called; empty if the document does not say."""
    security: frozenset[frozenset[str]] | None
    """The alternatives of credentials; None if the document does not say."""

    def __str__(self) -> str:
        return f"{self.method} {self.path}"

    @property
    def key(self) -> str:
        """Method and path without the names of its parameters, which editions choose differently."""
        return re.sub(r"\{[^}]*\}", "{}", str(self))

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

    @property
    def body(self) -> Body | None:
        """The success response with the lowest status."""
        return self.responses[min(self.responses)] if self.responses else None


class Surface:
    """The operations of a document and their shapes. A prefix of all paths belongs to the server."""

    def __init__(self, document: Json, prefix: str = "") -> None:
        self.document = document
        self.shapes = Shapes(document)
        self.operations: dict[str, Operation] = {}
        """The operations by their key."""
        self._root = prefix.rstrip("/")
        schemes = _mapping(_mapping(document.get("components")).get("securitySchemes"))
        self._schemes = {name: _credential(self.shapes.resolve(one)) for name, one in schemes.items()}
        for path, written in document.get("paths", {}).items():
            item = self.shapes.resolve(written)
            for method in METHODS:
                if isinstance(item.get(method), dict):
                    found = self._operation(method, path, item)
                    self.operations[found.key] = found

    @property
    def version(self) -> str:
        """The version of the API without zeros at its end; empty if the document does not say."""
        return re.sub(r"(\.0+)+$", "", str(_mapping(self.document.get("info")).get("version") or ""))

    def by_name(self, operation: str) -> Operation | None:
        """Return the operation with a method and a path, given as one text."""
        return self.operations.get(re.sub(r"\{[^}]*\}", "{}", operation))

    def _operation(self, method: str, path: str, item: Json) -> Operation:
        content = item[method]
        responses, errors = {}, set()
        for status, written in _mapping(content.get("responses")).items():
            if str(status).startswith("2"):
                responses[str(status)] = self._body(written)
            else:
                errors.add(str(status))
        body = self._body(content.get("requestBody"))
        has_prefix = path.startswith(f"{self._root}/")
        shown = (path.removeprefix(self._root) if has_prefix else path).rstrip("/") or "/"
        return Operation(
            method.upper(),
            shown,
            ("paths", path, method),
            content,
            self._parameters(shown, [*(item.get("parameters") or ()), *(content.get("parameters") or ())]),
            body if body.types else None,
            responses,
            frozenset(errors),
            self._servers((content, item, self.document), self._root if has_prefix else ""),
            self._security(content),
        )

    def _parameters(self, path: str, written: list[Any]) -> dict[Key, Json]:
        names = re.findall(r"\{([^}]*)\}", path)
        ignored = IGNORED_HEADERS | {one.removeprefix("header ").lower() for one in self._schemes.values()}
        found: dict[Key, Json] = {}
        for parameter in map(self.shapes.resolve, written):
            place, name = parameter.get("in"), str(parameter.get("name"))
            if place == "query":
                found["query", name] = parameter
            elif place == "path" and name in names:
                found["path", str(names.index(name))] = parameter
            elif place == "header" and name.lower() not in ignored:
                found["header", name.lower()] = parameter
        return found

    def _body(self, written: Any) -> Body:
        body = self.shapes.resolve(written)
        content = _mapping(body.get("content"))
        kinds = sorted(content, key=lambda kind: _type(kind) != "application/json")
        medium = _mapping(content[kinds[0]]) if kinds else {}
        schema = medium.get("schema") if kinds else None
        types = frozenset(map(_type, kinds))
        schema = schema if isinstance(schema, dict) else {} if kinds else None
        return Body(body, schema, types, bool(body.get("required")))

    def _servers(self, owners: tuple[Json, ...], prefix: str) -> tuple[str, ...]:
        """Return the absolute URLs of the nearest owner that names servers."""
        written = next((owner["servers"] for owner in owners if owner.get("servers")), ())
        urls = []
        for server in map(_mapping, written):
            url = str(server.get("url") or "")
            for name, variable in _mapping(server.get("variables")).items():
                url = url.replace(f"{{{name}}}", str(_mapping(variable).get("default")))
            if re.match(r"https?://", url):
                urls.append(url.rstrip("/") + prefix)
        return tuple(urls)

    def _security(self, content: Json) -> frozenset[frozenset[str]] | None:
        written = content.get("security", self.document.get("security"))
        if not isinstance(written, list):
            return None
        return frozenset(
            frozenset(self._schemes.get(name, f"unknown {name}") for name in _mapping(needs))
            for needs in written
        )


def _mapping(node: Any) -> Json:
    return node if isinstance(node, dict) else {}


def _type(written: str) -> str:
    """Return a content type without parameters; all forms of JSON are the same."""
    name = written.partition(";")[0].strip().lower()
    return "application/json" if JSON_TYPE.fullmatch(name) else name


def _credential(scheme: Json) -> str:
    """Return where a credential is sent, such as `header X-KEY` or `http bearer`."""
    if scheme.get("type") == "apiKey":
        return f"{scheme.get('in')} {scheme.get('name')}"
    return " ".join(str(scheme[key]) for key in ("type", "scheme") if key in scheme).lower()
