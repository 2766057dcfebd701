"""Write published schemas as our document writes schemas: named, shared, without texts of others."""

from __future__ import annotations

import re
from collections import deque
from dataclasses import replace
from typing import Any

from adoption.chapters import TODO, Chapters
from adoption.known_schemas import KnownSchemas
from adoption.naming import Naming, singular
from adoption.published import Published
from adoption.shapes import name_in
from adoption.site import Site
from document.bundle import SHARED
from document.places import Json
from document.rules.credentials import NOT_TEXT, SECRET_NAME, kinds
from document.rules.responses import ENVELOPE

__all__ = ["Translator", "secret_marks"]

_LEFT_OUT = {"$ref", "allOf", "default", "description", "discriminator", "example", "examples", "format"}
_LEFT_OUT |= {"nullable", "oneOf", "readOnly", "title", "writeOnly", "externalDocs", "xml"}
_BOOLEAN_TEXTS = {"true", "false"}
_CONSTRAINTS = {"minLength", "maxLength", "pattern", "minItems", "maxItems", "uniqueItems", "multipleOf"}
_CONSTRAINTS |= {
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "minProperties",
    "maxProperties",
}
"""What a server demands of requests. Nobody checks its own responses by them."""
_TIME = re.compile(r"Time$|Timestamp$|^time$")
"""Names of times in ms."""
_NULL: Json = {"type": "null"}


def with_null(node: Json) -> Json:
    """A translated schema that also allows null."""
    kind = node.get("type")
    if isinstance(kind, str) and "$ref" not in node and "enum" not in node:
        return {**node, "type": [kind, "null"] if kind != "null" else kind}
    if isinstance(kind, list):
        return {**node, "type": kind if "null" in kind else [*kind, "null"]}
    if not node:
        return node
    options = node.get("anyOf", [node])
    return {**(node if "anyOf" in node else {}), "anyOf": [*options, *([] if _NULL in options else [_NULL])]}


