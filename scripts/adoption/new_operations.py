"""Write a new operation completely, with marks where a person must decide."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from adoption.chapters import OPERATION_KEYS, TODO, Chapters, insert, key_of
from adoption.examples import example
from adoption.naming import Naming
from adoption.published import Published, PublishedOperation
from adoption.shapes import name_in
from adoption.site import Site
from adoption.translation import Translator
from document.places import Json
from document.rules.operations import VERBS
from document.rules.responses import DONE, ENVELOPE

__all__ = ["NewOperations"]

_DOCS = "https://docs.statsig.com/console-api"


class NewOperations:
    """Writes operations that our document does not have."""

    def __init__(
        self, chapters: Chapters, published: Published, naming: Naming, translator: Translator
    ) -> None:
        self.chapters, self.published = chapters, published
        self.naming, self.translator = naming, translator

    def add(self, theirs: PublishedOperation) -> str:
        """Write one operation into its chapter and return its operationId."""
        tags = [str(tag) for tag in theirs.content.get("tags") or ()]
        file = self.naming.chapter(theirs.path, tags if self.published.is_ours else ())
        if not file:
            tag = self.naming.new_tag(theirs.path)
            file = self.chapters.add_chapter(tag, f"{_DOCS}/{tag}")
        name = self._operation_id(file, theirs)
        action = name.removeprefix(f"{file.removesuffix('.yaml')}_")
        safety = self.naming.safety(file, theirs.method, action)
        content: Json = {
            "operationId": name,
            "tags": [file.removesuffix(".yaml")],
            "summary": f"{TODO}.",
            "description": TODO,
            **({"deprecated": True, "x-replaced-by": []} if theirs.content.get("deprecated") is True else {}),
            "externalDocs": {"url": self._link(theirs, file)},
            "x-review": "needed",
            "x-safety": safety,
        }
        body, data = self.naming.nouns(file, theirs.method, theirs.path, action)
        shared, own = self._parameters(theirs, file)
        if own:
            content["parameters"] = own
        self.add_body(content, theirs, file, body, OPERATION_KEYS)
        content["responses"] = self._responses(theirs, file, data, bool(own) or "requestBody" in content)
        self._mark(content, theirs, safety)
        order = [key for key in theirs.item if key != "parameters"]
        self.chapters.add_operation(file, theirs.path, theirs.method, content, shared, order)
        return name

    def _link(self, theirs: PublishedOperation, file: str) -> str:
        """The page of an operation if the document names it, or else of its group."""
        return str((theirs.content.get("externalDocs") or {}).get("url") or self.chapters.link(file))

    def _operation_id(self, file: str, theirs: PublishedOperation) -> str:
        name, tag = str(theirs.content.get("operationId") or ""), file.removesuffix(".yaml")
        verb = name.removeprefix(f"{tag}_").partition("_")[0]
        is_fitting = name.startswith(f"{tag}_") and theirs.method.upper() in VERBS.get(verb, "").split()
        if is_fitting and re.fullmatch(r"[a-z][a-z0-9_]*", name):
            return name
        schema = self.published.medium(self.published.success(theirs)[1])[1]
        data = self._fields(schema).get("data")
        kinds = self.published.schemas.branches(data) if data is not None else []
        is_list = any("items" in kind for kind in kinds)
        key = key_of("patch", theirs.path)
        has_patch = "patch" in theirs.item or key in self.chapters.operations
        return self.naming.operation_id(file, theirs.method, theirs.path, is_list, has_patch)

    def _fields(self, schema: Any) -> Json:
        branches = self.published.schemas.branches(schema) if schema is not None else []
        return dict(branches[0].get("properties") or {}) if branches else {}

    def _parameters(self, theirs: PublishedOperation, file: str) -> tuple[list[Json], list[Json]]:
        """The parameters of the path, and those of the operation. A path parameter may be undeclared."""
        found = [(one, self.published.schemas.resolve(one)) for one in theirs.parameters]
        declared = {str(content.get("name")) for _, content in found if content["in"] == "path"}
        for name in re.findall(r"\{([^}]*)\}", theirs.path):
            if name not in declared:
                content = {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
                found.append((content, content))
        shared: list[Json] = []
        own: list[Json] = []
        for written, content in found:
            site = Site(file, self.naming.field(self.naming.noun(file), str(content["name"])), sent=True)
            translated = self.translator.parameter(written, site)
            (shared if content["in"] == "path" else own).append(translated)
        return shared, own

    def add_body(
        self, into: Json, theirs: PublishedOperation, file: str, noun: str, order: Sequence[str]
    ) -> bool:
        """Write the request body into an operation, if there is one."""
        body = theirs.content.get("requestBody")
        media, schema = self.published.medium(body)
        if body is None or schema is None:
            return False
        content = self.translator.schema(schema, Site(file, noun, sent=True, is_part=False))
        required = self.published.schemas.resolve(body).get("required") is True
        name = name_in(body) if self.published.is_ours else ""
        known = {} if name else self._known("requestBodies", media, content, file, required)
        if not known:
            known = self._component("requestBodies", name, noun, media, content, file, required)
        insert(into, "requestBody", known, [*order[: list(order).index("requestBody")], "requestBody"])
        return True

    def _component(
        self, kind: str, name: str, noun: str, media: str, schema: Json, file: str, required: bool = False
    ) -> Json:
        if name and self.chapters.chapter_of(kind, name):
            return {"$ref": f"#/components/{kind}/{name}"}
        named = name_in(schema)
        stem = named.removesuffix("Answer") if named else noun
        body: Json = {"schema": schema}
        if media == "application/json":
            body["example"] = example(self.chapters, schema)
        content: Json = {"required": True} if required else {}
        content |= {"description": TODO, "content": {media: body}}
        return self.chapters.add_component(file, kind, name or self.naming.free(kind, stem), content)

    def _known(self, kind: str, media: str, schema: Json, file: str, required: bool = False) -> Json:
        """Our body or response with the same content, if there is one."""
        same = [
            name
            for _, name, component in self.chapters.components(kind)
            if list(component.get("content") or ()) == [media]
            and component["content"][media].get("schema") == schema
            and component.get("required", False) == required
        ]
        return {"$ref": f"#/components/{kind}/{self.naming.nearest(file, same, kind)}"} if same else {}

    def _responses(self, theirs: PublishedOperation, file: str, noun: str, asks: bool) -> Json:
        status, answer = self.published.success(theirs)
        responses = {status: self._success(answer, file, noun)}
        codes = {str(code) for code in theirs.content.get("responses") or () if str(code)[0] in "45"}
        codes |= {"401", "429", *(["400"] if asks else []), *(["404"] if "{" in theirs.path else [])}
        for code in sorted(codes):
            if shared := self.chapters.error_response(code):
                responses[code] = shared
        return responses

    def _success(self, answer: Json, file: str, noun: str) -> Json:
        name = name_in(answer) if self.published.is_ours else ""
        media, schema = self.published.medium(answer)
        fields = self._fields(schema)
        if schema is None or (not self.published.is_ours and set(fields) == {"message"}):
            return {"$ref": "#/components/responses/Done"}
        if media != "application/json":
            translated = self.translator.schema(schema, Site(file, noun, sent=False, answered=True))
        else:
            kind = "Page" if "pagination" in fields else "Answer"
            hints = {"data": noun, "pagination": "Pagination"}
            site = Site(file, f"{noun}{kind}", sent=False, answered=True, names=hints, is_part=False)
            translated = self.translator.schema(schema, site)
        if translated.get("$ref") == DONE and not name:
            return {"$ref": "#/components/responses/Done"}
        known = {} if name else self._known("responses", media, translated, file)
        return known or self._component("responses", name, noun, media, translated, file)

    def _mark(self, content: Json, theirs: PublishedOperation, safety: str) -> None:
        """Write what only a person knows as exemptions, so that the document is valid until then."""
        exempt = {}
        if safety == "create" and (verify := self._readback(theirs.path)):
            insert(content, "x-verify", verify, OPERATION_KEYS)
        elif safety in ("create", "transition"):
            exempt["verified"] = TODO
        if not self._is_envelope(content["responses"]):
            exempt["envelope"] = TODO
        names = {
            str(self.chapters.schemas.resolve(one).get("name")) for one in content.get("parameters") or ()
        }
        if "page" in names and "limit" not in names:
            exempt["paging"] = TODO
        if exempt:
            insert(content, "x-exempt", exempt, OPERATION_KEYS)

    def _readback(self, path: str) -> Json:
        """Where a new object is read: by its id and in the list at the same path."""
        reads = [
            operation.path for (method, _), operation in self.chapters.operations.items() if method == "get"
        ]
        single = [other for other in reads if re.fullmatch(re.escape(path) + r"/\{[^}]*\}", other)]
        return {"path": single[0], **({"list": path} if path in reads else {})} if single else {}

    def _is_envelope(self, responses: Json) -> bool:
        resolve = self.chapters.schemas.resolve
        content = resolve(next(iter(responses.values()))).get("content") or {}
        for media, medium in content.items():
            branches = self.chapters.schemas.branches(medium.get("schema") or {})
            done = self.chapters.find(DONE)
            return media == "text/csv" or any(
                branch is done or {"data"} <= set(branch.get("properties") or ()) <= ENVELOPE
                for branch in branches
            )
        return False
