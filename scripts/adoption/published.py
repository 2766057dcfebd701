"""Read a published document: its operations, and whether it follows our conventions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from adoption.shapes import Schemas
from document.bundle import METHODS
from document.places import Json

__all__ = ["Published", "PublishedOperation"]

HEADER = "header"


@dataclass(frozen=True)
class PublishedOperation:
    """One operation of a published document."""

    path: str
    method: str
    item: Json = field(repr=False)
    content: Json = field(repr=False)
    parameters: list[Json] = field(repr=False)
    """Those of the path and of the operation in the path or query, references included."""

    def __str__(self) -> str:
        return f"{self.method.upper()} {self.path}"


class Published:
    """A published document."""

    def __init__(self, document: Json, prefix: str = "") -> None:
        self.document = document
        self.prefix = prefix.rstrip("/")
        self.schemas = Schemas(self._find)
        self.is_ours = any("x-safety" in operation.content for operation in self.operations())
        """Whether it has our conventions: its names are ours, and `required` of responses can be believed."""
        components = document.get("components") or {}
        self.is_factored = self.is_ours and bool(components.get("parameters"))
        """Whether it still refers to our components everywhere."""

    def _find(self, reference: str) -> Any:
        node: Any = self.document if reference.startswith("#/") else None
        for part in reference.removeprefix("#/").split("/"):
            key = unquote(part).replace("~1", "/").replace("~0", "~")
            node = node.get(key) if isinstance(node, dict) else None
        return node

    def operations(self) -> Iterator[PublishedOperation]:
        """Each operation."""
        for written, found in self.document["paths"].items():
            item, path = self.schemas.resolve(found), written
            if self.prefix and path.startswith(f"{self.prefix}/"):
                path = path.removeprefix(self.prefix)
            for method in item:
                if method in METHODS and isinstance(item[method], dict):
                    content = item[method]
                    both = [*(item.get("parameters") or ()), *(content.get("parameters") or ())]
                    yield PublishedOperation(
                        path.rstrip("/") or "/",
                        method,
                        item,
                        content,
                        [one for one in both if self._is_argument(one)],
                    )

    def _is_argument(self, parameter: Json) -> bool:
        return self.schemas.resolve(parameter).get("in") in ("path", "query")

    def success(self, operation: PublishedOperation) -> tuple[str, Json]:
        """The first success status and its response, which may be a reference."""
        for status, response in (operation.content.get("responses") or {}).items():
            if str(status).startswith("2"):
                return str(status), response
        return "200", {}

    def medium(self, body: Any) -> tuple[str, Any]:
        """The content type and the schema of a body: JSON if it has that; None if there is no schema."""
        content = self.schemas.resolve(body).get("content") or {}
        for media in sorted(content, key=lambda name: "json" not in name):
            return media, (content[media] or {}).get("schema")
        return "", None