class Translator:
    """Translates the schemas of one published document."""

    def __init__(self, chapters: Chapters, published: Published, naming: Naming) -> None:
        self.chapters, self.published, self.naming = chapters, published, naming
        self.known = KnownSchemas(chapters, published)
        self.made: dict[int, tuple[Json, Json]] = {}
        self.pairs: deque[tuple[Json, Json, str]] = deque()
        """Pairs of our schema and the published one, with the name of ours, that must be compared."""
        self.added: list[tuple[str, str]] = []
        """The chapter and the name of each new schema."""
        self.left_out: set[str] = set()

    def schema(self, node: Any, site: Site) -> Json:
        """Translate a schema."""
        if not isinstance(node, dict):
            return {}
        if "$ref" in node:
            return self._reference(node, site)
        parts = node.get("allOf") or []
        if len(parts) == 1 and "properties" not in node:
            inner = self.schema(parts[0], site)
            return with_null(inner) if node.get("nullable") is True else inner
        found = self._translated(self.published.schemas.merged(node), node, site)
        return with_null(found) if node.get("nullable") is True else found

    def _reference(self, node: Json, site: Site) -> Json:
        name, target = name_in(node), self.published.schemas.resolve(node)
        if not target:
            exists = bool(self.chapters.chapter_of("schemas", name))
            return {"$ref": node["$ref"]} if exists and self.published.is_ours else {}
        if self.published.is_ours or self._is_named(target):
            return self._component(target, site, name)
        return self.schema(target, site)

    def _is_named(self, node: Json) -> bool:
        found = self.published.schemas.merged(node)
        return bool(found.get("properties")) or _is_enum(found)

    def _translated(self, node: Json, origin: Json, site: Site) -> Json:
        is_ours = self.published.is_ours
        may_equal = is_ours and not self.published.is_factored and "items" not in node
        if may_equal and (name := self.known.equal(origin, site.file)):
            return self._same(name, origin)
        if not is_ours and site.query and set(map(str, node.get("enum") or ())) == _BOOLEAN_TEXTS:
            return {"type": "boolean"}
        if node.get("properties") or _is_enum(node):
            found = self._component(origin, site, "")
            is_nullable = self.published.schemas.is_nullable(node) or None in (node.get("enum") or ())
            return with_null(found) if is_nullable else found
        options = node.get("anyOf") or node.get("oneOf")
        if options and not is_ours:
            return self._choice(node, options, site)
        return self._plain(node, site)

    def _plain(self, node: Json, site: Site) -> Json:
        """Translate a schema without a name of its own, keyword by keyword."""
        found: Json = {}
        for key, value in self._keywords(node, site).items():
            if key == "items":
                found[key] = self.schema(value, replace(site, name=singular(site.name)))
            elif key == "anyOf":
                found[key] = [self.schema(option, self._option(option, site)) for option in value]
            elif key == "additionalProperties":
                found[key] = self._rest(value, site)
            else:
                found[key] = value
        if mapping := self._mapping(node, node.get("anyOf") or [], found.get("anyOf") or []):
            found["discriminator"] = {**node["discriminator"], "mapping": mapping}
        if found.get("type") in ("object", ["object", "null"]) and "additionalProperties" not in found:
            found["additionalProperties"] = True
        return found

    def _keywords(self, node: Json, site: Site) -> Json:
        """The keywords that we write, as OpenAPI 3.1 writes them."""
        found = {key: value for key, value in node.items() if key not in _LEFT_OUT and key[:2] != "x-"}
        if "properties" not in found or not found["properties"]:
            found = {key: value for key, value in found.items() if key not in ("properties", "required")}
        if found.get("additionalProperties") is False:
            del found["additionalProperties"]
        for key, limit in (("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")):
            if isinstance(found.get(key), bool):  # as in OpenAPI 3.0
                is_open, bound = found.pop(key), found.pop(limit, None)
                found |= {key if is_open else limit: bound} if bound is not None else {}
        if not self.published.is_ours:
            found = {key: value for key, value in found.items() if site.sent or key not in _CONSTRAINTS}
            if found.get("type") == "integer" and "exclusiveMinimum" in found:
                found["minimum"] = found.pop("exclusiveMinimum") + 1
            if found.get("type") == "number" and _TIME.search(site.field):
                found["type"] = "integer"
        values = found.get("enum") or []
        if len(values) == 1 and not self.published.is_ours:
            found["const"] = found.pop("enum")[0]
            if isinstance(values[0], str) and not site.sent and not site.tells_options:
                del found["const"]  # responses gain values without notice
        elif not all(isinstance(value, str) for value in values):
            del found["enum"]
            self.left_out.add(f"{site.name}: values of an enum that are no texts")
        return found

    def _rest(self, schema: Any, site: Site) -> Any:
        """Translate the schema of the values of a map."""
        if schema is True or (self.published.is_ours and schema == {}):
            return schema
        return self.schema(schema, site) or self._anything()

    def _anything(self) -> Json:
        is_known = self.chapters.chapter_of("schemas", "JsonValue")
        return {"$ref": "#/components/schemas/JsonValue"} if is_known else {}

    def _mapping(self, node: Json, options: list[Any], translated: list[Json]) -> Json:
        """Our names for the values of a discriminator; empty if one value has none."""
        wanted = node.get("discriminator") or {}
        name = wanted.get("propertyName")
        mapping: Json = {}
        for option, ours in zip(options, translated, strict=True):
            fields = self.published.schemas.resolve(option).get("properties") or {}
            values = self._constants(fields.get(name))
            mapping |= {value: ours["$ref"] for value in values if "$ref" in ours}
        values = list(wanted.get("mapping") or mapping)
        return {value: mapping[value] for value in values} if set(values) <= set(mapping) else {}

    def _constants(self, schema: Any) -> list[str]:
        found = self.published.schemas.resolve(schema)
        values = [found["const"]] if "const" in found else found.get("enum") or []
        return [value for value in values if isinstance(value, str)]

    def _option(self, option: Any, site: Site) -> Site:
        """The site of one of several objects: the only value of one of its fields names it."""
        for schema in (self.published.schemas.resolve(option).get("properties") or {}).values():
            values = self._constants(schema)
            if len(values) == 1:
                return replace(site, name=self.naming.field(site.name, values[0]), is_option=True)
        return replace(site, is_option=True)

    def _choice(self, node: Json, options: list[Any], site: Site) -> Json:
        """Translate alternatives; types without parts become one list of types."""
        if isinstance(node.get("type"), str) and node["type"] not in ("object", "array"):
            return {"type": node["type"]}  # published beside a choice that only says the same in text
        all_translated = [self.schema(option, self._option(option, site)) for option in options]
        translated = [one for n, one in enumerate(all_translated) if one not in all_translated[:n]]
        if mapping := self._mapping(node, options, all_translated):
            discriminator = {**node["discriminator"], "mapping": mapping}
            return {"anyOf": translated, "discriminator": discriminator}
        lists = [option for option in translated if option.get("type") == "array"]
        if site.query and lists:
            return lists[0]
        plain = [option for option in translated if set(option) == {"type"}]
        rest = [option for option in translated if option not in plain]
        types = list(dict.fromkeys(kind for option in plain for kind in _types(option)))
        if types:
            rest.append({"type": types[0] if len(types) == 1 else types})
        return rest[0] if len(rest) == 1 else {"anyOf": rest}

    def _same(self, name: str, theirs: Json) -> Json:
        """Refer to our schema, and compare the two later."""
        reference = {"$ref": f"#/components/schemas/{name}"}
        self.made[id(theirs)] = theirs, reference
        self.pairs.append((self.chapters.schemas.resolve(reference), theirs, name))
        return dict(reference)

    def _component(self, node: Json, site: Site, published: str) -> Json:
        """Refer to the component for a schema, and write it if there is none."""
        if id(node) in self.made:
            return dict(self.made[id(node)][1])
        name = published if self.published.is_ours else self.naming.published(published)
        name = "" if not site.is_part and not self.published.is_ours else name
        is_ours = name and self.chapters.chapter_of("schemas", name)
        if is_ours and (self.published.is_ours or self.known.is_alike(name, node)):
            return self._same(name, node)
        if not (published and self.published.is_ours):
            if known := self.known.find(node, site):
                return self._same(known, node)
            name = self.naming.free("schemas", name or site.name, self.naming.noun(site.file))
        content: Json = {}
        reference = self.chapters.add_component(site.file, "schemas", name, content)
        self.made[id(node)] = node, reference
        content.update(self._content(node, replace(site, name=name)))
        if (twin := self.known.twin(content, site.file)) and not self.published.is_factored:
            self.chapters.remove_component("schemas", name)
            return self._same(twin, node)
        self.added.append((site.file, name))
        self.known.add(name, site.sent)
        return dict(reference)

    def _content(self, node: Json, site: Site) -> Json:
        merged = self.published.schemas.merged(node)
        if _is_enum(merged):
            values = [value for value in merged["enum"] if value is not None]
            return {"type": "string", "description": TODO, "enum": list(dict.fromkeys(values))}
        if not merged.get("properties"):
            translated = self._plain(merged, site)
            kind = {"type": translated.pop("type")} if "type" in translated else {}
            return {**kind, "description": TODO, **translated}
        fields = {
            name: self.field(
                name, schema, site.below(site.names.get(name) or self.naming.field(site.name, name))
            )
            for name, schema in merged["properties"].items()
        }
        required = [name for name in merged.get("required") or () if name in fields]
        content: Json = {"type": "object", "description": TODO}
        if site.answered and not self.published.is_ours:
            is_envelope = "data" in fields and set(fields) <= ENVELOPE
            required = ["data"] if is_envelope else []  # what responses are said to hold is often missing
        if required:
            content["required"] = required
        rest = {
            key: value
            for key, value in merged.items()
            if key not in {*_LEFT_OUT, "type", "required", "properties", "anyOf"} and not key.startswith("x-")
        }
        if (
            not isinstance(rest.get("additionalProperties"), dict)
            and rest.get("additionalProperties") is not True
        ):
            rest.pop("additionalProperties", None)
        return {**content, **rest, "properties": fields}

    def field(self, name: str, schema: Any, site: Site) -> Json:
        """Translate a field of an object."""
        found = self.schema(schema, replace(site, field=name)) or self._anything()
        # Servers mark the fields of responses too, which nobody can write anyway.
        kept = ("deprecated", "readOnly") if site.sent or self.published.is_ours else ("deprecated",)
        marks = {key: True for key in kept if isinstance(schema, dict) and schema.get(key) is True}
        return {**found, **marks, "description": TODO, **secret_marks(name, found)}

    def parameter(self, written: Json, site: Site) -> Json:
        """Translate a parameter of the path or query, or refer to our own."""
        resolved = self.published.schemas.resolve(written)
        name = name_in(written)
        if self.published.is_ours and name:
            if not self.chapters.chapter_of("parameters", name):
                self.chapters.add_component(site.file, "parameters", name, self._parameter(resolved, site))
            return {"$ref": written["$ref"]}
        found = self._parameter(resolved, site)
        same = [
            other
            for home, other, content in self.chapters.components("parameters")
            if home in (site.file, SHARED) and self.known.is_same_parameter(content, found)
        ]
        if not self.published.is_ours:
            same = same or self.known.loose_parameters(found)
        if same and not self.published.is_factored:
            return {"$ref": f"#/components/parameters/{self.naming.nearest(site.file, same, 'parameters')}"}
        return found

    def _parameter(self, content: Json, site: Site) -> Json:
        found: Json = {key: content[key] for key in ("name", "in") if key in content}
        found |= {key: content[key] for key in ("required", "deprecated") if content.get(key) is True}
        if self.published.is_ours:
            found |= {key: content[key] for key in ("style", "explode") if key in content}
        schema = self.schema(content.get("schema") or {}, replace(site, query=content.get("in") == "query"))
        if (
            schema.get("type") not in ("array", None)
            and isinstance(schema["type"], list)
            and not self.published.is_ours
        ):
            schema = {**schema, "type": next(kind for kind in schema["type"] if kind != "null")}
        marks = secret_marks(str(content.get("name")), schema)
        if marks.get("x-secret") is True and content.get("in") != "path":
            marks = {"x-secret": False, "x-reason": TODO}
        return {**found, **marks, "description": TODO, "schema": schema or {"type": "string"}}


def secret_marks(name: str, schema: Json) -> Json:
    """The mark of a field that sounds like a credential. Text is taken for one until somebody decides."""
    types = kinds(schema)
    if not SECRET_NAME.search(name) or (types and types <= NOT_TEXT):
        return {}
    if "string" in types and types <= {"string", "null"}:
        return {"x-secret": True, "x-review": "needed"}
    return {"x-secret": False, "x-reason": TODO}


def _is_enum(node: Json) -> bool:
    values = [value for value in node.get("enum") or () if value is not None]
    return len(values) > 1 and all(isinstance(value, str) for value in values)


def _types(node: Json) -> list[str]:
    kind = node["type"]
    return kind if isinstance(kind, list) else [kind]
