"""Lint rules for the files of chapters, and for the merged document."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jsonschema.exceptions import SchemaError
from openapi_schema_validator import OAS31Validator
from openapi_spec_validator import OpenAPIV31SpecValidator
from openapi_spec_validator.validation.exceptions import DuplicateOperationIDError, UnresolvableParameterError

from document.bundle import CHAPTER_KEYS, SHARED
from document.document import Document
from document.places import schemas_in
from document.rules.register import rule

SECTIONS = ("parameters", "requestBodies", "responses", "schemas")
MAX_LINES, MAX_COLUMNS = 900, 140


@rule
def merged(document: Document) -> Iterator[str]:
    """The chapters make one document in which each name is written once."""
    yield from document.bundle.problems


@rule
def valid(document: Document) -> Iterator[str]:
    """The document is valid OpenAPI 3.1."""
    places = {place.pointer: place for place in document.places}
    elsewhere: list[str] = []
    for error in OpenAPIV31SpecValidator(document.complete).iter_errors():
        if isinstance(error, DuplicateOperationIDError | UnresolvableParameterError):
            continue  # unique_ids and path_parameters name the chapter
        steps = [str(step) for step in error.absolute_path]
        place = places.get(tuple(steps[:3]))
        if place:
            yield f"{place}: {'.'.join(steps[3:])}: {error.message[:300]}"
        else:
            elsewhere.append(f"openapi.yaml: {'.'.join(steps)}: {error.message[:300]}")
    if elsewhere:
        yield from list(invalid_schemas(document)) or elsewhere


def invalid_schemas(document: Document) -> Iterator[str]:
    """Yield the places with an invalid schema, which the validator does not name."""
    for place in document.places:
        for trail, schema in schemas_in(place):
            try:
                OAS31Validator.check_schema(schema)
            except SchemaError as error:
                steps = [*trail, *map(str, error.absolute_path)]
                yield f"{place}: {'.'.join(steps)}: {error.message[:300]}"
                break


@rule
def sourced(document: Document) -> Iterator[str]:
    """A chapter begins with its source page and the date of reading."""
    for chapter, text in document.bundle.texts.items():
        if not re.match(r"# Source: https://\S+ read \d{4}-\d\d-\d\d\.\n", text):
            yield f"{chapter}: line 1: begin with `# Source: https://…, read YYYY-MM-DD.`"


@rule
def sized(document: Document) -> Iterator[str]:
    """A chapter has at most 900 lines of at most 140 characters."""
    for chapter, text in document.bundle.texts.items():
        lines = text.splitlines()
        if len(lines) > MAX_LINES:
            yield f"{chapter}: has {len(lines)} lines; split it by subject, {MAX_LINES} at most"
        for number, line in enumerate(lines, 1):
            if len(line) > MAX_COLUMNS:
                yield f"{chapter}: line {number}: has {len(line)} characters; {MAX_COLUMNS} at most"


@rule
def ordered(document: Document) -> Iterator[str]:
    """A chapter has the order tags, paths, components: parameters, bodies, responses, schemas."""
    for chapter, content in document.bundle.chapters.items():
        if chapter == SHARED:
            continue
        for keys, order in ((content, list(CHAPTER_KEYS)), (content.get("components") or {}, SECTIONS)):
            known = [key for key in keys if key in order]
            if known != [key for key in order if key in known]:
                yield f"{chapter}: the order is {', '.join(known)}; write {', '.join(order)}"


@rule
def tags(document: Document) -> Iterator[str]:
    """A chapter declares only its own tag, with a description and a link."""
    for chapter, content in document.bundle.chapters.items():
        name = chapter.removesuffix(".yaml")
        written = [tag for tag in content.get("tags") or [] if isinstance(tag, dict)]
        if chapter == SHARED:
            continue
        if [tag.get("name") for tag in written] != [name]:
            yield f"{chapter}: declare one tag, called {name} like the chapter"
        if not re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", name):
            yield f"{chapter}: the name of a chapter is a snake_case noun"
        for tag in written:
            if not tag.get("description") or not (tag.get("externalDocs") or {}).get("url"):
                yield f"{chapter}: tag {tag.get('name')}: add a description and externalDocs.url"


@rule
def finished(document: Document) -> Iterator[str]:
    """No text is left to write, and no guess of `make adopt` is left to check."""
    for chapter, text in document.bundle.texts.items():
        for number, line in enumerate(text.splitlines(), 1):
            if re.search(r"\bTODO\b", line):
                yield f"{chapter}: line {number}: TODO is left; write the text"
            if re.search(r"\bx-review:", line):
                yield f"{chapter}: line {number}: x-review is left; check the guess and remove the mark"
