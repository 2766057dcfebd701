"""pydantic models of the schemas of our document, for peers with a client but without models."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import Field, create_model

DOCUMENT = Path(__file__).parent.parent.parent / ".bench" / "openapi.json"
SCALARS: dict[str, Any] = {"string": str, "integer": int, "number": float, "boolean": bool, "null": None}


class Models:
    """Models, created at first use."""

    def __init__(self, root: type[Any]) -> None:
        self._root = root
        self._schemas = json.loads(DOCUMENT.read_text())["components"]["schemas"]
        self._made: dict[str, Any] = {}

    def answer(self, name: str) -> Any:
        """Return the model of a schema by its name in the document."""
        if name not in self._made:
            self._made[name] = Any  # A schema that contains itself ends here.
            self._made[name] = self._type(self._schemas[name], name)
        return self._made[name]

    def _type(self, schema: dict[str, Any], name: str) -> Any:
        if "$ref" in schema:
            return self.answer(schema["$ref"].rpartition("/")[2])
        if options := schema.get("anyOf") or schema.get("oneOf"):
            return self._union([self._type(option, name) for option in options])
        kinds = schema.get("type", "any")
        kinds = kinds if isinstance(kinds, list) else [kinds]
        return self._union([self._one(kind, schema, name) for kind in kinds])

    def _one(self, kind: str, schema: dict[str, Any], name: str) -> Any:
        if kind == "array":
            return list[self._type(schema.get("items", {}), name)]  # type: ignore[misc]
        if kind == "object" and "properties" in schema:
            fields: dict[str, Any] = {}
            for number, (title, field) in enumerate(schema["properties"].items()):
                kind_or_none = self._union([self._type(field, name), None])
                if title.startswith("_") or hasattr(self._root, title):
                    fields[f"field_{number}"] = (kind_or_none, Field(None, alias=title))
                else:
                    fields[title] = (kind_or_none, None)
            return create_model(name, __base__=self._root, **fields)
        return dict[str, Any] if kind == "object" else SCALARS.get(kind, Any)

    @staticmethod
    def _union(options: list[Any]) -> Any:
        found: Any = options[0]
        for option in options[1:]:
            found = Any if Any in (found, option) else found | option
        return found
