"""What the reference says of each operation and each model, ready for the templates."""

from __future__ import annotations

import ast
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from generator.command_tree import argument_names
from generator.preparation import Facts, facts, operations, resolve
from generator.reach import names_in, reached
from generator.reference_code import Code, Field, Function, ReferenceModel, model_names, options
from generator.reference_examples import Example, Request, command, example, request
from generator.reference_words import errors, limit, safety, type_words

__all__ = ["Entries", "Entry"]

Json = dict[str, Any]
Link = Callable[[str], str]
"""Makes a link of the name of a model."""


class Row(NamedTuple):
    """One line of a table of arguments or fields."""

    name: str
    wire: str
    type: str
    presence: str
    description: str


class Table(NamedTuple):
    """A type in words, and the fields of its model if the page has not shown them yet."""

    words: str
    rows: list[Row]


class Entry(NamedTuple):
    """One operation."""

    verb: str
    method: str
    path: str
    summary: str
    description: str
    successors: list[str] | None
    """Links to what replaces a deprecated operation; None for other operations."""
    arguments: list[Row]
    body: Table | None
    result: Table | None
    """What a call returns, or each item of a list with pages; None if it returns nothing."""
    has_pages: bool
    safety: str
    lost: str
    limit: str
    errors: list[str]
    command: str
    docs: str
    notes: list[str]
    signature: str
    example: Example


class Entries:
    """Makes the entries of a document; `places` names the page of each model."""

    def __init__(self, document: Json, generated: Path, code: Code, places: dict[str, str]) -> None:
        self._document, self._generated, self._code, self._places = document, generated, code, places
        self.facts = facts(document)
        found = operations(document)
        self._operations = {operation["operationId"]: (path, operation) for path, operation in found}
        self.base = urlsplit(document["servers"][0]["url"]).path
        bodies = [
            resolve(document, operation.get("requestBody", {})) for _, operation in operations(document)
        ]
        self._sent = reached(document["components"]["schemas"], names_in(bodies))

    def entries(self, names: list[str]) -> list[Entry]:
        """Return the entries of one page."""
        shown: set[str] = set()
        return [self._entry(name, shown) for name in names]

    def _entry(self, name: str, shown: set[str]) -> Entry:
        """Return the entry of an operation; `shown` holds the models whose fields the page has already."""
        path, operation = self._operations[name]
        fact, function = self.facts[name], self._code.functions[name]
        sent = request(self._document, path, operation)
        body, result = function.arguments.get("body"), function.items or function.result
        return Entry(
            verb=self.verb(name),
            method=operation["method"],
            path=f"{self.base}{path}",
            summary=operation["summary"],
            description=operation.get("description", ""),
            successors=self._successors(operation, fact.tag),
            arguments=self._arguments(name, function, fact),
            body=None if body is None else self._table(_without_mapping(body), shown),
            result=None if ast.unparse(result) == "None" else self._table(result, shown),
            has_pages=function.items is not None,
            safety=fact.safety,
            lost=safety(fact, self.base),
            limit=limit(fact),
            errors=errors(operation, fact),
            command=command(self._document, path, operation, fact, sent),
            docs=fact.docs,
            notes=self._notes(operation, function),
            signature=function.signature,
            example=self._example(operation, fact, sent),
        )

    def verb(self, name: str) -> str:
        """Return the name of an operation within its group."""
        return name.removeprefix(f"{self.facts[name].tag}_")

    def _example(self, operation: Json, fact: Facts, sent: Request) -> Example:
        return example(self._code, self._document, operation, fact, sent)

    def _successors(self, operation: Json, group: str) -> list[str] | None:
        if not operation.get("deprecated"):
            return None
        found = []
        for name in operation["x-replaced-by"]:
            tag, verb = self.facts[name].tag, self.verb(name)
            found.append(f"[{tag}.{verb}]({'' if tag == group else f'{tag}.md'}#{verb})")
        return found

    def _arguments(self, name: str, function: Function, fact: Facts) -> list[Row]:
        known = argument_names(self._generated / "api" / f"{fact.tag}.py")[name]
        wires = {python: wire for wire, python in known.items()}
        rows = []
        for argument, annotation in function.arguments.items():
            wire = wires.get(argument, "")
            where = f"path, `{wire}`" if f"{{{wire}}}" in fact.path else f"query, `{wire}`" if wire else "–"
            text = fact.parameters.get(wire, "")
            if argument == "body":
                where, text = "body", fact.body
            elif argument == "allow_empty":
                text = f"Whether `{fact.guarded}` may be empty, which removes all."
            words = type_words(_without_mapping(annotation), self.link)
            rows.append(
                Row(argument, where, words, "required" if argument in function.required else "", text)
            )
        return rows

    def _notes(self, operation: Json, function: Function) -> list[str]:
        found = []
        if function.items is not None:
            found.append("`async for` reads all pages, `await` returns one page: [lists](../lists.md).")
        names = names_in(resolve(self._document, operation.get("requestBody", {})))
        if "Condition" in reached(self._document["components"]["schemas"], names):
            found.append("Builders for the conditions of rules: [rules and conditions](../conditions.md).")
        return found

    def _table(self, annotation: ast.expr, shown: set[str]) -> Table:
        words = type_words(annotation, self.link)
        names = {name for name in model_names(annotation) if self._code.models[name].fields}
        if len(names) != 1 or names <= shown:
            return Table(words, [])
        shown |= names
        return Table(words, self.rows(self._code.models[names.pop()], self.link))

    def rows(self, model: ReferenceModel, link: Link) -> list[Row]:
        """Return the fields of a model as lines of a table."""
        return [
            Row(
                field.name,
                field.wire,
                type_words(field.annotation, link),
                self._presence(model, field),
                field.description,
            )
            for field in model.fields
        ]

    def _presence(self, model: ReferenceModel, field: Field) -> str:
        is_only_received = model.name not in self._sent
        return "always" if field.presence == "required" and is_only_received else field.presence

    def link(self, name: str) -> str:
        """Return a link from the page of a group to a model."""
        return f"[{name}](models/{self._places[name]}.md#{name.lower()})"


def _without_mapping(annotation: ast.expr) -> ast.expr:
    """Return the type of a body without `Mapping`, which every body may be."""
    kept = [one for one in options(annotation) if ast.unparse(one) != "Mapping[str, Any]"]
    whole = kept[0]
    for option in kept[1:]:
        whole = ast.BinOp(whole, ast.BitOr(), option)
    if isinstance(whole, ast.Subscript):
        return ast.Subscript(whole.value, _without_mapping(whole.slice), whole.ctx)
    return whole
