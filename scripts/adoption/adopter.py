"""Adopt a published document: write its news into the chapters, and list what a person must do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from adoption.chapters import Chapters, Operation, insert, key_of
from adoption.enums import open_enums
from adoption.known_schemas import likeness
from adoption.naming import Naming
from adoption.new_operations import NewOperations
from adoption.published import Published, PublishedOperation
from adoption.shapes import name_in
from adoption.site import Site
from adoption.translation import Translator
from document.places import Json
from document.rules.responses import DONE, ENVELOPE

__all__ = ["Adopter", "Note"]

_ENVELOPE_ONLY = ("data", "pagination")


@dataclass(frozen=True)
class Note:
    """Something that was written, or that is left to a person."""

    kind: str
    where: str
    what: str
    written: bool = True

    def __str__(self) -> str:
        return f"{self.kind:<10} {self.where}: {self.what}"


@dataclass(frozen=True, eq=False)
class _NewField:
    """A published field that our schema does not have."""

    mine: Json
    theirs: Json
    name: str
    site: Site
    place: str

    @property
    def schema(self) -> Any:
        """Its published schema."""
        return self.theirs["properties"][self.name]


class Adopter:
    """Compares the operations of a published document with our own, and writes new parts."""

    def __init__(self, chapters: Chapters, published: Published) -> None:
        self.chapters, self.published = chapters, published
        self.naming = Naming(chapters)
        self.translator = Translator(chapters, published, self.naming)
        self.builder = NewOperations(chapters, published, self.naming, self.translator)
        self.notes: list[Note] = []
        self._met: set[tuple[int, int]] = set()
        self._later: list[_NewField] = []

    def run(self, partial: bool = False) -> list[Note]:
        """Write everything into the data of the chapters. A partial document may lack operations."""
        theirs = list(self.published.operations())
        keys = {key_of(operation.method, operation.path) for operation in theirs}
        gone = [] if partial else [op for key, op in self.chapters.operations.items() if key not in keys]
        new = []
        for operation in theirs:
            known = self.chapters.operations.get(key_of(operation.method, operation.path))
            if known is None:
                new.append(operation)
            else:
                self._existing(known, operation)
        self._settle()
        for operation in sorted(new, key=lambda one: one.method != "get"):  # a create is read back by a GET
            name = self.builder.add(operation)
            self._note("operation", str(operation), name)
            self._settle()
        for mine in gone:
            if mine.content.get("deprecated") is not True:
                where = f"{mine.method.upper()} {mine.path}"
                self._leave("operation", where, "is not published any more")
        self.notes += [Note("schema", file, name) for file, name in self.translator.added]
        for what in sorted(self.translator.left_out):
            self._leave("schema", what, "left out")
        if not self.published.is_ours:
            open_enums(self.chapters)
        return self.notes

    def _note(self, kind: str, where: str, what: str) -> None:
        self.notes.append(Note(kind, where, what))

    def _leave(self, kind: str, where: str, what: str) -> None:
        note = Note(kind, where, what, written=False)
        if note not in self.notes:
            self.notes.append(note)

    def _settle(self) -> None:
        """Write the fields with parts, first those whose parts we have as schemas."""
        while self._later or self.translator.pairs:
            while self.translator.pairs:
                mine, theirs, name = self.translator.pairs.popleft()
                self._pair(mine, theirs, self._site(name, True))
            holds = self.translator.known.holds
            for field in [one for one in self._later if holds(one.schema)] or self._later[:1]:
                self._later.remove(field)
                self._write_field(field)

    def _site(self, name: str, sent: bool) -> Site:
        """The site of one of our schemas, which requests and responses may share."""
        sides = self.translator.known.sides
        sent = name in sides.sent or (sent and name not in sides.answered)
        return Site(self.chapters.chapter_of("schemas", name), name, sent, name in sides.answered)

    def _existing(self, mine: Operation, theirs: PublishedOperation) -> None:
        self._parameters(mine, theirs)
        where = f"{theirs}"
        noun, data = self.naming.nouns(mine.file, mine.method, mine.path, mine.action)
        body = theirs.content.get("requestBody")
        if body is not None and "requestBody" not in mine.content:
            if self.builder.add_body(mine.content, theirs, mine.file, noun, list(theirs.content)):
                self._note("body", where, "new body")
        elif body is not None:
            self._media(mine.content["requestBody"], body, Site(mine.file, noun, True), where)
        success = next((code for code in mine.content["responses"] if code.startswith("2")), None)
        if success is not None:
            answer = self.published.success(theirs)[1]
            site = Site(mine.file, data, sent=False, answered=True)
            self._media(mine.content["responses"][success], answer, site, where)
        for status in theirs.content.get("responses") or {}:
            shared = self.chapters.error_response(str(status))
            if status not in mine.content["responses"] and str(status)[0] in "45" and shared:
                order = sorted({*mine.content["responses"], str(status)})
                insert(mine.content["responses"], str(status), shared, order)
                self._note("status", where, str(status))

    def _media(self, mine: Json, theirs: Any, site: Site, where: str) -> None:
        content = self.chapters.schemas.resolve(mine).get("content") or {}
        media, schema = self.published.medium(theirs)
        if schema is None or not content:
            return
        if media not in content:
            self._leave("type", where, f"content type is {media}, was {', '.join(content)}")
            return
        self._pair(content[media].get("schema") or {}, schema, site, where)

    def _parameters(self, mine: Operation, theirs: PublishedOperation) -> None:
        resolve = self.chapters.schemas.resolve
        written = [*(mine.item.get("parameters") or ()), *(mine.content.get("parameters") or ())]
        known = {(one["in"], one["name"]): one for one in map(resolve, written) if "name" in one}
        names: list[str] = []
        for parameter in theirs.parameters:
            found = self.published.schemas.resolve(parameter)
            key = found["in"], found["name"]
            if key in known and key[0] == "query":
                site = Site(
                    mine.file, self.naming.field(self.naming.noun(mine.file), key[1]), True, query=True
                )
                self._pair(
                    known[key].get("schema") or {}, found.get("schema") or {}, site, f"{theirs} {key[1]}"
                )
            elif key[0] == "query":
                self._add_parameter(mine, theirs, parameter, names)
            names.append(key[1])

    def _add_parameter(
        self, mine: Operation, theirs: PublishedOperation, parameter: Json, before: list[str]
    ) -> None:
        name = self.published.schemas.resolve(parameter)["name"]
        site = Site(mine.file, self.naming.field(self.naming.noun(mine.file), name), True, query=True)
        content = self.translator.parameter(parameter, site)
        if "parameters" not in mine.content:
            later = [key for key in mine.content if key in ("requestBody", "responses")]
            order = [key for key in mine.content if key not in later]
            insert(mine.content, "parameters", [], [*order, "parameters"])
        into = mine.content["parameters"]
        places = [self.chapters.schemas.resolve(one).get("name") for one in into]
        place = next((places.index(other) + 1 for other in reversed(before) if other in places), 0)
        into.insert(place, content)
        if self.published.schemas.resolve(parameter).get("required") is True:
            self._leave("required", f"{theirs} {name}", "the new parameter is required: existing calls fail")
        self._note("parameter", str(theirs), name)

    def _pair(self, mine: Json, theirs: Any, site: Site, where: str = "") -> None:
        """Compare our schema with a published one at all depths."""
        ours, others = self.chapters.schemas.resolve(mine), self.published.schemas.resolve(theirs)
        if not ours or not others or (id(ours), id(others)) in self._met:
            return
        self._met.add((id(ours), id(others)))
        name = name_in(mine)
        if name:
            site = self._site(name, site.sent)
        where = name or where or site.name
        known = self.chapters.schemas.branches(mine)
        names = [name_in(option) for option in self._options(mine)]
        for branch, published in self._branches(theirs):
            if branch.get("properties"):
                self._object(known, names, branch, published, site, where)
            elif _is_enum(branch):
                self._values(known, branch, where, site)
            if "items" in branch:
                for option in [option for option in known if "items" in option][:1]:
                    self._pair(option["items"], branch["items"], site, f"{where}[]")
            if isinstance(branch.get("additionalProperties"), dict):
                maps = [option for option in known if isinstance(option.get("additionalProperties"), dict)]
                for option in maps[:1]:
                    self._pair(
                        option["additionalProperties"], branch["additionalProperties"], site, f"{where}{{}}"
                    )

    def _options(self, mine: Json) -> list[Json]:
        found = self.chapters.schemas.resolve(mine)
        return list(found.get("anyOf") or [mine])

    def _branches(self, theirs: Any) -> list[tuple[Json, str]]:
        """The alternatives of a published schema, each with its published name."""
        found = self.published.schemas.merged(self.published.schemas.resolve(theirs))
        options = found.get("anyOf") or found.get("oneOf")
        if options and "properties" not in found:
            return [branch for option in options for branch in self._branches(option)]
        return [(found, name_in(theirs) if isinstance(theirs, dict) else "")]

    def _object(
        self, known: list[Json], names: list[str], theirs: Json, published: str, site: Site, where: str
    ) -> None:
        objects = [option for option in known if option.get("properties")]
        if not objects:
            if known and not any(option.get("additionalProperties") for option in known):
                self._leave("type", where, "is an object now")
            return
        named = self.chapters.find(f"#/components/schemas/{published}") if self.published.is_ours else None
        mine = named if any(named is option for option in objects) else None
        mine = mine or max(objects, key=lambda option: self._fit(option, theirs))
        if len(objects) > 1 and not set(mine["properties"]) & set(theirs["properties"]):
            self._leave("type", where, "may be another object as well")
            return
        self._fields(mine, theirs, site, where)

    def _fit(self, mine: Json, theirs: Json) -> float:
        fields, others = mine["properties"], theirs["properties"]
        both = [name for name in fields if name in others]
        constants = [
            self._constant(self.chapters.schemas.resolve(fields[name]))
            == self._constant(self.published.schemas.resolve(others[name]))
            for name in both
            if self._constant(self.chapters.schemas.resolve(fields[name]))
        ]
        return likeness(fields, others) + sum(1 if same else -1 for same in constants)

    def _constant(self, node: Json) -> str:
        values = [node["const"]] if "const" in node else node.get("enum") or []
        return str(values[0]) if len(values) == 1 else ""

    def _fields(self, mine: Json, theirs: Json, site: Site, where: str) -> None:
        done = self.chapters.find(DONE)
        for name, schema in theirs["properties"].items():
            place = f"{where}.{name}"
            if name in mine["properties"]:
                below = site.below(self.naming.field(site.name, name))
                self._pair(mine["properties"][name], schema, below, place)
                self._compare(mine, theirs, name, place)
            elif mine is done and name in _ENVELOPE_ONLY:
                self._leave("type", where, f"answers {name}, which `Done` does not have")
            elif not self._is_refused(schema):
                self._add_field(mine, theirs, name, site, place)

    def _is_refused(self, schema: Any) -> bool:
        """Whether a published request only says by an empty schema that a field must not be sent."""
        return not self.published.is_ours and not set(self.published.schemas.resolve(schema)) - {
            "description",
            "readOnly",
        }

    def _add_field(self, mine: Json, theirs: Json, name: str, site: Site, place: str) -> None:
        field = _NewField(mine, theirs, name, site, place)
        if self._is_plain(field.schema):
            self._write_field(field)
        else:
            self._later.append(field)

    def _is_plain(self, schema: Any) -> bool:
        parts = {"properties", "enum", "items", "anyOf", "oneOf", "allOf", "additionalProperties"}
        return not parts & set(self.published.schemas.resolve(schema))

    def _write_field(self, field: _NewField) -> None:
        site, name, fields = field.site, field.name, field.mine["properties"]
        if name in fields:
            return
        below = site.below(self.naming.field(site.name, name))
        content = self.translator.field(name, field.schema, below)
        insert(fields, name, content, list(field.theirs["properties"]))
        self.translator.known.stale = True
        self._note("field", field.place, site.file)
        is_trusted = self.published.is_ours or not site.answered
        is_trusted = is_trusted or (name == "data" and set(fields) <= ENVELOPE)
        if name in (field.theirs.get("required") or ()) and is_trusted:
            self._require(field)

    def _require(self, field: _NewField) -> None:
        mine, name = field.mine, field.name
        if "required" not in mine:
            insert(mine, "required", [], ["type", "description", "required"])
        order, known = list(field.theirs["required"]), mine["required"]
        before = order[: order.index(name)]
        place = next((known.index(other) + 1 for other in reversed(before) if other in known), 0)
        known.insert(place, name)
        if not self.published.is_ours and not field.site.answered:
            self._leave("required", field.place, "the new field is required: existing calls fail")

    def _values(self, known: list[Json], theirs: Json, where: str, site: Site) -> None:
        values = [value for value in theirs["enum"] if isinstance(value, str)]
        options = [*known, *(self.chapters.schemas.resolve(one["items"]) for one in known if "items" in one)]
        enums = [option for option in options if _is_enum(option)]
        if not enums:
            scalars = [
                option for option in options if "enum" not in option and option.get("type") == "string"
            ]
            if scalars and set(values) != {"true", "false"} and not self.published.is_ours:
                self._leave("value", where, f"is one of {', '.join(values)}; ours is any text")
            return
        mine = max(enums, key=lambda option: likeness(option["enum"], values))["enum"]
        for number, value in enumerate(values):
            if value not in mine:
                before = reversed(values[:number])
                mine.insert(next((mine.index(other) + 1 for other in before if other in mine), 0), value)
                self.translator.known.stale = True
                self._note("value", where, value)

    def _compare(self, mine: Json, theirs: Json, name: str, place: str) -> None:
        """List what a machine must not change by itself: other types of known fields."""
        if self.published.is_ours:
            return
        schemas, others = self.chapters.schemas, self.published.schemas
        before = {
            kind for option in schemas.branches(mine["properties"][name]) for kind in schemas.kinds(option)
        }
        now = {
            kind for option in others.branches(theirs["properties"][name]) for kind in others.kinds(option)
        }
        before, now = (
            {"number" if kind == "integer" else kind for kind in found} - {"null"} for found in (before, now)
        )
        if before and now and not before & now:
            self._leave(
                "type", place, f"is {' or '.join(sorted(now))} now, was {' or '.join(sorted(before))}"
            )


def _is_enum(node: Json) -> bool:
    return len([value for value in node.get("enum") or () if isinstance(value, str)]) > 1
